/** Where the things that a memo names stand now. */
export interface Translation {
  readonly code: (id: string) => string;
  readonly document: (id: string) => string;
  readonly memo: (id: string) => string;
  readonly coding: (id: string) => string;
  /** A place in a document, by the id that the memo has; `null` when its words are gone. UTF-16 units. */
  readonly place: (documentId: string, start: number, end: number) => { start: number; end: number } | null;
}

type Node = Readonly<Record<string, unknown>>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The body of a memo with other ids and places in the place of its own; its words stay. An empty body stays empty. */
export function translateMemoBody(body: string, to: Translation): string {
  if (body === '') return body;
  const state: unknown = JSON.parse(body);
  const translated = JSON.stringify(state, (_key, node: unknown) => (isNode(node) ? translateNode(node, to) : node));
  // What needs no translating stays as it was written, to the letter.
  return translated === JSON.stringify(state) ? body : translated;
}

function translateNode(node: Node, to: Translation): Node {
  switch (node.type) {
    case 'code-mention':
      return given(node, 'codeId', to.code);
    case 'document-mention':
      return given(node, 'documentId', to.document);
    case 'memo-mention':
      return given(node, 'memoId', to.memo);
    case 'mark':
      return Array.isArray(node.ids)
        ? { ...node, ids: [...new Set(node.ids.map((id) => (typeof id === 'string' ? to.code(id) : id)))] }
        : node;
    case 'segment-quote':
      return translateQuote(node, to);
    default:
      return node;
  }
}

function given(node: Node, field: string, translate: (id: string) => string): Node {
  const id = node[field];
  return typeof id === 'string' && translate(id) !== id ? { ...node, [field]: translate(id) } : node;
}

/** A quotation whose words are gone keeps them, and names its document alone. */
function translateQuote(node: Node, to: Translation): Node {
  const { documentId, start, end } = node;
  if (typeof documentId !== 'string' || typeof start !== 'number' || typeof end !== 'number') return node;
  const place = start === end ? { start, end } : (to.place(documentId, start, end) ?? { start: 0, end: 0 });
  return given(given({ ...node, ...place }, 'documentId', to.document), 'codingId', to.coding);
}
