import type { ComparisonResult } from '#shared/analysis/results.ts';

/** A thumbnail has room for no more rows than this; of more, every so many-th one is drawn. */
const mostRows = 160;

/** The comparison with as many rows as a thumbnail can show. */
export function fewRows(result: ComparisonResult): ComparisonResult {
  const step = Math.ceil(result.rows.length / mostRows);
  if (step <= 1) return result;
  const groups = result.groups.map((group) => ({
    ...group,
    rows: group.rows.filter((_, place) => place % step === 0),
  }));
  return { ...result, groups };
}
