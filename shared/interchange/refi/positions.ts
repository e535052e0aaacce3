import type { TextRange } from '../../text/intervals.ts';
import { normaliseText } from '../../text/normalise.ts';
import type { OffsetReading } from '../incoming.ts';

/** What is wrong with positions of a selection. */
export type OffsetProblem =
  | 'no number'
  /** The end stands before the start. */
  | 'reversed'
  /** No character lies between start and end. */
  | 'empty'
  /** It begins before the text, or ends or begins behind it. */
  | 'before the text'
  | 'behind the text'
  /** It begins or ends inside a character or a line end. */
  | 'inside a character';

export interface Placement {
  /** UTF-16 units of the normalised text, not empty; what lies inside the text where more was written. */
  readonly range: TextRange | null;
  readonly problem: OffsetProblem | null;
}

/** A character whose length differs between ways of counting. */
const irregular = /^\uFEFF|\r\n|[\u{10000}-\u{10FFFF}]|(?![\t\n\r\u007F-\u009F])\p{Cc}/gu;

/** Kinds of irregular characters. */
const astral = 0;
const lineEnd = 1;
const dropped = 2;
/** UTF-16 units of each kind in the normalised text. */
const normalisedWidths = [2, 1, 0] as const;

/** Where the irregular characters of a text begin under one way of counting, and where each is in the normalised text. */
interface Table {
  readonly written: Int32Array;
  readonly normalised: Int32Array;
  readonly widths: readonly [number, number, number];
  /** Length of the text in this way of counting. */
  readonly length: number;
}

/**
 * A text as it came (its line ends, control characters and all, without a byte order mark) and the text that is stored
 * of it (METHOD.md §1), with the way from positions in the one to positions in the other.
 */
export class TextPositions {
  /** Normalised. */
  readonly text: string;
  readonly hasAstral: boolean;
  readonly hasLongLineEnds: boolean;
  readonly #length: number;
  /** UTF-16 positions in the text as it came, and kinds. */
  readonly #starts: Int32Array;
  readonly #kinds: Uint8Array;
  readonly #tables = new Map<string, Table>();

  constructor(raw: string) {
    this.text = normaliseText(raw);
    this.#length = raw.length;
    const starts: number[] = [];
    const kinds: number[] = [];
    for (const { 0: found, index } of raw.matchAll(irregular)) {
      starts.push(index);
      kinds.push(found === '\r\n' ? lineEnd : found.length === 2 ? astral : dropped);
    }
    this.#starts = Int32Array.from(starts);
    this.#kinds = Uint8Array.from(kinds);
    this.hasAstral = kinds.includes(astral);
    this.hasLongLineEnds = kinds.includes(lineEnd);
  }

  /** Where written positions stand. Whatever is not as it should be is said; nothing is put right in silence. */
  place(start: string, end: string, reading: OffsetReading): Placement {
    const from = parsePosition(start);
    const to = parsePosition(end) + (reading.end === 'inclusive' ? 1 : 0);
    if (Number.isNaN(from) || Number.isNaN(to)) return { range: null, problem: 'no number' };
    if (to < from) return { range: null, problem: 'reversed' };
    const table = this.#table(reading);
    const first = this.#find(table, from, 'before');
    const last = this.#find(table, to, 'after');
    const outside = from < 0 ? 'before the text' : to > table.length ? 'behind the text' : null;
    const range = first.at < last.at ? { start: first.at, end: last.at } : null;
    const inside = first.isInside || last.isInside ? 'inside a character' : null;
    return { range, problem: outside ?? (range ? inside : 'empty') };
  }

  /** The position of a single written place, such as that of a time mark; `null` when it is outside the text. */
  point(position: string, reading: OffsetReading): number | null {
    const at = parsePosition(position);
    const table = this.#table(reading);
    return at >= 0 && at <= table.length ? this.#find(table, at, 'before').at : null;
  }

  #table(reading: OffsetReading): Table {
    const key = `${reading.unit} ${reading.lineEnd}`;
    const known = this.#tables.get(key);
    if (known) return known;
    const table = this.#count([reading.unit === 'code points' ? 1 : 2, reading.lineEnd, 1]);
    this.#tables.set(key, table);
    return table;
  }

  #count(widths: readonly [number, number, number]): Table {
    const written = new Int32Array(this.#starts.length);
    const normalised = new Int32Array(this.#starts.length);
    let lost = 0;
    let shrunk = 0;
    this.#starts.forEach((start, index) => {
      written[index] = start - lost;
      normalised[index] = start - shrunk;
      const kind = this.#kinds[index] ?? dropped;
      const units = kind === dropped ? 1 : 2;
      lost += units - (widths[kind] ?? 0);
      shrunk += units - (normalisedWidths[kind] ?? 0);
    });
    return { written, normalised, widths, length: this.#length - lost };
  }

  /** A position outside the text becomes its nearer end; one inside a character goes to the side that is asked for. */
  #find(table: Table, position: number, side: 'before' | 'after'): { at: number; isInside: boolean } {
    if (position <= 0) return { at: 0, isInside: false };
    if (position >= table.length) return { at: this.text.length, isInside: false };
    const index = lastAtOrBelow(table.written, position);
    if (index < 0) return { at: position, isInside: false };
    const kind = this.#kinds[index] ?? dropped;
    const past = position - (table.written[index] ?? 0);
    const begin = table.normalised[index] ?? 0;
    const width = table.widths[kind] ?? 0;
    const isInside = past > 0 && past < width;
    const after = begin + (normalisedWidths[kind] ?? 0);
    if (past === 0) return { at: begin, isInside };
    return isInside ? { at: side === 'before' ? begin : after, isInside } : { at: after + past - width, isInside };
  }
}

/** Digits with an optional sign, as `xsd:integer` is written; `NaN` for anything else. */
function parsePosition(written: string): number {
  return /^\s*[+-]?\d+\s*$/.test(written) ? Number(written) : Number.NaN;
}

/** Index of the last entry that is not above the position; −1 when all are. */
function lastAtOrBelow(ascending: Int32Array, position: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
