import { ancestorsOf, type CodeNode, type CodeTree, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';

/** Where codes are to stand: under a parent (`null` = as themes), before a sibling (`null` = last). */
export interface CodePlace {
  readonly parentId: CodeId | null;
  readonly before: CodeId | null;
}
export interface CodeMove extends CodePlace {
  readonly ids: readonly CodeId[];
}
export type Direction = 'up' | 'down' | 'in' | 'out';

/** The chosen codes without those that stand below another chosen one (they come along), in tree order. */
export function outermost(tree: CodeTree, ids: readonly CodeId[]): CodeId[] {
  const chosen = new Set(ids);
  return [...walkCodes(tree)]
    .filter(({ code }) => chosen.has(code.id) && !ancestorsOf(tree, code.id).some((above) => chosen.has(above.code.id)))
    .map(({ code }) => code.id);
}

export const siblingsOf = (tree: CodeTree, node: CodeNode): readonly CodeNode[] => node.parent?.children ?? tree.themes;

/** Whether codes may go under a parent: not below themselves. */
export function mayStandUnder(tree: CodeTree, ids: readonly CodeId[], parentId: CodeId | null): boolean {
  if (parentId === null) return true;
  const moved = new Set(ids);
  return !moved.has(parentId) && !ancestorsOf(tree, parentId).some((above) => moved.has(above.code.id));
}

/** The place that a drop means: on a code, or between two. */
export function placeOfDrop(
  tree: CodeTree,
  targetId: CodeId,
  position: 'before' | 'on' | 'after',
  moved: ReadonlySet<CodeId>,
): CodePlace | null {
  const target = tree.byId.get(targetId);
  if (!target) return null;
  if (position === 'on') return { parentId: targetId, before: null };
  const siblings = siblingsOf(tree, target);
  const from = siblings.indexOf(target) + (position === 'after' ? 1 : 0);
  // The codes on the move leave their places: the one to stand before is the next that stays.
  const before = siblings.slice(from).find((sibling) => !moved.has(sibling.code.id));
  return { parentId: target.parent?.code.id ?? null, before: before?.code.id ?? null };
}

/** One step of chosen siblings by keys; nothing when they cannot go further that way. */
export function moveOfStep(tree: CodeTree, ids: readonly CodeId[], direction: Direction): CodeMove | null {
  const moved = outermost(tree, ids);
  const first = moved[0] ? tree.byId.get(moved[0]) : undefined;
  const last = moved.at(-1);
  const lastNode = last ? tree.byId.get(last) : undefined;
  if (!first || !lastNode) return null;
  const siblings = siblingsOf(tree, first);
  if (direction === 'out') return moveOut(tree, moved, first);
  const before = siblings[siblings.indexOf(first) - 1];
  if (direction === 'in') return before ? { ids: moved, parentId: before.code.id, before: null } : null;
  const parentId = first.parent?.code.id ?? null;
  if (direction === 'up') return before ? { ids: moved, parentId, before: before.code.id } : null;
  const place = siblings.indexOf(lastNode);
  if (place < 0 || place >= siblings.length - 1) return null;
  return { ids: moved, parentId, before: siblings[place + 2]?.code.id ?? null };
}

function moveOut(tree: CodeTree, ids: readonly CodeId[], first: CodeNode): CodeMove | null {
  if (!first.parent) return null;
  const uncles = siblingsOf(tree, first.parent);
  const after = uncles[uncles.indexOf(first.parent) + 1];
  return { ids, parentId: first.parent.parent?.code.id ?? null, before: after?.code.id ?? null };
}
