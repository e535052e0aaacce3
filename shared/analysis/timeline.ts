import type { StudyColumns } from './columns.ts';
import { type BinSize, binOf, binSizeFor, dayLength, dayOf } from './reading/timeBins.ts';
import { type CodingChoice, selectCodings } from './selection.ts';

/** Codings by time (ms, shifted to the clock of the place), and what else stands on the same axis. */
export interface TimelineChoice extends CodingChoice {
  /** One entry a coding of `StudyColumns.codings`; NaN = it has no time. */
  readonly time: Float64Array;
  /** Times of memos; NaN as above. */
  readonly memoTime: Float64Array;
  readonly size: BinSize | 'automatic';
  /** What a bar is made of: the sets, or the coders. */
  readonly parts: 'codes' | 'coders';
}

/** Codings and memos in pieces of time. */
export interface Timeline {
  readonly size: BinSize;
  /** Number of the first bin (see {@link binOf}), and how many there are, empty ones between others included. */
  readonly firstBin: number;
  readonly binCount: number;
  /** Codings, entry `bin × partCount + part`. Each coding counts once: under the deepest of the sets that it counts into. */
  readonly counts: Int32Array;
  readonly partCount: number;
  /** Bin of each memo, from 0; -1 = it has no time. */
  readonly memoBin: Int32Array;
  /** Codings by the hour of the day, 24 entries. */
  readonly hours: Int32Array;
  /** Different days with at least one coding. */
  readonly days: number;
  /** The day with the most codings (-1 where there is none), how many, and the codings that have no time. */
  readonly busiestDay: number;
  readonly busiest: number;
  /** The longest time without codings: the last day before it and the first after it; both -1 where there is none. */
  readonly pauseFrom: number;
  readonly pauseTo: number;
  readonly untimed: number;
}

const hourLength = 3_600_000;

/** Counts the chosen codings, and the memos, by day, week or month. */
export function timeline(columns: StudyColumns, choice: TimelineChoice): Timeline {
  const selection = selectCodings(columns, choice);
  const deepest = selection.kinds.sets.map((sets) =>
    sets.reduce(
      (best, set) => ((choice.sets[set]?.depth ?? 0) > (choice.sets[best]?.depth ?? 0) ? set : best),
      sets[0] ?? 0,
    ),
  );
  const partCount = choice.parts === 'codes' ? choice.sets.length : columns.coderIds.length;
  const rowOf = (at: number): number => (selection.row ? (selection.row[at] as number) : at);
  const partOf = (at: number): number =>
    choice.parts === 'codes'
      ? (deepest[selection.kind[at] as number] as number)
      : (columns.codings.coder[rowOf(at)] as number);
  const byDay = new Map<number, number>();
  const hours = new Int32Array(24);
  let untimed = 0;
  for (let at = 0; at < selection.kind.length; at++) {
    const time = choice.time[rowOf(at)] as number;
    if (Number.isNaN(time)) untimed++;
    else {
      byDay.set(dayOf(time), (byDay.get(dayOf(time)) ?? 0) + 1);
      const hour = Math.floor((time - dayOf(time) * dayLength) / hourLength);
      hours[hour] = (hours[hour] as number) + 1;
    }
  }
  const { size, firstBin, binCount } = axisOf([...byDay.keys()], choice);
  const counts = new Int32Array(binCount * partCount);
  const binOfDay = new Map(Array.from(byDay.keys(), (day) => [day, binOf(day, size) - firstBin]));
  for (let at = 0; at < selection.kind.length; at++) {
    const bin = binOfDay.get(dayOf(choice.time[rowOf(at)] as number));
    if (bin === undefined) continue;
    const cell = bin * partCount + partOf(at);
    counts[cell] = (counts[cell] as number) + 1;
  }
  const memoBin = Int32Array.from(choice.memoTime, (time) =>
    Number.isNaN(time) ? -1 : binOf(dayOf(time), size) - firstBin,
  );
  const [busiestDay, busiest] = [...byDay].reduce((most, each) => (each[1] > most[1] ? each : most), [-1, 0]);
  return {
    ...{ size, firstBin, binCount, counts, partCount, memoBin, hours, untimed },
    ...{ days: byDay.size, busiestDay, busiest, ...pauseOf([...byDay.keys()]) },
  };
}

function pauseOf(days: readonly number[]): { pauseFrom: number; pauseTo: number } {
  const sorted = [...days].sort((a, b) => a - b);
  let pause = { pauseFrom: -1, pauseTo: -1 };
  for (const [at, day] of sorted.entries()) {
    const before = sorted[at - 1];
    if (before !== undefined && day - before > Math.max(1, pause.pauseTo - pause.pauseFrom)) {
      pause = { pauseFrom: before, pauseTo: day };
    }
  }
  return pause;
}

/** From the first to the last day on which anything stands. */
function axisOf(codingDays: readonly number[], { memoTime, size: wanted }: TimelineChoice) {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const reach = (day: number) => {
    first = Math.min(first, day);
    last = Math.max(last, day);
  };
  for (const day of codingDays) reach(day);
  for (const time of memoTime) if (!Number.isNaN(time)) reach(dayOf(time));
  if (first > last) return { size: wanted === 'automatic' ? ('day' as const) : wanted, firstBin: 0, binCount: 0 };
  const size = binSizeFor(first, last, wanted);
  return { size, firstBin: binOf(first, size), binCount: binOf(last, size) - binOf(first, size) + 1 };
}
