import { escapeMarkdown } from './markdownEscape.ts';
import { type BodyNode, blocksOf, childrenOf, wordsIn } from './memoNodes.ts';

/** How a memo's references are named in a file; `null` = what it points at is gone, and its old label stands for it. */
export interface ReferenceNames {
  code(id: string): string | null;
  document(id: string): string | null;
  memo(id: string): string | null;
}

/** The body of a memo as Markdown, so that `readMemoMarkdown` gives the same memo again (underlining aside). */
export function writeMemoMarkdown(body: string, names: ReferenceNames): string {
  return blocksOf(body)
    .map((block) => blockMarkdown(block, names))
    .filter((text) => text !== '')
    .join('\n\n');
}

function blockMarkdown(node: BodyNode, names: ReferenceNames): string {
  switch (node.type) {
    case 'heading':
      return `${'#'.repeat(Number(wordsIn(node, 'tag').slice(1)) || 1)} ${inline(node, names)}`;
    case 'quote':
      return prefixed(inline(node, names));
    case 'list':
      return listMarkdown(node, names, 0).join('\n');
    case 'segment-quote':
      return prefixed(
        `[[${escapeName(nameOf(names.document(wordsIn(node, 'documentId')), node))}|${wordsIn(node, 'text')}]]`,
      );
    case 'paragraph':
      return inline(node, names);
    default:
      return childrenOf(node).length > 0 ? inline(node, names) : '';
  }
}

const prefixed = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');

function listMarkdown(list: BodyNode, names: ReferenceNames, depth: number): string[] {
  const lines: string[] = [];
  let number = 0;
  for (const item of childrenOf(list)) {
    const nested = childrenOf(item).filter((child) => child.type === 'list');
    const own = childrenOf(item).filter((child) => child.type !== 'list');
    if (own.length > 0 || nested.length === 0) {
      number += 1;
      const sign = list.listType === 'number' ? `${number}.` : '-';
      lines.push(`${'  '.repeat(depth)}${sign} ${inlineAll(own, names).replace(/\n/g, ' ')}`);
    }
    for (const inner of nested) lines.push(...listMarkdown(inner, names, depth + 1));
  }
  return lines;
}

const inline = (node: BodyNode, names: ReferenceNames): string => inlineAll(childrenOf(node), names);

/** Neighbours of one look are written under one pair of signs. */
function inlineAll(nodes: readonly BodyNode[], names: ReferenceNames): string {
  const parts: { format: number; text: string }[] = [];
  for (const node of nodes) {
    const format = node.type === 'text' && typeof node.format === 'number' ? node.format & 3 : 0;
    const text = node.type === 'text' ? escapeMarkdown(wordsIn(node, 'text')) : inlineNode(node, names);
    const before = parts.at(-1);
    if (before && before.format === format) before.text += text;
    else parts.push({ format, text });
  }
  return escapeLineStarts(parts.map(({ text, format }) => emphasised(text, format)).join(''));
}

function inlineNode(node: BodyNode, names: ReferenceNames): string {
  switch (node.type) {
    case 'linebreak':
      return '\n';
    case 'code-mention':
      return `#[${escapeName(nameOf(names.code(wordsIn(node, 'codeId')), node))}]`;
    case 'document-mention':
      return `@[${escapeName(nameOf(names.document(wordsIn(node, 'documentId')), node))}]`;
    case 'memo-mention':
      return `[[${escapeName(nameOf(names.memo(wordsIn(node, 'memoId')), node))}]]`;
    case 'link':
      return `[${inline(node, names)}](${wordsIn(node, 'url').replace(/[()\s<>]/g, percentEncode)})`;
    default:
      return inline(node, names);
  }
}

const percentEncode = (sign: string): string => `%${sign.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`;

const nameOf = (name: string | null, node: BodyNode): string => name ?? wordsIn(node, 'label');
const escapeName = (name: string): string => name.replace(/\n/g, ' ').replace(/[\]|[]/g, '\\$&');

/** Signs stand at the words, never at a blank: `** x**` would be no emphasis. */
function emphasised(text: string, format: number): string {
  const sign = ['', '**', '*', '***'][format & 3] ?? '';
  const words = text.trim();
  if (sign === '' || words === '') return text;
  const start = text.indexOf(words);
  return `${text.slice(0, start)}${sign}${words}${sign}${text.slice(start + words.length)}`;
}

/** What would begin a heading, a list or a quote at the start of a line is escaped. */
const escapeLineStarts = (text: string): string =>
  text.replace(/^(\s*)([#+-]+)(?=\s)/gm, '$1\\$2').replace(/^(\s*\d{1,9})([.)])(?=\s)/gm, '$1\\$2');
