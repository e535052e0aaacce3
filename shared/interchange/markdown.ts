import type { FormatMark, MarkKind } from '../domain/document.ts';
import { readInline } from './markdownInline.ts';

interface BlockMark {
  readonly kind: MarkKind;
  readonly level?: number;
  readonly value?: string;
}
/** Lines that belong together, without their signs; emphasis may run across their line breaks. */
interface Block {
  readonly marks: readonly BlockMark[];
  readonly lines: string[];
  /** Characters that mean only themselves: fenced code. */
  readonly verbatim: boolean;
}

/**
 * Markdown as text with marks: headings, lists, quotes, bold, italic, links and backslash escapes lose their signs; every
 * line break stays where it is, and whatever is not a well-formed sign of these kinds (tables, images, HTML, rules,
 * fences, notes) stays in the text as it was written. UTF-16 units.
 */
export function readMarkdown(source: string): { text: string; format: FormatMark[] } {
  const parts: string[] = [];
  const format: FormatMark[] = [];
  let at = 0;
  for (const block of blocksOf(source.split('\n'))) {
    const content = block.lines.join('\n');
    const { text, marks } = block.verbatim ? { text: content, marks: [] } : readInline(content);
    if (parts.length > 0) {
      parts.push('\n');
      at += 1;
    }
    for (const mark of marks) format.push({ ...mark, start: mark.start + at, end: mark.end + at });
    for (const mark of block.marks) format.push(...markLines(mark, text, at));
    parts.push(text);
    at += text.length;
  }
  return { text: parts.join(''), format: format.sort((a, b) => a.start - b.start || b.end - a.end) };
}

/** Block marks cover whole paragraphs: one mark a line that holds something. */
function markLines(mark: BlockMark, text: string, offset: number): FormatMark[] {
  const marks: FormatMark[] = [];
  let start = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') marks.push({ ...mark, start: offset + start, end: offset + start + line.length });
    start += line.length + 1;
  }
  return marks;
}

const fence = /^ {0,3}(`{3,}|~{3,})/;
const underline = /^ {0,3}(=+|-{3,})[ \t]*$/;

function blocksOf(lines: readonly string[]): Block[] {
  const blocks: Block[] = [];
  const numbers = new Map<number, number>();
  let fenceSign: string | null = null;
  let open: Block | null = null;
  for (const [index, line] of lines.entries()) {
    const fenceHere = fence.exec(line)?.[1] ?? null;
    if (fenceSign !== null || fenceHere !== null) {
      if (fenceSign === null) fenceSign = fenceHere;
      else if (fenceHere?.startsWith(fenceSign)) fenceSign = null;
      blocks.push({ marks: [], lines: [line], verbatim: true });
      open = null;
      continue;
    }
    if (isUnderlined(blocks, open, lines, index)) {
      blocks.push({
        marks: [{ kind: line.includes('=') ? 'heading1' : 'heading2' }],
        lines: blocks.pop()?.lines ?? [],
        verbatim: false,
      });
      open = null;
      continue;
    }
    const { marks, rest } = readSigns(line, open !== null, numbers);
    if (open && marks.length === 0 && rest.trim() !== '') {
      open.lines.push(rest);
      continue;
    }
    const block: Block = { marks, lines: [rest], verbatim: false };
    blocks.push(block);
    open = rest.trim() === '' || marks.some(({ kind }) => kind.startsWith('heading')) ? null : block;
    if (marks.length === 0 && !/^\s/.test(line) && rest.trim() !== '') numbers.clear();
  }
  return blocks;
}

/** A heading of the older kind: one line of plain text with a line of `=` or `-` directly under it. */
function isUnderlined(blocks: readonly Block[], open: Block | null, lines: readonly string[], index: number): boolean {
  if (!open || open !== blocks.at(-1) || open.lines.length !== 1 || open.marks.length > 0) return false;
  const following = lines[index + 1] ?? '';
  return underline.test(lines[index] ?? '') && (following.trim() === '' || /^#/.test(following));
}

const heading = /^ {0,3}(#{1,6})[ \t]+(.*?)(?:[ \t]+#+)?[ \t]*$/;
const quote = /^ {0,3}> ?/;
const bullet = /^([ \t]*)[-*+][ \t]+(?=\S)/;
const number = /^([ \t]*)(\d{1,3})([.)])[ \t]+(?=\S)/;

/** Takes the signs off the beginning of a line, outermost first. */
function readSigns(
  line: string,
  insideText: boolean,
  numbers: Map<number, number>,
): { marks: BlockMark[]; rest: string } {
  if (isRule(line)) return { marks: [], rest: line };
  const marks: BlockMark[] = [];
  let rest = line;
  if (quote.test(rest)) {
    marks.push({ kind: 'quote' });
    while (quote.test(rest)) rest = rest.replace(quote, '');
  }
  const inner = readHeading(rest) ?? readBullet(rest) ?? readNumber(rest, insideText, numbers);
  if (inner) {
    marks.push(inner.mark);
    rest = inner.rest;
  }
  return { marks, rest };
}

/** `***`, `- - -` and the like: a rule, and not a list. */
const isRule = (line: string): boolean => /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/.test(line);

interface Sign {
  readonly mark: BlockMark;
  readonly rest: string;
}

function readHeading(line: string): Sign | null {
  const match = heading.exec(line);
  if (!match?.[1] || !match[2]) return null;
  const depth = Math.min(match[1].length, 3) as 1 | 2 | 3;
  return { mark: { kind: `heading${depth}` }, rest: match[2] };
}

function readBullet(line: string): Sign | null {
  const match = bullet.exec(line);
  if (!match) return null;
  return { mark: { kind: 'bullet', level: depthOf(match[1] ?? '') }, rest: line.slice(match[0].length) };
}

/** A numbered item: the first of a list is 0 or 1, the others go on or repeat it; "1984. That year" is a sentence. */
function readNumber(line: string, insideText: boolean, numbers: Map<number, number>): Sign | null {
  const match = number.exec(line);
  if (!match) return null;
  const level = depthOf(match[1] ?? '');
  const value = Number(match[2]);
  const before = numbers.get(level);
  const goesOn = before !== undefined && (value === before + 1 || value === before);
  const begins = value <= 1 && !(insideText && before === undefined && value !== 1);
  if (!goesOn && !begins) return null;
  numbers.set(level, value);
  for (const deeper of numbers.keys()) if (deeper > level) numbers.delete(deeper);
  return { mark: { kind: 'number', level, value: `${value}${match[3]}` }, rest: line.slice(match[0].length) };
}

const depthOf = (indent: string): number => Math.min(8, Math.floor(indent.replaceAll('\t', '    ').length / 2));
