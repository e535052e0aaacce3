import { rounded } from '../scene.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface Circle extends Point {
  readonly radius: number;
}
/** A rectangle by its edges. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** A tie: from one point to another, bent towards a third (a quadratic curve; straight where that lies half-way). */
export interface Curve {
  readonly from: Point;
  readonly bend: Point;
  readonly to: Point;
}

export const between = (a: Point, b: Point, part: number): Point => ({
  x: a.x + (b.x - a.x) * part,
  y: a.y + (b.y - a.y) * part,
});
export const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The curve between two points whose middle stands `aside` pixels beside the straight line. */
export function curveBetween(from: Point, to: Point, aside = 0): Curve {
  const length = distance(from, to) || 1;
  const middle = between(from, to, 0.5);
  const bend = {
    x: middle.x - ((to.y - from.y) / length) * aside * 2,
    y: middle.y + ((to.x - from.x) / length) * aside * 2,
  };
  return { from, bend, to };
}

/** The point at `part` (0..1) of a curve. */
export const pointAt = ({ from, bend, to }: Curve, part: number): Point =>
  between(between(from, bend, part), between(bend, to, part), part);

const steps = 60;
const parts = Array.from({ length: steps + 1 }, (_, step) => step / steps);
/** Points along a curve, evenly in its parameter. */
export const alongCurve = (curve: Curve): Point[] => parts.map((part) => pointAt(curve, part));

/** The piece of a curve from one part to another. */
function pieceOf(curve: Curve, start: number, end: number): Curve {
  const bend = between(between(curve.from, curve.bend, start), between(curve.bend, curve.to, start), end);
  return { from: pointAt(curve, start), bend, to: pointAt(curve, end) };
}

/** The curve as far as it lies outside both circles; `null` where nothing does. */
export function outside(curve: Curve, first: Circle, second: Circle): Curve | null {
  const points = alongCurve(curve);
  const start = points.findIndex((point) => distance(point, first) > first.radius);
  const end = points.findLastIndex((point) => distance(point, second) > second.radius);
  if (start < 0 || end <= start) return null;
  return pieceOf(curve, edgeBetween(curve, first, start - 1, start), edgeBetween(curve, second, end + 1, end));
}

/** Where the edge of a circle is crossed between a step inside and a step outside it. */
function edgeBetween(curve: Curve, circle: Circle, inside: number, out: number): number {
  let [within, beyond] = [Math.min(steps, Math.max(0, inside)) / steps, out / steps];
  for (let round = 0; round < 12; round++) {
    const middle = (within + beyond) / 2;
    if (distance(pointAt(curve, middle), circle) > circle.radius) beyond = middle;
    else within = middle;
  }
  return beyond;
}

const written = ({ x, y }: Point): string => `${rounded(x)} ${rounded(y)}`;
export const pathOf = ({ from, bend, to }: Curve): string => `M${written(from)}Q${written(bend)} ${written(to)}`;

export const boxAround = ({ x, y }: Point, width: number, height: number): Box => ({
  left: x - width / 2,
  top: y - height / 2,
  right: x + width / 2,
  bottom: y + height / 2,
});
export const grown = ({ left, top, right, bottom }: Box, by: number): Box => ({
  left: left - by,
  top: top - by,
  right: right + by,
  bottom: bottom + by,
});
export const meet = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
export const holds = (box: Box, { x, y }: Point): boolean =>
  box.left < x && x < box.right && box.top < y && y < box.bottom;

/** How far a point lies from a box; 0 inside. */
export function distanceToBox({ x, y }: Point, { left, top, right, bottom }: Box): number {
  return Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
}
export const meetsCircle = (box: Box, circle: Circle): boolean => distanceToBox(circle, box) < circle.radius;

/** Whether a curve runs through a box. */
export const runsThrough = (points: readonly Point[], box: Box): boolean => points.some((point) => holds(box, point));
