import type { Ties } from '../analysis/ties.ts';
import type { ChartTheme } from './palette.ts';
import type { Line, Mark } from './scene.ts';

/** A line between two circles. Pixels. */
export interface TieLine {
  readonly key: string;
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly name: string;
  readonly title: string;
  readonly first: string;
  readonly second: string;
}

/** So wide at least is the room in which the pointer finds a line. */
const widthToHit = 9;

/** Ties are grey, for colour belongs to codes; over each lies a broader line that is not seen, for the pointer. */
export function tieMarks(lines: readonly TieLine[], theme: ChartTheme, quiet: boolean): readonly Mark[] {
  const drawn = lines.map(({ key, from, to, width }): Line => {
    const place = { x1: from.x, y1: from.y, x2: to.x, y2: to.y };
    return { kind: 'line', key: `line:${key}`, ...place, stroke: theme.hairlineStrong, strokeWidth: width };
  });
  if (quiet) return drawn;
  return [
    ...drawn,
    ...lines.map(
      ({ key, from, to, width, name, title, first, second }): Line => ({
        kind: 'line',
        key,
        x1: from.x,
        y1: from.y,
        x2: to.x,
        y2: to.y,
        stroke: theme.paper,
        strokeWidth: Math.max(width, widthToHit),
        opacity: 0,
        name,
        title,
        data: { kind: 'pair', first, second },
      }),
    ),
  ];
}

/** Width of a tie: in proportion to its count, never so thin that it is lost. Pixels. */
export const tieWidth = (value: number, greatest: number, widest: number): number =>
  Math.max(0.75, (value / Math.max(1, greatest)) * widest);

/** Every tie once, by place. */
export const tiePlaces = (ties: Ties): readonly number[] => Array.from(ties.first.keys());
