import { PanelRight, Trash2 } from 'lucide-react';
import type { MemoId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { ContextMenu, type Point } from '../../ui/ContextMenu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { deleteMemos } from './deleteMemos.ts';
import type { MemoRow } from './memoRows.ts';

interface MemoMenuProps {
  /** The memo under the pointer, with the others that are chosen together with it. */
  readonly ids: readonly MemoId[];
  readonly rows: readonly MemoRow[];
  readonly at: Point;
  readonly onClose: () => void;
}

/** What can be done with memos of the list. */
export function MemoMenu({ ids, rows, at, onClose }: MemoMenuProps) {
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const [only] = ids;
  const one = ids.length === 1;
  const beside = () => session().set({ memoId: only ?? null, memoBeside: true, rightOpen: true, tab: 'read' });
  return (
    <ContextMenu at={at} label={one ? 'Memo' : `${ids.length} memos`} onClose={onClose}>
      <MenuItem icon={PanelRight} disabled={!one} onChoose={beside}>
        Open beside the text
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Trash2} hint="Del" danger disabled={readOnly} onChoose={() => void deleteMemos(ids, rows)}>
        {one ? 'Delete the memo' : `Delete ${ids.length} memos`}
      </MenuItem>
    </ContextMenu>
  );
}
