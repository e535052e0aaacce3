import { type KeyboardEvent, useCallback, useEffect, useMemo, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { session, useSession } from '../../state/session.ts';
import type { Point } from '../../ui/ContextMenu.tsx';
import type { RowFieldProps } from '../../ui/RowField.tsx';
import { Tree } from '../../ui/Tree.tsx';
import { DocumentMenu } from './DocumentMenu.tsx';
import { DocumentRowContent } from './DocumentRowContent.tsx';
import { createGroup, documentsInHand, renameRow, stepDocuments } from './documentActions.ts';
import { type DocumentShelf, groupIdOf } from './documents.ts';
import { type DocumentRow, draftGroupRow, walkRows } from './rows.ts';
import { useDocumentDrag } from './useDocumentDrag.tsx';
import { beginRenaming, setDocumentsView, useDocumentsView } from './view.ts';

interface DocumentsTreeProps {
  readonly shelf: DocumentShelf;
  readonly rows: readonly DocumentRow[];
  readonly readOnly: boolean;
}

function toggleFolded(row: string): void {
  setDocumentsView(({ folded }) => {
    const next = new Set(folded);
    if (!next.delete(row)) next.add(row);
    return { folded: next };
  });
}

function open(row: string): void {
  if (row === draftGroupRow) return;
  if (groupIdOf(row)) toggleFolded(row);
  else session().openDocument(row as DocumentId);
}

/** Keys of the list that are not those of any tree. True when the key meant something. */
function pressKey(shelf: DocumentShelf, row: DocumentRow, event: KeyboardEvent): boolean {
  const ids = documentsInHand(row.ids);
  const isDocument = row.kind === 'document';
  const alt = event.altKey && !event.ctrlKey && !event.metaKey;
  if (alt && isDocument && event.key === 'ArrowUp') stepDocuments(shelf, ids, 'up');
  else if (alt && isDocument && event.key === 'ArrowDown') stepDocuments(shelf, ids, 'down');
  else if (isDocument && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'd')
    session().openPage({ kind: 'document', id: row.id as DocumentId });
  else if (event.ctrlKey && event.key.toLowerCase() === 'm') session().openDialog('documents.move', { ids });
  else if (event.altKey || event.ctrlKey || event.metaKey) return false;
  else if (event.key === 'Enter') open(row.id);
  else if (event.key === 'F2') beginRenaming(row.id);
  else if (event.key === 'Delete' && ids.length > 0) session().openDialog('documents.delete', { ids });
  else return false;
  return true;
}

function useField(rows: readonly DocumentRow[]): RowFieldProps | null {
  const { renaming, draftGroup } = useDocumentsView();
  const done = () => setDocumentsView({ renaming: null, draftGroup: false });
  const keep = (save: (name: string) => Promise<void>) => (name: string) => {
    done();
    void save(name);
  };
  const row = renaming && [...walkRows(rows)].find(({ id }) => id === renaming);
  if (row) {
    const label = `Name of ${row.name}`;
    return { rowId: row.id, label, value: row.name, onCommit: keep((name) => renameRow(row.id, name)), onCancel: done };
  }
  if (!draftGroup) return null;
  return {
    rowId: draftGroupRow,
    label: 'Name of the new group',
    value: '',
    onCommit: keep(createGroup),
    onCancel: done,
  };
}

const content = (row: DocumentRow) => <DocumentRowContent row={row} />;

/** The documents of the study, in their groups. */
export function DocumentsTree({ shelf, rows, readOnly }: DocumentsTreeProps) {
  const folded = useDocumentsView((view) => view.folded);
  const isFiltered = useDocumentsView((view) => view.filter.trim() !== '');
  const chosenDocuments = useSession((state) => state.chosenDocuments);
  const documentId = useSession((state) => state.documentId);
  const [chosenGroups, setChosenGroups] = useState<ReadonlySet<string>>(new Set());
  const [menu, setMenu] = useState<{ readonly id: string; readonly at: Point } | null>(null);
  const byId = useMemo(() => new Map([...walkRows(rows)].map((row) => [row.id, row])), [rows]);
  const expanded = useMemo(() => {
    const groups = rows.filter((row) => row.kind === 'group').map((row) => row.id);
    return new Set(groups.filter((id) => isFiltered || !folded.has(id)));
  }, [rows, folded, isFiltered]);
  const chosen = useMemo(() => new Set<string>([...chosenDocuments, ...chosenGroups]), [chosenDocuments, chosenGroups]);
  // A document that was opened from elsewhere (a segment, a link) becomes the chosen one.
  useEffect(() => {
    if (documentId && !session().chosenDocuments.includes(documentId)) session().set({ chosenDocuments: [documentId] });
  }, [documentId]);
  const choose = useCallback((ids: ReadonlySet<string>) => {
    const groups = [...ids].filter((id) => groupIdOf(id) !== null);
    setChosenGroups(new Set(groups));
    session().set({
      chosenDocuments: [...ids].filter((id) => !groups.includes(id) && id !== draftGroupRow) as DocumentId[],
    });
  }, []);
  const drag = useDocumentDrag(shelf, rows, readOnly);
  const menuRow = menu && byId.get(menu.id);
  return (
    <>
      <Tree
        label="Documents"
        rows={rows}
        content={content}
        expanded={expanded}
        onExpandedChange={(next) =>
          setDocumentsView({ folded: new Set([...byId.keys()].filter((id) => groupIdOf(id) && !next.has(id))) })
        }
        chosen={chosen}
        onChosenChange={choose}
        dragAndDrop={drag}
        onPress={open}
        onKey={(id, event) => {
          const row = byId.get(id);
          return row !== undefined && row.kind !== 'draft' && pressKey(shelf, row, event);
        }}
        onMenu={(id, at) => id !== draftGroupRow && setMenu({ id, at })}
        editing={useField(rows)}
      />
      {menu && menuRow && <DocumentMenu row={menuRow} at={menu.at} shelf={shelf} onClose={() => setMenu(null)} />}
    </>
  );
}
