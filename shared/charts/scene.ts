import type { Face } from './textWidths.ts';

/** What stands behind a mark: enough to ask for its segments. Positions are UTF-16 units. */
export type MarkData =
  | { readonly kind: 'pair'; readonly first: string; readonly second: string }
  | { readonly kind: 'code'; readonly codeId: string }
  | { readonly kind: 'document'; readonly documentId: string };

interface MarkBase {
  /** Unique in its scene, and the same for the same thing from one layout to the next. */
  readonly key: string;
  /** The number behind the mark in a sentence. */
  readonly title?: string;
  readonly data?: MarkData;
}
export interface Group extends MarkBase {
  readonly kind: 'group';
  readonly children: readonly Mark[];
}
export interface Rect extends MarkBase {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly radius?: number;
}
export interface Path extends MarkBase {
  readonly kind: 'path';
  readonly d: string;
  readonly fill: string;
}
export interface Line extends MarkBase {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
}
export interface Dot extends MarkBase {
  readonly kind: 'dot';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly fill: string;
}
export interface Text extends MarkBase {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline. */
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly face: Face;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Degrees, clockwise, about (x, y). */
  readonly turn?: number;
}
export type Mark = Group | Rect | Path | Line | Dot | Text;

/** A picture as plain data: drawn on the screen and written to files from the same numbers. Units are pixels. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly title: string;
  /** What the numbers mean, with their unit, and what the picture was made with. */
  readonly description: string;
  /** Study, revision, date, unit and options, for files. Empty on the screen. */
  readonly provenance: string;
  readonly marks: readonly Mark[];
}

/** Numbers as they stand in files: two decimals, no trailing noughts, no minus nought. */
export const rounded = (value: number): number => Math.round(value * 100) / 100 + 0;

/** All marks of a scene, groups opened, in the order of drawing. */
export function* everyMark(marks: readonly Mark[]): Generator<Exclude<Mark, Group>> {
  for (const mark of marks) {
    if (mark.kind === 'group') yield* everyMark(mark.children);
    else yield mark;
  }
}

/** The mark or group of that key. */
export function findMark(marks: readonly Mark[], key: string): Mark | undefined {
  for (const mark of marks) {
    if (mark.key === key) return mark;
    const inside = mark.kind === 'group' ? findMark(mark.children, key) : undefined;
    if (inside) return inside;
  }
  return undefined;
}
