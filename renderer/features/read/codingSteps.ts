import type { CodeId, CodingId, DocumentId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { ask } from '../../client/client.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';
import { announceStep } from './applyCodes.ts';
import { quotedNames } from './codesNow.ts';
import { sendPainted } from './drafts.ts';

/** Gives codings another code. Where the same words had that code already, the two become one. */
export async function recodeCodings(ids: readonly CodingId[], documentId: DocumentId, codeId: CodeId): Promise<void> {
  const draft = { kind: 'recode', ids: new Set(ids), codeId } as const;
  const answer = await sendPainted('codings.recode', { ids: [...ids], codeId }, documentId, draft);
  if (!answer) return;
  if (answer.joined > 0) {
    session().set({ codingId: null });
    showToast({ message: `The words had ${quotedNames([codeId])} already: the two codings are one now.` });
  } else if (answer.changed > 0) void announceStep();
}

/** Makes a code and gives it to codings: two steps of the history. */
export async function recodeAsNew(
  ids: readonly CodingId[],
  documentId: DocumentId,
  name: string,
  parentId: CodeId | null,
): Promise<void> {
  const made = await ask('codes.create', { name, parentId });
  if (made.ok) await recodeCodings(ids, documentId, made.value.id);
  else showToast({ message: made.error.message, tone: 'danger' });
}

/** Moves the ends of a coding. The range is taken as it is: whoever calls has snapped it to grapheme clusters. */
export async function resizeCoding(id: CodingId, documentId: DocumentId, { start, end }: TextRange): Promise<void> {
  const draft = { kind: 'resize', id, start, end } as const;
  const answer = await sendPainted('codings.resize', { id, start, end }, documentId, draft);
  if (answer) void announceStep();
}

/** Removes codings; the words stay. */
export async function removeCodings(ids: readonly CodingId[], documentId: DocumentId): Promise<void> {
  const { codingId } = session();
  const draft = { kind: 'remove', ids: new Set(ids) } as const;
  if (codingId && draft.ids.has(codingId)) session().set({ codingId: null });
  const answer = await sendPainted('codings.remove', { ids: [...ids] }, documentId, draft);
  if (answer) void announceStep();
}

/** Sets or clears (`null`) the weight of a coding, 0 to 100. */
export async function weighCoding(id: CodingId, weight: number | null): Promise<void> {
  await update({ ids: [id], weight });
}

/** Writes the comment of a coding. */
export async function commentOnCoding(id: CodingId, comment: string): Promise<void> {
  await update({ ids: [id], comment });
}

async function update(change: { ids: CodingId[]; weight?: number | null; comment?: string }): Promise<void> {
  const result = await ask('codings.update', change);
  if (!result.ok) showToast({ message: result.error.message, tone: 'danger' });
  else if (result.value.changed > 0) void announceStep();
}
