import type { CodeSet } from '#shared/analysis/columns.ts';
import { kindsOf } from '#shared/analysis/kinds.ts';
import { type CodingChoice, selectInDocument } from '#shared/analysis/selection.ts';
import { unionOf } from '#shared/text/intervals.ts';
import type { KeyedColumns } from '../store/columns.ts';

/**
 * What each set covers of a document by its codings that take part: starts and ends in turn, ascending, apart from each
 * other; UTF-16 units. Made once for all documents.
 */
export function coveredText(
  columns: KeyedColumns,
  choice: Omit<CodingChoice, 'sets'>,
  sets: readonly CodeSet[],
): (document: number) => Int32Array[] {
  const kinds = kindsOf(columns.codeIds.length, sets);
  return (document) => {
    const { offset, kind, start, end } = selectInDocument(columns, kinds, choice, document);
    const ranges = sets.map((): { start: number; end: number }[] => []);
    for (let at = offset[0] ?? 0; at < (offset[1] ?? 0); at++) {
      for (const set of kinds.sets[kind[at] ?? -1] ?? []) {
        ranges[set]?.push({ start: start[at] ?? 0, end: end[at] ?? 0 });
      }
    }
    return ranges.map((own) => Int32Array.from(unionOf(own).flatMap((range) => [range.start, range.end])));
  };
}
