import { type CodeNode, type CodeTree, descendantsOf } from '../domain/codeTree.ts';
import type { CodeId } from '../domain/ids.ts';

/** The properties of a theme, and what says that they are. */
export interface Properties {
  readonly nodes: readonly CodeNode[];
  /** True: codes below it that have the role `property`; false: no code below it has, so the codes directly below it. */
  readonly byRole: boolean;
}

/**
 * The properties of a theme in the order of the tree (METHOD.md §5): the codes below it with the role `property`, or, where
 * none has it, its children. A property below another property is a part of it and not listed again.
 */
export function propertiesOf(tree: CodeTree, themeId: CodeId): Properties {
  const below = descendantsOf(tree, themeId);
  const named = below.filter((node) => node.code.role === 'property' && !standsBelowProperty(node, themeId));
  if (named.length > 0) return { nodes: named, byRole: true };
  return { nodes: tree.byId.get(themeId)?.children ?? [], byRole: false };
}

function standsBelowProperty(node: CodeNode, themeId: CodeId): boolean {
  for (let above = node.parent; above && above.code.id !== themeId; above = above.parent) {
    if (above.code.role === 'property') return true;
  }
  return false;
}
