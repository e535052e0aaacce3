import type { Kinds } from './kinds.ts';
import { tile } from './matrices.ts';
import type { SweepRanges } from './selection.ts';

/**
 * Adds every overlapping pair of ranges within a document to `counts`, a matrix of kinds × kinds: row = the kind of the
 * range that begins first. Ranges ascend by start, so the partners of a range are its successors up to the first that
 * begins at or after its end. `step` -1 takes the pairs away again. O(ranges + pairs).
 */
export function sweepPairs(ranges: SweepRanges, kindCount: number, counts: Uint32Array, step: 1 | -1 = 1): void {
  const { offset, kind, start, end } = ranges;
  for (let place = 0; place + 1 < offset.length; place++) {
    const last = offset[place + 1] as number;
    for (let at = offset[place] as number; at < last; at++) {
      const until = end[at] as number;
      const row = (kind[at] as number) * kindCount;
      for (let other = at + 1; other < last && (start[other] as number) < until; other++) {
        const cell = row + (kind[other] as number);
        counts[cell] = (counts[cell] as number) + step;
      }
    }
  }
}

/** Calls for every pair that {@link sweepPairs} counts, with its cell: for a few documents, where that is counted again. */
export function forEachPair(ranges: SweepRanges, kindCount: number, visit: (cell: number) => void): void {
  const { offset, kind, start, end } = ranges;
  for (let place = 0; place + 1 < offset.length; place++) {
    const last = offset[place + 1] as number;
    for (let at = offset[place] as number; at < last; at++) {
      for (let other = at + 1; other < last && (start[other] as number) < (end[at] as number); other++) {
        visit((kind[at] as number) * kindCount + (kind[other] as number));
      }
    }
  }
}

/**
 * Pairs of kinds as pairs of sets: a symmetric matrix of sets × sets with 0 on the diagonal. A pair of codings that counts
 * for two sets either way round (both belong to both) is counted once (METHOD.md §3).
 */
export function pairsOfSets(counts: Uint32Array, kinds: Kinds): Float64Array {
  const result = new Float64Array(kinds.setCount * kinds.setCount);
  const isSingle = kinds.sets.every((sets) => sets.length === 1);
  const setOfKind = isSingle ? Int32Array.from(kinds.sets, ([set]) => set ?? 0) : null;
  const kindCount = kinds.sets.length;
  for (let row = 0; row < kindCount; row += tile) {
    for (let column = row; column < kindCount; column += tile) {
      if (setOfKind) addTile(result, counts, setOfKind, kinds.setCount, row, column);
      else addNestedTile(result, counts, kinds, row, column);
    }
  }
  return result;
}

/** A tile where every kind counts into one set. */
function addTile(
  result: Float64Array,
  counts: Uint32Array,
  setOfKind: Int32Array,
  size: number,
  row: number,
  column: number,
): void {
  const kindCount = setOfKind.length;
  const lastRow = Math.min(kindCount, row + tile);
  const lastColumn = Math.min(kindCount, column + tile);
  for (let first = row; first < lastRow; first++) {
    const a = setOfKind[first] as number;
    for (let second = Math.max(column, first + 1); second < lastColumn; second++) {
      const b = setOfKind[second] as number;
      const count = (counts[first * kindCount + second] as number) + (counts[second * kindCount + first] as number);
      // Two kinds of one set each are of different sets, so no other tile writes to these cells.
      result[a * size + b] = count;
      result[b * size + a] = count;
    }
  }
}

function addNestedTile(result: Float64Array, counts: Uint32Array, kinds: Kinds, row: number, column: number): void {
  const kindCount = kinds.sets.length;
  const lastRow = Math.min(kindCount, row + tile);
  const lastColumn = Math.min(kindCount, column + tile);
  for (let first = row; first < lastRow; first++) {
    for (let second = Math.max(column, first); second < lastColumn; second++) {
      const below = first === second ? 0 : (counts[second * kindCount + first] as number);
      const count = (counts[first * kindCount + second] as number) + below;
      if (count > 0) addPairsOfKinds(result, kinds, first, second, count);
    }
  }
}

/** Adds pairs between codings of two kinds, `first` ≤ `second`, to all sets that they count into; a negative count takes away. */
export function addPairsOfKinds(
  result: Float64Array,
  kinds: Kinds,
  first: number,
  second: number,
  count: number,
): void {
  const [setsOfFirst, setsOfSecond] = [kinds.sets[first] ?? [], kinds.sets[second] ?? []];
  for (const a of setsOfFirst) {
    for (const b of setsOfSecond) {
      const eitherWay = setsOfSecond.includes(a) && setsOfFirst.includes(b);
      if (!(eitherWay && a > b)) addPair(result, kinds.setCount, a, b, count);
    }
  }
}

function addPair(result: Float64Array, size: number, a: number, b: number, count: number): void {
  if (a === b) return;
  result[a * size + b] = (result[a * size + b] as number) + count;
  result[b * size + a] = (result[b * size + a] as number) + count;
}
