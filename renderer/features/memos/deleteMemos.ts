import type { MemoId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { runCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import type { MemoRow } from './memoRows.ts';
import { neighbourAfter } from './neighbour.ts';
import { setMemoView } from './view.ts';

/** Deletes memos in one step, with a way back. */
export async function deleteMemos(ids: readonly MemoId[], rows: readonly MemoRow[]): Promise<void> {
  const gone = new Set(ids);
  const name = rows.find((row) => gone.has(row.id))?.name ?? '';
  const next = neighbourAfter(gone, rows);
  const answer = await ask('memos.delete', { ids: [...ids] });
  if (!answer.ok) return showToast({ message: answer.error.message, tone: 'danger' });
  setMemoView({ chosen: new Set() });
  const { memoId } = session();
  if (memoId === null || gone.has(memoId)) session().set({ memoId: next, memoBeside: false });
  showToast({
    message: ids.length === 1 ? `Deleted the memo “${name}”` : `Deleted ${ids.length} memos`,
    action: { label: 'Undo', run: () => runCommand('edit.undo') },
  });
}
