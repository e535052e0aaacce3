import type { RelationshipsResult } from '../../analysis/reading/relationshipResult.ts';
import { themeKey } from '../../analysis/reading/relationshipResult.ts';
import type { Box, Point } from './geometry.ts';
import { middleOf, type Tie, tiesOf } from './rule.ts';

/** Where the themes stand when nobody has moved them, 0..1 from the left and from the top: the middle, then the ring. */
const rings: Readonly<Record<number, readonly Point[]>> = {
  1: points([0.5, 0.5]),
  2: points([0.15, 0.5], [0.85, 0.5]),
  3: points([0.5, 0.92], [0.05, 0.05], [0.95, 0.05]),
  4: points([0.5, 0.44], [0, 0], [1, 0], [0.5, 1]),
  5: points([0.5, 0.5], [0, 0], [1, 0], [1, 1], [0, 1]),
  6: points([0.5, 0.52], [0.5, 0], [1, 0.32], [0.84, 1], [0.16, 1], [0, 0.32]),
  7: points([0.5, 0.5], [0.03, 0], [0.5, 0], [0.97, 0], [0.97, 1], [0.5, 1], [0.03, 1]),
  8: points([0.5, 0.48], [0.08, 0], [0.5, 0], [0.92, 0], [1, 0.6], [0.74, 1], [0.26, 1], [0, 0.6]),
};

function points(...pairs: readonly (readonly [number, number])[]): readonly Point[] {
  return pairs.map(([x, y]) => ({ x, y }));
}

/** Places of the themes, 0..1, in the order of the result. */
export function themePlaces(result: RelationshipsResult): Point[] {
  const middle = middleOf(result);
  const [centre, ...ring] = rings[result.themes.length] ?? [];
  const order = ringOrder(result, middle);
  return result.themes.map(({ id }, index) => {
    const byHand = result.arrangement.places[themeKey(id)];
    const own = index === middle ? centre : ring[order.indexOf(index)];
    return byHand ?? own ?? { x: 0.5, y: 0.5 };
  });
}

/** The themes around the middle, in the order that puts the strongest ties on the sides; the first in the tree leads. */
function ringOrder(result: RelationshipsResult, middle: number): number[] {
  const [lead, ...rest] = result.themes.map((_, index) => index).filter((index) => index !== middle);
  if (lead === undefined) return [];
  const ties = tiesOf(result);
  let best = [lead, ...rest];
  let most = sumOnSides(best, ties);
  for (const order of permutations(rest)) {
    const ring = [lead, ...order];
    const sum = sumOnSides(ring, ties);
    if (sum <= most) continue;
    most = sum;
    best = ring;
  }
  return best;
}

function sumOnSides(ring: readonly number[], ties: readonly Tie[]): number {
  const isSide = (a: number, b: number) => {
    const apart = Math.abs(ring.indexOf(a) - ring.indexOf(b));
    return apart === 1 || apart === ring.length - 1;
  };
  const onSides = ties.filter((tie) => ring.includes(tie.first) && ring.includes(tie.second));
  return onSides.reduce((sum, tie) => sum + (isSide(tie.first, tie.second) ? tie.value : 0), 0);
}

function* permutations(list: readonly number[]): Generator<number[]> {
  if (list.length === 0) yield [];
  for (const [at, first] of list.entries()) {
    for (const rest of permutations(list.toSpliced(at, 1))) yield [first, ...rest];
  }
}

/** The room of a diagram in a picture of this width, and of this height where that is given. Pixels. */
export function diagramRoom(width: number, height: number | undefined, small = false): number {
  // A narrow figure is nearly square: its properties need lines to stand on.
  return Math.max(small ? 100 : 380, height ?? Math.min(820, Math.max(width * 0.62, Math.min(560, width))));
}

/** The room of the middles of the marks, and how large the largest circle is. Pixels. */
export interface DiagramFrame extends Box {
  readonly largest: number;
}

/** The room that places of 0..1 are spread over, inside the room of a picture. */
export function diagramFrame(
  room: { readonly left: number; readonly top: number; readonly width: number; readonly height: number },
  small = false,
): DiagramFrame {
  const { left, top, width, height } = room;
  const largest = small ? 20 : Math.max(16, Math.min(60, Math.min(width, height) * 0.1));
  const aside = small ? 44 : Math.max(largest + 8, Math.min(104, width * 0.1));
  const above = small ? largest + 14 : largest + 42;
  const below = small ? largest + 14 : largest + 42 + footHeight;
  return {
    left: left + aside,
    right: Math.max(left + aside + 1, left + width - aside),
    top: top + above,
    bottom: Math.max(top + above + 1, top + height - below),
    largest,
  };
}

/** Room for the key below the picture. Pixels. */
export const footHeight = 54;

export const placed = ({ x, y }: Point, { left, right, top, bottom }: DiagramFrame): Point => ({
  x: left + x * (right - left),
  y: top + y * (bottom - top),
});

/** The place of a point of the picture, 0..1, kept near enough to be found again. */
export function placeOf({ x, y }: Point, { left, right, top, bottom }: DiagramFrame): Point {
  const near = (value: number) => Math.round(Math.min(1.08, Math.max(-0.08, value)) * 10_000) / 10_000;
  return { x: near((x - left) / (right - left)), y: near((y - top) / (bottom - top)) };
}
