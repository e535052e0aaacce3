/**
 * The body of a memo is the editor's serialised state (Lexical JSON). Known node types: `root`, `paragraph`,
 * `heading` (tag h1–h3), `quote`, `list` (listType bullet|number), `listitem`, `link` (url), `text` (format bits:
 * 1 bold, 2 italic, 8 underline), `linebreak`, `mark` (ids = ids of codes: a coded passage), and ours below.
 */
export interface CodeMention {
  readonly type: 'code-mention';
  readonly codeId: string;
  readonly label: string;
}
export interface DocumentMention {
  readonly type: 'document-mention';
  readonly documentId: string;
  readonly label: string;
}
export interface MemoMention {
  readonly type: 'memo-mention';
  readonly memoId: string;
  readonly label: string;
}
/** A quoted segment: a block of its own with the words as they stood. Positions in UTF-16 units. */
export interface SegmentQuote {
  readonly type: 'segment-quote';
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly codingId: string | null;
  readonly text: string;
  readonly label: string;
}

/** What a body points at. Ids are as they stand in the body: what they name may be gone. */
export type BodyReference =
  | { readonly origin: 'mention' | 'passage'; readonly kind: 'code'; readonly codeId: string }
  | { readonly origin: 'mention'; readonly kind: 'document'; readonly documentId: string }
  | { readonly origin: 'mention'; readonly kind: 'memo'; readonly memoId: string }
  | {
      readonly origin: 'mention';
      readonly kind: 'segment';
      readonly documentId: string;
      readonly start: number;
      readonly end: number;
      readonly codingId: string | null;
    };

/** The words of a body and what it points at, each once, in reading order. */
export interface ReadBody {
  readonly text: string;
  readonly references: readonly BodyReference[];
}

/** Nodes may stand so deep inside one another; no writing comes near it, broken files do. */
const deepest = 100;

type Node = Readonly<Record<string, unknown>>;
interface Reading {
  text: string;
  readonly references: Map<string, BodyReference>;
  readonly passages: CodedPassage[];
}

/** Words of a memo that are coded: positions in its plain text, in UTF-16 units. */
export interface CodedPassage {
  readonly start: number;
  readonly end: number;
  readonly codeId: string;
}

/**
 * Reads the serialised state of the memo editor. An empty body is an empty memo. `null` when it is no such state: not
 * JSON, without a root, with a child that is no node, or nested absurdly deep. Unknown kinds of nodes are read through.
 */
export function readMemoBody(body: string): ReadBody | null {
  if (body === '') return { text: '', references: [] };
  const root = rootOf(body);
  if (!root) return null;
  const reading: Reading = { text: '', references: new Map(), passages: [] };
  if (!readNode(root, reading, 0)) return null;
  return { text: reading.text.replace(/\n+$/u, ''), references: [...reading.references.values()] };
}

/** The coded passages of a body, in reading order; one for each code. None when it cannot be read. */
export function readPassages(body: string): readonly CodedPassage[] {
  const root = body === '' ? null : rootOf(body);
  const reading: Reading = { text: '', references: new Map(), passages: [] };
  return root && readNode(root, reading, 0) ? joined(reading.passages) : [];
}

/** Passages that touch are one: a change of look inside one parts its nodes. */
function joined(passages: readonly CodedPassage[]): CodedPassage[] {
  const whole: CodedPassage[] = [];
  for (const passage of passages) {
    const at = whole.findIndex(({ codeId, end }) => codeId === passage.codeId && end === passage.start);
    const before = whole[at];
    if (before) whole[at] = { ...before, end: passage.end };
    else if (passage.end > passage.start) whole.push(passage);
  }
  return whole;
}

function rootOf(body: string): Node | null {
  try {
    const state: unknown = JSON.parse(body);
    const root = isNode(state) ? state.root : null;
    return isNode(root) && Array.isArray(root.children) ? root : null;
  } catch {
    return null;
  }
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);
const stringOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Kinds of nodes that stand on lines of their own. */
const blocks: ReadonlySet<unknown> = new Set(['paragraph', 'heading', 'quote', 'listitem', 'segment-quote']);

function readNode(node: Node, reading: Reading, depth: number): boolean {
  if (depth > deepest) return false;
  if (blocks.has(node.type) && reading.text !== '' && !reading.text.endsWith('\n')) reading.text += '\n';
  readOwn(node, reading);
  const start = reading.text.length;
  const children = node.children;
  if (children !== undefined && !Array.isArray(children)) return false;
  for (const child of (children ?? []) as unknown[]) {
    if (!isNode(child) || !readNode(child, reading, depth + 1)) return false;
  }
  if (node.type === 'mark') {
    const end = reading.text.length;
    for (const id of idsOf(node)) reading.passages.push({ start, end, codeId: id });
  }
  if (blocks.has(node.type)) reading.text += '\n';
  return true;
}

/** What a node says and points at by itself, its children apart. */
function readOwn(node: Node, reading: Reading): void {
  switch (node.type) {
    case 'text':
      reading.text += stringOf(node.text);
      return;
    case 'linebreak':
      reading.text += '\n';
      return;
    case 'tab':
      reading.text += '\t';
      return;
    case 'code-mention':
      refer(reading, { origin: 'mention', kind: 'code', codeId: stringOf(node.codeId) });
      break;
    case 'document-mention':
      refer(reading, { origin: 'mention', kind: 'document', documentId: stringOf(node.documentId) });
      break;
    case 'memo-mention':
      refer(reading, { origin: 'mention', kind: 'memo', memoId: stringOf(node.memoId) });
      break;
    case 'mark':
      for (const id of idsOf(node)) refer(reading, { origin: 'passage', kind: 'code', codeId: id });
      return;
    case 'segment-quote':
      readQuote(node, reading);
      return;
    default:
      return;
  }
  reading.text += stringOf(node.label);
}

const idsOf = ({ ids }: Node): string[] => (Array.isArray(ids) ? ids.map(stringOf) : []);

function readQuote(node: Node, reading: Reading): void {
  reading.text += `“${stringOf(node.text)}”`;
  const [start, end] = [node.start, node.end];
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end)) return;
  // The words are gone from the text; the document is still what the quotation is from.
  if (start === end) {
    refer(reading, { origin: 'mention', kind: 'document', documentId: stringOf(node.documentId) });
    return;
  }
  refer(reading, {
    origin: 'mention',
    kind: 'segment',
    documentId: stringOf(node.documentId),
    start: start as number,
    end: end as number,
    codingId: typeof node.codingId === 'string' ? node.codingId : null,
  });
}

function refer(reading: Reading, reference: BodyReference): void {
  reading.references.set(JSON.stringify(reference), reference);
}

/** The body with one code in the place of others, wherever it mentions them or has passages coded with them; its words stay. */
export function replaceCodesInBody(body: string, gone: ReadonlySet<string>, stays: string): string {
  const current = (id: unknown) => (typeof id === 'string' && gone.has(id) ? stays : id);
  return JSON.stringify(JSON.parse(body), (_key, node: unknown) => {
    if (!isNode(node)) return node;
    if (node.type === 'code-mention') return { ...node, codeId: current(node.codeId) };
    if (node.type === 'mark' && Array.isArray(node.ids)) return { ...node, ids: [...new Set(node.ids.map(current))] };
    return node;
  });
}

/** The body with other quotations of one document in the place of those that stand there. */
export function replaceQuotesInBody(
  body: string,
  documentId: string,
  replace: (quote: SegmentQuote) => Pick<SegmentQuote, 'start' | 'end' | 'text'>,
): string {
  return JSON.stringify(JSON.parse(body), (_key, node: unknown) => {
    if (!isNode(node) || node.type !== 'segment-quote' || node.documentId !== documentId) return node;
    const quote = node as unknown as SegmentQuote;
    if (!Number.isSafeInteger(quote.start) || !Number.isSafeInteger(quote.end)) return node;
    return { ...node, ...replace(quote) };
  });
}

/** Words of a text as a person counts them: runs between blanks that hold a letter or a digit. */
export function countWords(text: string): number {
  let words = 0;
  for (const run of text.split(/\s+/u)) if (/[\p{L}\p{N}]/u.test(run)) words++;
  return words;
}
