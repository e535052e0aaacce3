import type { DocumentId, GroupId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { type DocumentShelf, groupIdOf } from './documents.ts';

const say = (message: string) => showToast({ message, tone: 'danger' });

/** Gives a document or a group its new name. */
export async function renameRow(row: string, name: string): Promise<void> {
  const group = groupIdOf(row);
  const result = group
    ? await ask('groups.rename', { id: group, name })
    : await ask('documents.rename', { id: row as DocumentId, name });
  if (!result.ok) say(result.error.message);
}

/** Makes a group; documents that are chosen go into it. */
export async function createGroup(name: string): Promise<void> {
  const result = await ask('groups.create', { name });
  if (!result.ok) say(result.error.message);
  else if (session().chosenDocuments.length > 0) await moveDocuments(session().chosenDocuments, result.value.id, null);
}

export async function moveDocuments(
  ids: readonly DocumentId[],
  groupId: GroupId | null,
  before: DocumentId | null,
): Promise<void> {
  if (ids.length === 0) return;
  const result = await ask('documents.move', { ids: [...ids], groupId, before });
  if (!result.ok) say(result.error.message);
}

export async function moveGroup(id: GroupId, before: GroupId | null): Promise<void> {
  const result = await ask('groups.move', { id, before });
  if (!result.ok) say(result.error.message);
}

/** Makes a copy right behind a document. */
export async function duplicateDocument(id: DocumentId, withCodings = false): Promise<void> {
  const result = await ask('documents.duplicate', { id, withCodings });
  if (!result.ok) say(result.error.message);
}

/** Takes a group away; its documents stay, outside any group. */
export async function deleteGroup(id: GroupId): Promise<void> {
  const result = await ask('groups.delete', { id });
  if (!result.ok) say(result.error.message);
}

/** Moves the chosen documents, which stand in one group, by one place. */
export function stepDocuments(shelf: DocumentShelf, ids: readonly DocumentId[], direction: 'up' | 'down'): void {
  const first = ids[0] && shelf.byId.get(ids[0]);
  if (!first) return;
  const moved = new Set(ids);
  const siblings = shelf.documents
    .filter(({ groupId }) => groupId === first.groupId)
    .toSorted((a, b) => a.position - b.position);
  const chosen = siblings.filter(({ id }) => moved.has(id));
  const firstAt = siblings.findIndex(({ id }) => moved.has(id));
  const lastAt = siblings.findLastIndex(({ id }) => moved.has(id));
  const order = chosen.map(({ id }) => id);
  if (direction === 'up') {
    const before = siblings[firstAt - 1];
    if (before) void moveDocuments(order, first.groupId, before.id);
  } else if (lastAt < siblings.length - 1) {
    void moveDocuments(order, first.groupId, siblings[lastAt + 2]?.id ?? null);
  }
}

/** The documents an action is about: all chosen ones when it was called on one of them, else those of the row. */
export function documentsInHand(ids: readonly DocumentId[]): readonly DocumentId[] {
  const { chosenDocuments } = session();
  return ids.length === 1 && ids[0] && chosenDocuments.includes(ids[0]) ? chosenDocuments : ids;
}

/** Activates all the documents given, or none of them when all are active. */
export function toggleActive(ids: readonly DocumentId[]): void {
  const active = new Set(session().activeDocuments);
  const all = ids.every((id) => active.has(id));
  for (const id of ids) {
    if (all) active.delete(id);
    else active.add(id);
  }
  session().set({ activeDocuments: active });
}
