import { type CodingRow, rowSql } from './codings.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';

/**
 * Groups of codings that become the same when codes become one: same range, document and coder. Keys in the order in which
 * the codings were made.
 */
export function listDoubleCodings(study: ReadableStudy, into: number, going: readonly number[]): number[][] {
  const groups = study[reader].values<string>(
    `SELECT json_group_array(key ORDER BY key) FROM codings WHERE code_key IN (SELECT value FROM json_each(?))
     GROUP BY document_key, start_at, end_at, coder_key HAVING count(*) > 1`,
    JSON.stringify([into, ...going]),
  );
  return groups.map((keys) => JSON.parse(keys) as number[]);
}

export function findCodingRowByKey(study: ReadableStudy, key: number): CodingRow | undefined {
  return study[reader].one<CodingRow>(`${rowSql} WHERE key = ?`, key);
}

/** Gives all codings of one code another; answers how many there were. */
export function moveAllCodings(study: WritableStudy, from: number, to: number): number {
  return study[writer].run('UPDATE codings SET code_key = ?, changed_at = ? WHERE code_key = ?', to, study.now, from);
}
