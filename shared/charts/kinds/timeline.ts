import { isoDay } from '../dates.ts';
import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted } from '../sentences.ts';
import { drawTimeline } from '../timelineDrawing.ts';
import { binTotals, daysOfBin, memosByBin, type TimelineResult, timelineSettings } from '../timelineResult.ts';
import { timelineWords, timeWords, totalOf } from '../timelineWords.ts';

const title = (result: TimelineResult): string =>
  `${counted(totalOf(result), 'coding')} by ${result.settings.by === 'document' ? 'date' : result.size}`;

const names = (result: TimelineResult): string[] =>
  result.settings.parts === 'codes' ? result.codes.map(({ path }) => path) : result.coders.map(({ name }) => name);

const cells = (result: TimelineResult, bin: number): number[] => [
  ...result.counts.subarray(bin * result.partCount, (bin + 1) * result.partCount),
];

const sentence = (result: TimelineResult): string => {
  const codes = `${result.settings.parts === 'codes' ? 'stacked by code' : 'stacked by coder'}, each counted once${
    result.settings.parts === 'codes' ? ', under the nearest code of the chart' : ''
  }`;
  const memos =
    result.settings.by === 'document' ? 'memos that are linked to documents of the date' : 'memos made then';
  return `Codings ${timeWords(result)}, ${codes}; below them ${memos}. A bar is a ${result.size}.`;
};

export const timelineChart: ChartKind = chartKind<typeof timelineSettings>()<TimelineResult>({
  kind: 'timeline',
  name: 'Timeline',
  about: 'Codings and memos by the day of work, or by the date of the documents',
  question: 'enough',
  codes: 'themes',
  settings: timelineSettings,
  title,
  sentence,
  unit: () => 'codings and memos',
  options: (result) => [timeWords(result), `by ${result.size}`, `stacked by ${result.settings.parts}`],
  empty: ({ binCount, untimed, settings }) => {
    if (binCount > 0) return null;
    if (settings.by === 'document' && untimed > 0) return 'None of the coded documents has a date.';
    return 'Nothing is coded and no memo is written yet.';
  },
  words: timelineWords,
  layout: (result, picture) =>
    framed({ title, sentence, words: timelineWords }, result, picture, (room) => {
      const { layers, right, bottom } = drawTimeline(result, room, picture.small === true);
      return { groups: layers.map(({ key, marks }) => groupOf(key, marks)), right, bottom };
    }),
  table: (result) => {
    const totals = binTotals(result);
    const memos = memosByBin(result);
    return {
      columns: ['from', 'to', 'codings', ...names(result), 'memos'],
      rows: Array.from(totals, (total, bin) => {
        const [from, to] = daysOfBin(result, bin);
        return [isoDay(from), isoDay(to - 1), total, ...cells(result, bin), memos[bin]?.length ?? 0];
      }),
      measures: names(result).map((_, at) => 3 + at),
    };
  },
  json: (result) => {
    const memos = memosByBin(result);
    return {
      by: timeWords(result),
      size: result.size,
      parts: names(result),
      untimed: result.untimed,
      hours: [...result.hours],
      rows: Array.from(binTotals(result), (codings, bin) => ({
        ...{ from: isoDay(daysOfBin(result, bin)[0]), to: isoDay(daysOfBin(result, bin)[1] - 1) },
        ...{ codings, parts: cells(result, bin), memos: memos[bin]?.length ?? 0 },
      })),
    };
  },
});
