import type { TextRange } from '../text/intervals.ts';
import { toUtf16 } from '../text/offsets.ts';
import { sectionCount } from './cells.ts';
import type { StudyColumns } from './columns.ts';
import { astralOfDocument, paragraphsOfDocument } from './documents.ts';
import { codePointsOf } from './frequencies.ts';
import type { ComparisonAxis } from './results.ts';

/**
 * A stretch of the axis of the comparison chart (METHOD.md §4), the same for every document: half-open, in whole sections,
 * paragraphs or code points, counted from 0.
 */
export interface Along {
  readonly x: ComparisonAxis;
  readonly from: number;
  readonly to: number;
}

/**
 * The text of a document that lies in the stretch, in UTF-16 units: sections and code points as METHOD.md §4 cuts them,
 * paragraphs from the beginning of the first to the end of the last that the document has. Empty where it has none.
 */
export function rangeAlong(columns: StudyColumns, document: number, { x, from, to }: Along): TextRange {
  if (x === 'paragraphs') {
    const { start, end } = paragraphsOfDocument(columns.documents, document);
    const last = Math.min(to, start.length) - 1;
    return from > last ? { start: 0, end: 0 } : { start: start[from] ?? 0, end: end[last] ?? 0 };
  }
  const length = codePointsOf(columns, document);
  const astral = astralOfDocument(columns.documents, document);
  const position = (at: number) =>
    toUtf16(astral, Math.min(length, x === 'sections' ? Math.floor((at * length) / sectionCount) : at));
  return { start: position(from), end: position(to) };
}

/** The codings that share a character with the stretch in their document: one flag each. O(documents + codings). */
export function codingsAlong(columns: StudyColumns, along: Along): Uint8Array {
  const { document, start, end } = columns.codings;
  const ranges = columns.documents.ids.map((_, index) => rangeAlong(columns, index, along));
  const from = Int32Array.from(ranges, (range) => range.start);
  const to = Int32Array.from(ranges, (range) => range.end);
  const flags = new Uint8Array(document.length);
  for (let row = 0; row < document.length; row++) {
    const place = document[row] as number;
    // A coding over an empty stretch touches nothing of it.
    const touches = (start[row] as number) < (to[place] as number) && (from[place] as number) < (end[row] as number);
    flags[row] = touches && (from[place] as number) < (to[place] as number) ? 1 : 0;
  }
  return flags;
}
