import { type BodyNode, blocksOf, childrenOf, wordsIn } from './memoNodes.ts';
import { escapeHtml } from './page.ts';

/** The body of a memo as HTML: headings one level below the memo's own, mentions as labels, quotes with their source. */
export function memoHtml(body: string): string {
  return blocksOf(body).map(blockHtml).join('\n');
}

function blockHtml(node: BodyNode): string {
  switch (node.type) {
    case 'heading': {
      const level = Math.min((Number(wordsIn(node, 'tag').slice(1)) || 1) + 2, 6);
      return `<h${level}>${inner(node)}</h${level}>`;
    }
    case 'quote':
      return `<blockquote><p>${inner(node)}</p></blockquote>`;
    case 'list': {
      const tag = node.listType === 'number' ? 'ol' : 'ul';
      return `<${tag}>${childrenOf(node).map(itemHtml).join('')}</${tag}>`;
    }
    case 'segment-quote': {
      const source = `<footer class="meta">${escapeHtml(wordsIn(node, 'label'))}</footer>`;
      return `<blockquote><p>${escapeHtml(wordsIn(node, 'text'))}</p>${source}</blockquote>`;
    }
    default:
      return `<p>${inner(node)}</p>`;
  }
}

const itemHtml = (item: BodyNode): string => {
  const parts = childrenOf(item).map((child) => (child.type === 'list' ? blockHtml(child) : inlineHtml(child)));
  return `<li>${parts.join('')}</li>`;
};

const inner = (node: BodyNode): string => childrenOf(node).map(inlineHtml).join('');

function inlineHtml(node: BodyNode): string {
  switch (node.type) {
    case 'text':
      return emphasised(escapeHtml(wordsIn(node, 'text')), typeof node.format === 'number' ? node.format : 0);
    case 'linebreak':
      return '<br>';
    case 'code-mention':
    case 'document-mention':
    case 'memo-mention':
      return `<span class="mention">${escapeHtml(wordsIn(node, 'label'))}</span>`;
    case 'link':
      return linkHtml(wordsIn(node, 'url'), inner(node));
    default:
      return inner(node);
  }
}

function emphasised(html: string, format: number): string {
  let text = html;
  if (format & 8) text = `<u>${text}</u>`;
  if (format & 2) text = `<em>${text}</em>`;
  return format & 1 ? `<strong>${text}</strong>` : text;
}

/** Only addresses that lead to pages and mail become links: a memo may hold anything. */
const linkHtml = (url: string, html: string): string =>
  /^(?:https?:|mailto:)/i.test(url) ? `<a href="${escapeHtml(url)}" rel="noreferrer">${html}</a>` : html;
