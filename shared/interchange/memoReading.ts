import type { FormatMark } from '../domain/document.ts';
import { readMarkdown } from './markdown.ts';
import {
  type BodyNode,
  bodyOf,
  headingNode,
  lineBreakNode,
  linkNode,
  listItemNode,
  listNode,
  paragraphNode,
  quoteNode,
  textNode,
} from './memoNodes.ts';

/** Looks up what a memo names. `null` = there is nothing of that name, and the words stay as they were written. */
export interface MemoNames {
  /** By path, `/` between names. */
  code(path: string): { readonly id: string; readonly label: string } | null;
  document(name: string): { readonly id: string; readonly label: string } | null;
  memo(title: string): { readonly id: string; readonly label: string } | null;
  /** Where these words stand in a document; UTF-16 units. */
  passage(
    document: string,
    words: string,
  ): {
    readonly documentId: string;
    readonly start: number;
    readonly end: number;
    readonly codingId: string | null;
    readonly label: string;
  } | null;
}

/** Stands for a mention while Markdown is read: a character that no text holds. */
const placeholder = '\uFDD0';
const mention = /(?<!\\)(?:(?<sign>[#@])\[(?<name>(?:\\.|[^\]\\\n])+)\]|\[\[(?<memo>(?:\\.|[^\]\\|\n])+)\]\])/g;
const quotedSegment = /^> \[\[(?<document>(?:\\.|[^\]\\|\n])+)\|(?<words>(?:[^\n]|\n> ?)*?)\]\][ \t]*$/gm;

/**
 * Markdown as the body of a memo. Beside the signs of Markdown: `#[Theme/Concept]` and `@[document]` are mentions,
 * `[[title]]` mentions a memo, and a line `> [[document|words]]` quotes a segment by its words. What cannot be found stays
 * as it was written and is listed in `unresolved`.
 */
export function readMemoMarkdown(source: string, names: MemoNames): { body: string; unresolved: string[] } {
  const unresolved: string[] = [];
  const blocks: BodyNode[] = [];
  const text = source.replace(/\r\n?/g, '\n').replaceAll(placeholder, '');
  let at = 0;
  for (const match of text.matchAll(quotedSegment)) {
    const quote = segmentQuote(match, names);
    if (!quote) {
      unresolved.push(match[0]);
      continue;
    }
    blocks.push(...readBlocks(text.slice(at, match.index), names, unresolved), quote);
    at = match.index + match[0].length;
  }
  blocks.push(...readBlocks(text.slice(at), names, unresolved));
  return { body: bodyOf(blocks), unresolved };
}

function segmentQuote(match: RegExpMatchArray, names: MemoNames): BodyNode | null {
  const words = (match.groups?.words ?? '').replace(/\n> ?/g, '\n');
  const found = names.passage(unescapeName(match.groups?.document ?? ''), words);
  return found && { type: 'segment-quote', version: 1, ...found, text: words };
}

const unescapeName = (name: string): string => name.replace(/\\([\]|[])/g, '$1');

function readBlocks(source: string, names: MemoNames, unresolved: string[]): BodyNode[] {
  const mentions: BodyNode[] = [];
  const marked = source.replace(mention, (written, ...rest) => {
    const node = mentionNode(rest.at(-1) as Record<string, string | undefined>, names);
    if (!node) {
      unresolved.push(written);
      return written;
    }
    mentions.push(node);
    return placeholder;
  });
  const { text, format } = readMarkdown(marked);
  return groupLines(linesOf(text, format, mentions));
}

function mentionNode({ sign, name, memo }: Record<string, string | undefined>, names: MemoNames): BodyNode | null {
  if (memo !== undefined) {
    const found = names.memo(unescapeName(memo));
    return found && { type: 'memo-mention', version: 1, memoId: found.id, label: found.label };
  }
  const wanted = unescapeName(name ?? '');
  const found = sign === '#' ? names.code(wanted) : names.document(wanted);
  if (!found) return null;
  if (sign === '#') return { type: 'code-mention', version: 1, codeId: found.id, label: found.label };
  return { type: 'document-mention', version: 1, documentId: found.id, label: found.label };
}

interface Line {
  readonly kind: 'blank' | 'plain' | 'quote' | 'bullet' | 'number' | 'h1' | 'h2' | 'h3';
  readonly level: number;
  readonly nodes: readonly BodyNode[];
}

function linesOf(text: string, format: readonly FormatMark[], mentions: BodyNode[]): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const words of text.split('\n')) {
    const end = start + words.length;
    const from = start;
    const marks = format.filter((mark) => mark.start < end && mark.end > from);
    lines.push({ ...kindOf(words, marks), nodes: nodesOf(words, start, marks, mentions) });
    start = end + 1;
  }
  return lines;
}

function kindOf(words: string, marks: readonly FormatMark[]): Pick<Line, 'kind' | 'level'> {
  const find = (...kinds: FormatMark['kind'][]) => marks.find((mark) => kinds.includes(mark.kind));
  const block = find('heading1', 'heading2', 'heading3') ?? find('bullet', 'number') ?? find('quote');
  if (words.trim() === '') return { kind: 'blank', level: 0 };
  if (!block) return { kind: 'plain', level: 0 };
  const kind = block.kind.replace('heading', 'h') as Line['kind'];
  return { kind, level: block.level ?? 0 };
}

const bits: Partial<Record<FormatMark['kind'], number>> = { bold: 1, italic: 2, underline: 8 };

/** One line as nodes: stretches of one look, links around theirs, mentions in their places. */
function nodesOf(words: string, start: number, marks: readonly FormatMark[], mentions: BodyNode[]): BodyNode[] {
  const nodes: BodyNode[] = [];
  for (const [from, to] of stretches(words, start, marks)) {
    const here = marks.filter((mark) => mark.start <= start + from && mark.end >= start + to);
    const format = here.reduce((sum, mark) => sum | (bits[mark.kind] ?? 0), 0);
    const stretch = words.slice(from, to);
    const node = stretch === placeholder ? mentions.shift() : textNode(stretch, format);
    const link = here.find((mark) => mark.kind === 'link');
    if (node) nodes.push(link ? linkNode(link.value ?? '', [node]) : node);
  }
  return nodes;
}

/** The places where the look of a line changes, and each mention by itself. */
function stretches(words: string, start: number, marks: readonly FormatMark[]): [number, number][] {
  const cuts = new Set([0, words.length]);
  for (const mark of marks) for (const cut of [mark.start - start, mark.end - start]) cuts.add(cut);
  for (let at = words.indexOf(placeholder); at >= 0; at = words.indexOf(placeholder, at + 1)) cuts.add(at).add(at + 1);
  const inside = [...cuts].filter((cut) => cut >= 0 && cut <= words.length).sort((a, b) => a - b);
  return inside.slice(1).map((cut, index) => [inside[index] ?? 0, cut]);
}

/** Lines that follow each other without a blank one are one block; so are the items of a list. */
function groupLines(lines: readonly Line[]): BodyNode[] {
  const blocks: BodyNode[] = [];
  for (let at = 0; at < lines.length; ) {
    const first = lines[at] as Line;
    let end = at + 1;
    while (isJoined(first, lines[end])) end++;
    const group = lines.slice(at, end);
    if (first.kind !== 'blank') blocks.push(blockOf(first.kind, group));
    at = end;
  }
  return blocks;
}

const isItem = (kind: Line['kind'] | undefined): boolean => kind === 'bullet' || kind === 'number';

function isJoined(first: Line, next: Line | undefined): boolean {
  if (!next || first.kind === 'blank' || /^h\d$/.test(first.kind)) return false;
  if (isItem(first.kind)) return isItem(next.kind) && (next.level > 0 || next.kind === first.kind);
  return next.kind === first.kind;
}

function blockOf(kind: Line['kind'], group: readonly Line[]): BodyNode {
  if (kind === 'h1' || kind === 'h2' || kind === 'h3') return headingNode(kind, group[0]?.nodes ?? []);
  if (isItem(kind)) return listOf(group, group[0]?.level ?? 0, 0);
  const joined = group.flatMap((line, index) => (index === 0 ? line.nodes : [lineBreakNode, ...line.nodes]));
  return kind === 'quote' ? quoteNode(joined) : paragraphNode(joined);
}

/** Items of one level; deeper ones are lists inside an item of their own, as the editor keeps them. */
function listOf(lines: readonly Line[], level: number, indent: number): BodyNode {
  const items: BodyNode[] = [];
  let value = 0;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] as Line;
    if (line.level <= level) {
      value += 1;
      items.push(listItemNode(value, indent, line.nodes));
      at += 1;
      continue;
    }
    let end = at;
    while (end < lines.length && (lines[end]?.level ?? 0) > level) end++;
    items.push(listItemNode(value + 1, indent, [listOf(lines.slice(at, end), line.level, indent + 1)]));
    at = end;
  }
  return listNode(lines[0]?.kind === 'number' ? 'number' : 'bullet', items);
}
