/** A node of a memo's body as the editor keeps it (`domain/memoBody.ts`). Unknown fields travel along. */
export interface BodyNode {
  readonly type: string;
  readonly version: 1;
  readonly children?: readonly BodyNode[];
  readonly [field: string]: unknown;
}

const block = (
  type: string,
  children: readonly BodyNode[],
  fields: Readonly<Record<string, unknown>> = {},
): BodyNode => ({
  type,
  version: 1,
  direction: null,
  format: '',
  indent: 0,
  children,
  ...fields,
});

export const paragraphNode = (children: readonly BodyNode[]): BodyNode =>
  block('paragraph', children, { textFormat: 0, textStyle: '' });
export const headingNode = (tag: 'h1' | 'h2' | 'h3', children: readonly BodyNode[]): BodyNode =>
  block('heading', children, { tag });
export const quoteNode = (children: readonly BodyNode[]): BodyNode => block('quote', children);
export const lineBreakNode: BodyNode = { type: 'linebreak', version: 1 };

/** Words of one look: bits 1 bold, 2 italic, 8 underline. */
export const textNode = (text: string, format: number): BodyNode => ({
  type: 'text',
  version: 1,
  detail: 0,
  format,
  mode: 'normal',
  style: '',
  text,
});

export const linkNode = (url: string, children: readonly BodyNode[]): BodyNode =>
  block('link', children, { rel: 'noreferrer', target: null, title: null, url });

export function listNode(listType: 'bullet' | 'number', items: readonly BodyNode[]): BodyNode {
  return block('list', items, { listType, start: 1, tag: listType === 'bullet' ? 'ul' : 'ol' });
}

/** An item of a list; `indent` counts the lists around it. */
export const listItemNode = (value: number, indent: number, children: readonly BodyNode[]): BodyNode => ({
  ...block('listitem', children, { value }),
  indent,
});

/** The body as it is stored. An empty memo has one empty paragraph, so that there is a place to write. */
export function bodyOf(children: readonly BodyNode[]): string {
  return JSON.stringify({ root: block('root', children.length > 0 ? children : [paragraphNode([])]) });
}

/** The blocks of a stored body; none when it is empty or no body at all. */
export function blocksOf(body: string): readonly BodyNode[] {
  if (body === '') return [];
  try {
    const parsed: unknown = JSON.parse(body);
    const root = isRecord(parsed) ? parsed.root : null;
    return isRecord(root) && Array.isArray(root.children) ? root.children.filter(isNode) : [];
  } catch {
    return [];
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

export const childrenOf = (node: BodyNode): readonly BodyNode[] =>
  Array.isArray(node.children) ? node.children.filter(isNode) : [];

const isNode = (value: unknown): value is BodyNode => isRecord(value) && typeof value.type === 'string';

/** A field that holds words. */
export const wordsIn = (node: BodyNode, field: string): string => {
  const value = node[field];
  return typeof value === 'string' ? value : '';
};
