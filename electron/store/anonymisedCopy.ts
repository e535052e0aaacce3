import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { copyStudy } from './copyStudy.ts';
import { dropTriggers } from './migrate.ts';
import { columnsOf, generateTriggers, imageSql, loggedTables } from './triggers.ts';

/** What a copy to give away must not hold: who changed what from what, texts of before, files as they came. */
const purge = `
  DELETE FROM changes;
  DELETE FROM operations;
  UPDATE documents SET source_hash = NULL, source_name = '';
  UPDATE document_readings SET warnings = '[]';
  DELETE FROM exchange_parts;
  DELETE FROM exchange_files;
  DELETE FROM sources;
  DELETE FROM texts WHERE hash NOT IN (SELECT text_hash FROM documents);
`;

/** What a study is made with stands under step 0, before its first step: here that is everything. */
function beginHistory(database: Database.Database): void {
  for (const table of loggedTables) {
    database.exec(
      `INSERT INTO changes (operation, table_name, row_key, before, after)
       SELECT 0, '${table}', r.key, NULL, ${imageSql(columnsOf(database, table), 'r')} FROM ${table} AS r ORDER BY r.key`,
    );
  }
}

/**
 * Writes a copy of a study without history, earlier texts and imported files, to a path where nothing is, and rewrites
 * every page of it, so that nothing of them is left between the lines. Blocks while it works.
 * @throws AxialError `io` when the copy is not sound; errors of SQLite
 */
export function copyWithoutHistory(from: string, to: string): void {
  copyStudy(from, to);
  try {
    const database = new Database(to, { fileMustExist: true });
    try {
      database.pragma('journal_mode = OFF');
      database.pragma('secure_delete = ON');
      // One transaction, or every statement would go to the disk by itself. Without a journal it cannot be taken back: what
      // fails half-way is removed whole.
      database.exec('BEGIN IMMEDIATE');
      dropTriggers(database);
      database.exec(purge);
      beginHistory(database);
      generateTriggers(database);
      database.exec('COMMIT');
      database.exec('VACUUM');
      database.pragma('journal_mode = DELETE');
    } finally {
      database.close();
    }
  } catch (error) {
    rmSync(to, { force: true });
    throw error;
  }
}

/** {@link copyWithoutHistory} as a worker does it. */
export async function anonymisedCopyTask({ from, to }: { readonly from: string; readonly to: string }) {
  copyWithoutHistory(from, to);
  return { bytes: statSync(to).size };
}
