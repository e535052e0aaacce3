import type { FormatMark, MarkKind } from '#shared/domain/document.ts';
import { createIntervalIndex, type TextRange } from '#shared/text/intervals.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';
import { isWhiteSpace, paragraphsOf } from '#shared/text/paragraphs.ts';
import { sentencesOf } from '#shared/text/sentences.ts';

/** A stretch of a block whose letters look alike. UTF-16 units. */
export interface Run extends TextRange {
  /** Marks over the whole stretch (bold, italic, speaker …). */
  readonly marks: readonly FormatMark[];
}

/** What the reader lays out as one: a paragraph, or a piece of a very long one. UTF-16 units, without line breaks. */
export interface Block extends TextRange {
  /** Number of the paragraph from 1. */
  readonly paragraph: number;
  /** True for the first piece of its paragraph: it shows the number. */
  readonly opens: boolean;
  /** True for the last piece of its paragraph. */
  readonly closes: boolean;
  /** Marks over the whole block: heading, list item, quotation, table row. */
  readonly shape: FormatMark | null;
  /** Cover the block without gaps, in order. */
  readonly runs: readonly Run[];
}

/** Longer paragraphs are cut at a sentence: the browser lays out very long blocks slowly. UTF-16 units. */
export const longestBlock = 2000;
const shapes: ReadonlySet<MarkKind> = new Set([
  'heading1',
  'heading2',
  'heading3',
  'bullet',
  'number',
  'quote',
  'table-row',
]);

/** The blocks of a text in reading order, with their formatting. */
export function blocksOf(text: string, format: readonly FormatMark[]): Block[] {
  const marksIn = marksFinder(format);
  return paragraphsOf(text).flatMap((paragraph, at) => {
    const pieces = piecesOf(text, paragraph);
    return pieces.map((piece, place) => {
      const marks = marksIn(piece);
      return {
        ...piece,
        paragraph: at + 1,
        opens: place === 0,
        closes: place === pieces.length - 1,
        shape: marks.find((mark) => shapes.has(mark.kind)) ?? null,
        runs: runsOf(
          piece,
          marks.filter((mark) => !shapes.has(mark.kind)),
        ),
      };
    });
  });
}

/** Twenty blocks share a section: the unit in which the browser skips what is out of sight. */
export const blocksPerSection = 20;

function marksFinder(format: readonly FormatMark[]): (range: TextRange) => FormatMark[] {
  if (format.length === 0) return () => [];
  const index = createIntervalIndex(format);
  return ({ start, end }) =>
    index
      .within(start, end)
      .map((at) => format[at])
      .filter((mark) => mark !== undefined);
}

/** A paragraph, or its pieces of at most {@link longestBlock} units, cut before a sentence where that is possible. */
function piecesOf(text: string, paragraph: TextRange): TextRange[] {
  if (paragraph.end - paragraph.start <= longestBlock) return [paragraph];
  const sentences = sentencesOf(text.slice(paragraph.start, paragraph.end));
  const cuts = sentences.map((sentence) => paragraph.start + sentence.start);
  const pieces: TextRange[] = [];
  let start = paragraph.start;
  let next = 0;
  while (paragraph.end - start > longestBlock) {
    let cut = -1;
    while (next < cuts.length && (cuts[next] ?? 0) <= start + longestBlock) cut = cuts[next++] ?? -1;
    const end = cut > start ? cut : cutInSentence(text, start);
    pieces.push({ start, end });
    start = end;
  }
  return [...pieces, { start, end: paragraph.end }];
}

/** Where to cut a sentence that is too long by itself: after a blank, else between two characters. */
function cutInSentence(text: string, start: number): number {
  const latest = start + longestBlock;
  for (let at = latest; at > start + longestBlock / 2; at--) if (isWhiteSpace(text.charCodeAt(at - 1))) return at;
  const between = snapToGraphemes(text, latest, latest).start;
  return between > start ? between : latest;
}

function runsOf(block: TextRange, marks: readonly FormatMark[]): Run[] {
  if (marks.length === 0) return [{ ...block, marks: [] }];
  const edges = new Set([block.start, block.end]);
  for (const mark of marks) {
    edges.add(Math.max(mark.start, block.start));
    edges.add(Math.min(mark.end, block.end));
  }
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, at) => {
    const end = cuts[at + 1] ?? block.end;
    return { start, end, marks: marks.filter((mark) => mark.start < end && start < mark.end) };
  });
}

/** Place of the block that holds `offset`, or, between two blocks, of the one after it (the last at the end). */
export function blockPlaceAt(blocks: readonly TextRange[], offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle]?.end ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return Math.min(low, blocks.length - 1);
}
