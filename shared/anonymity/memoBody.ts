import type { NamePlace } from './pseudonyms.ts';

type Node = Record<string, unknown>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Fields of nodes that hold words of their own: the label of a mention, the words of a quoted segment. */
const worded = ['label', 'text'] as const;

/**
 * The body of a memo (serialised editor state) with pseudonyms in the place of names; a name that runs over several
 * formats ("**Anna** de Vries") is found too, and takes the format of its first word. The same body where nothing stands.
 */
export function replaceNamesInBody(body: string, find: (text: string) => NamePlace[]): string {
  if (body === '') return body;
  const state: unknown = JSON.parse(body);
  if (!isNode(state)) return body;
  const changed = replaceIn(state.root, find);
  return changed ? JSON.stringify(state) : body;
}

/** Replaces in a node and all below it; true when anything was. */
function replaceIn(node: unknown, find: (text: string) => NamePlace[]): boolean {
  if (!isNode(node)) return false;
  if (node.type !== 'text') {
    const own = worded.filter((field) => replaceField(node, field, find)).length > 0;
    if (!Array.isArray(node.children)) return own;
    const runs = textRuns(node.children).filter((run) => replaceInRun(run, find)).length > 0;
    const below = node.children.filter((child) => isNode(child) && child.type !== 'text' && replaceIn(child, find));
    return own || runs || below.length > 0;
  }
  return false;
}

function replaceField(node: Node, field: string, find: (text: string) => NamePlace[]): boolean {
  const words = node[field];
  if (typeof words !== 'string') return false;
  const places = find(words);
  if (places.length === 0) return false;
  node[field] = replaceRange(words, places, 0, words.length);
  return true;
}

/** Text nodes that follow each other: what reads as one piece of words. */
function textRuns(children: readonly unknown[]): Node[][] {
  const runs: Node[][] = [[]];
  for (const child of children) {
    if (isNode(child) && child.type === 'text' && typeof child.text === 'string') runs.at(-1)?.push(child);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

function replaceInRun(run: readonly Node[], find: (text: string) => NamePlace[]): boolean {
  const places = find(run.map(({ text }) => text).join(''));
  if (places.length === 0) return false;
  let from = 0;
  for (const node of run) {
    const words = String(node.text);
    node.text = replaceRange(words, places, from, from + words.length);
    from += words.length;
  }
  return true;
}

/** The part `[from, to)` of a text with its names replaced; a name that goes on in the next part is written in the first. */
function replaceRange(words: string, places: readonly NamePlace[], from: number, to: number): string {
  const parts: string[] = [];
  let at = from;
  for (const { start, end, pseudonym } of places) {
    if (end <= from || start >= to) continue;
    parts.push(words.slice(at - from, Math.max(start, from) - from));
    if (start >= from) parts.push(pseudonym.replacement);
    at = Math.min(end, to);
  }
  parts.push(words.slice(at - from));
  return parts.join('');
}
