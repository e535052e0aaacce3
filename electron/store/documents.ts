import type { DocumentGroup, StudyDocument } from '#shared/domain/document.ts';
import type { DocumentId, GroupId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** The study's name and identity. */
export interface StudyRow {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
}

export function readStudy(study: ReadableStudy): StudyRow {
  const row = study[reader].one<StudyRow>('SELECT id, name, created_at AS createdAt FROM study WHERE key = 1');
  if (!row) throw new Error('A study file without its study row.');
  return row;
}

export function renameStudy(study: WritableStudy, name: string): void {
  study[writer].run('UPDATE study SET name = ? WHERE key = 1', name);
}

const documentSql = `SELECT d.id, d.name, g.id AS groupId, d.position, t.characters, t.paragraph_count AS paragraphs,
    d.source_name AS sourceName, coalesce(d.source_hash, '') AS sourceHash, d.note, d.created_at AS createdAt,
    d.changed_at AS changedAt
  FROM documents d JOIN texts t ON t.hash = d.text_hash LEFT JOIN document_groups g ON g.key = d.group_key`;

/** All documents in study order: those without a group first, then group by group. */
export function listDocuments(study: ReadableStudy): StudyDocument[] {
  return study[reader].all<StudyDocument>(
    `${documentSql} ORDER BY g.position IS NOT NULL, g.position, g.key, d.position, d.key`,
  );
}

export function findDocument(study: ReadableStudy, id: DocumentId): StudyDocument | null {
  return study[reader].one<StudyDocument>(`${documentSql} WHERE d.id = ?`, id) ?? null;
}

export function findDocumentKey(study: ReadableStudy, id: DocumentId): number | undefined {
  return study[reader].value<number>('SELECT key FROM documents WHERE id = ?', id);
}

/** Documents of exactly this name. */
export function findDocumentsNamed(study: ReadableStudy, name: string): DocumentId[] {
  return study[reader].values<DocumentId>('SELECT id FROM documents WHERE name = ? ORDER BY key', name);
}

/** Names of the documents that came from a file with this hash. */
export function listDocumentsFrom(study: ReadableStudy, sourceHash: string): { id: DocumentId; name: string }[] {
  return study[reader].all<{ id: DocumentId; name: string }>(
    'SELECT id, name FROM documents WHERE source_hash = ? ORDER BY key',
    sourceHash,
  );
}

export function readTextHash(study: ReadableStudy, documentKey: number): string {
  return study[reader].value<string>('SELECT text_hash FROM documents WHERE key = ?', documentKey) ?? '';
}

export interface NewDocument {
  readonly name: string;
  readonly groupKey: number | null;
  readonly textHash: string;
  readonly sourceHash: string | null;
  readonly sourceName: string;
  /** ms since 1970; the time of the operation where left out. */
  readonly createdAt?: number;
}

/** Adds a document at the end of its group. */
export function insertDocument(study: WritableStudy, document: NewDocument): DocumentId {
  const id = study.newId() as DocumentId;
  const position = study[reader].value<number>(
    'SELECT coalesce(max(position) + 1, 0) FROM documents WHERE group_key IS ?',
    document.groupKey,
  );
  const createdAt = document.createdAt ?? study.now;
  study[writer].insert(
    `INSERT INTO documents (id, name, group_key, position, text_hash, source_hash, source_name, note, created_at,
       changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, '', ?, ?)`,
    id,
    document.name,
    document.groupKey,
    position ?? 0,
    document.textHash,
    document.sourceHash,
    document.sourceName,
    createdAt,
    createdAt,
  );
  return id;
}

/** Gives a document another version of its text, by its hash; the one before stays in the file. */
export function putText(study: WritableStudy, key: number, textHash: string): void {
  study[writer].run('UPDATE documents SET text_hash = ?, changed_at = ? WHERE key = ?', textHash, study.now, key);
}

/** Says which file a document's text was read from. */
export function putSource(study: WritableStudy, key: number, sourceHash: string, sourceName: string): void {
  study[writer].run('UPDATE documents SET source_hash = ?, source_name = ? WHERE key = ?', sourceHash, sourceName, key);
}

export function renameDocument(study: WritableStudy, key: number, name: string): void {
  study[writer].run('UPDATE documents SET name = ?, changed_at = ? WHERE key = ?', name, study.now, key);
}

export function setDocumentNote(study: WritableStudy, key: number, note: string): void {
  study[writer].run('UPDATE documents SET note = ?, changed_at = ? WHERE key = ?', note, study.now, key);
}

/** Puts a document into a group at a place; others are not moved. */
export function placeDocument(study: WritableStudy, key: number, groupKey: number | null, position: number): void {
  study[writer].run('UPDATE documents SET group_key = ?, position = ? WHERE key = ?', groupKey, position, key);
}

/** Keys of the documents of a group (`null` = without one), in their order. */
export function listDocumentKeysIn(study: ReadableStudy, groupKey: number | null): number[] {
  return study[reader].values<number>(
    'SELECT key FROM documents WHERE group_key IS ? ORDER BY position, key',
    groupKey,
  );
}

/** Deletes a document with its codings, values and links; the text stays in the file, for undo. */
export function deleteDocument(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM documents WHERE key = ?', key);
}

/** How much goes with a document. */
export function countWithDocument(study: ReadableStudy, key: number): { codings: number; memoLinks: number } {
  const codings = study[reader].value<number>('SELECT count(*) FROM codings WHERE document_key = ?', key) ?? 0;
  const links = study[reader].value<number>('SELECT count(*) FROM memo_links WHERE document_key = ?', key) ?? 0;
  return { codings, memoLinks: links };
}

export function listGroups(study: ReadableStudy): DocumentGroup[] {
  return study[reader].all<DocumentGroup>('SELECT id, name, position FROM document_groups ORDER BY position, key');
}

export function findGroup(study: ReadableStudy, id: GroupId): { key: number; name: string } | undefined {
  return study[reader].one<{ key: number; name: string }>('SELECT key, name FROM document_groups WHERE id = ?', id);
}

export function insertGroup(study: WritableStudy, name: string): DocumentGroup {
  const id = study.newId() as GroupId;
  const position = study[reader].value<number>('SELECT coalesce(max(position) + 1, 0) FROM document_groups') ?? 0;
  study[writer].insert('INSERT INTO document_groups (id, name, position) VALUES (?, ?, ?)', id, name, position);
  return { id, name, position };
}

export function renameGroup(study: WritableStudy, key: number, name: string): void {
  study[writer].run('UPDATE document_groups SET name = ? WHERE key = ?', name, key);
}

export function listGroupKeys(study: ReadableStudy): number[] {
  return study[reader].values<number>('SELECT key FROM document_groups ORDER BY position, key');
}

export function placeGroup(study: WritableStudy, key: number, position: number): void {
  study[writer].run('UPDATE document_groups SET position = ? WHERE key = ?', position, key);
}

export function deleteGroup(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM document_groups WHERE key = ?', key);
}

/** Every document's id by its key. */
export function documentIdsByKey(study: ReadableStudy): Map<number, DocumentId> {
  const rows = study[reader].all<{ key: number; id: DocumentId }>('SELECT key, id FROM documents');
  return new Map(rows.map((row) => [row.key, row.id]));
}

export function findDocumentNameByKey(study: ReadableStudy, key: number): string | undefined {
  return study[reader].value<string>('SELECT name FROM documents WHERE key = ?', key);
}

export function findDocumentIdByKey(study: ReadableStudy, key: number): DocumentId | undefined {
  return study[reader].value<DocumentId>('SELECT id FROM documents WHERE key = ?', key);
}
