import { type Columns, middleOf, stepOf } from './curvePlot.ts';
import type { Room } from './frame.ts';
import type { TrendResult } from './kinds/trend.ts';
import type { ChartTheme } from './palette.ts';
import { heightFor, textMark } from './parts.ts';
import type { Mark } from './scene.ts';
import { counted, formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';

interface Layer {
  readonly key: string;
  readonly marks: readonly Mark[];
}

/** More words than this are no picture. */
export const mostTerms = 12;

/** Times per 1,000 running words; 0 where a group has none. */
export function rateOf({ counts, words, groups }: TrendResult, term: number, group: number): number {
  const all = words[group] ?? 0;
  return all > 0 ? ((counts[term * groups.length + group] ?? 0) * 1000) / all : 0;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const rateWords = (rate: number): string => (rate >= 10 ? formatCount(Math.round(rate)) : rate.toFixed(1));

const axisHeight = 26;
const labelRoom = 18;

/** A strip a word, a bar a group; one scale for all strips, so that words can be compared as well as groups. */
export function drawTrend(
  result: TrendResult,
  room: Room,
  small: boolean,
): { layers: readonly Layer[]; right: number; bottom: number } {
  const { left, top, width, theme } = room;
  const terms = result.terms.slice(0, small ? 4 : mostTerms);
  const widest = terms.reduce((most, term) => Math.max(most, measureText(term, 13, 'strong')), 60);
  const names = Math.min(width * (small ? 0.35 : 0.25), widest + 16);
  const axis = small ? 0 : axisHeight;
  const height = small
    ? (room.height ?? 140)
    : Math.max(heightFor(room, terms.length * 84 + axis), terms.length * 52 + axis);
  const strip = (height - axis) / Math.max(1, terms.length);
  const columns = { left: left + names, right: left + width, count: result.groups.length };
  const most = greatestRate(result, terms.length);
  const layers = terms.map((term, at): Layer => {
    const place = {
      top: top + at * strip + (small ? 3 : labelRoom),
      bottom: top + (at + 1) * strip - (small ? 3 : 10),
    };
    return {
      key: `term:${at}`,
      marks: stripMarks(result, { term, at }, { ...place, left, columns, most, small }, theme),
    };
  });
  const labels = small ? [] : [{ key: 'groups', marks: labelMarks(result, columns, top + height - 8, theme) }];
  return { layers: [...layers, ...labels], right: left + width, bottom: top + height };
}

function greatestRate(result: TrendResult, terms: number): number {
  let most = 0;
  for (let term = 0; term < terms; term++) {
    for (let group = 0; group < result.groups.length; group++) most = Math.max(most, rateOf(result, term, group));
  }
  return most;
}

interface Strip {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
  readonly columns: Columns;
  readonly most: number;
  readonly small: boolean;
}

function stripMarks(
  result: TrendResult,
  { term, at }: { readonly term: string; readonly at: number },
  strip: Strip,
  theme: ChartTheme,
): Mark[] {
  const { left, bottom, columns, small } = strip;
  const times = result.groups.reduce(
    (sum, _, group) => sum + (result.counts[at * result.groups.length + group] ?? 0),
    0,
  );
  const room = columns.left - left - 12;
  const key = `term:${at}`;
  const name = small
    ? [textMark(`${key}:name`, fitText(term, room, 12.5), left, bottom - 2, { fill: theme.ink2 })]
    : [
        textMark(`${key}:name`, fitText(term, room, 13, 'strong'), left, bottom - 16, {
          size: 13,
          face: 'strong',
          fill: theme.ink,
        }),
        textMark(`${key}:times`, counted(times, 'time'), left, bottom, { size: 11.5, fill: theme.ink3 }),
      ];
  // No line where there are no words: nothing could have been said there.
  const half = stepOf(columns) / 2;
  const spoken = result.groups.flatMap((_, group) =>
    (result.words[group] ?? 0) > 0 ? [middleOf(columns, group)] : [],
  );
  const line: Mark = {
    ...{ kind: 'path', key: `${key}:line`, fill: 'none', stroke: theme.hairlineStrong },
    d: spoken.map((x) => `M${round(x - half)} ${round(bottom)}H${round(x + half)}`).join(''),
  };
  return [...name, line, ...result.groups.flatMap((_, group) => barMark(result, { term, at, group }, strip, theme))];
}

function barMark(
  result: TrendResult,
  { term, at, group }: { readonly term: string; readonly at: number; readonly group: number },
  { top, bottom, columns, most, small }: Strip,
  theme: ChartTheme,
): Mark[] {
  const count = result.counts[at * result.groups.length + group] ?? 0;
  const { name = '', documentIds = [] } = result.groups[group] ?? {};
  if (count === 0) return [];
  const rate = rateOf(result, at, group);
  const step = stepOf(columns);
  const width = Math.max(0.8, Math.min(72, step * (step > 4 ? 0.7 : 0.9)));
  const height = Math.max(1, (rate / most) * (bottom - top));
  const x = middleOf(columns, group) - width / 2;
  const key = `bar:${at}:${group}`;
  const figure = textMark(`${key}:rate`, rateWords(rate), x + width / 2, bottom - height - 5, {
    ...{ size: 11.5, fill: theme.ink2, anchor: 'middle' },
  });
  return [
    {
      ...{ kind: 'group', key, name: `“${term}” · ${name}` },
      title: `${counted(count, 'time')} in ${counted(result.words[group] ?? 0, 'word')} of ${counted(documentIds.length, 'document')}: ${rateWords(rate)} per 1,000.`,
      data: { kind: 'words', words: term, documentIds },
      children: [
        {
          kind: 'rect',
          key: `${key}:bar`,
          x,
          y: bottom - height,
          width,
          height,
          fill: theme.steps[4]?.fill ?? theme.ink,
        },
        ...(small || step < 26 ? [] : [figure]),
      ],
    },
  ];
}

/** Pixels that a label takes at most before others give way to it: a day among days is guessed, the name of a group never. */
const roomOfLabels = { groups: 44, order: 110, date: 110 } as const;

/** As many names as have room, each under its bars; one that had to move inwards may leave none for the next. */
function labelMarks({ groups, settings }: TrendResult, columns: Columns, y: number, theme: ChartTheme): Mark[] {
  const step = stepOf(columns);
  const widest = groups.reduce((most, { label }) => Math.max(most, measureText(label, 11.5)), 0);
  const every = Math.max(1, Math.ceil(Math.min(widest + 10, roomOfLabels[settings.along]) / step));
  let free = Number.NEGATIVE_INFINITY;
  return groups.flatMap(({ label }, group): Mark[] => {
    if (group % every !== 0) return [];
    const text = fitText(label, step * every - 6, 11.5);
    const half = measureText(text, 11.5) / 2;
    const x = Math.min(Math.max(middleOf(columns, group), columns.left + half), columns.right - half);
    if (x - half < free) return [];
    free = x + half + 6;
    return [textMark(`group:${group}`, text, x, y, { size: 11.5, fill: theme.ink3, anchor: 'middle' })];
  });
}
