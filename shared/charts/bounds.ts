import { everyMark, type Mark } from './scene.ts';
import { measureText } from './textWidths.ts';

/** A rectangle of a scene, in its pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Left, top, right, bottom. */
type Edges = [number, number, number, number];

/** The rectangle that a mark stands in; of a group, that of its parts. Curves by the points that they are drawn with. */
export function boundsOf(mark: Mark): Bounds {
  const edges = emptyEdges();
  for (const leaf of everyMark([mark])) stretch(edges, leaf);
  const [left, top, right, bottom] = edges;
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

const emptyEdges = (): Edges => [
  Number.POSITIVE_INFINITY,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
];

function include(edges: Edges, x: number, y: number): void {
  edges[0] = Math.min(edges[0], x);
  edges[1] = Math.min(edges[1], y);
  edges[2] = Math.max(edges[2], x);
  edges[3] = Math.max(edges[3], y);
}

type Leaf = ReturnType<typeof everyMark> extends Generator<infer Each> ? Each : never;

function stretch(edges: Edges, mark: Leaf): void {
  if (mark.kind === 'text') stretchText(edges, mark);
  else if (mark.kind === 'path') stretchPath(edges, mark.d);
  else for (const [x, y] of cornersOf(mark)) include(edges, x, y);
}

function cornersOf(mark: Exclude<Leaf, { kind: 'text' | 'path' }>): readonly (readonly [x: number, y: number])[] {
  if (mark.kind === 'line')
    return [
      [mark.x1, mark.y1],
      [mark.x2, mark.y2],
    ];
  const { x, y } = mark;
  if (mark.kind === 'rect')
    return [
      [x, y],
      [x + mark.width, y + mark.height],
    ];
  return [
    [x - mark.radius, y - mark.radius],
    [x + mark.radius, y + mark.radius],
  ];
}

function stretchText(edges: Edges, mark: Extract<Leaf, { kind: 'text' }>): void {
  const width = measureText(mark.text, mark.size, mark.face);
  const left = mark.anchor === 'start' ? 0 : mark.anchor === 'middle' ? -width / 2 : -width;
  const angle = ((mark.turn ?? 0) * Math.PI) / 180;
  for (const [dx, dy] of [
    [left, -mark.size],
    [left + width, -mark.size],
    [left, mark.size * 0.25],
    [left + width, mark.size * 0.25],
  ] as const) {
    include(
      edges,
      mark.x + dx * Math.cos(angle) - dy * Math.sin(angle),
      mark.y + dx * Math.sin(angle) + dy * Math.cos(angle),
    );
  }
}

/** Numbers that each letter of a path takes at a time; the last two are where it leads. */
const takes: Readonly<Record<string, number>> = { M: 2, L: 2, T: 2, H: 1, V: 1, Q: 4, S: 4, C: 6, A: 7, Z: 0 };

/** Of a path: every point that it is written with, where lower case letters count from the point before. */
function stretchPath(edges: Edges, d: string): void {
  let at = { x: 0, y: 0 };
  let start = at;
  for (const [, letter = '', written = ''] of d.matchAll(/([A-DF-Za-df-z])([^A-DF-Za-df-z]*)/gu)) {
    const upper = letter.toUpperCase();
    const size = takes[upper] ?? 0;
    const numbers = written.match(/-?\d*\.?\d+(?:e[-+]?\d+)?/gu)?.map(Number) ?? [];
    if (size === 0) at = start;
    for (let from = 0; size > 0 && from + size <= numbers.length; from += size) {
      const base = letter === upper ? { x: 0, y: 0 } : at;
      at = follow(edges, upper, numbers.slice(from, from + size), base, at);
      if (upper === 'M') start = at;
    }
  }
}

interface Point {
  readonly x: number;
  readonly y: number;
}

function follow(edges: Edges, letter: string, numbers: readonly number[], base: Point, at: Point): Point {
  const [first = 0, second = 0] = numbers;
  const end =
    letter === 'H'
      ? { x: base.x + first, y: at.y }
      : letter === 'V'
        ? { x: at.x, y: base.y + first }
        : { x: base.x + (numbers.at(-2) ?? 0), y: base.y + (numbers.at(-1) ?? 0) };
  include(edges, end.x, end.y);
  if (letter === 'C' || letter === 'S' || letter === 'Q') include(edges, base.x + first, base.y + second);
  if (letter === 'C') include(edges, base.x + (numbers[2] ?? 0), base.y + (numbers[3] ?? 0));
  return end;
}
