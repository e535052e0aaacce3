import { useMemo } from 'react';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree, type CodeTree, colorlessCode, colorOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';

/** One tree for one answer, however many components ask: the list is the key, and goes when it goes. */
const trees = new WeakMap<readonly Code[], CodeTree>();
const noCodes: readonly Code[] = [];

function treeOf(codes: readonly Code[]): CodeTree {
  const known = trees.get(codes);
  if (known) return known;
  const tree = buildCodeTree(codes);
  trees.set(codes, tree);
  return tree;
}

/** The codes of the study as a tree, empty until they are known. The same object until a code changes. */
export function useCodeTree(): CodeTree {
  const { data } = useAsk('codes.list', {});
  return treeOf(data ?? noCodes);
}

/** How many codings and documents a code has: its own, and "with" all codes below it (METHOD.md §2). */
export interface CodeCounts {
  readonly codings: number;
  readonly documents: number;
  readonly codingsWith: number;
  readonly documentsWith: number;
}
const nothing: CodeCounts = { codings: 0, documents: 0, codingsWith: 0, documentsWith: 0 };

/** Counts of every code, by code. */
export function useCodeCounts(): (id: CodeId) => CodeCounts {
  const { data } = useAsk('codes.counts', {});
  return useMemo(() => {
    const counts = new Map<CodeId, CodeCounts>();
    data?.codeIds.forEach((id, at) => {
      counts.set(id, {
        codings: data.codings[at] ?? 0,
        documents: data.documents[at] ?? 0,
        codingsWith: data.codingsWith[at] ?? 0,
        documentsWith: data.documentsWith[at] ?? 0,
      });
    });
    return (id: CodeId) => counts.get(id) ?? nothing;
  }, [data]);
}

/** Palette name or `#rrggbb` that a code shows as; grey for one that is not there (any more). */
export const shownColor = (tree: CodeTree, id: CodeId): string =>
  tree.byId.has(id) ? colorOf(tree, id) : colorlessCode;
