import type { ChartResult } from '../analysis/chartResult.ts';
import { firstDayOf } from '../analysis/reading/timeBins.ts';
import type { Timeline } from '../analysis/timeline.ts';
import { type ChartTheme, shades } from './palette.ts';
import { choiceOf, type NumberSetting, type OneSetting, type SettingsOf } from './settings.ts';
import { zoneSetting } from './zoneSetting.ts';

export const timelineSettings = {
  by: choiceOf(
    'Time',
    [
      { value: 'work', label: 'day of work' },
      { value: 'document', label: 'date of the document' },
    ],
    'work',
  ),
  date: {
    ...{ type: 'variable', label: 'Date', automatic: 'the first date variable', fallback: null },
    when: ({ by }) => by === 'document',
  } satisfies OneSetting as OneSetting,
  bars: choiceOf(
    'Bars',
    [
      { value: 'automatic', label: 'by the span' },
      { value: 'day', label: 'days' },
      { value: 'week', label: 'weeks' },
      { value: 'month', label: 'months' },
    ],
    'automatic',
  ),
  parts: choiceOf(
    'Colours',
    [
      { value: 'codes', label: 'codes' },
      { value: 'coders', label: 'coders' },
    ],
    'codes',
  ),
  // Where the window runs is where its days begin; nobody is asked. The offset is for who has no zone to name.
  zone: zoneSetting,
  minutesEast: {
    ...{ type: 'number', label: 'Minutes east of UTC', least: -900, most: 900, step: 1, fallback: 0 },
    when: () => false,
  } satisfies NumberSetting as NumberSetting,
} as const;

/** Codings and memos by time. */
export interface TimelineResult extends ChartResult, Timeline {
  readonly kind: 'timeline';
  readonly settings: SettingsOf<typeof timelineSettings>;
  /** All coders of the study, in the order of the parts where these are coders. */
  readonly coders: readonly { readonly id: string; readonly name: string }[];
  /** The memo of each entry of `memoBin`; a memo may stand at several dates. */
  readonly memoIds: readonly string[];
  readonly dateName: string | null;
  /** The dated documents, where they give the time; days from 1970-01-01. */
  readonly documents: readonly { readonly id: string; readonly day: number }[] | null;
}

/** What a bar is made of: a code or a coder, or all coders that are too few to be told apart. */
export interface TimelinePart {
  readonly key: string;
  readonly name: string;
  readonly fill: string;
  readonly total: number;
  /** Indices of the parts of the result that are shown together. */
  readonly places: readonly number[];
}

/** As many coders as shades can tell apart. */
const mostCoders = 5;

/** The parts that have codings, from the foot of a bar up. */
export function timelineParts(result: TimelineResult, theme: ChartTheme): TimelinePart[] {
  const totals = new Int32Array(result.partCount);
  for (const [cell, count] of result.counts.entries()) {
    const part = cell % result.partCount;
    totals[part] = (totals[part] ?? 0) + count;
  }
  const used = Array.from(totals.keys()).filter((part) => (totals[part] ?? 0) > 0);
  if (result.settings.parts === 'coders') return coderParts(result, used, totals, theme);
  return used.map((part): TimelinePart => {
    const code = result.codes[part];
    const fill = shades(code?.color ?? 'grey', theme.mode).solid;
    return { key: code?.id ?? '', name: code?.name ?? '', fill, total: totals[part] ?? 0, places: [part] };
  });
}

function coderParts(
  { coders }: TimelineResult,
  used: readonly number[],
  totals: Int32Array,
  theme: ChartTheme,
): TimelinePart[] {
  const total = (part: number) => totals[part] ?? 0;
  const order = [...used].sort((a, b) => total(b) - total(a) || a - b);
  const own = order.slice(0, order.length > mostCoders ? mostCoders - 1 : mostCoders);
  const rest = order.slice(own.length);
  const parts = own.map((part, at): TimelinePart => {
    const coder = coders[part];
    const fill = theme.steps[5 - at]?.fill ?? theme.ink3;
    return { key: coder?.id ?? '', name: coder?.name ?? '', fill, total: total(part), places: [part] };
  });
  if (rest.length === 0) return parts;
  const sum = rest.reduce((all, part) => all + total(part), 0);
  return [
    ...parts,
    { key: 'others', name: `${rest.length} others`, fill: theme.hairlineStrong, total: sum, places: rest },
  ];
}

/** Codings of some parts in a bin. */
export const countAt = ({ counts, partCount }: TimelineResult, bin: number, places: readonly number[]): number =>
  places.reduce((sum, part) => sum + (counts[bin * partCount + part] ?? 0), 0);

/** All codings of each bin. */
export const binTotals = (result: TimelineResult): Int32Array =>
  Int32Array.from({ length: result.binCount }, (_, bin) =>
    result.counts.subarray(bin * result.partCount, (bin + 1) * result.partCount).reduce((sum, count) => sum + count, 0),
  );

/** The memos of each bin, each once. */
export function memosByBin({ memoBin, memoIds, binCount }: TimelineResult): string[][] {
  const bins = Array.from({ length: binCount }, () => new Set<string>());
  for (const [at, bin] of memoBin.entries()) bins[bin]?.add(memoIds[at] ?? '');
  return bins.map((ids) => [...ids]);
}

/** Days that a bin holds, half-open. */
export const daysOfBin = ({ firstBin, size }: TimelineResult, bin: number): readonly [from: number, to: number] => [
  firstDayOf(firstBin + bin, size),
  firstDayOf(firstBin + bin + 1, size),
];
