import type { Coefficient, CoOccurrenceResult } from '../analysis/results.ts';
import { isAncestor } from '../domain/codeTree.ts';

/** One line of the ranked list: two codes by their index in the result, and what they have in common. */
export interface RankedPair {
  readonly first: number;
  readonly second: number;
  /** The count in the chosen unit. */
  readonly value: number;
  /** The chosen coefficient; NaN where it is not defined or none is chosen. */
  readonly coefficient: number;
}

/**
 * Pairs of codes that meet, strongest first: by the count in the chosen unit, then by the coefficient, then in the order
 * of the codes. With subcodes a code and the codes below it are left out: that they meet is what the tree says already.
 */
export function rankPairs(result: CoOccurrenceResult, coefficient: Coefficient): readonly RankedPair[] {
  const size = result.codes.length;
  const pairs: RankedPair[] = [];
  result.codes.forEach((one, first) => {
    for (let second = first + 1; second < size; second++) {
      const other = result.codes[second];
      const at = first * size + second;
      const value = result.values[at] ?? 0;
      if (!other || value === 0) continue;
      if (result.withSubcodes && (isAncestor(one, other) || isAncestor(other, one))) continue;
      const strength = coefficient === 'none' ? Number.NaN : (result[coefficient][at] ?? Number.NaN);
      pairs.push({ first, second, value, coefficient: strength });
    }
  });
  return pairs.sort(
    (a, b) =>
      b.value - a.value || (b.coefficient || 0) - (a.coefficient || 0) || a.first - b.first || a.second - b.second,
  );
}
