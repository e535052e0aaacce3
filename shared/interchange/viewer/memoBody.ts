import { type BodyNode, blocksOf, childrenOf, wordsIn } from '../memoNodes.ts';
import { escapeHtml } from '../page.ts';
import { places } from './model.ts';

/** The place of a thing in the viewer by its id in the study; `null` when it is left out. */
export interface MemoTargets {
  readonly code: (id: string) => number | null;
  readonly document: (id: string) => number | null;
  readonly memo: (id: string) => number | null;
  readonly coding: (id: string) => number | null;
}

/**
 * The body of a memo as HTML. What it mentions leads to its place in the page; of what is left out neither the name nor
 * the words are written, for the researcher left them out. Addresses on the web stay words: the page leads nowhere else.
 */
export function memoBodyHtml(body: string, targets: MemoTargets): string {
  return blocksOf(body)
    .map((node) => blockHtml(node, targets))
    .join('\n');
}

const safe = (text: string): string => escapeHtml(text.toWellFormed());

function blockHtml(node: BodyNode, targets: MemoTargets): string {
  switch (node.type) {
    case 'heading': {
      const level = Math.min((Number(wordsIn(node, 'tag').slice(1)) || 1) + 2, 6);
      return `<h${level}>${inner(node, targets)}</h${level}>`;
    }
    case 'quote':
      return `<blockquote><p dir="auto">${inner(node, targets)}</p></blockquote>`;
    case 'list': {
      const tag = node.listType === 'number' ? 'ol' : 'ul';
      const items = childrenOf(node).map((item) => itemHtml(item, targets));
      return `<${tag}>${items.join('')}</${tag}>`;
    }
    case 'segment-quote':
      return segmentQuote(node, targets);
    default:
      return `<p dir="auto">${inner(node, targets)}</p>`;
  }
}

function itemHtml(item: BodyNode, targets: MemoTargets): string {
  const parts = childrenOf(item).map((child) =>
    child.type === 'list' ? blockHtml(child, targets) : inlineHtml(child, targets),
  );
  return `<li dir="auto">${parts.join('')}</li>`;
}

/** Quoted words with their source; a gap where their document is left out. */
function segmentQuote(node: BodyNode, targets: MemoTargets): string {
  const document = targets.document(wordsIn(node, 'documentId'));
  if (document === null) return '<p class="gap">[words of a document that is left out]</p>';
  const coding = targets.coding(wordsIn(node, 'codingId'));
  const to = coding === null ? places.document(document) : places.coding(coding);
  const source = `<p class="meta"><a href="${to}">${safe(wordsIn(node, 'label')) || 'in the text'}</a></p>`;
  return `<blockquote><p class="quote" dir="auto">${safe(wordsIn(node, 'text'))}</p>${source}</blockquote>`;
}

const inner = (node: BodyNode, targets: MemoTargets): string =>
  childrenOf(node)
    .map((child) => inlineHtml(child, targets))
    .join('');

function inlineHtml(node: BodyNode, targets: MemoTargets): string {
  switch (node.type) {
    case 'text':
      return emphasised(safe(wordsIn(node, 'text')), typeof node.format === 'number' ? node.format : 0);
    case 'linebreak':
      return '<br>';
    case 'code-mention':
      return mention(node, targets.code(wordsIn(node, 'codeId')), places.code, 'a code');
    case 'document-mention':
      return mention(node, targets.document(wordsIn(node, 'documentId')), places.document, 'a document');
    case 'memo-mention':
      return mention(node, targets.memo(wordsIn(node, 'memoId')), places.memo, 'a memo');
    case 'link':
      return linkWords(inner(node, targets), wordsIn(node, 'url'));
    default:
      return inner(node, targets);
  }
}

function mention(node: BodyNode, at: number | null, address: (index: number) => string, what: string): string {
  if (at === null) return `<span class="gap">[${what} that is left out]</span>`;
  return `<a class="mention" href="${address(at)}">${safe(wordsIn(node, 'label'))}</a>`;
}

const linkWords = (html: string, url: string): string =>
  url === '' || html === safe(url) ? html : `${html} (${safe(url)})`;

function emphasised(html: string, format: number): string {
  let text = html;
  if (format & 8) text = `<u>${text}</u>`;
  if (format & 2) text = `<em>${text}</em>`;
  return format & 1 ? `<strong>${text}</strong>` : text;
}
