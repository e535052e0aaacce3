import type { DocumentId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader } from './study.ts';

/** A text that a document has had, and the step that brought it in. */
export interface TextVersion {
  readonly hash: string;
  readonly operation: number;
  readonly at: number;
  readonly actor: string;
  readonly label: string;
  readonly characters: number;
  /** Whether that step was taken back. */
  readonly undone: boolean;
}

/** Every text of a document, the newest first: told by the history, in which a key may once have been another document's. */
export function listTextVersions(study: ReadableStudy, documentKey: number, documentId: DocumentId): TextVersion[] {
  const rows = study[reader].all<Omit<TextVersion, 'undone'> & { readonly undoneBy: number | null }>(
    `SELECT c.after ->> '$.text_hash' AS hash, o.number AS operation, o.at, o.actor, o.label, t.characters,
       o.undone_by AS undoneBy
     FROM changes c JOIN operations o ON o.number = c.operation JOIN texts t ON t.hash = c.after ->> '$.text_hash'
     WHERE c.table_name = 'documents' AND c.row_key = ? AND c.after ->> '$.id' = ? AND o.kind = 'do'
       AND c.after ->> '$.text_hash' IS NOT c.before ->> '$.text_hash'
     ORDER BY c.key DESC`,
    documentKey,
    documentId,
  );
  return rows.map(({ undoneBy, ...version }) => ({ ...version, undone: undoneBy !== null }));
}

/** Hash of the text that a document had when a step was done, just before it; `undefined` where the history does not tell. */
export function textHashBefore(study: ReadableStudy, documentKey: number, operation: number): string | undefined {
  return study[reader].value<string>(
    `SELECT after ->> '$.text_hash' FROM changes
     WHERE table_name = 'documents' AND row_key = ? AND operation < ? AND after IS NOT NULL ORDER BY key DESC LIMIT 1`,
    documentKey,
    operation,
  );
}
