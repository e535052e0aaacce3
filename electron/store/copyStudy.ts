import { rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AxialError } from '#shared/domain/result.ts';
import { errorCode, explainSqlError } from './connection.ts';
import { isSound } from './studyFile.ts';

/**
 * Writes a copy of a study as it is at this moment to a path where nothing is, and looks the copy through. Blocks while it
 * copies: large studies are copied in a worker.
 * @throws AxialError `io` when the copy is not sound; errors of SQLite
 */
export function copyStudy(from: string, to: string): void {
  try {
    writeCopy(from, to);
  } catch (error) {
    rmSync(to, { force: true });
    rmSync(`${to}-journal`, { force: true });
    throw explain(error);
  }
}

function writeCopy(from: string, to: string): void {
  const source = new Database(from, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    source.prepare('VACUUM INTO ?').run(to);
  } finally {
    source.close();
  }
  if (!isSound(to)) throw new AxialError('io', 'The copy did not pass its check; the study itself was not touched.');
}

function explain(error: unknown): unknown {
  const code = errorCode(error);
  if (code === 'SQLITE_FULL') return new AxialError('io', 'The disk is full: no copy was made.');
  if (code === 'SQLITE_CANTOPEN' || code.startsWith('SQLITE_READONLY')) {
    return new AxialError('io', 'No copy can be written there: the folder is missing or write-protected.');
  }
  return explainSqlError(error);
}

/** {@link copyStudy} as a worker does it. */
export async function copyStudyTask({ from, to }: { readonly from: string; readonly to: string }) {
  copyStudy(from, to);
  return { bytes: statSync(to).size };
}
