import type { SaturationRun, SaturationRuns } from '../analysis/reading/saturationRuns.ts';
import {
  bandMark,
  type Columns,
  type CurveLayout,
  type CurvePoint,
  curveAxis,
  curveMarks,
  middleOf,
  placeNumbers,
  stepOf,
} from './curvePlot.ts';
import type { Room } from './frame.ts';
import type { ChartTheme } from './palette.ts';
import { type CountScale, countAxis, greatestOf, heightFor, heightOf, textMark } from './parts.ts';
import { freshCodes, type SaturationResult } from './saturationResult.ts';
import { broughtWords, documentsOfRun, lastFresh, percent } from './saturationWords.ts';
import type { Mark, MarkData } from './scene.ts';
import { counted, formatCount } from './sentences.ts';
import { measureText } from './textWidths.ts';

/** Marks of one layer under a key of their own. */
interface Layer {
  readonly key: string;
  readonly marks: readonly Mark[];
}

const barHeight = 66;
const axisHeight = 46;
const gap = 26;
const leastCurve = 150;

/** Where the two plots stand: the curve above, the bars below, each with a scale of its own. */
interface Plots {
  readonly columns: Columns;
  readonly curve: CountScale;
  readonly bars: CountScale;
  readonly bottom: number;
}

function plotsOf({ seen, fresh }: SaturationResult, room: Room): Plots {
  const { left, top, width } = room;
  const height = heightFor(room, 470);
  const widest = measureText(formatCount(seen.at(-1) ?? 0), 11.5);
  const columns = { left: left + widest + 14, right: left + width - 8, count: seen.length };
  const across = { left: columns.left, right: columns.right };
  const curveBottom = top + 22 + Math.max(leastCurve, height - 22 - gap - barHeight - axisHeight - 4);
  const barsTop = curveBottom + gap;
  return {
    columns,
    curve: { ...across, most: seen.at(-1) ?? 0, top: top + 22, bottom: curveBottom },
    bars: { ...across, most: greatestOf(fresh, 1), top: barsTop, bottom: barsTop + barHeight },
    bottom: barsTop + barHeight + axisHeight,
  };
}

/** Cumulative codes above, new codes below, runs as brackets with their per cent. */
export function drawSaturation(
  result: SaturationResult,
  runs: SaturationRuns,
  room: Room,
  small: boolean,
): { groups: readonly Layer[]; right: number; bottom: number } {
  if (small) return drawSmall(result, room);
  const plots = plotsOf(result, room);
  const { theme } = room;
  const curve = curveOf(result, plots, theme);
  const groups: Layer[] = [
    { key: 'axis', marks: [...curveAxis(curve, theme), ...barAxis(plots, theme)] },
    { key: 'band', marks: [bandMark(curve)] },
    { key: 'curve', marks: curveMarks(curve) },
    { key: 'notes', marks: notesOf(result, runs, plots, theme) },
    { key: 'bars', marks: barMarks(result, plots, theme) },
    { key: 'documents', marks: placeNumbers('document', plots.columns, plots.bars.bottom + 15, theme) },
    { key: 'runs', marks: runMarks(result, runs, plots, theme) },
  ];
  return { groups, right: room.left + room.width, bottom: plots.bottom };
}

/** Up to so many documents each point of the curve speaks; of more, those where something was new. */
const mostPoints = 400;

function curveOf(result: SaturationResult, { columns, curve }: Plots, theme: ChartTheme): CurveLayout {
  const { seen, low, high, fresh } = result;
  const codeIds = result.codes.map(({ id }) => id);
  const points = Array.from(seen.keys())
    .filter((place) => seen.length <= mostPoints || (fresh[place] ?? 0) > 0)
    .map((place): CurvePoint => {
      const documentIds = [result.documentIds[place] ?? ''];
      return {
        ...{ key: `seen:${place}`, place, isDot: (fresh[place] ?? 0) > 0 },
        name: nameAt(result, place),
        title: `${counted(seen[place] ?? 0, 'code')} seen so far; after so many documents 9 of 10 shuffled orders have ${range(low[place], high[place])}. ${counted(result.used[place] ?? 0, 'code')} used in this one.`,
        data: { kind: 'codings', codeIds, documentIds },
      };
    });
  const colors = { line: theme.steps[5]?.fill ?? theme.ink, band: theme.steps[1]?.fill ?? theme.sunk };
  return { key: 'seen', columns, scale: curve, seen, low, high, points, colors };
}

const range = (low = 0, high = 0): string =>
  low === high ? formatCount(low) : `${formatCount(low)} to ${formatCount(high)}`;

const nameAt = ({ documentNames }: SaturationResult, place: number): string =>
  `${formatCount(place + 1)} · ${documentNames[place] ?? ''}`;

const barAxis = ({ bars }: Plots, theme: ChartTheme): Mark[] => [
  ...countAxis('fresh', bars, [0, bars.most], theme),
  textMark('fresh:name', 'new codes', bars.right, bars.top - 6, { fill: theme.ink2, anchor: 'end' }),
];

/** The first codings of the codes that were new in these documents. */
function firstsOf(result: SaturationResult, from: number, to: number): MarkData | undefined {
  const places = Array.from({ length: to - from }, (_, step) => from + step).flatMap((place) =>
    freshCodes(result, place).map(({ id }) => ({ codeId: id, documentId: result.documentIds[place] ?? '' })),
  );
  return places.length > 0 ? { kind: 'firsts', places } : undefined;
}

const namesShown = 8;

/** `: trust, training, and 3 more`; nothing where nothing is new. */
function listOf(result: SaturationResult, from: number, to: number): string {
  const names = Array.from({ length: to - from }, (_, step) => freshCodes(result, from + step)).flat();
  if (names.length === 0) return '';
  const shown = names.slice(0, namesShown).map(({ name }) => name);
  const rest = names.length - shown.length;
  return `: ${shown.join(', ')}${rest > 0 ? `, and ${formatCount(rest)} more` : ''}`;
}

function barMarks(result: SaturationResult, { columns, bars }: Plots, theme: ChartTheme): Mark[] {
  const step = stepOf(columns);
  return Array.from(result.fresh.keys()).flatMap((place): Mark[] => {
    const count = result.fresh[place] ?? 0;
    if (count === 0) return [];
    const key = `fresh:${place}`;
    const data = firstsOf(result, place, place + 1);
    const width = Math.max(1, step * 0.64);
    const y = heightOf(bars, count);
    const fill = theme.steps[place < result.settings.base ? 3 : 5]?.fill ?? theme.ink;
    const x = middleOf(columns, place) - width / 2;
    const number = textMark(`${key}:count`, formatCount(count), x + width / 2, y - 5, {
      ...{ size: 11.5, fill: theme.ink2, anchor: 'middle' },
    });
    return [
      {
        ...{ kind: 'group', key, name: nameAt(result, place), ...(data ? { data } : {}) },
        title: `${counted(count, 'new code')}${listOf(result, place, place + 1)}.`,
        children: [
          { kind: 'rect', key: `${key}:bar`, x, y, width, height: bars.bottom - y, fill },
          ...(step >= 7 + 6 * String(count).length ? [number] : []),
        ],
      },
    ];
  });
}

/** What the picture says in words: the base, the shuffled orders, and where the last code was new. */
function notesOf(result: SaturationResult, { base }: SaturationRuns, plots: Plots, theme: ChartTheme): Mark[] {
  const name = textMark('seen:name', 'codes so far', plots.curve.right, plots.curve.top - 8, {
    ...{ fill: theme.ink2, anchor: 'end' },
  });
  return [
    name,
    ...baseNote(result, base, plots, theme),
    ...lastNote(result, plots, theme),
    ...bandNote(result, plots, theme),
  ];
}

const leader = (key: string, d: string, theme: ChartTheme): Mark => ({
  ...{ kind: 'path', key, d, fill: 'none', stroke: theme.ink2, strokeWidth: 1.25 },
});

function baseNote(result: SaturationResult, base: number | null, plots: Plots, theme: ChartTheme): Mark[] {
  const { columns, curve } = plots;
  if (base === null) return [];
  const x = middleOf(columns, result.settings.base - 1);
  const y = heightOf(curve, base);
  const words = `base: ${counted(base, 'code')}`;
  const at = curve.top + 14;
  // Only where the curve leaves room above its point, and the words stand left of it.
  if (y - at < 22 || x - columns.left < measureText(words, 12.5) + 12) return [];
  return [
    leader('note:base:line', `M${x - 6} ${at}H${x}V${y - 6}`, theme),
    textMark('note:base', words, x - 10, at + 4, { fill: theme.ink2, anchor: 'end' }),
  ];
}

function lastNote(result: SaturationResult, { columns, curve }: Plots, theme: ChartTheme): Mark[] {
  const last = lastFresh(result.fresh);
  if (last < 0) return [];
  const x = middleOf(columns, last);
  const all = counted(result.seen.at(-1) ?? 0, 'code');
  const words = `all ${all} seen: document ${formatCount(last + 1)}`;
  const width = measureText(words, 12.5);
  const isRight = x + 30 + width < columns.right;
  if (!isRight && x - 30 - width < columns.left) return [];
  const y = curve.top + 34;
  const end = isRight ? x + 24 : x - 24;
  return [
    leader('note:last:line', `M${x} ${curve.top + 6}V${y}H${end}`, theme),
    textMark('note:last', words, isRight ? end + 6 : end - 6, y + 4, {
      fill: theme.ink2,
      anchor: isRight ? 'start' : 'end',
    }),
  ];
}

/** Under the band where it is widest: right of its lower edge, where nothing else stands. */
function bandNote({ low, high, seen }: SaturationResult, { columns, curve }: Plots, theme: ChartTheme): Mark[] {
  const widths = Array.from(low, (count, place) => (high[place] ?? 0) - count);
  const place = widths.indexOf(greatestOf(widths));
  const y = heightOf(curve, Math.min(low[place] ?? 0, seen[place] ?? 0)) + 18;
  const x = middleOf(columns, place) + 8;
  if (seen.length < 4 || y > curve.bottom - 6 || x + 90 > columns.right) return [];
  return [textMark('note:band', 'shuffled orders', x, y, { size: 11.5, fill: theme.ink3 })];
}

/** Documents of the base and of each run under a bracket, with the per cent; amber where the threshold was exceeded again. */
function runMarks(result: SaturationResult, { base, runs }: SaturationRuns, plots: Plots, theme: ChartTheme): Mark[] {
  if (base === null) return [];
  const isOverlapping = result.settings.runs === 'overlapping';
  const met = runs.findIndex((run) => run.isMet);
  const wide = stepOf(plots.columns) * (isOverlapping ? 1 : result.settings.run) >= 40;
  const baseRun = { from: 0, to: result.settings.base };
  const marks = runs.flatMap((run, index): Mark[] => {
    if (!wide && index !== met) return [];
    const isAgain = met >= 0 && index > met && !run.isMet;
    return [runMark(result, run, plots, theme, { isAgain, isFirst: index === met, isOverlapping })];
  });
  return [
    {
      ...{
        kind: 'group',
        key: 'run:base',
        name: documentsOfRun(baseRun),
        title: `The base: ${counted(base, 'code')}${listOf(result, 0, baseRun.to)}.`,
      },
      ...dataPart(firstsOf(result, 0, baseRun.to)),
      children: bracket('run:base', baseRun, 'base', plots, { theme, fill: theme.ink2 }),
    },
    ...marks,
  ];
}

const dataPart = (data: MarkData | undefined) => (data ? { data } : {});

function runMark(
  result: SaturationResult,
  run: SaturationRun,
  plots: Plots,
  theme: ChartTheme,
  {
    isAgain,
    isFirst,
    isOverlapping,
  }: { readonly isAgain: boolean; readonly isFirst: boolean; readonly isOverlapping: boolean },
): Mark {
  const key = `run:${run.from}`;
  const share = run.share === null ? '–' : percent(run.share);
  const ofBase = run.share === null ? 'The base has no codes to measure it by' : `${percent(run.share)} of the base`;
  const verdict = isFirst ? ': the threshold is met for the first time' : isAgain ? ': over the threshold again' : '';
  const words = isFirst && !isOverlapping ? `run: ${share}` : share;
  return {
    ...{ kind: 'group', key, name: documentsOfRun(run), ...dataPart(firstsOf(result, run.from, run.to)) },
    title: `${broughtWords(run).split(',')[0]}${listOf(result, run.from, run.to)}. ${ofBase}${verdict}.`,
    children: bracket(key, isOverlapping ? { from: run.to - 1, to: run.to } : run, words, plots, {
      least: isFirst ? baseWordsRight(result.settings.base, plots) + 8 : 0,
      ...{ theme, fill: isAgain ? theme.warn : isFirst ? theme.ink : theme.ink2, face: isFirst ? 'strong' : 'regular' },
    }),
  };
}

function bracketEdges(from: number, to: number, columns: Plots['columns']): { left: number; right: number } {
  const half = Math.min(stepOf(columns) * 0.4, 16);
  return { left: middleOf(columns, from) - half, right: middleOf(columns, to - 1) + half };
}

/** Where the word of the base ends: with many documents its bracket is narrower than it, and a run stands close by. */
function baseWordsRight(base: number, { columns }: Plots): number {
  const { left, right } = bracketEdges(0, base, columns);
  return (left + right) / 2 + measureText('base', 12) / 2;
}

function bracket(
  key: string,
  { from, to }: { readonly from: number; readonly to: number },
  words: string,
  { columns, bars }: Plots,
  {
    theme,
    fill,
    face = 'regular',
    least = 0,
  }: {
    readonly theme: ChartTheme;
    readonly fill: string;
    readonly face?: 'regular' | 'strong';
    /** Where the words may begin. */
    readonly least?: number;
  },
): Mark[] {
  const y = bars.bottom + 21;
  const { left, right } = bracketEdges(from, to, columns);
  const middle = Math.max((left + right) / 2, least + measureText(words, 12, face) / 2);
  return [
    leader(`${key}:bracket`, `M${left} ${y}V${y + 4}H${right}V${y}`, theme),
    textMark(`${key}:words`, words, middle, y + 18, { size: 12, fill, face, anchor: 'middle' }),
  ];
}

function drawSmall(result: SaturationResult, { left, top, width, height = 140, theme }: Room) {
  const columns = { left, right: left + width, count: result.seen.length };
  const across = { left, right: left + width };
  const curve = curveOf(
    result,
    { columns, curve: { ...across, most: result.seen.at(-1) ?? 0, top: top + 6, bottom: top + height } } as Plots,
    theme,
  );
  const bars = { ...across, most: greatestOf(result.fresh, 1), top: top + height * 0.55, bottom: top + height };
  const step = stepOf(columns);
  const rects = Array.from(result.fresh).flatMap((count, place): Mark[] => {
    if (count === 0) return [];
    const y = heightOf(bars, count);
    const x = middleOf(columns, place) - step * 0.32;
    return [
      {
        kind: 'rect',
        key: `bar:${place}`,
        x,
        y,
        width: Math.max(1, step * 0.64),
        height: bars.bottom - y,
        fill: theme.steps[3]?.fill ?? theme.ink,
      },
    ];
  });
  const words = counted(result.seen.at(-1) ?? 0, 'code');
  const groups: Layer[] = [
    { key: 'band', marks: [bandMark(curve)] },
    { key: 'bars', marks: rects },
    { key: 'curve', marks: curveMarks({ ...curve, points: [] }) },
    {
      key: 'words',
      marks: [textMark('codes', words, left + width - 4, top + 24, { size: 12, fill: theme.ink2, anchor: 'end' })],
    },
  ];
  return { groups, right: left + width, bottom: top + height };
}
