import { toUtf16 } from '../text/offsets.ts';
import type { StudyColumns } from './columns.ts';
import { astralOfDocument, paragraphsOfDocument } from './documents.ts';
import { codePointsOf } from './frequencies.ts';
import type { ComparisonAxis } from './results.ts';
import { inCodePoints } from './spans.ts';

/** A document cut into the cells of the comparison chart (METHOD.md §4). */
export interface Cells {
  /** UTF-16 positions, half-open, ascending. */
  readonly start: Int32Array;
  readonly end: Int32Array;
  /** Where each is drawn: 0..1 of the row. */
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Length of the row in the unit of the axis, before rows are compared: paragraphs, code points, or 100 sections. */
  readonly length: number;
}

/** How many parts the axis `sections` cuts each document into. */
export const sectionCount = 100;

/**
 * The cells of one document. `paragraphs`: every paragraph equally wide; `characters`: every paragraph where it stands;
 * `sections`: the i-th of 100 from code point floor(i·n/100) to floor((i+1)·n/100), some empty in a document of fewer than
 * 100 code points.
 */
export function cellsOf(columns: StudyColumns, document: number, x: ComparisonAxis): Cells {
  if (x === 'sections') return sectionsOf(columns, document);
  const paragraphs = paragraphsOfDocument(columns.documents, document);
  const count = paragraphs.start.length;
  if (x === 'paragraphs') return { ...paragraphs, ...evenly(count), length: count };
  const length = codePointsOf(columns, document);
  const inPoints = inCodePoints(columns.documents, {
    ...paragraphs,
    firstDocument: document,
    offset: Int32Array.of(0, count),
    kind: new Int32Array(),
    row: null,
  });
  const share = (positions: Int32Array) => Float64Array.from(positions, (position) => position / length);
  return { ...paragraphs, from: share(inPoints.start), to: share(inPoints.end), length };
}

function sectionsOf(columns: StudyColumns, document: number): Cells {
  const astral = astralOfDocument(columns.documents, document);
  const length = codePointsOf(columns, document);
  const bound = (index: number) => toUtf16(astral, Math.floor((index * length) / sectionCount));
  return {
    start: Int32Array.from({ length: sectionCount }, (_, index) => bound(index)),
    end: Int32Array.from({ length: sectionCount }, (_, index) => bound(index + 1)),
    ...evenly(sectionCount),
    length: sectionCount,
  };
}

function evenly(count: number): Pick<Cells, 'from' | 'to'> {
  return {
    from: Float64Array.from({ length: count }, (_, index) => index / count),
    to: Float64Array.from({ length: count }, (_, index) => (index + 1) / count),
  };
}
