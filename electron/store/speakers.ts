import { createHash } from 'node:crypto';
import type { DocumentId, SpeakerId } from '#shared/domain/ids.ts';
import type { Speaker, SpeakerRole } from '#shared/domain/speaker.ts';
import { type Stretch, stretchesOf } from '#shared/text/turns.ts';
import { type ReadableStudy, type Reader, reader, type WritableStudy, writer } from './study.ts';
import { readText } from './texts.ts';

/** A speaker by keys. */
export type SpeakerRow = Speaker & { readonly key: number; readonly documentKey: number };

const speakerSql = `SELECT s.key, s.id, s.document_key AS documentKey, d.id AS documentId, s.name, s.role, s.color, s.position
  FROM speakers s JOIN documents d ON d.key = s.document_key`;

/** Everybody who has a row, document by document. */
export function listSpeakerRows(study: ReadableStudy): SpeakerRow[] {
  return study[reader].all<SpeakerRow>(`${speakerSql} ORDER BY s.document_key, s.position, s.key`);
}

export function listSpeakerRowsIn(study: ReadableStudy, documentKey: number): SpeakerRow[] {
  return study[reader].all<SpeakerRow>(
    `${speakerSql} WHERE s.document_key = ? ORDER BY s.position, s.key`,
    documentKey,
  );
}

export function findSpeakerRow(study: ReadableStudy, id: SpeakerId): SpeakerRow | undefined {
  return study[reader].one<SpeakerRow>(`${speakerSql} WHERE s.id = ?`, id);
}

/** A document with what its text is known by. */
export interface DocumentText {
  readonly key: number;
  readonly id: DocumentId;
  readonly hash: string;
}

/** The documents in whose texts somebody is marked while nobody has a row: from before speakers were kept. */
export function listUnnotedDocuments(study: ReadableStudy): DocumentText[] {
  return study[reader]
    .all<DocumentText>(
      `SELECT d.key, d.id, d.text_hash AS hash FROM documents d
       WHERE NOT EXISTS (SELECT 1 FROM speakers s WHERE s.document_key = d.key) ORDER BY d.key`,
    )
    .filter(({ hash }) => isMarked(study, hash));
}

/** Whether anybody is marked in the text of a hash. */
export function isMarked(study: ReadableStudy, hash: string): boolean {
  const { marked } = knownOf(study);
  const found = marked.get(hash);
  if (found !== undefined) return found;
  const sql = `SELECT instr(format, '"kind":"speaker"') > 0 FROM texts WHERE hash = ?`;
  const is = study[reader].value<number>(sql, hash) === 1;
  marked.set(hash, is);
  return is;
}

export function findDocumentText(study: ReadableStudy, documentKey: number): DocumentText | undefined {
  return study[reader].one<DocumentText>('SELECT key, id, text_hash AS hash FROM documents WHERE key = ?', documentKey);
}

/** What was worked out of a text stays true as long as its file is open: texts never change. */
interface Known {
  readonly stretches: Map<string, readonly Stretch[]>;
  readonly marked: Map<string, boolean>;
}
const known = new WeakMap<Reader, Known>();

function knownOf(study: ReadableStudy): Known {
  const found = known.get(study[reader]);
  if (found) return found;
  const fresh: Known = { stretches: new Map(), marked: new Map() };
  known.set(study[reader], fresh);
  return fresh;
}

/** The text of a hash cut at its speaker marks; read once. */
export function readStretches(study: ReadableStudy, hash: string): readonly Stretch[] {
  const ofStudy = knownOf(study).stretches;
  const found = ofStudy.get(hash);
  if (found) return found;
  const stored = readText(study, hash);
  const stretches = stored ? stretchesOf(stored.text, stored.format) : [];
  ofStudy.set(hash, stretches);
  return stretches;
}

/** The id that a speaker of this name has in a document, whether or not there is a row yet. */
export function speakerIdOf(documentId: DocumentId, name: string): SpeakerId {
  const hex = createHash('sha256').update(documentId).update('\0').update(name).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-') as SpeakerId;
}

/** Adds a speaker behind those that the document has. The id is the one of the name, unless another speaker has it by now. */
export function insertSpeaker(
  study: WritableStudy,
  document: Pick<DocumentText, 'key' | 'id'>,
  speaker: { readonly name: string; readonly role: SpeakerRole },
): void {
  const id = speakerIdOf(document.id, speaker.name);
  study[writer].run(
    `INSERT INTO speakers (id, document_key, name, role, color, position)
     VALUES (?, ?, ?, ?, NULL, (SELECT coalesce(max(position) + 1, 0) FROM speakers WHERE document_key = ?))`,
    findSpeakerRow(study, id) ? study.newId() : id,
    document.key,
    speaker.name,
    speaker.role,
    document.key,
  );
}

export function setSpeakerRole(study: WritableStudy, key: number, role: SpeakerRole): void {
  study[writer].run('UPDATE speakers SET role = ? WHERE key = ?', role, key);
}

export function setSpeakerColor(study: WritableStudy, key: number, color: string | null): void {
  study[writer].run('UPDATE speakers SET color = ? WHERE key = ?', color, key);
}

/** A name that was corrected in the text: the same person. */
export function setSpeakerName(study: WritableStudy, key: number, name: string): void {
  study[writer].run('UPDATE speakers SET name = ? WHERE key = ?', name, key);
}
