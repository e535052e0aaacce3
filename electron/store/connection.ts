import type Database from 'better-sqlite3';
import type { Clock, NewId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { createStatements, type ReadableStudy, type Reader, reader, type Writer } from './study.ts';

/** An open study file as this folder sees it: the database, its statements, and where times and ids come from. */
export interface Connection {
  readonly path: string;
  readonly database: Database.Database;
  readonly sql: Reader & Writer;
  readonly readable: ReadableStudy;
  readonly clock: Clock;
  readonly newId: NewId;
}

export function connect(path: string, database: Database.Database, clock: Clock, newId: NewId): Connection {
  const sql = createStatements(database);
  return { path, database, sql, readable: { [reader]: sql }, clock, newId };
}

/** The code of an error of SQLite or of the system, or `''`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

/** Says in a sentence what SQLite could not do; what it knows nothing about goes on as it is. */
export function explainSqlError(error: unknown): unknown {
  if (error instanceof AxialError) return error;
  const code = errorCode(error);
  if (code === 'SQLITE_FULL')
    return new AxialError('io', 'The disk is full: nothing was changed. Make room and do it again.');
  if (code.startsWith('SQLITE_IOERR')) {
    return new AxialError('io', 'The disk did not answer: nothing was changed. Check the disk and do it again.');
  }
  if (code.startsWith('SQLITE_READONLY')) {
    return new AxialError('io', 'The study file cannot be written to: nothing was changed.');
  }
  if (code.startsWith('SQLITE_BUSY')) {
    return new AxialError('study_locked', 'Another program is using the study file: nothing was changed.');
  }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_NOTADB')) {
    return new AxialError(
      'study_damaged',
      'The study file is damaged at the place that was read: nothing was changed.',
    );
  }
  return error;
}
