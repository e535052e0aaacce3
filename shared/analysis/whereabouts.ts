import { unionOf } from '../text/intervals.ts';
import { codePointsBetween } from '../text/offsets.ts';
import { paragraphsTouched } from '../text/paragraphs.ts';
import { cellsOf, sectionCount } from './cells.ts';
import type { CodeSet, StudyColumns } from './columns.ts';
import { astralOfDocument } from './documents.ts';
import { codePointsOf } from './frequencies.ts';
import { kindsOf } from './kinds.ts';
import { selectInDocument } from './selection.ts';

/** Where some codings stand in one document. */
export interface Whereabouts {
  /** Index of the document. */
  readonly document: number;
  readonly codings: number;
  /** Codings that touch each of the document's 100 sections (METHOD.md §4). */
  readonly sections: Int32Array<ArrayBuffer>;
  /** Code points that they cover, each once. */
  readonly characters: number;
}

/** Documents with at least one of the codings (rows in reading order), in study order. */
export function whereabouts(columns: StudyColumns, rows: readonly number[]): Whereabouts[] {
  const byDocument = Map.groupBy(rows, (row) => columns.codings.document[row] ?? 0);
  return [...byDocument].map(([document, mine]) => {
    const cells = cellsOf(columns, document, 'sections');
    const sections = new Int32Array(sectionCount);
    const ranges = mine.map((row) => ({ start: columns.codings.start[row] ?? 0, end: columns.codings.end[row] ?? 0 }));
    for (const { start, end } of ranges) {
      const touched = paragraphsTouched(cells, start, end);
      for (let at = touched?.first ?? 0; touched && at <= touched.last; at++) {
        if ((cells.start[at] ?? 0) < (cells.end[at] ?? 0)) sections[at] = (sections[at] ?? 0) + 1;
      }
    }
    return { document, codings: mine.length, sections, characters: covered(columns, document, ranges) };
  });
}

const covered = (
  columns: StudyColumns,
  document: number,
  ranges: readonly { start: number; end: number }[],
): number => {
  const astral = astralOfDocument(columns.documents, document);
  return unionOf(ranges).reduce((sum, { start, end }) => sum + codePointsBetween(astral, start, end), 0);
};

/** What a code has of one document. */
export interface CodeInDocument {
  readonly codings: number;
  /** Code points that its codings cover, each once. */
  readonly characters: number;
  /** `characters` / characters of the document (METHOD.md §2); 0 of an empty one. */
  readonly coverage: number;
}

/** Codings and coverage of each set in one document, and of all codings together. */
export function codesOfDocument(
  columns: StudyColumns,
  sets: readonly CodeSet[],
  document: number,
): { readonly sets: readonly CodeInDocument[]; readonly all: CodeInDocument } {
  const kinds = kindsOf(columns.codeIds.length, sets);
  const { offset, kind, start, end } = selectInDocument(columns, kinds, {}, document);
  const length = codePointsOf(columns, document);
  const ranges = sets.map((): { start: number; end: number }[] => []);
  const every: { start: number; end: number }[] = [];
  for (let at = offset[0] ?? 0; at < (offset[1] ?? 0); at++) {
    const range = { start: start[at] ?? 0, end: end[at] ?? 0 };
    every.push(range);
    for (const set of kinds.sets[kind[at] ?? 0] ?? []) ranges[set]?.push(range);
  }
  const measured = (list: typeof every): CodeInDocument => {
    const characters = covered(columns, document, list);
    return { codings: list.length, characters, coverage: length > 0 ? characters / length : 0 };
  };
  return { sets: ranges.map(measured), all: measured(every) };
}
