import { countText } from '#shared/interchange/foreign/countedText.ts';
import type { IncomingDraft } from '#shared/interchange/foreign/incomingDraft.ts';
import type { StoredPlaces } from '#shared/interchange/foreign/storedPlaces.ts';
import type { IncomingDocument } from '#shared/interchange/incoming.ts';

/** A document of another program, its text as it stands there. */
export interface ForeignDocument
  extends Pick<IncomingDocument, 'id' | 'note' | 'groupId' | 'file' | 'createdAt' | 'changedAt'> {
  readonly key: string;
  readonly name: string;
  readonly text: string;
}

/** Puts a document of plain text into the draft; `false` when it holds no text and is left out. */
export function addDocument(draft: IncomingDraft, places: StoredPlaces, document: ForeignDocument): boolean {
  const { key, text: raw, ...rest } = document;
  const counted = countText(raw);
  const thing = { what: 'documents', id: key };
  if (counted.text.trim() === '') {
    draft.leftOut({ ...thing, name: document.name }, 'It holds no text.');
    return false;
  }
  const name = draft.nameOf(document.name, thing, 'Document without a name');
  draft.documents.push({ ...rest, name, text: counted.text, format: [], reading: null });
  draft.came('documents');
  places.add(document.id, counted);
  return true;
}
