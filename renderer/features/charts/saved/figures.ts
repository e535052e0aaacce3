import { useMemo } from 'react';
import { type KeptFigures, keptFigures } from '#shared/charts/kept/figures.ts';
import type { ChartTable } from '#shared/charts/tables.ts';
import { buildCodeTree, type CodeTree, formatPath, walkCodes } from '#shared/domain/codeTree.ts';
import { ask } from '../../../client/client.ts';
import { useAsk } from '../../../client/hooks.ts';
import { useCodeTree } from '../../codes/tree.ts';

/** Every code with its path; one walk, however many codes there are. */
function pathsOf(tree: CodeTree): { id: string; path: string }[] {
  const names: string[] = [];
  return Array.from(walkCodes(tree), ({ code, depth }) => {
    names.splice(depth, names.length, code.name);
    return { id: code.id, path: formatPath(names) };
  });
}

/** The figures of a table as they would be kept now; `null` while the study is not known, or where they are too many. */
export function useFigures(table: ChartTable | null): KeptFigures | null {
  const tree = useCodeTree();
  const { data } = useAsk('study.summary', {});
  return useMemo(() => {
    if (!table || !data) return null;
    const { codings, documents, memos } = data;
    return keptFigures(table, pathsOf(tree), { codings, documents, memos });
  }, [table, tree, data]);
}

/** {@link useFigures} for a moment at which something is written. */
export async function readFigures(table: ChartTable): Promise<KeptFigures | null> {
  const [codes, summary] = await Promise.all([ask('codes.list', {}), ask('study.summary', {})]);
  if (!codes.ok || !summary.ok) return null;
  const { codings, documents, memos } = summary.value;
  return keptFigures(table, pathsOf(buildCodeTree(codes.value)), { codings, documents, memos });
}
