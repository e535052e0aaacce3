import type { Face } from './textWidths.ts';

/** What stands behind a mark: enough to ask for its words. Positions are UTF-16 units, times ms. */
export type MarkData =
  | { readonly kind: 'pair'; readonly first: string; readonly second: string; readonly documentIds?: readonly string[] }
  | { readonly kind: 'code'; readonly codeId: string }
  | { readonly kind: 'document'; readonly documentId: string }
  | CodingsEvidence
  | { readonly kind: 'memos'; readonly memoIds: readonly string[] }
  | WordsEvidence
  | {
      /** The coding of each code that stands first in the text of the document named beside it. */
      readonly kind: 'firsts';
      readonly places: readonly { readonly codeId: string; readonly documentId: string }[];
    };

/** Words of the texts; what is left out limits nothing but the chart's own choice. */
export interface WordsEvidence {
  readonly kind: 'words';
  /** As they may be written into an option: parted by commas, several that follow each other, or with `*` at the end. */
  readonly words: string;
  readonly documentIds?: readonly string[];
  /** Only words of which a coding of any of these codes covers a character. */
  readonly codeIds?: readonly string[];
}

/** Codings that satisfy everything that is named; what is left out limits nothing but the chart's own choice. */
export interface CodingsEvidence {
  readonly kind: 'codings';
  /** Any of these codes, with their subcodes where the chart counts them. */
  readonly codeIds: readonly string[];
  /** But for codings of these codes, with their subcodes where the chart counts them. */
  readonly withoutCodeIds?: readonly string[];
  readonly documentIds?: readonly string[];
  /** These codings and no others; nothing else limits them then. */
  readonly codingIds?: readonly string[];
  readonly coderIds?: readonly string[];
  /** Codings that touch this range of a document. */
  readonly within?: { readonly documentId: string; readonly start: number; readonly end: number };
  /** Only codings that have a weight. */
  readonly weighed?: true;
  /** Codings made in this half-open span of time. */
  readonly made?: { readonly from: number; readonly to: number };
}

interface MarkBase {
  /** Unique in its scene, and the same for the same thing from one layout to the next. */
  readonly key: string;
  /** What the mark stands for, as the head of its words. */
  readonly name?: string;
  /** The number behind the mark in a sentence. */
  readonly title?: string;
  readonly data?: MarkData;
}

/** How an outline is drawn; widths and dashes in pixels. */
export interface Outline {
  readonly stroke?: string;
  readonly strokeWidth?: number;
  readonly dash?: string;
  /** 0..1, for the whole mark. */
  readonly opacity?: number;
}
export interface Group extends MarkBase {
  readonly kind: 'group';
  readonly children: readonly Mark[];
}
export interface Rect extends MarkBase, Outline {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly fill: string;
  readonly radius?: number;
}
export interface Path extends MarkBase, Outline {
  readonly kind: 'path';
  readonly d: string;
  readonly fill: string;
}
export interface Line extends MarkBase, Outline {
  readonly kind: 'line';
  readonly x1: number;
  readonly y1: number;
  readonly x2: number;
  readonly y2: number;
  readonly stroke: string;
}
export interface Dot extends MarkBase, Outline {
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
