import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AxialError } from '#shared/domain/result.ts';
import { errorCode } from './connection.ts';
import { identityOf, isNameTooLong } from './openFiles.ts';

/** One writer a study. Releasing removes the file that held the lock. */
export interface WriteLock {
  release(): void;
}

export const lockPathOf = (path: string): string => `${path}-lock`;

/** Studies that this process writes, by file: locks of the system are per process and do not tell its parts apart. */
const heldHere = new Set<string>();

/**
 * Takes the right to write a study: an exclusive lock of the system on a small file beside it. The system gives it back
 * when the program ends, however it ends, so no lock is ever stale.
 * @throws AxialError `study_locked` when another program (or window) has it; `io` when it can only be read.
 */
export function takeWriteLock(path: string): WriteLock {
  const identity = identityOf(path);
  if (identity === null) throw new AxialError('not_found', `There is no file “${basename(path)}” there.`);
  if (heldHere.has(identity)) throw locked(path);
  if (isNameTooLong(path)) {
    throw new AxialError('io', 'The name of the study file is too long for it to be written: give it a shorter one.');
  }
  const database = lockFile(path);
  heldHere.add(identity);
  return {
    release: () => {
      heldHere.delete(identity);
      // Removed while it is still held: another program that waits would otherwise lock a file nobody sees any more.
      const removed = remove(lockPathOf(path));
      database.close();
      if (!removed) remove(lockPathOf(path));
    },
  };
}

/** The file may be removed by its last holder between opening and locking: then the lock is on nothing, so once more. */
function lockFile(path: string): Database.Database {
  for (;;) {
    const before = identityOf(lockPathOf(path));
    const database = openExclusively(path);
    if (before !== null && before === identityOf(lockPathOf(path))) return database;
    // Made by this very opening: the next round finds it there and can compare.
    database.close();
  }
}

function openExclusively(path: string): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(lockPathOf(path), { timeout: 0 });
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database?.close();
    const code = errorCode(error);
    if (code.startsWith('SQLITE_BUSY')) throw locked(path);
    if (code.startsWith('SQLITE_FULL') || code.startsWith('SQLITE_IOERR')) {
      throw new AxialError('io', `The disk of “${basename(path)}” is full, so the study can only be read.`);
    }
    throw new AxialError('io', `The folder of “${basename(path)}” is write-protected, so the study can only be read.`);
  }
}

function locked(path: string): AxialError {
  return new AxialError(
    'study_locked',
    `“${basename(path)}” is open for writing already, in another window or program. Close it there, or open it here for reading.`,
  );
}

/** Windows removes no file that is open, neither ours nor that of the next holder. */
function remove(path: string): boolean {
  try {
    rmSync(path, { force: true });
    return true;
  } catch {
    return false;
  }
}
