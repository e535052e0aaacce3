import type { TextRange } from '../../text/intervals.ts';
import { normaliseText } from '../../text/normalise.ts';

/** How much was overlooked to find a quotation: nothing; kinds of blanks and unseen signs; also kinds of quotation marks, dashes and dots. */
export type Likeness = 'exact' | 'blanks' | 'signs';

export interface FoundQuotation {
  readonly likeness: Likeness;
  /** Ascending; UTF-16 units of the text as it is. */
  readonly places: readonly TextRange[];
}

/** So many places of one quotation are looked at; words that stand oftener tell nothing. */
const mostPlaces = 1_000;

/** A text with some differences folded away, and where each of its units came from. */
interface Folded {
  readonly text: string;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Finds quotations in one text, though other programs wrote their blanks, quotation marks, dashes and dots otherwise. */
export class QuotationFinder {
  readonly text: string;
  #blanks: Folded | null = null;
  #signs: Folded | null = null;

  constructor(text: string) {
    this.text = text;
  }

  /** All places of a quotation, by the strictest likeness that has any; `null` when there is none, or nothing to look for. */
  find(quotation: string): FoundQuotation | null {
    const exact = normaliseText(quotation);
    if (exact.trim() === '') return null;
    const places = placesOf(this.text, exact).map((start) => ({ start, end: start + exact.length }));
    if (places.length > 0) return { likeness: 'exact', places };
    return this.#findFolded(exact, 'blanks') ?? this.#findFolded(exact, 'signs');
  }

  /** How well the words of a range are those of a quotation; `null` when they are not. */
  likeness({ start, end }: TextRange, quotation: string): Likeness | null {
    if (start < 0 || end > this.text.length || start >= end) return null;
    const [words, wanted] = [this.text.slice(start, end), normaliseText(quotation)];
    if (words === wanted) return 'exact';
    if (foldWords(words, 'blanks') === foldWords(wanted, 'blanks')) return 'blanks';
    return foldWords(words, 'signs') === foldWords(wanted, 'signs') ? 'signs' : null;
  }

  #findFolded(quotation: string, likeness: 'blanks' | 'signs'): FoundQuotation | null {
    const folded = this.#folded(likeness);
    const wanted = foldWords(quotation, likeness);
    if (wanted === '') return null;
    const isWhole = (at: number) => !isCut(folded, at) && !isCut(folded, at + wanted.length);
    const places = placesOf(folded.text, wanted, isWhole).map((at) => ({
      start: folded.start[at] ?? 0,
      end: folded.end[at + wanted.length - 1] ?? 0,
    }));
    return places.length > 0 ? { likeness, places } : null;
  }

  #folded(likeness: 'blanks' | 'signs'): Folded {
    if (likeness === 'blanks') {
      this.#blanks ??= fold(this.text, 'blanks');
      return this.#blanks;
    }
    this.#signs ??= fold(this.text, 'signs');
    return this.#signs;
  }
}

function placesOf(text: string, wanted: string, fits: (at: number) => boolean = () => true): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = text.indexOf(wanted, at + 1)) {
    if (!isInsidePair(text, at) && fits(at)) places.push(at);
  }
  return places;
}

/** Whether a place of a folded text stands within what was one sign: the three dots of an ellipsis are found together or not. */
const isCut = ({ start }: Folded, at: number): boolean => at > 0 && at < start.length && start[at] === start[at - 1];

/** Half a pair found in the middle of another character is no place. */
const isInsidePair = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return (
    unit >= 0xdc00 && unit < 0xe000 && at > 0 && text.charCodeAt(at - 1) >= 0xd800 && text.charCodeAt(at - 1) < 0xdc00
  );
};

/** Signs that nobody sees: soft hyphen, zero-width blanks, marks of direction, a byte order mark, the place of an object. */
const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]+/gu;
/** As `isWhiteSpace` has it. */
const blanks = /\p{White_Space}+/gu;
/** What stands for a sign when kinds of quotation marks, dashes and dots tell nothing apart. */
const plainSigns: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»〝〞＂'].map((sign) => [sign, '"'] as const),
  ...[...'‘’‚‛‹›′`´＇'].map((sign) => [sign, "'"] as const),
  ...[...'‐‑‒–—―−﹣－'].map((sign) => [sign, '-'] as const),
  ['…', '...'],
]);
const signs = new RegExp(`[${[...plainSigns.keys()].join('')}]`, 'gu');

/** Words as {@link fold} leaves them, without blanks around. */
function foldWords(words: string, likeness: 'blanks' | 'signs'): string {
  const plain = words.replace(unseen, '').replace(blanks, ' ').trim();
  return likeness === 'signs' ? plain.replace(signs, (sign) => plainSigns.get(sign) ?? sign) : plain;
}

/**
 * Runs of blanks as one blank; unseen signs dropped; with `signs`, quotation marks, dashes and dots in their plain form. Each
 * piece that changes is copied by itself, the rest as it is. Cost: one pass, and eight bytes a character.
 */
function fold(text: string, likeness: 'blanks' | 'signs'): Folded {
  const changing = likeness === 'signs' ? changingBySigns : changingByBlanks;
  const parts: string[] = [];
  const size = text.length + 2 * (text.match(/…/gu)?.length ?? 0);
  const [start, end] = [new Int32Array(size), new Int32Array(size)];
  let [length, copied] = [0, 0];
  const copy = (until: number) => {
    parts.push(text.slice(copied, until));
    for (let unit = copied; unit < until; unit++) {
      start[length] = unit;
      end[length++] = unit + 1;
    }
  };
  for (const { 0: piece, index } of text.matchAll(changing)) {
    copy(index);
    copied = index + piece.length;
    const folded = plainSigns.get(piece) ?? (isOnlyUnseen(piece) ? '' : ' ');
    parts.push(folded);
    start.fill(index, length, length + folded.length);
    end.fill(copied, length, length + folded.length);
    length += folded.length;
  }
  copy(text.length);
  return { text: parts.join(''), start: start.subarray(0, length), end: end.subarray(0, length) };
}

/** A run of blanks, with unseen signs among them; or unseen signs by themselves. */
const runs = String.raw`[\p{White_Space}\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffc]`;
const changingByBlanks = new RegExp(`(?! (?!${runs}))${runs}+`, 'gu');
const changingBySigns = new RegExp(`${signs.source}|${changingByBlanks.source}`, 'gu');
const isOnlyUnseen = (piece: string): boolean => piece.replace(unseen, '') === '';
