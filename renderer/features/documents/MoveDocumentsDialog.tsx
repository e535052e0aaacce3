import { Folder, FolderMinus, FolderPlus } from 'lucide-react';
import { useState } from 'react';
import type { DocumentId, GroupId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import { ask } from '../../client/client.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Finder, type Found } from '../../ui/Finder.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { moveDocuments } from './documentActions.ts';
import { useShelf } from './documents.ts';

const folder = <Folder className="icon" aria-hidden="true" />;

/** Finds the group that documents go to, or makes it. */
export function MoveDocumentsDialog({ onClose, props }: DialogComponentProps) {
  const ids = props.ids as DocumentId[];
  const shelf = useShelf();
  const [query, setQuery] = useState('');
  const name = query.trim();
  const move = (groupId: GroupId | null) => {
    onClose();
    void moveDocuments(ids, groupId, null);
  };
  const make = async () => {
    onClose();
    const made = await ask('groups.create', { name });
    if (made.ok) await moveDocuments(ids, made.value.id, null);
    else showToast({ message: made.error.message, tone: 'danger' });
  };
  const groups: Found[] = shelf.groups.flatMap((group) => {
    const match = fuzzyMatch(query, group.name);
    return match
      ? [{ id: group.id, text: group.name, positions: match.positions, mark: folder, choose: () => move(group.id) }]
      : [];
  });
  const plain = (id: string, text: string, mark: React.ReactNode, choose: () => void): Found => ({
    id,
    text,
    positions: [],
    mark,
    choose,
  });
  const isNew = name !== '' && !shelf.groups.some((group) => group.name === name);
  const found = [
    ...groups,
    ...(isNew
      ? [plain('new', `New group “${name}”`, <FolderPlus className="icon" aria-hidden="true" />, () => void make())]
      : []),
    ...(name === ''
      ? [plain('none', 'Outside any group', <FolderMinus className="icon" aria-hidden="true" />, () => move(null))]
      : []),
  ];
  const only = ids.length === 1 && ids[0] ? shelf.byId.get(ids[0])?.name : undefined;
  return (
    <Dialog title={`Move ${only ?? countOf(ids.length, 'document')} to …`} onClose={onClose}>
      <Finder label="Find or name a group" query={query} onQueryChange={setQuery} found={found} />
    </Dialog>
  );
}
