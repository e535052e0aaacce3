import { type CodeNode, type CodeTree, colorOf, descendantsOf, pathOf, walkCodes } from '../domain/codeTree.ts';
import type { CodeId } from '../domain/ids.ts';
import type { CodeSet } from './columns.ts';

/**
 * The rows of a chart: for each chosen code the codes that count into it, in the order of `chosen` (`null` = the themes).
 * With subcodes these are the code and all below it (METHOD.md §2), else the code alone. Codes that are not in the tree
 * are left out. `codeIds` is `StudyColumns.codeIds`.
 */
export function codeSets(
  tree: CodeTree,
  codeIds: readonly string[],
  chosen: readonly CodeId[] | null,
  withSubcodes: boolean,
): CodeSet[] {
  const indexOf = new Map(codeIds.map((id, index) => [id, index]));
  const nodes = chosen === null ? tree.themes : chosen.flatMap((id) => tree.byId.get(id) ?? []);
  return nodes.map((node) => toCodeSet(tree, node, indexOf, withSubcodes));
}

/** The codes in tree order, each once: the order in which a cell of the comparison chart is cut (METHOD.md §4). */
export function inTreeOrder(tree: CodeTree, codes: readonly CodeId[]): CodeId[] {
  const wanted = new Set(codes);
  return Array.from(walkCodes(tree), (node) => node.code.id).filter((id) => wanted.has(id));
}

function toCodeSet(
  tree: CodeTree,
  node: CodeNode,
  indexOf: ReadonlyMap<string, number>,
  withSubcodes: boolean,
): CodeSet {
  const { id, name } = node.code;
  const counted = withSubcodes ? [node, ...descendantsOf(tree, id)] : [node];
  return {
    id,
    path: pathOf(tree, id),
    name,
    color: colorOf(tree, id),
    depth: node.depth,
    members: counted.flatMap((each) => indexOf.get(each.code.id) ?? []),
  };
}
