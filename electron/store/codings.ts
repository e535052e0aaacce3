import type { Coding } from '#shared/domain/coding.ts';
import type { CodeId, CoderId, CodingId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** A coding by keys. Positions in UTF-16 units. */
export interface CodingRow {
  readonly key: number;
  readonly id: CodingId;
  readonly documentKey: number;
  readonly codeKey: number;
  readonly coderKey: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

export const rowSql = `SELECT key, id, document_key AS documentKey, code_key AS codeKey, coder_key AS coderKey,
  start_at AS start, end_at AS end, weight, comment, created_at AS createdAt, changed_at AS changedAt FROM codings`;

const codingSql = `SELECT g.id, d.id AS documentId, c.id AS codeId, r.id AS coderId, g.start_at AS start, g.end_at AS end,
  g.weight, g.comment, g.created_at AS createdAt, g.changed_at AS changedAt, r.name AS coderName
  FROM codings g JOIN documents d ON d.key = g.document_key JOIN codes c ON c.key = g.code_key
  JOIN coders r ON r.key = g.coder_key`;

export function findCoding(study: ReadableStudy, id: CodingId): (Coding & { coderName: string }) | null {
  return study[reader].one<Coding & { coderName: string }>(`${codingSql} WHERE g.id = ?`, id) ?? null;
}

export function findCodingRow(study: ReadableStudy, id: CodingId): CodingRow | undefined {
  return study[reader].one<CodingRow>(`${rowSql} WHERE id = ?`, id);
}

export type CodingPlace = Pick<CodingRow, 'documentKey' | 'codeKey' | 'coderKey' | 'start' | 'end'>;

/** SQL that finds the coding of one code on one range of one document by one coder: there is one at most. */
export const samePlaceSql = `SELECT key, id FROM codings
  WHERE document_key = ? AND start_at = ? AND end_at = ? AND code_key = ? AND coder_key = ?`;

/** The coding that is the same (METHOD.md §2): same code, range, document and coder. */
export function findSameCoding(study: ReadableStudy, at: CodingPlace): { key: number; id: CodingId } | undefined {
  return study[reader].one(samePlaceSql, at.documentKey, at.start, at.end, at.codeKey, at.coderKey);
}

/** What a weight is kept as: at most four decimals, so that it is the same number wherever it is written down. */
const roundWeight = (weight: number | null) => (weight === null ? null : Math.round(weight * 10_000) / 10_000);

export function insertCoding(
  study: WritableStudy,
  coding: CodingPlace & { readonly weight: number | null; readonly comment: string; readonly createdAt?: number },
): CodingId {
  const id = study.newId() as CodingId;
  study[writer].run(
    `INSERT INTO codings (id, document_key, code_key, coder_key, start_at, end_at, weight, comment, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    id,
    coding.documentKey,
    coding.codeKey,
    coding.coderKey,
    coding.start,
    coding.end,
    roundWeight(coding.weight),
    coding.comment,
    coding.createdAt ?? study.now,
    coding.createdAt ?? study.now,
  );
  return id;
}

export function setCodingNotes(
  study: WritableStudy,
  key: number,
  fields: { readonly weight?: number | null | undefined; readonly comment?: string | undefined },
): void {
  if (fields.weight !== undefined) {
    study[writer].run('UPDATE codings SET weight = ? WHERE key = ?', roundWeight(fields.weight), key);
  }
  if (fields.comment !== undefined)
    study[writer].run('UPDATE codings SET comment = ? WHERE key = ?', fields.comment, key);
  study[writer].run('UPDATE codings SET changed_at = ? WHERE key = ?', study.now, key);
}

export function setCodingRange(study: WritableStudy, key: number, start: number, end: number): void {
  study[writer].run(
    'UPDATE codings SET start_at = ?, end_at = ?, changed_at = ? WHERE key = ?',
    start,
    end,
    study.now,
    key,
  );
}

/** Puts a coding elsewhere because its text was corrected: nothing was said about it, so its time of change stays. */
export function moveCodingRange(study: WritableStudy, key: number, start: number, end: number): void {
  study[writer].run('UPDATE codings SET start_at = ?, end_at = ? WHERE key = ?', start, end, key);
}

export function setCodingCode(study: WritableStudy, key: number, codeKey: number): void {
  study[writer].run('UPDATE codings SET code_key = ?, changed_at = ? WHERE key = ?', codeKey, study.now, key);
}

export function deleteCoding(study: WritableStudy, key: number): void {
  study[writer].run('DELETE FROM codings WHERE key = ?', key);
}

/** One document's codings in reading order: by start, longer ones first. */
export interface DocumentCoding {
  readonly id: CodingId;
  readonly codeId: CodeId;
  readonly coderId: CoderId;
  readonly start: number;
  readonly end: number;
  readonly weight: number | null;
  readonly commented: number;
}

export const inDocumentSql = `SELECT g.id, c.id AS codeId, r.id AS coderId, g.start_at AS start, g.end_at AS end, g.weight,
    g.comment <> '' AS commented
  FROM codings g JOIN codes c ON c.key = g.code_key JOIN coders r ON r.key = g.coder_key
  WHERE g.document_key = ? ORDER BY g.start_at, g.end_at DESC, g.key`;

export function listInDocument(study: ReadableStudy, documentKey: number): DocumentCoding[] {
  return study[reader].all<DocumentCoding>(inDocumentSql, documentKey);
}

/** One document's codings by keys, in the order in which they were made. */
export function listCodingRowsIn(study: ReadableStudy, documentKey: number): CodingRow[] {
  return study[reader].all<CodingRow>(`${rowSql} WHERE document_key = ? ORDER BY key`, documentKey);
}

/** Number of codings for each pair of code and document that has any. */
export function countByCodeAndDocument(
  study: ReadableStudy,
): { codeKey: number; documentKey: number; codings: number }[] {
  return study[reader].all(
    `SELECT code_key AS codeKey, document_key AS documentKey, count(*) AS codings FROM codings
     GROUP BY code_key, document_key`,
  );
}

/** The codings of these keys, in no order. */
export function listCodingRowsByKey(study: ReadableStudy, keys: readonly number[]): CodingRow[] {
  return study[reader].all<CodingRow>(`${rowSql} WHERE key IN (SELECT value FROM json_each(?))`, JSON.stringify(keys));
}

/** When the first coding of each document was made, by the key of the document; `coderIds` = by these coders only. Times in ms. */
export function listFirstCoded(study: ReadableStudy, coderIds: readonly string[] | null): Map<number, number> {
  const rows =
    coderIds === null
      ? study[reader].tuples<[number, number]>(
          'SELECT document_key, min(created_at) FROM codings GROUP BY document_key',
        )
      : study[reader].tuples<[number, number]>(
          `SELECT document_key, min(created_at) FROM codings WHERE coder_key IN
             (SELECT key FROM coders WHERE id IN (SELECT value FROM json_each(?))) GROUP BY document_key`,
          JSON.stringify(coderIds),
        );
  return new Map(rows);
}
