/** A stored body as the editor can open it. */
export type OpenedBody =
  /** Editor state that holds only what a memo may hold. */
  | { readonly kind: 'state'; readonly json: string }
  /** Plain paragraphs. With `why` the memo may only be read, so that nothing is lost by saving it over. */
  | { readonly kind: 'words'; readonly paragraphs: readonly string[]; readonly why: string | null };

const knownTypes: ReadonlySet<string> = new Set([
  'root',
  'paragraph',
  'heading',
  'quote',
  'list',
  'listitem',
  'link',
  'autolink',
  'text',
  'linebreak',
  'tab',
  'mark',
  'code-mention',
  'document-mention',
  'memo-mention',
  'segment-quote',
]);

interface Node {
  readonly type: string;
  readonly text: string;
  readonly children: readonly Node[];
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function toNode(value: unknown): Node {
  if (!isObject(value)) return { type: '', text: typeof value === 'string' ? value : '', children: [] };
  const { type, text, label, children } = value;
  return {
    type: typeof type === 'string' ? type : '',
    text: typeof text === 'string' ? text : typeof label === 'string' ? label : '',
    children: Array.isArray(children) ? children.map(toNode) : [],
  };
}

const isKnown = (node: Node): boolean => knownTypes.has(node.type) && node.children.every(isKnown);

const wordsOf = (node: Node): string =>
  node.type === 'linebreak' ? '\n' : node.text + node.children.map(wordsOf).join(node.type === 'list' ? '\n' : '');

const linesOf = (text: string): string[] => text.split(/\r\n?|\n/u);

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/**
 * Decides how a stored body opens. Words that are no editor state open as paragraphs. A state that is damaged, or that
 * holds what this version does not know, opens as plain paragraphs to be read, with a sentence that says why.
 */
export function openBody(body: string): OpenedBody {
  if (body.trim() === '') return { kind: 'words', paragraphs: [''], why: null };
  const parsed = parse(body);
  if (!isObject(parsed) || !isObject(parsed.root)) {
    const broken = body.trimStart().startsWith('{"root"');
    const why = 'This memo is damaged: below is what could be read. Nothing was changed.';
    return { kind: 'words', paragraphs: linesOf(body), why: broken ? why : null };
  }
  const root = toNode(parsed.root);
  if (root.type === 'root' && root.children.length === 0) return { kind: 'words', paragraphs: [''], why: null };
  if (root.type === 'root' && isKnown(root)) return { kind: 'state', json: body };
  return {
    kind: 'words',
    paragraphs: root.children.flatMap((child) => linesOf(wordsOf(child))),
    why: 'This memo holds parts that this version of Axial does not know. Its words can be read; nothing was changed.',
  };
}
