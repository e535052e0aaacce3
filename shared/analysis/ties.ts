import { isAncestor } from '../domain/codeTree.ts';
import type { CoOccurrenceResult, ResultCode } from './results.ts';

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
export function tiesOf(result: CoOccurrenceResult, rule: TieRule): Ties {
  const size = result.codes.length;
  const kept = strongestFirst(cellsOf(result, rule), result.values, size).subarray(0, rule.most);
  const take = (matrix: Float64Array) => Float64Array.from(kept, (cell) => matrix[cell] as number);
  return {
    first: Int32Array.from(kept, (cell) => Math.floor(cell / size)),
    second: Int32Array.from(kept, (cell) => cell % size),
    value: take(result.values),
    pairs: take(result.pairs),
    documents: take(result.documents),
    jaccard: take(result.jaccard),
    c: take(result.c),
    lift: take(result.lift),
    flags: Uint8Array.from(kept, (cell) => result.flags[cell] as number),
  };
}

/** The cells above the diagonal that hold a tie. */
function cellsOf(result: CoOccurrenceResult, { relatives, least, between }: TieRule): number[] {
  const { codes, values, withSubcodes } = result;
  const size = codes.length;
  const cells: number[] = [];
  for (const [first, one] of codes.entries()) {
    for (let second = first + 1; second < size; second++) {
      const value = values[first * size + second] as number;
      if (value === 0 || value < least || between?.(first, second) === false) continue;
      const other = codes[second] as ResultCode;
      const related = withSubcodes && !relatives && (isAncestor(one, other) || isAncestor(other, one));
      if (!related) cells.push(first * size + second);
    }
  }
  return cells;
}

/**
 * Cells by their value, the greatest first, then as they come. Values are whole numbers: value and cell make one number
 * each, and half a million of these are put in order without a comparison in words.
 */
function strongestFirst(cells: readonly number[], values: Float64Array, size: number): Float64Array {
  const all = size * size;
  const greatest = cells.reduce((most, cell) => Math.max(most, values[cell] as number), 0);
  const keys = Float64Array.from(cells, (cell) => (greatest - (values[cell] as number)) * all + cell);
  return keys.sort().map((key) => key % all);
}

/** The ties at these places, in this order. */
export function pickTies(ties: Ties, places: ArrayLike<number>): Ties {
  const pick = <Column extends Float64Array | Int32Array | Uint8Array>(column: Column): Column =>
    column.slice(0, places.length).map((_, at) => column[places[at] as number] as number) as Column;
  return {
    first: pick(ties.first),
    second: pick(ties.second),
    value: pick(ties.value),
    pairs: pick(ties.pairs),
    documents: pick(ties.documents),
    jaccard: pick(ties.jaccard),
    c: pick(ties.c),
    lift: pick(ties.lift),
    flags: pick(ties.flags),
  };
}
