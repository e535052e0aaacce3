import { paragraphsTouched } from '../text/paragraphs.ts';
import type { StudyColumns } from './columns.ts';
import { paragraphsOfDocument } from './documents.ts';
import { kindsOf } from './kinds.ts';
import { type CodingChoice, selectInDocument } from './selection.ts';

export interface CodelineChoice extends CodingChoice {
  /** Index of the document. */
  readonly document: number;
}

/** Paragraphs next to each other that a code touches one and all, and not the ones beside them. Paragraphs count from 0. */
export interface CodelineRun {
  /** Half-open. */
  readonly from: number;
  readonly to: number;
  /** UTF-16 units, from the beginning of the first paragraph to the end of the last. */
  readonly start: number;
  readonly end: number;
  /** Codings of the code that share a character with this range. */
  readonly codings: number;
}
export interface CodelineRow {
  readonly runs: readonly CodelineRun[];
  /** Codings of the code in the document, and paragraphs that it touches. */
  readonly codings: number;
  readonly paragraphs: number;
}
export interface Codeline {
  readonly paragraphs: number;
  /** One entry a set of the choice. */
  readonly rows: readonly CodelineRow[];
}

/**
 * The codeline of a document (METHOD.md §5): for each code the paragraphs that it touches, neighbours as one run. O(codings
 * of the document × (log paragraphs + sets of each)).
 */
export function codeline(columns: StudyColumns, choice: CodelineChoice): Codeline {
  const kinds = kindsOf(columns.codeIds.length, choice.sets);
  const { offset, kind, start, end } = selectInDocument(columns, kinds, choice, choice.document);
  const paragraphs = paragraphsOfDocument(columns.documents, choice.document);
  const ranges = choice.sets.map((): Range[] => []);
  for (let at = offset[0] ?? 0; at < (offset[1] ?? 0); at++) {
    const range = { start: start[at] ?? 0, end: end[at] ?? 0 };
    for (const set of kinds.sets[kind[at] ?? 0] ?? []) ranges[set]?.push(range);
  }
  return { paragraphs: paragraphs.start.length, rows: ranges.map((list) => rowOf(list, paragraphs)) };
}

type Range = { readonly start: number; readonly end: number };
type Paragraphs = ReturnType<typeof paragraphsOfDocument>;

function rowOf(ranges: readonly Range[], paragraphs: Paragraphs): CodelineRow {
  const stretches = stretchesOf(ranges, paragraphs);
  const runs = countCodings(
    stretches.map(({ from, to }) => ({
      from,
      to,
      start: paragraphs.start[from] ?? 0,
      end: paragraphs.end[to - 1] ?? 0,
    })),
    ranges,
  );
  const touched = runs.reduce((sum, { from, to }) => sum + to - from, 0);
  return { runs, codings: ranges.length, paragraphs: touched };
}

/** Ranges come by start, so the first paragraphs that they touch ascend. */
function stretchesOf(ranges: readonly Range[], paragraphs: Paragraphs): { from: number; to: number }[] {
  const stretches: { from: number; to: number }[] = [];
  for (const { start, end } of ranges) {
    const touched = paragraphsTouched(paragraphs, start, end);
    if (!touched) continue;
    const last = stretches.at(-1);
    if (last && touched.first <= last.to) last.to = Math.max(last.to, touched.last + 1);
    else stretches.push({ from: touched.first, to: touched.last + 1 });
  }
  return stretches;
}

/**
 * A coding that touches paragraphs lies with all of them in one run; one on blank lines alone lies in one or in none. So a
 * single pass over both finds how many share a character with each run.
 */
function countCodings(runs: readonly Omit<CodelineRun, 'codings'>[], ranges: readonly Range[]): CodelineRun[] {
  const counts = runs.map(() => 0);
  let at = 0;
  for (const { start, end } of ranges) {
    while (at < runs.length && (runs[at]?.end ?? 0) <= start) at++;
    if (at < runs.length && (runs[at]?.start ?? 0) < end) counts[at] = (counts[at] ?? 0) + 1;
  }
  return runs.map((run, index) => ({ ...run, codings: counts[index] ?? 0 }));
}
