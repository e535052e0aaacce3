import { FileText } from 'lucide-react';
import { type ItemDropTarget, useDragAndDrop } from 'react-aria-components';
import type { DocumentId } from '#shared/domain/ids.ts';
import { countOf } from '../../ui/counts.ts';
import { moveDocuments, moveGroup } from './documentActions.ts';
import { type DocumentShelf, groupIdOf } from './documents.ts';
import { type DocumentRow, walkRows } from './rows.ts';

/** What is dragged out of the list; the data is JSON, a list of ids. */
export const documentsType = 'application/x-axial-documents';
const groupType = 'application/x-axial-group';

/** The documents among rows, in the order of the list. */
const documentsAmong = (rows: readonly DocumentRow[], keys: ReadonlySet<unknown>): DocumentId[] =>
  [...walkRows(rows)].filter((row) => row.kind === 'document' && keys.has(row.id)).flatMap((row) => row.ids);

/** Puts documents where they were dropped: into a group, or before or after another document. */
function dropDocuments(shelf: DocumentShelf, ids: readonly DocumentId[], target: ItemDropTarget): void {
  const key = String(target.key);
  const group = groupIdOf(key);
  if (group) {
    // Onto a group, or just under its head: into it. Beside its head: outside any group.
    void moveDocuments(ids, target.dropPosition === 'before' ? null : group, null);
    return;
  }
  const document = shelf.byId.get(key as DocumentId);
  if (!document) return;
  const moved = new Set(ids);
  const siblings = shelf.documents
    .filter(({ groupId }) => groupId === document.groupId)
    .toSorted((a, b) => a.position - b.position);
  const from = siblings.indexOf(document) + (target.dropPosition === 'after' ? 1 : 0);
  const before = siblings.slice(from).find(({ id }) => !moved.has(id));
  void moveDocuments(ids, document.groupId, before?.id ?? null);
}

function dropGroup(shelf: DocumentShelf, key: string, target: ItemDropTarget): void {
  const moved = groupIdOf(key);
  const beside = groupIdOf(String(target.key));
  if (!moved || !beside) return;
  const groups = shelf.groups.toSorted((a, b) => a.position - b.position);
  const at = groups.findIndex(({ id }) => id === beside) + (target.dropPosition === 'after' ? 1 : 0);
  void moveGroup(moved, groups.slice(at).find(({ id }) => id !== moved)?.id ?? null);
}

/** Documents move between documents and onto groups, several at once; groups move between groups. */
export function useDocumentDrag(shelf: DocumentShelf, rows: readonly DocumentRow[], disabled: boolean) {
  const { dragAndDropHooks } = useDragAndDrop<DocumentRow>({
    isDisabled: disabled,
    getItems: (keys) => {
      const ids = documentsAmong(rows, keys);
      const [first] = [...keys].map(String);
      if (ids.length === 0) return [{ [groupType]: first ?? '', 'text/plain': first ?? '' }];
      const names = ids.map((id) => shelf.byId.get(id)?.name ?? '').join('\n');
      return [{ [documentsType]: JSON.stringify(ids), 'text/plain': names }];
    },
    renderDragPreview: ([item]) => {
      const ids: DocumentId[] = JSON.parse(item?.[documentsType] ?? '[]');
      const name = ids[0] ? shelf.byId.get(ids[0])?.name : 'Group';
      return (
        <div className="tree-ghost">
          <FileText className="icon small" aria-hidden="true" />
          {ids.length > 1 ? countOf(ids.length, 'document') : name}
        </div>
      );
    },
    acceptedDragTypes: [documentsType, groupType],
    getDropOperation: (target, types) => {
      if (target.type !== 'item') return 'cancel';
      const isGroup = groupIdOf(String(target.key)) !== null;
      if (types.has(groupType)) return isGroup && target.dropPosition !== 'on' ? 'move' : 'cancel';
      return isGroup === (target.dropPosition === 'on') ? 'move' : 'cancel';
    },
    onMove: ({ keys, target }) => {
      const ids = documentsAmong(rows, keys);
      const [first] = [...keys].map(String);
      if (ids.length > 0) dropDocuments(shelf, ids, target);
      else if (first) dropGroup(shelf, first, target);
    },
  });
  return dragAndDropHooks;
}
