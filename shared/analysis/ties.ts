import { isAncestor } from '../domain/codeTree.ts';
import type { CoOccurrenceResult } from './results.ts';

/** Ties between two codes each (METHOD.md §3), one entry a tie; `first` < `second` are indices of codes. */
export interface Ties {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** In the chosen unit. */
  readonly value: Float64Array;
  readonly pairs: Float64Array;
  /** Documents that hold both; NaN where they were not counted. */
  readonly documents: Float64Array;
  /** NaN where they are not defined, or were not asked for. */
  readonly jaccard: Float64Array;
  readonly c: Float64Array;
  readonly lift: Float64Array;
  /** 1 = c leaves its range, 2 = one code over five times as frequent as the other, 3 = both. */
  readonly flags: Uint8Array;
}

/** Which ties to keep. */
export interface TieRule {
  /** Also between a code and the codes below it: with subcodes they meet by the tree alone. */
  readonly relatives: boolean;
  /** Least count; ties of 0 are none. */
  readonly least: number;
  /** Left out = every two codes. */
  readonly between?: (first: number, second: number) => boolean;
  /** At most so many, the strongest; left out = all. */
  readonly most?: number;
}

/** The ties of a matrix, strongest first, then in the order of the codes. */
export function tiesOf(result: CoOccurrenceResult, { relatives, least, between, most }: TieRule): Ties {
  const { codes, values } = result;
  const size = codes.length;
  const cells: number[] = [];
  for (const [first, one] of codes.entries()) {
    for (let second = first + 1; second < size; second++) {
      const value = values[first * size + second] as number;
      const other = codes[second];
      if (!other || value === 0 || value < least || between?.(first, second) === false) continue;
      const related = result.withSubcodes && (isAncestor(one, other) || isAncestor(other, one));
      if (relatives || !related) cells.push(first * size + second);
    }
  }
  cells.sort((a, b) => (values[b] as number) - (values[a] as number) || a - b);
  const kept = cells.slice(0, most);
  const take = (matrix: Float64Array) => Float64Array.from(kept, (cell) => matrix[cell] as number);
  return {
    first: Int32Array.from(kept, (cell) => Math.floor(cell / size)),
    second: Int32Array.from(kept, (cell) => cell % size),
    value: take(values),
    pairs: take(result.pairs),
    documents: take(result.documents),
    jaccard: take(result.jaccard),
    c: take(result.c),
    lift: take(result.lift),
    flags: Uint8Array.from(kept, (cell) => result.flags[cell] as number),
  };
}
