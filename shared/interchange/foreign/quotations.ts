import type { TextRange } from '../../text/intervals.ts';
import { normaliseText } from '../../text/normalise.ts';
import { isWhiteSpace } from '../../text/paragraphs.ts';

/** How much was overlooked to find a quotation: nothing; kinds of blanks and unseen signs; also kinds of quotation marks, dashes and dots. */
export type Likeness = 'exact' | 'blanks' | 'signs';

export interface FoundQuotation {
  readonly likeness: Likeness;
  /** Ascending; UTF-16 units of the text as it is. */
  readonly places: readonly TextRange[];
}

/** So many places of one quotation are looked at; words that stand oftener tell nothing. */
const mostPlaces = 10_000;

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
    if (fold(words, 'blanks').text.trim() === fold(wanted, 'blanks').text.trim()) return 'blanks';
    return fold(words, 'signs').text.trim() === fold(wanted, 'signs').text.trim() ? 'signs' : null;
  }

  #findFolded(quotation: string, likeness: 'blanks' | 'signs'): FoundQuotation | null {
    const folded = this.#folded(likeness);
    const wanted = fold(quotation, likeness).text.trim();
    if (wanted === '') return null;
    const places = placesOf(folded.text, wanted).map((at) => ({
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

function placesOf(text: string, wanted: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && places.length < mostPlaces; at = text.indexOf(wanted, at + 1)) {
    if (!isInsidePair(text, at)) places.push(at);
  }
  return places;
}

/** Half a pair found in the middle of another character is no place. */
const isInsidePair = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return (
    unit >= 0xdc00 && unit < 0xe000 && at > 0 && text.charCodeAt(at - 1) >= 0xd800 && text.charCodeAt(at - 1) < 0xdc00
  );
};

/** Signs that nobody sees: soft hyphen, zero-width blanks, marks of direction, a byte order mark, the place of an object. */
const isUnseen = (unit: number): boolean =>
  unit === 0xad || (unit >= 0x200b && unit <= 0x200f) || (unit >= 0x202a && unit <= 0x202e) || isRareUnseen(unit);
const isRareUnseen = (unit: number): boolean =>
  unit === 0x2060 || (unit >= 0x2066 && unit <= 0x2069) || unit === 0xfeff || unit === 0xfffc;

/** What stands for a sign when kinds of quotation marks, dashes and dots tell nothing apart. */
const plainSigns: ReadonlyMap<string, string> = new Map([
  ...[...'“”„‟«»〝〞＂'].map((sign) => [sign, '"'] as const),
  ...[...'‘’‚‛‹›′`´＇'].map((sign) => [sign, "'"] as const),
  ...[...'‐‑‒–—―−﹣－'].map((sign) => [sign, '-'] as const),
  ['…', '...'],
]);

/** Runs of blanks as one blank; unseen signs dropped; with `signs`, quotation marks, dashes and dots in their plain form. */
function fold(text: string, likeness: 'blanks' | 'signs'): Folded {
  const parts: string[] = [];
  const start: number[] = [];
  const end: number[] = [];
  let [blank, wordAt] = [false, 0];
  for (let unit = 0; unit < text.length; unit++) {
    const code = text.charCodeAt(unit);
    if (isUnseen(code)) continue;
    const isBlank = isWhiteSpace(code);
    if (isBlank && blank) {
      end[end.length - 1] = unit + 1;
      continue;
    }
    blank = isBlank;
    const written = isBlank ? ' ' : (text[unit] ?? '');
    const plain = likeness === 'signs' ? (plainSigns.get(written) ?? written) : written;
    parts.push(plain);
    for (wordAt = 0; wordAt < plain.length; wordAt++) {
      start.push(unit);
      end.push(unit + 1);
    }
  }
  return { text: parts.join(''), start: Int32Array.from(start), end: Int32Array.from(end) };
}
