import type { CodingId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader } from './study.ts';

/** A document as a search goes through them: in study order. */
export interface DocumentPlace {
  readonly key: number;
  readonly id: DocumentId;
  readonly name: string;
}

export function listDocumentPlaces(study: ReadableStudy): DocumentPlace[] {
  return study[reader].all<DocumentPlace>(
    `SELECT d.key, d.id, d.name FROM documents d LEFT JOIN document_groups g ON g.key = d.group_key
     ORDER BY g.position IS NOT NULL, g.position, g.key, d.position, d.key`,
  );
}

/** Keys of all memos, in the order in which they were made. */
export function listMemoKeys(study: ReadableStudy): number[] {
  return study[reader].values<number>('SELECT key FROM memos ORDER BY key');
}

export interface MemoWords {
  readonly id: MemoId;
  readonly title: string;
  readonly text: string;
}

export function readMemoWords(study: ReadableStudy, key: number): MemoWords | undefined {
  return study[reader].one<MemoWords>('SELECT id, title, text FROM memos WHERE key = ?', key);
}

/** A coding that somebody said something about. */
export interface CommentedCoding {
  readonly id: CodingId;
  readonly documentKey: number;
  readonly start: number;
  readonly comment: string;
}

/** Answered from an index over the few codings that have one. */
export const commentedSql = `SELECT id, document_key AS documentKey, start_at AS start, comment FROM codings
  WHERE comment <> '' ORDER BY document_key, start_at, key`;

export function listCommented(study: ReadableStudy): CommentedCoding[] {
  return study[reader].all<CommentedCoding>(commentedSql);
}

/** The notes on documents, by the keys of these. */
export function listDocumentNotes(study: ReadableStudy): Map<number, string> {
  return new Map(study[reader].tuples<[number, string]>("SELECT key, note FROM documents WHERE note <> ''"));
}
