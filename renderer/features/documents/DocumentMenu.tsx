import {
  ArrowDown,
  ArrowUp,
  CircleDot,
  Copy,
  CopyPlus,
  FileChartColumn,
  FilePlus2,
  FileSearch,
  FolderInput,
  FolderPlus,
  History,
  ListChecks,
  Pencil,
  SquarePen,
  StickyNote,
  TextQuote,
  Trash2,
} from 'lucide-react';
import { keysLabel } from '../../commands/registry.ts';
import { session, useSession } from '../../state/session.ts';
import { ContextMenu, type Point } from '../../ui/ContextMenu.tsx';
import { countOf } from '../../ui/counts.ts';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { beginCorrection } from '../correct/drafts.ts';
import { deleteGroup, documentsInHand, duplicateDocument, stepDocuments, toggleActive } from './documentActions.ts';
import { type DocumentShelf, groupIdOf } from './documents.ts';
import type { DocumentRow } from './rows.ts';
import { beginGroup, beginRenaming } from './view.ts';

interface DocumentMenuProps {
  readonly row: DocumentRow;
  readonly at: Point;
  readonly shelf: DocumentShelf;
  readonly onClose: () => void;
}

/** Sets the activation to exactly these documents and shows their segments. */
const showSegments = (ids: readonly DocumentRow['ids'][number][]) =>
  session().set({ tab: 'segments', activeDocuments: new Set(ids) });

/** All that can be done with a document, a group, or the chosen ones. */
export function DocumentMenu({ row, at, shelf, onClose }: DocumentMenuProps) {
  const ids = documentsInHand(row.ids);
  const group = groupIdOf(row.id);
  const [only] = row.ids;
  const isActive = useSession((state) => ids.length > 0 && ids.every((id) => state.activeDocuments.has(id)));
  const what = ids.length === 1 ? 'the document' : countOf(ids.length, 'document');
  const { openDocument, openDialog, openPage } = session();
  return (
    <ContextMenu at={at} label={row.name} onClose={onClose}>
      {!group && only ? (
        <MenuItem icon={FilePlus2} hint="Enter" onChoose={() => openDocument(only)}>
          Open
        </MenuItem>
      ) : null}
      {!group && only ? (
        <MenuItem
          icon={FileChartColumn}
          hint={keysLabel('page.open')}
          onChoose={() => openPage({ kind: 'document', id: only })}
        >
          Open its page
        </MenuItem>
      ) : null}
      <MenuItem icon={TextQuote} disabled={ids.length === 0} onChoose={() => showSegments(ids)}>
        Show the coded segments
      </MenuItem>
      <MenuItem icon={CircleDot} hint="→ Space" disabled={ids.length === 0} onChoose={() => toggleActive(ids)}>
        {isActive ? `Clear the activation of ${what}` : `Activate ${what}`}
      </MenuItem>
      <MenuSeparator />
      <MenuItem icon={Pencil} hint="F2" onChoose={() => beginRenaming(row.id)}>
        {group ? 'Rename the group' : 'Rename'}
      </MenuItem>
      {!group && only ? (
        <MenuItem icon={StickyNote} onChoose={() => openDialog('documents.note', { id: only })}>
          Note…
        </MenuItem>
      ) : null}
      {!group && only ? (
        <>
          <MenuSeparator />
          <MenuItem icon={SquarePen} hint={keysLabel('documents.correct')} onChoose={() => void beginCorrection(only)}>
            Correct the text…
          </MenuItem>
          <MenuItem icon={History} onChoose={() => openDialog('documents.versions', { id: only })}>
            Versions of the text…
          </MenuItem>
          {shelf.byId.get(only)?.sourceHash ? (
            <MenuItem icon={FileSearch} onChoose={() => openDialog('reread', { id: only })}>
              Read its file anew…
            </MenuItem>
          ) : null}
          <MenuItem icon={Copy} onChoose={() => void duplicateDocument(only)}>
            Duplicate
          </MenuItem>
          <MenuItem icon={CopyPlus} onChoose={() => void duplicateDocument(only, true)}>
            Duplicate with its codings
          </MenuItem>
        </>
      ) : null}
      <MenuSeparator />
      <MenuItem
        icon={FolderInput}
        hint="Ctrl M"
        disabled={ids.length === 0}
        onChoose={() => openDialog('documents.move', { ids })}
      >
        Move to a group…
      </MenuItem>
      {group ? null : (
        <MenuItem icon={ArrowUp} hint="Alt ↑" onChoose={() => stepDocuments(shelf, ids, 'up')}>
          Move up
        </MenuItem>
      )}
      {group ? null : (
        <MenuItem icon={ArrowDown} hint="Alt ↓" onChoose={() => stepDocuments(shelf, ids, 'down')}>
          Move down
        </MenuItem>
      )}
      <MenuItem icon={FolderPlus} onChoose={beginGroup}>
        New group
      </MenuItem>
      <MenuItem
        icon={ListChecks}
        disabled={ids.length === 0}
        onChoose={() => openDialog('documents.sets', { documentIds: ids })}
      >
        {`New set from ${ids.length === 1 ? 'it' : 'them'}…`}
      </MenuItem>
      <MenuSeparator />
      {group ? (
        <MenuItem icon={Trash2} danger onChoose={() => void deleteGroup(group)}>
          Dissolve the group (documents stay)
        </MenuItem>
      ) : null}
      <MenuItem
        icon={Trash2}
        danger
        hint={group ? '' : 'Del'}
        disabled={ids.length === 0}
        onChoose={() => openDialog('documents.delete', { ids })}
      >
        {`Delete ${what}…`}
      </MenuItem>
    </ContextMenu>
  );
}
