import type { CodeSet, StudyColumns } from './columns.ts';
import { kindsOf } from './kinds.ts';
import { type CodingChoice, selectInDocument } from './selection.ts';

/** A set and what it covers: starts and ends in turn, ascending, apart from each other; UTF-16 units. */
export type Covering = readonly [set: number, ranges: Int32Array];

/**
 * What each set covers of a document by its codings that take part; sets that cover nothing of it are left out, for of
 * 1,000 codes a document holds a few. Made once for all documents.
 */
export function coveredText(
  columns: StudyColumns,
  choice: Omit<CodingChoice, 'sets'>,
  sets: readonly Pick<CodeSet, 'members'>[],
): (document: number) => Covering[] {
  const kinds = kindsOf(columns.codeIds.length, sets);
  return (document) => {
    const { offset, kind, start, end } = selectInDocument(columns, kinds, choice, document);
    const ranges = new Map<number, number[]>();
    for (let at = offset[0] ?? 0; at < (offset[1] ?? 0); at++) {
      for (const set of kinds.sets[kind[at] ?? -1] ?? []) {
        const own = ranges.get(set);
        if (own) cover(own, start[at] ?? 0, end[at] ?? 0);
        else ranges.set(set, [start[at] ?? 0, end[at] ?? 0]);
      }
    }
    return Array.from(ranges, ([set, own]) => [set, Int32Array.from(own)] as const);
  };
}

/** Ranges ascend by start: one that begins before or where the last ends goes on with it. */
function cover(ranges: number[], start: number, end: number): void {
  const last = ranges.length - 1;
  if (start > (ranges[last] ?? 0)) ranges.push(start, end);
  else ranges[last] = Math.max(ranges[last] ?? 0, end);
}
