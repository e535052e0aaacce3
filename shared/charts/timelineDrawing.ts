import { clockOfSettings } from '../analysis/reading/clock.ts';
import { type Columns, middleOf, stepOf } from './curvePlot.ts';
import { binWords, isFirstMonth, shortDay, shortMonth, yearOf } from './dates.ts';
import type { Room } from './frame.ts';
import type { ChartTheme } from './palette.ts';
import { type CountScale, countAxis, greatestOf, heightFor, heightOf, textMark, wholeTicks } from './parts.ts';
import type { CodingsEvidence, Mark } from './scene.ts';
import { counted, formatCount } from './sentences.ts';
import { fitText, measureText } from './textWidths.ts';
import {
  binTotals,
  countAt,
  daysOfBin,
  memosByBin,
  type TimelinePart,
  type TimelineResult,
  timelineParts,
} from './timelineResult.ts';

interface Layer {
  readonly key: string;
  readonly marks: readonly Mark[];
}
interface Plots {
  readonly columns: Columns;
  readonly codings: CountScale;
  /** `null` where there are no memos. */
  readonly memos: CountScale | null;
  readonly bottom: number;
}

const memoHeight = 44;
const gap = 30;
const axisHeight = 24;

/** Codings as bars by time, parts stacked; memos below on a scale of their own. */
export function drawTimeline(
  result: TimelineResult,
  room: Room,
  small: boolean,
): { layers: readonly Layer[]; right: number; bottom: number } {
  const { theme } = room;
  const parts = timelineParts(result, theme);
  const totals = binTotals(result);
  const memos = memosByBin(result);
  const legend = small ? { marks: [], height: 0 } : legendOf(result, parts, room);
  const height = room.height === undefined ? {} : { height: room.height - legend.height };
  const plots = plotsOf(totals, memos, { ...room, top: room.top + legend.height, ...height }, small);
  const layers: Layer[] = [
    ...(small
      ? []
      : [
          { key: 'legend', marks: legend.marks },
          { key: 'axis', marks: axisMarks(plots, theme) },
        ]),
    { key: 'codings', marks: small ? plainBars(result, parts, plots) : barMarks(result, parts, totals, plots) },
    { key: 'memos', marks: small ? [] : memoMarks(result, memos, plots, theme) },
    { key: 'dates', marks: dateMarks(result, plots, theme) },
  ];
  return { layers, right: room.left + room.width, bottom: plots.bottom };
}

function plotsOf(totals: Int32Array, memos: readonly string[][], room: Room, small: boolean): Plots {
  const { left, top, width } = room;
  const most = greatestOf(totals, 1);
  const height = small ? (room.height ?? 140) : heightFor(room, 400);
  const edge = small ? 0 : measureText(formatCount(most), 11.5) + 14;
  const columns = { left: left + edge, right: left + width - (small ? 0 : 8), count: totals.length };
  const across = { left: columns.left, right: columns.right };
  const withMemos = !small && memos.some((ids) => ids.length > 0);
  const below = axisHeight + (withMemos ? gap + memoHeight : 0);
  const bottom = top + (small ? 4 : 20) + Math.max(90, height - below - (small ? 4 : 20));
  const memoBottom = bottom + gap + memoHeight;
  return {
    columns,
    codings: { ...across, most, top: top + (small ? 4 : 20), bottom },
    memos: withMemos
      ? {
          ...across,
          most: greatestOf(
            memos.map((ids) => ids.length),
            1,
          ),
          top: bottom + gap,
          bottom: memoBottom,
        }
      : null,
    bottom: (withMemos ? memoBottom : bottom) + axisHeight,
  };
}

function axisMarks({ codings, memos }: Plots, theme: ChartTheme): Mark[] {
  const name = (key: string, text: string, scale: CountScale) =>
    textMark(key, text, scale.right, scale.top - 8, { fill: theme.ink2, anchor: 'end' });
  return [
    ...countAxis('codings', codings, wholeTicks(codings.most, 4), theme),
    name('codings:name', 'codings', codings),
    ...(memos ? [...countAxis('memos', memos, [0, memos.most], theme), name('memos:name', 'memos', memos)] : []),
  ];
}

/** More names than this are no legend. */
const mostNames = 12;

function legendOf(result: TimelineResult, parts: readonly TimelinePart[], { left, top, width, theme }: Room) {
  let [x, y] = [left, top + 12];
  const marks = parts.slice(0, mostNames).map((part): Mark => {
    const name = fitText(part.name, 220, 12.5);
    const needed = 16 + measureText(name, 12.5);
    if (x + needed > left + width && x > left) [x, y] = [left, y + 20];
    const key = `legend:${part.key}`;
    const group: Mark = {
      ...{
        kind: 'group',
        key,
        name: part.name,
        title: `${counted(part.total, 'coding')} in all.`,
        data: evidenceOf(result, part),
      },
      children: [
        { kind: 'rect', key: `${key}:swatch`, x, y: y - 9, width: 10, height: 10, radius: 2, fill: part.fill },
        textMark(`${key}:name`, name, x + 16, y, { fill: theme.ink2 }),
      ],
    };
    x += needed + 18;
    return group;
  });
  const rest = parts.length - marks.length;
  if (rest > 0) marks.push(textMark('legend:rest', `and ${formatCount(rest)} more`, x, y, { fill: theme.ink3 }));
  return { marks, height: parts.length > 0 ? y - top + 10 : 0 };
}

/** The codings of a part, in all or in one bin: of its code but not of the codes of the chart below it, or of its coders. */
function evidenceOf(result: TimelineResult, { places }: TimelinePart, bin?: number): CodingsEvidence {
  const when = bin === undefined ? {} : whenOf(result, bin);
  if (result.settings.parts === 'coders') {
    const coderIds = places.map((part) => result.coders[part]?.id ?? '');
    return { kind: 'codings', codeIds: result.codes.map(({ id }) => id), coderIds, ...when };
  }
  const code = result.codes[places[0] ?? -1];
  const below = result.withSubcodes ? result.codes.filter(({ path }) => path.startsWith(`${code?.path ?? ''}/`)) : [];
  return {
    ...{ kind: 'codings', codeIds: [code?.id ?? ''], ...when },
    ...(below.length > 0 ? { withoutCodeIds: below.map(({ id }) => id) } : {}),
  };
}

function whenOf(result: TimelineResult, bin: number): Pick<CodingsEvidence, 'made' | 'documentIds'> {
  const [from, to] = daysOfBin(result, bin);
  if (result.documents) {
    return { documentIds: result.documents.filter(({ day }) => from <= day && day < to).map(({ id }) => id) };
  }
  const clock = clockOfSettings(result.settings);
  return { made: { from: clock.startOf(from), to: clock.startOf(to) } };
}

/** So many pieces of bars each say their own number; of more, each bar says its whole. */
const mostPieces = 2000;

function* piecesOf(result: TimelineResult, parts: readonly TimelinePart[], { columns, codings }: Plots) {
  const step = stepOf(columns);
  const width = Math.max(0.6, step * (step > 4 ? 0.72 : 0.9));
  for (let bin = 0; bin < result.binCount; bin++) {
    let below = 0;
    for (const part of parts) {
      const count = countAt(result, bin, part.places);
      if (count === 0) continue;
      const y = heightOf(codings, below + count);
      yield { bin, part, count, x: middleOf(columns, bin) - width / 2, y, width, height: heightOf(codings, below) - y };
      below += count;
    }
  }
}

const plainBars = (result: TimelineResult, parts: readonly TimelinePart[], plots: Plots): Mark[] =>
  Array.from(piecesOf(result, parts, plots), ({ bin, part, x, y, width, height }) => ({
    ...{ kind: 'rect', key: `bar:${bin}:${part.key}`, x, y, width, height, fill: part.fill },
  }));

function barMarks(result: TimelineResult, parts: readonly TimelinePart[], totals: Int32Array, plots: Plots): Mark[] {
  const pieces = [...piecesOf(result, parts, plots)];
  if (pieces.length > mostPieces) return wholeBars(result, pieces, totals, plots);
  return pieces.map(({ bin, part, count, x, y, width, height }): Mark => {
    const when = binWords(result.firstBin + bin, result.size);
    const all = totals[bin] === count ? '' : `, of ${formatCount(totals[bin] ?? 0)} in all`;
    return {
      ...{ kind: 'rect', key: `bar:${bin}:${part.key}`, name: part.name, x, y, width, height, fill: part.fill },
      title: `${counted(count, 'coding')} ${when}${all}.`,
      data: evidenceOf(result, part, bin),
    };
  });
}

type Piece = ReturnType<typeof piecesOf> extends Generator<infer Each> ? Each : never;

/** One path a part, and over each bar a mark that speaks of all of it. */
function wholeBars(result: TimelineResult, pieces: readonly Piece[], totals: Int32Array, plots: Plots): Mark[] {
  const round = (value: number) => Math.round(value * 100) / 100;
  const paths = [...Map.groupBy(pieces, ({ part }) => part)].map(
    ([part, own]): Mark => ({
      ...{ kind: 'path', key: `bars:${part.key}`, fill: part.fill },
      d: own
        .map(
          ({ x, y, width, height }) => `M${round(x)} ${round(y)}H${round(x + width)}V${round(y + height)}H${round(x)}Z`,
        )
        .join(''),
    }),
  );
  const codeIds = result.codes.map(({ id }) => id);
  const speaking = Array.from(totals).flatMap((count, bin): Mark[] => {
    if (count === 0) return [];
    const y = heightOf(plots.codings, count);
    const width = stepOf(plots.columns);
    const x = middleOf(plots.columns, bin) - width / 2;
    return [
      {
        ...{
          kind: 'rect',
          key: `bar:${bin}`,
          x,
          y,
          width,
          height: plots.codings.bottom - y,
          fill: '#000000',
          opacity: 0,
        },
        ...{
          name: 'All codings',
          title: `${counted(count, 'coding')} ${binWords(result.firstBin + bin, result.size)}.`,
        },
        data: { kind: 'codings', codeIds, ...whenOf(result, bin) },
      },
    ];
  });
  return [...paths, ...speaking];
}

function memoMarks(
  result: TimelineResult,
  memos: readonly string[][],
  { columns, memos: scale }: Plots,
  theme: ChartTheme,
): Mark[] {
  if (!scale) return [];
  const width = Math.max(0.6, stepOf(columns) * 0.72);
  return memos.flatMap((memoIds, bin): Mark[] => {
    if (memoIds.length === 0) return [];
    const y = heightOf(scale, memoIds.length);
    const when = binWords(result.firstBin + bin, result.size);
    return [
      {
        ...{
          kind: 'rect',
          key: `memos:${bin}`,
          x: middleOf(columns, bin) - width / 2,
          y,
          width,
          height: scale.bottom - y,
        },
        ...{ fill: theme.ink3, name: 'Memos', title: `${counted(memoIds.length, 'memo')} ${when}.` },
        data: { kind: 'memos', memoIds },
      },
    ];
  });
}

/** Days by their number, weeks by the month that begins in them, months by name, years where they begin. */
function dateMarks(result: TimelineResult, { columns, bottom }: Plots, theme: ChartTheme): Mark[] {
  const marks: Mark[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (let bin = 0; bin < result.binCount; bin++) {
    const text = dateAt(result, bin, marks.length === 0, stepOf(columns));
    const width = measureText(text ?? '', 11.5);
    const x = Math.min(Math.max(middleOf(columns, bin), columns.left + width / 2), columns.right - width / 2);
    if (text === null || x - width / 2 < free) continue;
    free = x + width / 2 + 12;
    marks.push(
      textMark(`date:${bin}`, text, x, bottom - axisHeight + 16, { size: 11.5, fill: theme.ink3, anchor: 'middle' }),
    );
  }
  return marks;
}

function dateAt(result: TimelineResult, bin: number, isFirst: boolean, step: number): string | null {
  const [from, to] = daysOfBin(result, bin);
  const year = ` ${yearOf(from)}`;
  if (result.size === 'day') return `${shortDay(from)}${isFirst ? year : ''}`;
  if (result.size === 'month') {
    if (isFirst) return `${shortMonth(from)}${year}`;
    if (isFirstMonth(from)) return String(yearOf(from));
    return step * 12 < 160 ? null : shortMonth(from);
  }
  if (step >= 50) return `${shortDay(from)}${isFirst ? year : ''}`;
  // The week in which a month begins bears its name.
  if (!isFirst && shortMonth(from) === shortMonth(to - 1)) return null;
  return `${shortMonth(to - 1)}${isFirst || isFirstMonth(to - 1) ? ` ${yearOf(to - 1)}` : ''}`;
}
