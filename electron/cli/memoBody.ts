import type { FormatMark } from '#shared/domain/document.ts';
import { readMarkdown } from '#shared/interchange/markdown.ts';

/** A node of a memo's body, as the editor keeps it (see `#shared/domain/memoBody.ts`). */
interface BodyNode {
  readonly type: string;
  readonly version: 1;
  readonly [field: string]: unknown;
}

const node = (type: string, fields: Readonly<Record<string, unknown>>): BodyNode => ({ type, version: 1, ...fields });
const block = (type: string, children: readonly BodyNode[], fields: Readonly<Record<string, unknown>> = {}): BodyNode =>
  node(type, { direction: null, format: '', indent: 0, children, ...fields });
const words = (text: string, format: number): BodyNode =>
  node('text', { detail: 0, format, mode: 'normal', style: '', text });

const bodyOf = (children: readonly BodyNode[]): string =>
  JSON.stringify({ root: block('root', children.length > 0 ? children : [block('paragraph', [])]) });

/** The body of a memo whose lines are its paragraphs, taken as they stand. */
export const memoBodyFromText = (text: string): string =>
  bodyOf([...linesOf(text)].map(({ line }) => block('paragraph', line === '' ? [] : [words(line, 0)])));

/** The body of a memo from Markdown: headings, lists, quotes, bold and italic as the editor shows them. */
export function memoBodyFromMarkdown(source: string): string {
  const { text, format } = readMarkdown(source.replace(/\r\n?/g, '\n'));
  const blocks: BodyNode[] = [];
  for (const { line, start } of linesOf(text)) {
    if (line.trim() === '') continue;
    const end = start + line.length;
    const marks = format.filter((mark) => mark.start < end && mark.end > start);
    const made = blockOf(runsOf(line, start, marks), marks);
    const before = blocks.at(-1);
    // Items that follow each other are one list.
    if (made.type === 'list' && before?.type === 'list' && before.listType === made.listType) {
      blocks[blocks.length - 1] = { ...before, children: [...childrenOf(before), ...childrenOf(made)] };
    } else blocks.push(made);
  }
  return bodyOf(blocks);
}

const childrenOf = (list: BodyNode): BodyNode[] => list.children as BodyNode[];

function* linesOf(text: string): Generator<{ line: string; start: number }> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield { line, start };
    start += line.length + 1;
  }
}

function blockOf(runs: readonly BodyNode[], marks: readonly FormatMark[]): BodyNode {
  const kinds = new Set(marks.map((mark) => mark.kind));
  for (const level of [1, 2, 3] as const) {
    if (kinds.has(`heading${level}`)) return block('heading', runs, { tag: `h${level}` });
  }
  if (kinds.has('bullet')) return listOf('bullet', runs);
  if (kinds.has('number')) return listOf('number', runs);
  return block(kinds.has('quote') ? 'quote' : 'paragraph', runs);
}

const listOf = (listType: 'bullet' | 'number', runs: readonly BodyNode[]): BodyNode =>
  block('list', [block('listitem', runs, { value: 1 })], {
    listType,
    start: 1,
    tag: listType === 'bullet' ? 'ul' : 'ol',
  });

const bits = { bold: 1, italic: 2, underline: 8 } as const;

/** One line as stretches of one look each. */
function runsOf(line: string, start: number, marks: readonly FormatMark[]): BodyNode[] {
  const looks = new Uint8Array(line.length);
  for (const mark of marks) {
    const bit = mark.kind === 'bold' || mark.kind === 'italic' || mark.kind === 'underline' ? bits[mark.kind] : 0;
    for (let at = Math.max(0, mark.start - start); at < Math.min(line.length, mark.end - start); at++) {
      looks[at] = (looks[at] ?? 0) | bit;
    }
  }
  const runs: BodyNode[] = [];
  for (let from = 0; from < line.length; ) {
    let to = from + 1;
    while (to < line.length && looks[to] === looks[from]) to++;
    runs.push(words(line.slice(from, to), looks[from] ?? 0));
    from = to;
  }
  return runs;
}
