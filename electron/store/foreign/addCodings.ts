import type { IncomingDraft } from '#shared/interchange/foreign/incomingDraft.ts';
import type { StoredPlace, StoredPlaces } from '#shared/interchange/foreign/storedPlaces.ts';

/** A coded segment of another program; positions as it counts. */
export interface ForeignCoding extends StoredPlace {
  readonly key: string;
  readonly id: string;
  /** `null` = the document is not among those that came. */
  readonly documentId: string | null;
  /** `null` = there is no such code. */
  readonly codeId: string | null;
  readonly coder: string;
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number | null;
}

const what = 'coded segments';

/** Puts coded segments into the draft, each on its words; what cannot be placed is told, one by one. */
export function addCodings(draft: IncomingDraft, places: StoredPlaces, codings: readonly ForeignCoding[]): void {
  for (const coding of codings) if (coding.documentId !== null) places.hear(coding.documentId, coding);
  for (const coding of codings) addCoding(draft, places, coding);
}

function addCoding(draft: IncomingDraft, places: StoredPlaces, coding: ForeignCoding): void {
  const { documentId, codeId } = coding;
  const thing = { what, name: shorten(coding.quotation), id: coding.key };
  const settled = documentId === null ? null : places.settle(documentId, coding);
  if (codeId === null || documentId === null || !settled) {
    draft.leftOut(thing, reasonOf(coding));
    return;
  }
  draft.codings.push({
    id: coding.id,
    documentId,
    codeId,
    coderId: draft.coder(coding.coder),
    ...settled.range,
    weight: coding.weight,
    comment: coding.comment,
    createdAt: coding.createdAt,
  });
  if (settled.how === 'searched') {
    draft.changed(
      thing,
      'Its words do not stand where the file says; they were found at another place and coded there.',
    );
  } else draft.came(what);
}

function reasonOf({ codeId, documentId, quotation, start, end }: ForeignCoding): string {
  if (codeId === null) return 'Its code is missing in the file.';
  if (documentId === null) return 'Its document is missing in the file, or did not come.';
  if (quotation.trim() === '') return `It has no words, and its positions (${start} to ${end}) are none in the text.`;
  return 'Its words do not stand where the file says, and are not found once near there.';
}

const shorten = (words: string): string => {
  const line = words.replace(/\s+/gu, ' ').trim();
  return line.length <= 80 ? line : `${line.slice(0, 79).toWellFormed()}…`;
};
