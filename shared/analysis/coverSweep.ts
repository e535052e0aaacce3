import type { Kinds } from './kinds.ts';
import { mirror } from './matrices.ts';
import type { SweepRanges } from './selection.ts';

/** What sets of ranges cover, alone and together. Matrices are sets × sets, symmetric, with 0 on the diagonal. */
export interface Cover {
  /** Units covered by each set. */
  readonly alone: Float64Array;
  /** Units covered by both. */
  readonly both: Float64Array;
  /** Maximal runs of units covered by both. */
  readonly runs: Float64Array;
}

/** The sweep under way: which sets cover the current position, and since when. */
interface CoverState extends Cover {
  readonly size: number;
  /** Open ranges of each set. */
  readonly open: Int32Array;
  /** The sets that cover the position, in no order, the number of them, and the place of each set among them or -1. */
  readonly active: Int32Array;
  activeCount: number;
  readonly place: Int32Array;
  readonly since: Float64Array;
  /** Sets with a range that begins or ends here. */
  readonly touched: number[];
}

/**
 * Measures the cover of each set and of each pair of sets (METHOD.md §3: stretches, characters, and paragraphs when the
 * ranges are counted in paragraphs). Ends and starts at one position are settled together, so that touching ranges of one
 * code make one run. O(ranges · log + changes × sets that are active there).
 */
export function sweepCover(ranges: SweepRanges, kinds: Kinds): Cover {
  const state = emptyState(kinds.setCount);
  for (let place = 0; place + 1 < ranges.offset.length; place++) {
    coverDocument(state, ranges, kinds, ranges.offset[place] as number, ranges.offset[place + 1] as number);
  }
  mirror(state.both, state.size);
  mirror(state.runs, state.size);
  return { alone: state.alone, both: state.both, runs: state.runs };
}

function emptyState(size: number): CoverState {
  return {
    size,
    alone: new Float64Array(size),
    both: new Float64Array(size * size),
    runs: new Float64Array(size * size),
    open: new Int32Array(size),
    active: new Int32Array(size),
    activeCount: 0,
    place: new Int32Array(size).fill(-1),
    since: new Float64Array(size),
    touched: [],
  };
}

function coverDocument(state: CoverState, ranges: SweepRanges, kinds: Kinds, first: number, last: number): void {
  const byEnd = orderByEnd(ranges.end, first, last);
  let nextStart = first;
  for (let nextEnd = 0; nextEnd < byEnd.length; ) {
    const endPosition = ranges.end[byEnd[nextEnd] as number] as number;
    const position = nextStart < last ? Math.min(ranges.start[nextStart] as number, endPosition) : endPosition;
    for (; nextEnd < byEnd.length && ranges.end[byEnd[nextEnd] as number] === position; nextEnd++) {
      count(state, kinds.sets[ranges.kind[byEnd[nextEnd] as number] as number] ?? [], -1);
    }
    for (; nextStart < last && ranges.start[nextStart] === position; nextStart++) {
      count(state, kinds.sets[ranges.kind[nextStart] as number] ?? [], 1);
    }
    settle(state, position);
  }
}

/** Rows `first` to `last` by their ends. One number carries end and row, for plain numbers sort many times faster. */
function orderByEnd(end: Int32Array, first: number, last: number): Int32Array {
  const size = last - first;
  const keys = new Float64Array(size);
  for (let at = 0; at < size; at++) keys[at] = (end[first + at] as number) * size + at;
  return Int32Array.from(keys.sort(), (key) => first + (key % size));
}

function count(state: CoverState, sets: readonly number[], step: 1 | -1): void {
  for (const set of sets) {
    state.open[set] = (state.open[set] as number) + step;
    state.touched.push(set);
  }
}

/** Closes the sets that no longer cover, then opens those that begin to; a set that goes on is left alone. */
function settle(state: CoverState, position: number): void {
  for (const set of state.touched) if (state.open[set] === 0 && state.place[set] !== -1) close(state, set, position);
  for (const set of state.touched) {
    if (state.open[set] === 0 || state.place[set] !== -1) continue;
    state.since[set] = position;
    state.place[set] = state.activeCount;
    state.active[state.activeCount++] = set;
  }
  state.touched.length = 0;
}

function close(state: CoverState, set: number, position: number): void {
  const { active, place, since, both, runs, size } = state;
  const place0 = place[set] as number;
  const moved = active[--state.activeCount] as number;
  active[place0] = moved;
  place[moved] = place0;
  place[set] = -1;
  const began = since[set] as number;
  state.alone[set] = (state.alone[set] as number) + position - began;
  for (let at = 0; at < state.activeCount; at++) {
    const other = active[at] as number;
    const cell = set < other ? set * size + other : other * size + set;
    both[cell] = (both[cell] as number) + position - Math.max(began, since[other] as number);
    runs[cell] = (runs[cell] as number) + 1;
  }
}
