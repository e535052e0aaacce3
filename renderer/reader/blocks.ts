import { type FormatMark, type MarkKind, paragraphMarks } from '#shared/domain/document.ts';
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
  /** Marks over the whole block: heading, list item, quotation, table row, foot- or endnote. */
  readonly shape: FormatMark | null;
  /** When its words were spoken, as it is to be shown; `null` where nothing is known. */
  readonly time: string | null;
  /** Number of the page that begins with it; `null` when none does. */
  readonly page: string | null;
  /** Cover the block without gaps, in order. */
  readonly runs: readonly Run[];
}

/** Longer paragraphs are cut at a sentence: the browser lays out very long blocks slowly. UTF-16 units. */
export const longestBlock = 2000;
/** The row of a table stays whole up to this length, for its cells stand beside each other. UTF-16 units. */
export const longestRow = 20_000;
/** Marks that the reader finds out itself. */
const own: ReadonlySet<MarkKind> = new Set(['table-cell']);

/** The blocks of a text in reading order, with their formatting. */
export function blocksOf(text: string, format: readonly FormatMark[]): Block[] {
  const marksIn = marksFinder(format.filter(({ kind }) => kind !== 'page'));
  const pages = format.filter(({ kind }) => kind === 'page').sort((a, b) => a.start - b.start);
  let page = 0;
  return paragraphsOf(text).flatMap((paragraph, at) => {
    const whole = marksIn(paragraph);
    const shape = whole.find((mark) => isShapeOf(mark, paragraph)) ?? null;
    const pieces = piecesOf(text, paragraph, shape?.kind === 'table-row' ? longestRow : longestBlock);
    return pieces.map((piece, place) => {
      const begun: FormatMark[] = [];
      for (let next = pages[page]; next && next.start < piece.end; next = pages[++page]) begun.push(next);
      const marks = pieces.length === 1 ? whole : marksIn(piece);
      const time = marks.find(({ kind, start }) => kind === 'time' && start >= piece.start) ?? null;
      return {
        ...piece,
        paragraph: at + 1,
        opens: place === 0,
        closes: place === pieces.length - 1,
        shape,
        time: time?.value ?? null,
        page: begun.findLast((mark) => mark.start <= piece.start)?.value ?? null,
        runs: runsOf(piece, [
          ...marks
            .filter(({ kind }) => !paragraphMarks.has(kind) && !own.has(kind))
            .filter((each) => each !== time && each !== shape),
          ...begun.filter((mark) => mark.start > piece.start),
          ...(shape?.kind === 'table-row' ? cellsOf(text, piece) : []),
        ]),
      };
    });
  });
}

/** A mark shapes a paragraph that it is made for, or, as a note does, that it covers whole. */
const isShapeOf = (mark: FormatMark, { start, end }: TextRange): boolean =>
  paragraphMarks.has(mark.kind) || (mark.kind === 'footnote' && mark.start <= start && mark.end >= end);

/** The cells of a row: what stands between its TABs. Empty ones are not among them. */
function cellsOf(text: string, { start, end }: TextRange): FormatMark[] {
  const cells: FormatMark[] = [];
  for (let from = start; from < end; ) {
    const tab = text.indexOf('\t', from);
    const to = tab < 0 || tab > end ? end : tab;
    if (to > from) cells.push({ kind: 'table-cell', start: from, end: to });
    from = to + 1;
  }
  return cells;
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

/** A paragraph, or its pieces of at most `longest` units, cut before a sentence where that is possible. */
function piecesOf(text: string, paragraph: TextRange, longest: number): TextRange[] {
  if (paragraph.end - paragraph.start <= longest) return [paragraph];
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
