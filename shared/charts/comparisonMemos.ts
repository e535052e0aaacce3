import type { ComparisonResult, ComparisonRow } from '../analysis/results.ts';
import { stripBins } from './comparisonRuns.ts';

/** Places next to each other at which the same memos point, over the documents of a group. Bins of the strip, half-open. */
export interface MemoRun {
  readonly from: number;
  readonly to: number;
  readonly memoIds: readonly string[];
  /** Documents of the group in which they point there. */
  readonly documents: number;
}

/** Whether the chart shows where memos point. */
export const showsMemos = ({ rows }: ComparisonResult): boolean => rows.some(({ memos }) => memos !== undefined);

/** Memos that point at words of a row, each once. */
export const memosOfRow = ({ memos = [] }: ComparisonRow): string[] => [...new Set(memos.map(({ memoId }) => memoId))];

/** Memos that point at words of a cell, each once. */
export const memosOfCell = ({ memos = [] }: ComparisonRow, cell: number): string[] => [
  ...new Set(memos.filter(({ first, last }) => first <= cell && cell <= last).map(({ memoId }) => memoId)),
];

/** Memos that point at words of the documents of a group, each once. */
export const memosOfGroup = ({ rows }: ComparisonResult, members: readonly number[]): string[] => [
  ...new Set(members.flatMap((member) => (rows[member] ? memosOfRow(rows[member]) : []))),
];

const slack = 1e-6;

/** The bins of the strip that a memo's cells reach into: as a code stands there (METHOD.md §4). */
function binsOf(row: ComparisonRow, { first, last }: { first: number; last: number }, bins: number) {
  const from = Math.floor((row.cellFrom[first] ?? 0) * row.width * bins + slack);
  const to = Math.ceil((row.cellTo[last] ?? 0) * row.width * bins - slack);
  return { from: Math.max(0, from), to: Math.min(bins, Math.max(from + 1, to)) };
}

/** Where memos point along the axis, over the documents of a group: each memo counts once at a place. */
export function memoRuns(result: ComparisonResult, members: readonly number[]): MemoRun[] {
  const bins = stripBins(result);
  const memos = new Map<number, Set<string>>();
  const documents = new Map<number, Set<number>>();
  for (const member of members) {
    const row = result.rows[member];
    for (const memo of row?.memos ?? []) {
      const { from, to } = binsOf(row as ComparisonRow, memo, bins);
      for (let bin = from; bin < to; bin++) {
        memos.set(bin, (memos.get(bin) ?? new Set()).add(memo.memoId));
        documents.set(bin, (documents.get(bin) ?? new Set()).add(member));
      }
    }
  }
  const runs: { from: number; to: number; memoIds: readonly string[]; documents: number; key: string }[] = [];
  for (const bin of [...memos.keys()].sort((a, b) => a - b)) {
    const [memoIds, where] = [[...(memos.get(bin) ?? [])], [...(documents.get(bin) ?? [])]];
    const key = `${memoIds.toSorted().join()} ${where.join()}`;
    const last = runs.at(-1);
    if (last && last.to === bin && last.key === key) last.to = bin + 1;
    else runs.push({ from: bin, to: bin + 1, memoIds, documents: where.length, key });
  }
  return runs.map(({ key: _, ...run }) => run);
}
