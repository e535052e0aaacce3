import { useAsk } from '../../client/hooks.ts';
import { useCommand } from '../../commands/registry.ts';
import { registerDialog } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { createMemo, createMemoHere } from './createMemo.ts';
import { TypesDialog } from './TypesDialog.tsx';
import { setMemoView } from './view.ts';

registerDialog('memo-types', TypesDialog);

/** From beside the text to the whole room, and back beside the text. */
function changeWidth(): void {
  const { tab, memoBeside, memoId } = session();
  if (tab === 'read' && memoBeside && memoId) {
    setMemoView({ alone: true });
    session().set({ tab: 'memos', memoBeside: false });
  } else session().set({ tab: 'read', memoBeside: true, rightOpen: true });
}

/** The memo commands of the menu, the palette and the keys. */
export function MemoCommands() {
  const study = useAsk('study.state', {}).data?.study ?? null;
  const writable = study !== null && study.readOnly === null;
  useCommand('memo.new', () => void createMemo(), writable);
  useCommand('memo.here', () => void createMemoHere(), writable);
  useCommand('memo.fullWidth', changeWidth, study !== null);
  return null;
}
