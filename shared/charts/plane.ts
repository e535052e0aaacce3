import type { Bounds } from './bounds.ts';

/** Brings places of a plane into a rectangle of a picture, both directions in the same measure, y upwards. */
export interface Plane {
  readonly toX: (x: number) => number;
  readonly toY: (y: number) => number;
}

const spanOf = (values: Float64Array): readonly [number, number] => [
  values.reduce((least, value) => Math.min(least, value), Number.POSITIVE_INFINITY),
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY),
];

/** A plane whose points fill `room` as far as they can without stretching one direction. */
export function planeIn(room: Bounds, x: Float64Array, y: Float64Array): Plane {
  const [left, right] = x.length > 0 ? spanOf(x) : [0, 0];
  const [bottom, top] = y.length > 0 ? spanOf(y) : [0, 0];
  const wide = right - left > 0 ? room.width / (right - left) : Number.POSITIVE_INFINITY;
  const high = top - bottom > 0 ? room.height / (top - bottom) : Number.POSITIVE_INFINITY;
  const scale = Number.isFinite(Math.min(wide, high)) ? Math.min(wide, high) : 1;
  const middle = { x: room.x + room.width / 2, y: room.y + room.height / 2 };
  return {
    toX: (value) => middle.x + (value - (left + right) / 2) * scale,
    toY: (value) => middle.y - (value - (bottom + top) / 2) * scale,
  };
}
