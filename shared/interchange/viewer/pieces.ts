import { type FormatMark, type MarkKind, paragraphMarks } from '../../domain/document.ts';
import type { TextRange } from '../../text/intervals.ts';
import { paragraphsOf } from '../../text/paragraphs.ts';

/** A range that has a place in a list. UTF-16 units, half-open. */
export interface PlacedRange extends TextRange {
  readonly index: number;
}

/** Words of a paragraph over which nothing begins and nothing ends. */
export interface Piece {
  readonly text: string;
  /** Codings over it, in reading order. */
  readonly codings: readonly number[];
  readonly marks: readonly MarkKind[];
}

export interface PageParagraph {
  /** From 1. */
  readonly number: number;
  readonly pieces: readonly Piece[];
  /** Those that cover it as a whole: headings, items of lists. */
  readonly marks: readonly FormatMark[];
  /** Codings that begin here. */
  readonly begins: readonly number[];
}

/** Looks of words that a page shows; what else an importer found has no look of its own. */
const inlineMarks: ReadonlySet<MarkKind> = new Set(['bold', 'italic', 'underline', 'strike', 'speaker']);

interface Layer {
  readonly ranges: readonly PlacedRange[];
  /** Of the ranges, those that can still reach into the paragraphs to come. */
  reaching: PlacedRange[];
  next: number;
}

const layerOf = (ranges: readonly PlacedRange[]): Layer => ({ ranges, reaching: [], next: 0 });

/** The ranges that touch `[start, end)`. Paragraphs are asked for in order, so each range is looked at few times. */
function touching(layer: Layer, { start, end }: TextRange): PlacedRange[] {
  for (let range = layer.ranges[layer.next]; range && range.start < end; range = layer.ranges[layer.next]) {
    layer.reaching.push(range);
    layer.next += 1;
  }
  layer.reaching = layer.reaching.filter((range) => range.end > start);
  return layer.reaching.filter((range) => range.start < end);
}

const byStart = (a: TextRange, b: TextRange): number => a.start - b.start || b.end - a.end;

/**
 * A text as paragraphs, each cut wherever a coding or a look begins or ends. `codings` in reading order. A coding that
 * touches only blank lines begins at the paragraph before it, so that it is named somewhere.
 */
export function pageParagraphs(
  text: string,
  codings: readonly PlacedRange[],
  marks: readonly FormatMark[],
): PageParagraph[] {
  const paragraphs = paragraphsOf(text);
  const inline = marks
    .map((mark, index) => ({ ...mark, index }))
    .filter(({ kind, start, end }) => inlineMarks.has(kind) && start < end)
    .sort(byStart);
  const coded = layerOf(codings);
  const looks = layerOf(inline);
  const whole = Map.groupBy(
    marks.filter(({ kind }) => paragraphMarks.has(kind)),
    ({ start }) => start,
  );
  const begins = Map.groupBy(codings, ({ start, end }) => beginsAt(paragraphs, start, end));
  return paragraphs.map((range, at) => ({
    number: at + 1,
    marks: whole.get(range.start) ?? [],
    pieces: piecesOf(text, range, touching(coded, range), touching(looks, range), marks),
    begins: (begins.get(at) ?? []).map(({ index }) => index),
  }));
}

/** Index of the paragraph that a coding begins in. */
function beginsAt(paragraphs: readonly TextRange[], start: number, end: number): number {
  let low = 0;
  let high = paragraphs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((paragraphs[middle]?.end ?? 0) > start) high = middle;
    else low = middle + 1;
  }
  const touched = (paragraphs[low]?.start ?? Number.POSITIVE_INFINITY) < end;
  return touched ? low : Math.max(0, low - 1);
}

function piecesOf(
  text: string,
  { start, end }: TextRange,
  codings: readonly PlacedRange[],
  looks: readonly PlacedRange[],
  marks: readonly FormatMark[],
): Piece[] {
  const cuts = new Set([start, end]);
  for (const range of [...codings, ...looks]) {
    cuts.add(Math.max(start, range.start));
    cuts.add(Math.min(end, range.end));
  }
  const places = [...cuts].sort((a, b) => a - b);
  return places.slice(0, -1).map((from, index) => {
    const to = places[index + 1] ?? end;
    const covers = (range: TextRange) => range.start <= from && range.end >= to;
    return {
      text: text.slice(from, to),
      codings: codings.filter(covers).map((range) => range.index),
      marks: looks.filter(covers).flatMap((range) => marks[range.index]?.kind ?? []),
    };
  });
}

/**
 * Under which line each coding is drawn: 0 right below the words, 1 under that, and so on, so that the line of a coding
 * stays at one height from its first word to its last. `codings` in reading order; answers line by place in the list.
 */
export function linesOf(codings: readonly PlacedRange[]): Map<number, number> {
  const ends: number[] = [];
  const lines = new Map<number, number>();
  for (const { index, start, end } of codings) {
    const free = ends.findIndex((taken) => taken <= start);
    const line = free < 0 ? ends.length : free;
    ends[line] = end;
    lines.set(index, line);
  }
  return lines;
}
