import { tickStep } from 'd3-array';
import type { ChartTheme } from './palette.ts';
import type { Line, Text } from './scene.ts';
import { formatCount } from './sentences.ts';

type Style = Partial<Pick<Text, 'size' | 'face' | 'fill' | 'anchor'>> & { readonly fill: string };

/** A line of text of a chart: 12.5 pixels, upright, from its left, unless said otherwise. `y` is the baseline. */
export const textMark = (key: string, text: string, x: number, y: number, style: Style): Text => ({
  kind: 'text',
  key,
  x,
  y,
  text,
  size: 12.5,
  face: 'regular',
  anchor: 'start',
  ...style,
});

/** Whole numbers for an axis from 0 to `most`, about so many, none of them over `most`. */
export function wholeTicks(most: number, about: number): number[] {
  const step = Math.max(1, Math.round(tickStep(0, Math.max(1, most), Math.max(1, about))));
  return Array.from({ length: Math.floor(most / step) + 1 }, (_, at) => at * step);
}

/** Where a scale of counts stands: `most` at the top, 0 at the bottom, in pixels. */
export interface CountScale {
  readonly most: number;
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Height of a count on its scale. */
export const heightOf = ({ most, top, bottom }: CountScale, count: number): number =>
  bottom - (most > 0 ? count / most : 0) * (bottom - top);

/** Hairlines across a plot with the counts that they stand for, at the left. */
export function countAxis(
  key: string,
  scale: CountScale,
  counts: readonly number[],
  theme: ChartTheme,
): (Line | Text)[] {
  return counts.flatMap((count): (Line | Text)[] => {
    const y = heightOf(scale, count);
    return [
      {
        ...{ kind: 'line', key: `${key}:line:${count}`, x1: scale.left, x2: scale.right, y1: y, y2: y },
        ...{ stroke: count === 0 ? theme.hairlineStrong : theme.hairline, strokeWidth: 1 },
      },
      textMark(`${key}:count:${count}`, formatCount(count), scale.left - 8, y + 4, {
        ...{ size: 11.5, fill: theme.ink3, anchor: 'end' },
      }),
    ];
  });
}

/** `M x y L x y …` through points; empty for none. */
export const pathThrough = (points: readonly (readonly [x: number, y: number])[]): string =>
  points.length === 0 ? '' : `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`;

const round = (value: number): number => Math.round(value * 100) / 100;

/** The greatest of many numbers, at least `floor`; no number of arguments is too many for it. */
export function greatestOf(values: ArrayLike<number>, floor = 0): number {
  let greatest = floor;
  for (let at = 0; at < values.length; at++) greatest = Math.max(greatest, values[at] as number);
  return greatest;
}

/** Pixels at the foot of a picture on the screen where the buttons that make it larger and smaller stand. */
const zoomRoom = 34;

/** How high a picture may be: its room on the screen less the foot, or, in files, its usual height. */
export const heightFor = ({ height }: { readonly height?: number }, usual: number): number =>
  height === undefined ? usual : Math.max(0, height - zoomRoom);
