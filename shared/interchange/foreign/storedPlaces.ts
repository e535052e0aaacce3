import type { TextRange } from '../../text/intervals.ts';
import { snapToCodePoint } from '../../text/offsets.ts';
import type { OffsetReading } from '../incoming.ts';
import { type CountedText, countings } from './countedText.ts';
import { QuotationFinder } from './quotations.ts';

/** Where a program says that words stand, in its own counting, and the words that it noted. */
export interface StoredPlace {
  readonly start: number;
  readonly end: number;
  /** Empty where it notes none. */
  readonly quotation: string;
}

/** Where the words stand here. `written` = where the file says, `searched` = elsewhere, `unproven` = nothing to check against. */
export interface SettledPlace {
  readonly range: TextRange;
  readonly how: 'written' | 'searched' | 'unproven';
}

/** How far from where they should be words are looked for that stand more than once (UTF-16 units). */
const near = 1000;

interface PlacedText {
  readonly counted: CountedText;
  readonly finder: QuotationFinder;
}

/** Texts of a project with the places of its codings, and which way of counting fits them. */
export class StoredPlaces {
  readonly #texts = new Map<string, PlacedText>();
  readonly #votes = countings.map(() => 0);
  #decided = 0;
  #undecided = 0;
  #order: readonly number[] = countings.map((_, index) => index);

  add(documentId: string, counted: CountedText): void {
    this.#texts.set(documentId, { counted, finder: new QuotationFinder(counted.text) });
  }

  /** Lets a place speak for the countings that lead to its words. All places are heard before the first is settled. */
  hear(documentId: string, place: StoredPlace): void {
    const text = this.#texts.get(documentId);
    if (!text?.counted.differs || place.quotation === '') return;
    const fitting = countings.map((_, index) => {
      const range = rangeBy(text.counted, index, place);
      return range !== null && text.finder.likeness(range, place.quotation) !== null;
    });
    if (fitting.every((fits) => fits) || !fitting.some((fits) => fits)) {
      this.#undecided++;
      return;
    }
    this.#decided++;
    for (const [index, fits] of fitting.entries()) if (fits) this.#votes[index] = (this.#votes[index] ?? 0) + 1;
    this.#order = this.#order.toSorted((a, b) => (this.#votes[b] ?? 0) - (this.#votes[a] ?? 0) || a - b);
  }

  /** Where the words of a place stand; `null` when they are not there, or not certainly. */
  settle(documentId: string, place: StoredPlace): SettledPlace | null {
    const text = this.#texts.get(documentId);
    if (!text) return null;
    const ranges = this.#order.map((index) => rangeBy(text.counted, index, place)).filter((range) => range !== null);
    if (place.quotation.trim() === '') {
      const [range] = ranges;
      return range ? { range, how: 'unproven' } : null;
    }
    const written = ranges.find((range) => text.finder.likeness(range, place.quotation) !== null);
    if (written) return { range: written, how: 'written' };
    const meant = meantPlace(text, place);
    if (meant) return { range: meant, how: 'written' };
    const found = onlyPlace(text.finder.find(place.quotation)?.places ?? [], positionBy(text.counted, place.start));
    return found ? { range: found, how: 'searched' } : null;
  }

  /** How positions were read, for the report. */
  offsets(program: string): { used: OffsetReading; why: string; sure: boolean } {
    const used = countings[this.#order[0] ?? 0] ?? countings[0];
    if (this.#decided === 0) {
      const why =
        this.#undecided === 0
          ? `This is how ${program} counts, and no text here could be counted in another way.`
          : `This is how ${program} counts; the noted words do not tell more.`;
      return { used, why, sure: this.#undecided === 0 };
    }
    const votes = Math.max(...this.#votes);
    const why = `${votes} of the ${this.#decided} coded segments that can tell stand on their words when counted in this way.`;
    return { used, why, sure: votes * 2 > this.#decided };
  }
}

const positionBy = (counted: CountedText, position: number): number =>
  Number.isSafeInteger(position) && position >= 0 ? (counted.positions[0]?.(position, 'start') ?? 0) : 0;

/** Where a position means when the noted words stand where the program is known to have cut them out. */
function meantPlace({ counted, finder }: PlacedText, place: StoredPlace): TextRange | null {
  if (!counted.cut) return null;
  const cut = rangeBy({ ...counted, positions: [counted.cut] }, 0, place);
  return cut && finder.likeness(cut, place.quotation) !== null ? rangeBy(counted, 0, place) : null;
}

/** The range by one counting; `null` when the text does not reach there. */
function rangeBy({ text, positions }: CountedText, counting: number, { start, end }: StoredPlace): TextRange | null {
  const position = positions[counting];
  if (!position || !Number.isSafeInteger(start) || !Number.isSafeInteger(end) || start < 0 || start >= end) return null;
  const range = {
    start: snapToCodePoint(text, position(start, 'start')),
    end: snapToCodePoint(text, position(end, 'end'), 'after'),
  };
  return range.end <= text.length && range.start < range.end ? range : null;
}

/** The one place there is; of several, the one that alone lies near where it should. */
function onlyPlace(places: readonly TextRange[], expected: number): TextRange | null {
  if (places.length === 1) return places[0] ?? null;
  const close = places.filter(({ start }) => Math.abs(start - expected) <= near);
  return close.length === 1 ? (close[0] ?? null) : null;
}
