import type { Block } from './blocks.ts';
import { isCjk, type Line } from './lines.ts';

/** Lines that are one paragraph, each with the page it stands on. */
export interface Paragraph {
  readonly lines: { readonly line: Line; readonly page: number }[];
}

/** The blocks of a page, and how wide the page is. */
export interface PageBlocks {
  readonly blocks: readonly Block[];
  readonly width: number;
}

/** Joins lines to paragraphs, over columns and pages where a sentence goes on. */
export function paragraphsOfPages(pages: readonly PageBlocks[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [page, { blocks, width }] of pages.entries()) {
    const leading = leadingOf(blocks);
    for (const block of blocks) {
      const edges = edgesOf(block, width);
      for (const [index, line] of block.lines.entries()) {
        const last = paragraphs.at(-1);
        const continues =
          index === 0
            ? last !== undefined && goesOn(last, line)
            : !begins({ block, index, edges, leading, lines: last?.lines.length ?? 0 });
        if (continues && last) last.lines.push({ line, page });
        else paragraphs.push({ lines: [{ line, page }] });
      }
    }
  }
  return paragraphs;
}

/** From one line to the next, as a multiple of the size of the letters: the middle of all. */
function leadingOf(blocks: readonly Block[]): number {
  const steps = blocks
    .flatMap(({ lines }) => lines.slice(1).map((line, index) => stepTo(lines[index] as Line, line)))
    .sort((a, b) => a - b);
  // Where every line is a paragraph, this is the step between paragraphs: no text is set wider, and few lines prove little.
  return Math.min(steps[Math.floor(steps.length * 0.4)] ?? 1.2, steps.length < 5 ? 1.5 : 2.4);
}

const stepTo = (before: Line, line: Line): number =>
  (line.baseline - before.baseline) / Math.max(before.size, line.size, 0.1);

interface Edges {
  readonly left: number;
  readonly right: number;
}

/** Letters in a line: nothing narrower is set as running text. */
const narrowest = 20;

/** Where lines are broken. A block whose lines seldom reach as far as its longest is not broken by its width. */
function edgesOf({ lines, left, right }: Block, width: number): Edges {
  const size = lines[0]?.size ?? 10;
  const full = lines.filter((line) => right - line.right < size * 1.5 && line.left - left < size * 4).length;
  const fullLeft = lines.filter((line) => line.rtl && line.left - left < size * 1.5).length;
  const isColumn = lines.some(({ text }) => text.length >= narrowest);
  const set = sharedEdge(lines.map((line) => line.right));
  const setLeft = sharedEdge(lines.filter(({ rtl }) => rtl).map((line) => -line.left));
  if (isColumn && (set !== null || setLeft !== null)) {
    return { left: setLeft === null ? left : -setLeft, right: set ?? right };
  }
  if (isColumn && Math.max(full, fullLeft) >= Math.max(2, lines.length * 0.15)) return { left, right };
  return { left: Math.min(left, width - right), right: Math.max(right, width - left) };
}

/** Where lines are stretched to fill a column, the edge that most of them share; a heading may reach beyond it. */
function sharedEdge(edges: readonly number[]): number | null {
  const ordered = edges.toSorted((a, b) => a - b);
  const needed = Math.max(4, Math.ceil(edges.length * 0.4));
  for (let at = ordered.length - needed; at >= 0; at--) {
    const [least = 0, most = 0] = [ordered[at], ordered[at + needed - 1]];
    if (most - least < 0.6) return most;
  }
  return null;
}

interface Step {
  readonly block: Block;
  readonly index: number;
  readonly edges: Edges;
  readonly leading: number;
  /** Lines that the paragraph in hand has so far. */
  readonly lines: number;
}

/** Whether a line of a block begins a paragraph. */
function begins({ block, index, edges, leading, lines }: Step): boolean {
  const before = block.lines[index - 1] as Line;
  const line = block.lines[index] as Line;
  const size = Math.max(before.size, line.size);
  if (Math.max(before.size, line.size) > Math.min(before.size, line.size) * 1.12) return true;
  if (stepTo(before, line) > leading * 1.3 + 0.1) return true;
  if (startsItem(line.text) || before.text.includes('\t') || line.text.includes('\t')) return true;
  if (isWordParted(before.text, line.text)) return false;
  if (roomBehind(before, line, edges) > size * 0.3) return true;
  return isIndented(block, index, size) || (lines > 1 && isOutdented(before, line, size));
}

/** A hyphen at the end of a line never ends a paragraph. */
const isWordParted = (before: string, line: string): boolean =>
  /[\p{L}\p{N}][-\u2010\u00AD]$/u.test(before) && /^[\p{L}\p{N}]/u.test(line);

/** What would still have been free in the line before, had the first word of this one been set there. */
function roomBehind(before: Line, line: Line, edges: Edges): number {
  const word = isCjk(line.text.at(0) ?? '') ? line.text.slice(0, 2) : (/^\S+/u.exec(line.text)?.[0] ?? '');
  const width = (line.right - line.left) * (word.length / Math.max(line.text.length, 1));
  const free = before.rtl ? before.left - edges.left : edges.right - before.right;
  return free - width - before.size * 0.25;
}

/** The first line of a paragraph stands further in than the line before it and the line after it. */
function isIndented({ lines }: Block, index: number, size: number): boolean {
  const [before, line, after] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!before || !line || !after) return false;
  const shift = (other: Line) => (line.rtl ? other.right - line.right : line.left - other.left);
  return shift(before) > size * 0.8 && shift(after) > size * 0.8;
}

/** Entries of a list whose further lines stand further in. */
const isOutdented = (before: Line, line: Line, size: number): boolean =>
  (line.rtl ? line.right - before.right : before.left - line.left) > size * 0.8;

const startsItem = (text: string): boolean =>
  /^\s*(?:[•‣▪◦●○■□–—*-]\s|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s)/u.test(text);

/** Over the end of a column or page a paragraph goes on when its sentence does. */
function goesOn(paragraph: Paragraph, line: Line): boolean {
  const before = paragraph.lines.at(-1)?.line;
  if (!before || Math.abs(before.size - line.size) > before.size * 0.1) return false;
  if (startsItem(line.text) || before.text.includes('\t') || line.text.includes('\t')) return false;
  const paragraphIsRunning = before.text.length >= 25;
  const isOpen = /[\p{L}\p{N},\u002D\u2010\u00AD]\s*$/u.test(before.text);
  return paragraphIsRunning && isOpen && /^\p{Ll}/u.test(line.text.trimStart());
}
