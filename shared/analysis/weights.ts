import type { StudyColumns } from './columns.ts';
import { type CodingChoice, selectCodings } from './selection.ts';

/**
 * The weights (0-100, METHOD.md §2) of the codings of each set, ascending; codings without a weight take no part, and none
 * is invented. `weights` = one entry a coding of `StudyColumns.codings`, NaN = none.
 */
export function weightsOf(columns: StudyColumns, choice: CodingChoice, weights: Float64Array): number[][] {
  const selection = selectCodings(columns, choice);
  const found: number[][] = choice.sets.map(() => []);
  const count = selection.offset.at(-1) ?? 0;
  for (let at = selection.offset[0] ?? 0; at < count; at++) {
    const weight = weights[selection.row ? (selection.row[at] as number) : at] ?? Number.NaN;
    if (Number.isNaN(weight)) continue;
    for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) found[set]?.push(weight);
  }
  return found.map((list) => list.sort((a, b) => a - b));
}
