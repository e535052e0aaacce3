import type { Code } from './code.ts';
import type { CodeId } from './ids.ts';

/** A code in its place: under its parent, above its subcodes in the order of the researcher. */
export interface CodeNode {
  readonly code: Code;
  readonly parent: CodeNode | null;
  readonly children: readonly CodeNode[];
  /** 0 for a theme. */
  readonly depth: number;
}

/** All codes of a study as a tree: themes at the top, concepts below (METHOD.md §2). */
export interface CodeTree {
  readonly themes: readonly CodeNode[];
  readonly byId: ReadonlyMap<CodeId, CodeNode>;
}

type GrowingNode = { code: Code; parent: GrowingNode | null; children: GrowingNode[]; depth: number };

/** What a code shows as when neither it nor any code above it has a colour. */
export const colorlessCode = 'grey';

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });

/** Order of names as people expect it: without regard to case, and `item 2` before `item 10`. */
export function compareNames(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}

/**
 * Builds the tree. Siblings stand by position, then name. A code whose parent is missing, or who would stand below itself,
 * is shown as a theme rather than lost.
 */
export function buildCodeTree(codes: readonly Code[]): CodeTree {
  const nodes = new Map<CodeId, GrowingNode>();
  for (const code of codes) nodes.set(code.id, { code, parent: null, children: [], depth: 0 });
  const themes: GrowingNode[] = [];
  for (const node of nodes.values()) {
    const parent = node.code.parentId === null ? undefined : nodes.get(node.code.parentId);
    if (parent && !isOrStandsBelow(parent, node)) node.parent = parent;
    (node.parent?.children ?? themes).push(node);
  }
  settle(themes);
  return { themes, byId: nodes };
}

function isOrStandsBelow(node: CodeNode, above: CodeNode): boolean {
  for (let current: CodeNode | null = node; current; current = current.parent) if (current === above) return true;
  return false;
}

function settle(themes: GrowingNode[]): void {
  const inOrder = (a: GrowingNode, b: GrowingNode) =>
    a.code.position - b.code.position || compareNames(a.code.name, b.code.name);
  let siblings = themes.sort(inOrder);
  for (let depth = 0; siblings.length > 0; depth++) {
    for (const node of siblings) {
      node.depth = depth;
      node.children.sort(inOrder);
    }
    siblings = siblings.flatMap((node) => node.children);
  }
}

/** Every code once, in the order of the tree: each theme, then all below it, then the next theme. */
export function walkCodes(tree: CodeTree): Generator<CodeNode> {
  return walkFrom(tree.themes);
}

/** A stack instead of recursion: an imported codebook may be nested absurdly deep. */
function* walkFrom(nodes: readonly CodeNode[]): Generator<CodeNode> {
  const waiting = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    waiting.push(...[...node.children].reverse());
  }
}

/** All codes below a code, at any depth, in tree order, without the code itself. Empty for an unknown code. */
export function descendantsOf(tree: CodeTree, id: CodeId): CodeNode[] {
  const node = tree.byId.get(id);
  return node ? [...walkFrom(node.children)] : [];
}

/** The codes above a code: parent first, theme last. Empty for a theme or an unknown code. */
export function ancestorsOf(tree: CodeTree, id: CodeId): CodeNode[] {
  const ancestors: CodeNode[] = [];
  for (let node = tree.byId.get(id)?.parent; node; node = node.parent) ancestors.push(node);
  return ancestors;
}

/** The theme that a code belongs to: the top-level code above it, or itself. `null` for an unknown code. */
export function themeOf(tree: CodeTree, id: CodeId): CodeNode | null {
  return ancestorsOf(tree, id).at(-1) ?? tree.byId.get(id) ?? null;
}

/** 0 for a theme, 1 for its concepts, and so on. */
export function depthOf(tree: CodeTree, id: CodeId): number {
  return tree.byId.get(id)?.depth ?? 0;
}

/** What a code shows as: its own colour, or that of the nearest code above it that has one. Palette name or `#rrggbb`. */
export function colorOf(tree: CodeTree, id: CodeId): string {
  for (let node = tree.byId.get(id) ?? null; node; node = node.parent) if (node.code.color) return node.code.color;
  return colorlessCode;
}

/** The names from the theme down to a code. Empty for an unknown code. */
export function namesOf(tree: CodeTree, id: CodeId): string[] {
  const node = tree.byId.get(id);
  if (!node) return [];
  return [node.code.name, ...ancestorsOf(tree, id).map((above) => above.code.name)].reverse();
}

/** The path that names a code in files and on the command line, `Theme/Concept` (DESIGN.md §8). */
export function pathOf(tree: CodeTree, id: CodeId): string {
  return formatPath(namesOf(tree, id));
}

/** The code that stands at a path, `null` where there is none; of two siblings with one name, the first. */
export function codeAtPath(tree: CodeTree, names: readonly string[]): CodeNode | null {
  let found: CodeNode | undefined;
  let siblings = tree.themes;
  for (const name of names) {
    found = siblings.find((node) => node.code.name === name);
    if (!found) return null;
    siblings = found.children;
  }
  return found ?? null;
}

/**
 * Names as a path. A slash in a name becomes `\/`; a backslash is doubled only where it would be read as such an escape,
 * so that every list of names comes back from {@link parsePath}.
 */
export function formatPath(names: readonly string[]): string {
  return names.map((name) => name.replace(/\\(?=[\\/]|$)/g, '\\\\').replace(/\//g, '\\/')).join('/');
}

/** The names in a path: parted by `/`, `\/` for a slash and `\\` for a backslash in a name. Names are taken as they stand. */
export function parsePath(path: string): string[] {
  const names: string[] = [];
  let name = '';
  for (let at = 0; at < path.length; at++) {
    const next = path.charAt(at + 1);
    if (path[at] === '\\' && (next === '/' || next === '\\')) {
      name += next;
      at += 1;
    } else if (path[at] === '/') {
      names.push(name);
      name = '';
    } else name += path.charAt(at);
  }
  return [...names, name];
}

/** Whether moving a code under a new parent would put it below itself. */
export function wouldMakeCycle(tree: CodeTree, id: CodeId, newParentId: CodeId | null): boolean {
  if (newParentId === null) return false;
  return newParentId === id || ancestorsOf(tree, newParentId).some((above) => above.code.id === id);
}

/** True when one code stands above the other in the tree; both are told by their depth and path. */
export const isAncestor = (
  one: { readonly depth: number; readonly path: string },
  other: { readonly depth: number; readonly path: string },
): boolean => one.depth < other.depth && other.path.startsWith(`${one.path}/`);
