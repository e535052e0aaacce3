import {
  ArrowDown,
  ArrowDownAZ,
  ArrowRightToLine,
  ArrowUp,
  CircleDot,
  CornerDownRight,
  FileChartColumn,
  ListPlus,
  Merge,
  Palette,
  Pencil,
  Plus,
  SlidersHorizontal,
  TextQuote,
  Trash2,
} from 'lucide-react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { keysLabel } from '../../commands/registry.ts';
import { session, useSession } from '../../state/session.ts';
import { ContextMenu, type Point } from '../../ui/ContextMenu.tsx';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { askToDelete, askToMerge, codesInHand, sortCodes, stepCodes, takeCode } from './codeActions.ts';
import { beginCode, beginRename } from './view.ts';

interface CodeMenuProps {
  readonly id: CodeId;
  readonly at: Point;
  readonly tree: CodeTree;
  readonly onClose: () => void;
}

/** All that can be done with a code, or with the chosen ones, with the keys that do the same. */
export function CodeMenu({ id, at, tree, onClose }: CodeMenuProps) {
  const isReading = useSession((state) => state.tab === 'read');
  const isActive = useSession((state) => state.activeCodes.has(id));
  const node = tree.byId.get(id);
  const ids = codesInHand(id);
  const several = ids.length > 1;
  const { openCodeSegments, openDialog, openPage, toggleActiveCode } = session();
  if (!node) return null;
  return (
    <ContextMenu at={at} label={`Code ${node.code.name}`} onClose={onClose}>
      {isReading && !several ? (
        <MenuItem icon={TextQuote} hint="Double-click" onChoose={() => void takeCode(id)}>
          Code what is selected
        </MenuItem>
      ) : null}
      <MenuItem icon={CornerDownRight} onChoose={() => openCodeSegments(ids)}>
        {several ? `Show the segments of ${ids.length} codes` : 'Show its segments'}
      </MenuItem>
      <MenuItem
        icon={FileChartColumn}
        hint={keysLabel('page.open')}
        disabled={several}
        onChoose={() => openPage({ kind: 'code', id })}
      >
        Open its page
      </MenuItem>
      <MenuItem icon={CircleDot} hint="→ Space" onChoose={() => toggleActiveCode(id)}>
        {isActive ? 'Clear its activation' : 'Activate'}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Pencil} hint="F2" onChoose={() => beginRename(id)}>
        Rename
      </MenuItem>
      <MenuItem icon={Palette} onChoose={() => openDialog('codes.color', { ids })}>
        Colour…
      </MenuItem>
      <MenuItem icon={SlidersHorizontal} hint="Alt Enter" onChoose={() => openDialog('codes.edit', { id })}>
        Description, key…
      </MenuItem>
      <MenuItem icon={Plus} hint="Insert" onChoose={() => beginCode(id)}>
        New code below it
      </MenuItem>
      <MenuItem icon={ListPlus} hint="Shift Insert" onChoose={() => beginCode(node.parent?.code.id ?? null)}>
        New code beside it
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={ArrowRightToLine} hint="Ctrl M" onChoose={() => openDialog('codes.move', { ids })}>
        Move to…
      </MenuItem>
      <MenuItem icon={ArrowUp} hint="Alt ↑" onChoose={() => stepCodes(tree, ids, 'up')}>
        Move up
      </MenuItem>
      <MenuItem icon={ArrowDown} hint="Alt ↓" onChoose={() => stepCodes(tree, ids, 'down')}>
        Move down
      </MenuItem>
      <MenuItem
        icon={ArrowDownAZ}
        disabled={node.children.length < 2}
        onChoose={() => void sortCodes(id, 'name', false)}
      >
        Sort its subcodes by name
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Merge} hint="Alt M" disabled={!several} onChoose={() => askToMerge(ids)}>
        {several ? `Merge ${ids.length} codes…` : 'Merge (choose several codes first)'}
      </MenuItem>
      <MenuItem icon={Trash2} danger hint="Del" onChoose={() => askToDelete(tree, ids)}>
        {several ? `Delete ${ids.length} codes…` : 'Delete…'}
      </MenuItem>
    </ContextMenu>
  );
}
