import type { ChartTheme } from './palette.ts';
import { type CountScale, countAxis, heightOf, pathThrough, textMark, wholeTicks } from './parts.ts';
import type { Mark, MarkData } from './scene.ts';

/** Where documents stand side by side. Pixels. */
export interface Columns {
  readonly left: number;
  readonly right: number;
  readonly count: number;
}

/** Width of a column, and the middle of the column of a place. */
export const stepOf = ({ left, right, count }: Columns): number => (right - left) / Math.max(1, count);
export const middleOf = (columns: Columns, place: number): number => columns.left + stepOf(columns) * (place + 0.5);

export interface CurveColors {
  readonly line: string;
  readonly band: string;
}

/** What a point of a curve says. */
export interface CurvePoint {
  readonly key: string;
  readonly place: number;
  readonly name: string;
  readonly title: string;
  readonly data?: MarkData;
  /** Drawn as a dot; else it only speaks. */
  readonly isDot: boolean;
}

/** A cumulative curve, and what it is drawn with. */
export interface CurveLayout {
  readonly key: string;
  readonly columns: Columns;
  /** Its own scale: no other count stands on it. */
  readonly scale: CountScale;
  readonly seen: Int32Array;
  readonly low: Int32Array;
  readonly high: Int32Array;
  readonly points: readonly CurvePoint[];
  readonly colors: CurveColors;
}

/** The band of shuffled orders: under everything. */
export function bandMark({ key, columns, scale, low, high, colors }: CurveLayout): Mark {
  const along = (counts: Int32Array) =>
    Array.from(counts, (count, place) => [middleOf(columns, place), heightOf(scale, count)] as const);
  return {
    ...{ kind: 'path', key: `${key}:band`, fill: colors.band, opacity: 0.65 },
    d: `${pathThrough([...along(high), ...along(low).reverse()])}Z`,
  };
}

/** The curve with a dot wherever something was new. */
export function curveMarks({ key, columns, scale, seen, points, colors }: CurveLayout): Mark[] {
  const at = (place: number) => [middleOf(columns, place), heightOf(scale, seen[place] ?? 0)] as const;
  const line: Mark = {
    ...{ kind: 'path', key: `${key}:line`, fill: 'none', stroke: colors.line, strokeWidth: 2.25 },
    d: pathThrough(Array.from(seen.keys(), at)),
  };
  const size = Math.min(11, Math.max(4, stepOf(columns)));
  return [
    line,
    ...points.map(({ key: pointKey, place, name, title, data, isDot }): Mark => {
      const [x, y] = at(place);
      const reach: Mark = {
        ...{
          kind: 'rect',
          key: `${pointKey}:reach`,
          fill: colors.band,
          opacity: 0,
          x: x - size / 2,
          y: y - 5.5,
          width: size,
          height: 11,
        },
      };
      return {
        ...{ kind: 'group', key: pointKey, name, title, ...(data ? { data } : {}) },
        children: isDot
          ? [reach, { kind: 'dot', key: `${pointKey}:dot`, x, y, radius: 3, fill: colors.line }]
          : [reach],
      };
    }),
  ];
}

/** Hairlines and counts of the curve's own scale. */
export const curveAxis = ({ key, scale }: CurveLayout, theme: ChartTheme): Mark[] => {
  const ticks = wholeTicks(scale.most, scale.bottom - scale.top > 140 ? 4 : 2);
  const room = ((scale.bottom - scale.top) / Math.max(1, scale.most)) * (scale.most - (ticks.at(-1) ?? 0));
  const kept = room > 0 && room < 15 ? ticks.slice(0, -1) : ticks;
  return countAxis(key, scale, [...new Set([...kept, scale.most])], theme);
};

/** Numbers of the documents under a plot, as many as have room. */
export function placeNumbers(key: string, columns: Columns, y: number, theme: ChartTheme): Mark[] {
  const step = stepOf(columns);
  const widest = 8 + 7 * String(columns.count).length;
  const every = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000].find(
    (each) => each * step >= widest,
  );
  const style = { size: 11.5, fill: theme.ink3, anchor: 'middle' } as const;
  return Array.from({ length: columns.count }, (_, place) => place + 1)
    .filter((number) => number === 1 || number % (every ?? columns.count) === 0)
    .filter(
      (number) => number !== 1 || every === 1 || (every ?? 0) * step > 2 * widest || every === undefined || every > 2,
    )
    .map((number) => textMark(`${key}:${number}`, String(number), middleOf(columns, number - 1), y, style));
}
