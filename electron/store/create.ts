import { constants, copyFileSync, linkSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock, NewId } from '#shared/domain/ids.ts';
import { memoTypes } from '#shared/domain/memo.ts';
import { AxialError } from '#shared/domain/result.ts';
import { errorCode, explainSqlError } from './connection.ts';
import { migrate } from './migrate.ts';
import { identityOf, isNameTooLong } from './openFiles.ts';

/**
 * Makes a new, empty study file. It is built beside its place and put there whole; a file that is there is never touched.
 * @throws AxialError `conflict` when something has that name; `not_found` without the folder; `io` when it cannot be written.
 */
export function createStudyFile(path: string, name: string, { clock, newId }: { clock: Clock; newId: NewId }): void {
  refuseExisting(path);
  const draft = draftPathOf(path, newId);
  try {
    buildStudy(draft, name, { clock, newId });
    putInPlace(draft, path);
  } catch (error) {
    throw explainCreation(error, path);
  } finally {
    rmSync(draft, { force: true });
    rmSync(`${draft}-journal`, { force: true });
  }
}

/** A name in the same folder that no one else uses, for a file on its way. */
export function draftPathOf(path: string, newId: NewId): string {
  return join(dirname(path), `.${basename(path).slice(0, 100)}.${newId()}`);
}

/** @throws AxialError `conflict` or `not_found`; `invalid_input` for a name that no file can have */
export function refuseExisting(path: string): void {
  if (isNameTooLong(path)) throw new AxialError('invalid_input', 'The name of the file is too long.');
  if (path.includes('\0')) throw new AxialError('invalid_input', 'The name of the file holds a sign that no name can.');
  if (identityOf(path) !== null) {
    throw new AxialError('conflict', `There is already a file “${basename(path)}” there; it was left as it is.`);
  }
  if (!isFolder(dirname(path))) throw new AxialError('not_found', `There is no folder “${dirname(path)}”.`);
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

/** Gives a finished file its name, unless something took the name meanwhile. */
export function putInPlace(draft: string, path: string): void {
  try {
    linkSync(draft, path);
  } catch (error) {
    if (errorCode(error) === 'EEXIST') refuseExisting(path);
    // A file system without hard links.
    copyFileSync(draft, path, constants.COPYFILE_EXCL);
  }
}

function buildStudy(draft: string, name: string, { clock, newId }: { clock: Clock; newId: NewId }): void {
  const database = new Database(draft);
  try {
    database.pragma('synchronous = FULL');
    migrate(database);
    database.exec('BEGIN IMMEDIATE; UPDATE open_operation SET number = 0 WHERE key = 1');
    database.prepare('INSERT INTO study (key, id, name, created_at) VALUES (1, ?, ?, ?)').run(newId(), name, clock());
    const insertType = database.prepare('INSERT INTO memo_types (name, position) VALUES (?, ?)');
    for (const [position, type] of memoTypes.entries()) insertType.run(type, position);
    database.exec('UPDATE open_operation SET number = NULL WHERE key = 1; COMMIT');
  } finally {
    database.close();
  }
}

export function explainCreation(error: unknown, path: string): unknown {
  const explained = explainSqlError(error);
  if (explained instanceof AxialError) return explained;
  const code = errorCode(error);
  if (['EACCES', 'EPERM', 'EROFS', 'SQLITE_CANTOPEN'].includes(code)) {
    return new AxialError('io', `“${basename(path)}” could not be made: the folder is write-protected.`);
  }
  if (code === 'ENOSPC') return new AxialError('io', `“${basename(path)}” could not be made: the disk is full.`);
  if (code === 'ENAMETOOLONG') return new AxialError('invalid_input', 'The name of the file is too long.');
  return error;
}
