import { mirror } from './matrices.ts';

/** What is said of two codes by their pairs and frequencies alone (METHOD.md §3); matrices are sets × sets. */

/** `value` of every two different sets; NaN on the diagonal and where `value` says so. */
export function forPairs(size: number, value: (a: number, b: number, cell: number) => number): Float64Array {
  const matrix = new Float64Array(size * size).fill(Number.NaN);
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) matrix[a * size + b] = value(a, b, a * size + b);
  }
  mirror(matrix, size);
  return matrix;
}

/** n12 / (n1 + n2 − n12); NaN where the divisor is 0. Beyond 1, or below 0, where codings are redundant (flag 1). */
export function cOfPair(n1: number, n2: number, n12: number): number {
  const divisor = n1 + n2 - n12;
  return divisor === 0 ? Number.NaN : n12 / divisor;
}

/**
 * 1 = more pairs than c's divisor (c is above 1, or not defined, or negative: codings are redundant); 2 = one code more
 * than five times as frequent as the other, both being used.
 */
export function flagOfPair(n1: number, n2: number, n12: number): number {
  const redundant = n12 > n1 + n2 - n12 ? 1 : 0;
  const unequal = Math.min(n1, n2) > 0 && Math.max(n1, n2) > 5 * Math.min(n1, n2) ? 2 : 0;
  return redundant + unequal;
}

/** {@link cOfPair} of every two sets. */
export function cOf(pairs: Float64Array, frequency: Float64Array): Float64Array {
  return forPairs(frequency.length, (a, b, cell) =>
    cOfPair(frequency[a] as number, frequency[b] as number, pairs[cell] as number),
  );
}

/** {@link flagOfPair} of every two sets. */
export function flagsOf(pairs: Float64Array, frequency: Float64Array): Uint8Array {
  const size = frequency.length;
  const flags = new Uint8Array(size * size);
  for (let a = 0; a < size; a++) {
    const n1 = frequency[a] as number;
    for (let b = 0; b < size; b++) {
      if (a !== b) flags[a * size + b] = flagOfPair(n1, frequency[b] as number, pairs[a * size + b] as number);
    }
  }
  return flags;
}
