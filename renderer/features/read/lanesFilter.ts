import { useMemo } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId, CoderId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { useLayoutMemory, usePreferences } from '../../frame/preferences.ts';
import type { ReaderCoding } from '../../reader/codingSet.ts';
import { useSession } from '../../state/session.ts';

/** Which codings the reader shows. */
export type LanesFilter = 'all' | 'active' | 'own';

export const useLanesFilter = () => useLayoutMemory<LanesFilter>('lanes', 'all');

/** Which codings are shown: those of active codes (and of codes below them), or only one's own; `undefined` = all. */
export function useShownCodings(filter: LanesFilter, tree: CodeTree): ((coding: ReaderCoding) => boolean) | undefined {
  const active = useSession((state) => state.activeCodes);
  const own = useOwnCoder();
  return useMemo(() => {
    if (filter === 'own') return ({ coderId }: ReaderCoding) => coderId === null || coderId === own;
    if (filter === 'active' && active.size > 0) return ({ codeId }: ReaderCoding) => isActive(tree, active, codeId);
    return undefined;
  }, [filter, active, own, tree]);
}

function isActive(tree: CodeTree, active: ReadonlySet<CodeId>, codeId: CodeId): boolean {
  for (let node = tree.byId.get(codeId) ?? null; node; node = node.parent) if (active.has(node.code.id)) return true;
  return false;
}

/** The coder of new codings: known by name, for a new coder enters the study with the first coding. */
function useOwnCoder(): CoderId | null {
  const { coder } = usePreferences();
  const coders = useAsk('study.coders', {}).data;
  const study = useAsk('study.state', {}).data?.study;
  return coders?.find(({ name }) => name === coder.trim())?.id ?? study?.coderId ?? null;
}

/** Whether a coding is another person's; where only one person has coded, nobody is another. */
export function useOthersCodings(): (coding: ReaderCoding) => boolean {
  const own = useOwnCoder();
  const coders = useAsk('study.coders', {}).data;
  const several = (coders?.filter((coder) => coder.codings > 0).length ?? 0) > 1;
  return useMemo(
    () => (several ? ({ coderId }: ReaderCoding) => coderId !== null && coderId !== own : () => false),
    [several, own],
  );
}
