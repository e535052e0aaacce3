import { clockOfSettings } from '../analysis/reading/clock.ts';
import { binWords, longDay } from './dates.ts';
import type { ChartWords, WordsLine } from './kind.ts';
import { chartTheme } from './palette.ts';
import { greatestOf } from './parts.ts';
import { counted, formatCount } from './sentences.ts';
import { daysOfBin, memosByBin, type TimelineResult, timelineParts } from './timelineResult.ts';

/** What gives the time, as the middle of a sentence. */
export const timeWords = ({ settings, dateName }: Pick<TimelineResult, 'settings' | 'dateName'>): string =>
  settings.by === 'document'
    ? `by the variable “${dateName ?? ''}” of their documents`
    : `by the day on which they were made (${clockOfSettings(settings).words})`;

export const totalOf = ({ counts }: TimelineResult): number => counts.reduce((sum, count) => sum + count, 0);

/** What was done when: first and last day, the busiest, pauses, hours, memos, and each coder. */
export function timelineWords(result: TimelineResult): ChartWords[] {
  return [
    { head: 'Codings', lines: codingLines(result) },
    ...memoWords(result),
    ...(result.settings.parts === 'coders' ? [coderWords(result)] : []),
  ];
}

function codingLines(result: TimelineResult): WordsLine[] {
  const { days, busiestDay, busiest, pauseFrom, pauseTo, untimed, settings } = result;
  const total = totalOf(result);
  const missing =
    untimed > 0 ? [{ text: `${counted(untimed, 'coding')} in documents without a date.`, tone: 'care' as const }] : [];
  if (total === 0) return missing;
  const lines: WordsLine[] = [
    { text: `*${counted(total, 'coding')}* on *${counted(days, 'day')}*.` },
    { text: `Most on ${longDay(busiestDay)}: *${formatCount(busiest)}*.` },
  ];
  if (pauseTo > pauseFrom) {
    const pause = counted(pauseTo - pauseFrom - 1, 'day');
    lines.push({ text: `Longest time without: *${pause}*, between ${longDay(pauseFrom)} and ${longDay(pauseTo)}.` });
  }
  return [...lines, ...(settings.by === 'work' ? hourLines(result) : []), ...missing];
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

/** The hours between which work was done, and the busiest of them. */
function hourLines({ hours, settings }: TimelineResult): WordsLine[] {
  const worked = Array.from(hours.keys()).filter((hour) => (hours[hour] ?? 0) > 0);
  const most = hours.indexOf(greatestOf(hours));
  const [first = 0] = worked;
  const span = `Made between ${clock(first)} and ${clock((worked.at(-1) ?? 0) + 1)} (${clockOfSettings(settings).words})`;
  return [{ text: `${span}, most in the hour from ${clock(most)}: *${formatCount(hours[most] ?? 0)}*.` }];
}

function memoWords(result: TimelineResult): ChartWords[] {
  const bins = memosByBin(result);
  const most = bins.reduce((best, ids, bin) => (ids.length > (bins[best]?.length ?? 0) ? bin : best), 0);
  const all = new Set(bins.flat()).size;
  if (all === 0) return [];
  const what =
    result.settings.by === 'document'
      ? `*${counted(all, 'memo')}* linked to dated documents.`
      : `*${counted(all, 'memo')}*.`;
  const peak = `Most ${binWords(result.firstBin + most, result.size)}: *${formatCount(bins[most]?.length ?? 0)}*.`;
  return [{ head: 'Memos', lines: [{ text: what }, { text: peak }] }];
}

/** Each coder with the codings and the days between which they were made. */
function coderWords(result: TimelineResult): ChartWords {
  const lines = timelineParts(result, chartTheme('light')).map(({ name, total, places }): WordsLine => {
    const used = Array.from({ length: result.binCount }, (_, bin) => bin).filter((bin) =>
      places.some((part) => (result.counts[bin * result.partCount + part] ?? 0) > 0),
    );
    const [from] = daysOfBin(result, used[0] ?? 0);
    const [, end] = daysOfBin(result, used.at(-1) ?? 0);
    return { text: `${name}: *${counted(total, 'coding')}*, between ${longDay(from)} and ${longDay(end - 1)}.` };
  });
  return { head: 'Coders', lines };
}
