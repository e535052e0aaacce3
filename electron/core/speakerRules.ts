import type { FormatMark } from '#shared/domain/document.ts';
import type { SpeakerId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { guessRole, type Speaker } from '#shared/domain/speaker.ts';
import { tidyName } from '#shared/text/speakerNames.ts';
import { type Turn, turnsOf } from '#shared/text/turns.ts';
import {
  type DocumentText,
  findDocumentText,
  findSpeakerRow,
  insertSpeaker,
  isMarked,
  listSpeakerRows,
  listSpeakerRowsIn,
  listUnnotedDocuments,
  readStretches,
  type SpeakerRow,
  speakerIdOf,
} from '../store/speakers.ts';
import type { ReadableStudy, WritableStudy } from '../store/study.ts';

/**
 * Somebody who speaks in a document. Documents that came in before speakers were kept have marks and no rows: their
 * speakers are worked out from the marks, with the ids that their rows will have, and get rows with the first change.
 */
export type KnownSpeaker = Speaker & { readonly documentKey: number };

/** Everybody who speaks, by the key of the document. Reads no text but those of documents from before. */
export function speakersByDocument(study: ReadableStudy): Map<number, KnownSpeaker[]> {
  const speakers = new Map<number, KnownSpeaker[]>(Map.groupBy(listSpeakerRows(study), (row) => row.documentKey));
  for (const document of listUnnotedDocuments(study)) speakers.set(document.key, inOrder(study, document));
  return speakers;
}

/** Those who speak in one document, in order of first turn. */
export function speakersIn(study: ReadableStudy, documentKey: number): KnownSpeaker[] {
  const document = findDocumentText(study, documentKey);
  if (!document) return [];
  const rows = listSpeakerRowsIn(study, documentKey);
  return rows.length === 0 && !isMarked(study, document.hash) ? [] : inOrder(study, document, rows);
}

/** By first turn; those whose marks are gone from the text stand last. */
function inOrder(study: ReadableStudy, document: DocumentText, rows: readonly SpeakerRow[] = []): KnownSpeaker[] {
  const byName = new Map(rows.map((row) => [row.name, row]));
  const names = new Set([...namesIn(study, document), ...byName.keys()]);
  return [...names].map((name, position) => ({
    ...(byName.get(name) ?? unwritten(document, name)),
    position,
  }));
}

const unwritten = ({ key, id }: DocumentText, name: string): KnownSpeaker => ({
  id: speakerIdOf(id, name),
  documentId: id,
  documentKey: key,
  name,
  role: guessRole(name),
  color: null,
  position: 0,
});

/** The names marked in a text, in order of first turn. */
function namesIn(study: ReadableStudy, { hash }: DocumentText): Set<string> {
  return new Set(readStretches(study, hash).flatMap(({ name }) => (name === null ? [] : [name])));
}

/** The turns of a document: of those who are speakers (a role `none` ends no turn). */
export function turnsIn(study: ReadableStudy, documentKey: number, speakers: readonly Speaker[]): Turn[] {
  const document = findDocumentText(study, documentKey);
  const nobody = new Set(speakers.filter(({ role }) => role === 'none').map(({ name }) => name));
  return document ? turnsOf(readStretches(study, document.hash), (name) => !nobody.has(name)) : [];
}

/** Gives everybody who is marked in the text of a document a row, with a guessed role. */
export function ensureSpeakers(study: WritableStudy, documentKey: number): void {
  const document = findDocumentText(study, documentKey);
  if (!document) return;
  addMissing(study, document, namesIn(study, document));
}

/** {@link ensureSpeakers} for a document that comes in: its marks are in hand. */
export function noteSpeakers(study: WritableStudy, documentKey: number, format: readonly FormatMark[]): void {
  const names = format
    .filter(({ kind }) => kind === 'speaker')
    .sort((a, b) => a.start - b.start)
    .map(({ value }) => tidyName(value ?? ''))
    .filter((name) => name !== '');
  const document = names.length > 0 ? findDocumentText(study, documentKey) : undefined;
  if (document) addMissing(study, document, new Set(names));
}

function addMissing(study: WritableStudy, document: DocumentText, names: ReadonlySet<string>): void {
  const rows = new Set(listSpeakerRowsIn(study, document.key).map((row) => row.name));
  for (const name of names) if (!rows.has(name)) insertSpeaker(study, document, { name, role: guessRole(name) });
}

/** @throws AxialError `not_found` when one is not in the study (any more). */
export function requireSpeakers(study: ReadableStudy, ids: readonly SpeakerId[]): KnownSpeaker[] {
  let unwrittenToo: Map<SpeakerId, KnownSpeaker> | null = null;
  return [...new Set(ids)].map((id) => {
    const row = findSpeakerRow(study, id);
    if (row) return row;
    unwrittenToo ??= new Map([...speakersByDocument(study).values()].flat().map((speaker) => [speaker.id, speaker]));
    const found = unwrittenToo.get(id);
    if (!found) throw new AxialError('not_found', 'This speaker is not in the study any more.');
    return found;
  });
}

/** The rows of speakers, made where they are missing. @throws AxialError `not_found` */
export function ensureRows(study: WritableStudy, ids: readonly SpeakerId[]): SpeakerRow[] {
  for (const documentKey of new Set(requireSpeakers(study, ids).map((speaker) => speaker.documentKey))) {
    ensureSpeakers(study, documentKey);
  }
  return [...new Set(ids)].flatMap((id) => findSpeakerRow(study, id) ?? []);
}
