import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree, type CodeTree, themeOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { queryClient } from '../../client/hooks.ts';

/** The code tree as the window knows it now, for code outside React. */
export const codeTreeNow = (): CodeTree =>
  buildCodeTree(queryClient.getQueryData<readonly Code[]>(['codes.list', {}]) ?? []);

/** Names for a sentence: “trust”, “trust” and 2 more. */
export function quotedNames(codeIds: readonly CodeId[]): string {
  const tree = codeTreeNow();
  const first = codeIds[0] && tree.byId.get(codeIds[0])?.code.name;
  const others = codeIds.length - 1;
  return `“${first ?? 'a code'}”${others > 0 ? ` and ${others} more` : ''}`;
}

/** The theme that a code belongs to, for offering new codes under it. */
export const themeIdOf = (codeId: CodeId): CodeId | null => themeOf(codeTreeNow(), codeId)?.code.id ?? null;
