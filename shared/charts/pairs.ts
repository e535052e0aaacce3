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

/** Pairs that are ranked: those that meet, without a code and the codes below it where subcodes count for it. */
function* meetingPairs({
  codes,
  values,
  withSubcodes,
}: CoOccurrenceResult): Generator<readonly [number, number, number]> {
  for (const [first, one] of codes.entries())
    for (let second = first + 1; second < codes.length; second++) {
      const other = codes[second];
      const at = first * codes.length + second;
      if (!other || (values[at] ?? 0) === 0) continue;
      if (withSubcodes && (isAncestor(one, other) || isAncestor(other, one))) continue;
      yield [first, second, at];
    }
}

/** The pair with the highest count in the chosen unit, the first of them: what {@link rankPairs} begins with, unsorted. */
export function strongestPair(result: CoOccurrenceResult): Pick<RankedPair, 'first' | 'second'> | undefined {
  let strongest: { first: number; second: number } | undefined;
  let most = 0;
  for (const [first, second, at] of meetingPairs(result)) {
    const value = result.values[at] ?? 0;
    if (value <= most) continue;
    most = value;
    strongest = { first, second };
  }
  return strongest;
}

/**
 * Pairs of codes that meet, strongest first: by the count in the chosen unit, then by the coefficient, then in the order
 * of the codes. With subcodes a code and the codes below it are left out: that they meet is what the tree says already.
 */
export function rankPairs(result: CoOccurrenceResult, coefficient: Coefficient): readonly RankedPair[] {
  const pairs = Array.from(meetingPairs(result), ([first, second, at]): RankedPair => {
    const strength = coefficient === 'none' ? Number.NaN : (result[coefficient][at] ?? Number.NaN);
    return { first, second, value: result.values[at] ?? 0, coefficient: strength };
  });
  return pairs.sort(
    (a, b) =>
      b.value - a.value || (b.coefficient || 0) - (a.coefficient || 0) || a.first - b.first || a.second - b.second,
  );
}
