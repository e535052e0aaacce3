import type { DocumentId } from '#shared/domain/ids.ts';
import type { DocumentOrigin, ReadingOptions } from '#shared/domain/reading.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** A document with what is noted about its reading; `null`s for those from before readings were kept. */
interface ReadingRow {
  readonly documentId: DocumentId;
  readonly sourceName: string;
  readonly sourceHash: string;
  /** Size of the imported file; 0 for typed text. */
  readonly bytes: number;
  readonly encoding: string | null;
  readonly kind: DocumentOrigin['kind'] | null;
  readonly confidence: number | null;
  readonly options: string | null;
  readonly warnings: string | null;
  readonly readAt: number | null;
  readonly createdAt: number;
}

export type NotedReading = Omit<ReadingRow, 'options' | 'warnings'> & {
  readonly options: ReadingOptions | null;
  readonly warnings: string[];
};

const readingSql = `SELECT d.id AS documentId, d.source_name AS sourceName, coalesce(d.source_hash, '') AS sourceHash,
    coalesce(s.size, 0) AS bytes, r.kind, r.encoding, r.confidence, r.options, r.warnings, r.read_at AS readAt,
    d.created_at AS createdAt
  FROM documents d LEFT JOIN sources s ON s.hash = d.source_hash LEFT JOIN document_readings r ON r.document_key = d.key
    LEFT JOIN document_groups g ON g.key = d.group_key`;

const toNoted = (row: ReadingRow): NotedReading => ({
  ...row,
  options: row.options === null ? null : (JSON.parse(row.options) as ReadingOptions),
  warnings: row.warnings === null ? [] : (JSON.parse(row.warnings) as string[]),
});

/** How every document was read, in study order. */
export function listReadings(study: ReadableStudy): NotedReading[] {
  return study[reader]
    .all<ReadingRow>(`${readingSql} ORDER BY g.position IS NOT NULL, g.position, g.key, d.position, d.key`)
    .map(toNoted);
}

export function findReading(study: ReadableStudy, documentKey: number): NotedReading | null {
  const row = study[reader].one<ReadingRow>(`${readingSql} WHERE d.key = ?`, documentKey);
  return row ? toNoted(row) : null;
}

/** Notes how a document was read, in the place of what was noted before. */
export function putReading(
  study: WritableStudy,
  documentKey: number,
  origin: DocumentOrigin,
  warnings: readonly string[],
): void {
  const values = [
    origin.kind,
    origin.encoding,
    origin.confidence,
    JSON.stringify(origin.options),
    JSON.stringify(warnings),
    study.now,
    documentKey,
  ];
  const changed = study[writer].run(
    `UPDATE document_readings SET kind = ?, encoding = ?, confidence = ?, options = ?, warnings = ?, read_at = ?
     WHERE document_key = ?`,
    ...values,
  );
  if (changed > 0) return;
  study[writer].run(
    `INSERT INTO document_readings (kind, encoding, confidence, options, warnings, read_at, document_key)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ...values,
  );
}
