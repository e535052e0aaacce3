import type { CoderId } from '#shared/domain/ids.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/** Key of the coder of this name, who joins the study with the first coding. */
export function ensureCoder(study: WritableStudy, name: string): number {
  return (
    findCoderKey(study, name) ??
    study[writer].insert('INSERT INTO coders (id, name) VALUES (?, ?)', study.newId(), name)
  );
}

export function findCoderKey(study: ReadableStudy, name: string): number | undefined {
  return study[reader].value<number>('SELECT key FROM coders WHERE name = ?', name);
}

export function findCoderId(study: ReadableStudy, name: string): CoderId | null {
  return study[reader].value<CoderId>('SELECT id FROM coders WHERE name = ?', name) ?? null;
}

/** All coders in the order in which they joined, with the number of their codings. */
export function listCoders(study: ReadableStudy): { id: CoderId; name: string; codings: number }[] {
  return study[reader].all(
    `SELECT c.id, c.name, coalesce(n.codings, 0) AS codings FROM coders c
     LEFT JOIN (SELECT coder_key, count(*) AS codings FROM codings GROUP BY coder_key) n ON n.coder_key = c.key
     ORDER BY c.key`,
  );
}

/** Every coder's id by its key. */
export function coderIdsByKey(study: ReadableStudy): Map<number, CoderId> {
  const rows = study[reader].all<{ key: number; id: CoderId }>('SELECT key, id FROM coders');
  return new Map(rows.map((row) => [row.key, row.id]));
}
