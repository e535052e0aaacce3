/** A half-open stretch of text `[start, end)` (METHOD.md §1); UTF-16 units unless the place it is used says otherwise. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Whether two ranges share at least one character. Touching is not overlapping (METHOD.md §1). */
export function overlaps(a: TextRange, b: TextRange): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The stretches covered by at least one of the ranges, ascending; touching ranges melt into one stretch. */
export function unionOf(ranges: readonly TextRange[]): TextRange[] {
  const sorted = ranges.filter((range) => range.start < range.end).sort((a, b) => a.start - b.start);
  const union: { start: number; end: number }[] = [];
  for (const { start, end } of sorted) {
    const last = union.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else union.push({ start, end });
  }
  return union;
}

/** Characters covered by at least one of the ranges, in the unit of the ranges: the numerator of coverage (METHOD.md §2). */
export function unionLength(ranges: readonly TextRange[]): number {
  return unionOf(ranges).reduce((sum, range) => sum + range.end - range.start, 0);
}

/** Finds the ranges at a place without looking at all of them. Answers are places in the list that it was built from. */
export interface IntervalIndex {
  /** The ranges that cover the character at `position`, by start, then end. */
  at(position: number): number[];
  /** The ranges that share at least one character with `[start, end)`, by start, then end. */
  within(start: number, end: number): number[];
}

/**
 * Index over ranges that do not change: ranges sorted by start under a binary tree that knows the greatest end below each
 * node. A question costs O(log n + found · log n) whatever the lengths are, so one coding over a whole book does no harm.
 */
export function createIntervalIndex(ranges: readonly TextRange[]): IntervalIndex {
  const order = sortedOrder(ranges);
  const starts = Int32Array.from(order, (index) => ranges[index]?.start ?? 0);
  const tree = greatestEnds(Int32Array.from(order, (index) => ranges[index]?.end ?? 0));
  const within = (start: number, end: number): number[] => {
    const found: number[] = [];
    if (start < end) collectEndingAfter(tree, 1, 0, tree.length / 2, firstAtOrAfter(starts, end), start, found);
    return found.map((place) => order[place] ?? 0);
  };
  return { at: (position) => within(position, position + 1), within };
}

function sortedOrder(ranges: readonly TextRange[]): Int32Array {
  const key = (index: number) => ranges[index] ?? { start: 0, end: 0 };
  return Int32Array.from(ranges.keys()).sort((a, b) => key(a).start - key(b).start || key(a).end - key(b).end || a - b);
}

/** Tree in an array: node `i` has the children `2i` and `2i + 1`; the leaves fill the upper half. */
function greatestEnds(ends: Int32Array): Int32Array {
  let leaves = 1;
  while (leaves < ends.length) leaves *= 2;
  const tree = new Int32Array(2 * leaves).fill(-1);
  tree.set(ends, leaves);
  for (let node = leaves - 1; node > 0; node--) tree[node] = Math.max(tree[2 * node] ?? -1, tree[2 * node + 1] ?? -1);
  return tree;
}

/** First place whose start is not before `position`; `starts` ascends. */
function firstAtOrAfter(starts: Int32Array, position: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Collects the leaves before `limit` whose range ends after `position`, from left to right. */
function collectEndingAfter(
  tree: Int32Array,
  node: number,
  first: number,
  width: number,
  limit: number,
  position: number,
  found: number[],
): void {
  if (first >= limit || (tree[node] ?? -1) <= position) return;
  if (width === 1) {
    found.push(first);
    return;
  }
  const half = width / 2;
  collectEndingAfter(tree, 2 * node, first, half, limit, position, found);
  collectEndingAfter(tree, 2 * node + 1, first + half, half, limit, position, found);
}
