import { useEffect } from 'react';
import type { DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { createMemo, createMemoHere } from './createMemo.ts';
import { TypesDialog } from './TypesDialog.tsx';
import { forgetMemoView, setMemoView } from './view.ts';

registerDialog('memo-types', TypesDialog);

const documentOf = ({ target }: MemoLink): DocumentId | null => ('documentId' in target ? target.documentId : null);

/** The text that a memo is about, else the first one: what to open when none is open. */
async function textFor(memoId: MemoId): Promise<DocumentId | null> {
  const [memo, documents] = await Promise.all([ask('memos.read', { id: memoId }), ask('documents.list', {})]);
  const linked = memo.ok ? memo.value.links.map(documentOf).find((id) => id !== null) : undefined;
  return linked ?? (documents.ok ? documents.value.documents[0]?.id : undefined) ?? null;
}

/** Opens a memo beside the text that is open, or that it is about. */
export async function openBeside(memoId: MemoId): Promise<void> {
  const open = session().documentId ?? (await textFor(memoId));
  if (!open) return showToast({ message: 'There is no text yet to write beside.' });
  session().openDocument(open);
  session().set({ memoId, memoBeside: true, rightOpen: true });
}

/** From beside the text to the whole room, and back beside the text. */
function changeWidth(): void {
  const { tab, memoBeside, memoId } = session();
  if (tab === 'read' && memoBeside && memoId) {
    setMemoView({ alone: true });
    session().set({ tab: 'memos', memoBeside: false });
  } else if (memoId) void openBeside(memoId);
  else session().set({ tab: 'memos' });
}

/** The memo commands of the menu, the palette and the keys. */
export function MemoCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const writable = study !== null && study.readOnly === null;
  const path = study?.path;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another study begins with its own list
  useEffect(forgetMemoView, [path]);
  useCommand('memo.new', () => void createMemo(), writable);
  useCommand('memo.here', () => void createMemoHere(), writable);
  useCommand('memo.fullWidth', changeWidth, study !== null);
  return null;
}
