import { accessSync, constants, existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Clock, NewId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { type Connection, connect, errorCode, explainSqlError } from './connection.ts';
import { explainFileError, readHeader, schemaVersion } from './header.ts';
import { takeWriteLock, type WriteLock } from './lock.ts';
import { migrate, supplyTables } from './migrate.ts';
import { identityOf, isPartOfOpenStudy, noteOpen } from './openFiles.ts';
import { type Commit, operate, readRevision, type Step } from './operations.ts';
import { createStatements, type ReadableStudy, reader, type WritableStudy } from './study.ts';
import { redo, type StepName, undo, undoTo } from './undo.ts';
import { createHomeBringer, fold, refuseOpenElsewhere } from './writeAhead.ts';

export interface OpenOptions {
  readonly clock: Clock;
  readonly newId: NewId;
  /** Opens beside a writer, or without the right to write. */
  readonly readOnly?: boolean;
  /** The whole file was looked through a moment ago ({@link isSound}). */
  readonly verified?: boolean;
  /** Called with the path before the schema of an older study is raised: the place for a backup. */
  readonly beforeMigration?: (path: string) => void;
}

/** An open study. Reads take `readable`; writes happen only inside {@link StudyFile.operate}. */
export interface StudyFile {
  readonly path: string;
  readonly schema: number;
  /** Why nothing can be written, in a sentence; `null` when it can. */
  readonly readOnly: string | null;
  readonly readable: ReadableStudy;
  /** Number of the last step. */
  revision(): number;
  /** One step of the history: all that `work` writes, or nothing. */
  operate<Value>(step: Step, work: (study: WritableStudy) => Value): Value;
  undo(actor: string): StepName;
  redo(actor: string): StepName;
  undoTo(number: number, actor: string): { undone: number };
  /** Notes say why, and may be written long after; they are about the history and not a step of it. */
  setNote(number: number, note: string): void;
  /** Tells of every step that was written; returns its own undoing. */
  subscribe(listener: (commit: Commit) => void): () => void;
  /** Whether the file is still where it was opened: it may have been moved or deleted meanwhile. */
  isInPlace(): boolean;
  /** Writes the study as it is into a new file, also when its own is not in its place any more. Blocks while it copies. */
  copyTo(path: string): void;
  /** Folds everything into the one file and gives the right to write back. */
  close(): void;
}

/**
 * Opens a study file. What is no study, is damaged, or comes from a newer version is refused without a byte of it changed.
 * @throws AxialError `not_found`, `unsupported_format`, `study_damaged`, `study_newer`, `study_locked`, `io`
 */
export function openStudyFile(path: string, options: OpenOptions): StudyFile {
  const place = resolvePath(path);
  // A file that this process has open is known to be sound; opening it by other means would drop SQLite's locks on it.
  const { unfolded } = isPartOfOpenStudy(place) ? { unfolded: false } : readHeader(place);
  if (options.readOnly) return openForReading(place, 'The study was opened for reading only.', options);
  const reason = writeProtection(place);
  if (reason !== null) return openForReading(place, reason, options);
  const lock = lockOrReason(place);
  if (typeof lock === 'string') return openForReading(place, lock, options);
  return openForWriting(place, lock, { ...options, unfolded });
}

/** The right to write, or why the study can only be read. @throws AxialError `study_locked` */
function lockOrReason(path: string): WriteLock | string {
  try {
    return takeWriteLock(path);
  } catch (error) {
    if (error instanceof AxialError && error.code === 'io') return error.message;
    throw error;
  }
}

function resolvePath(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    throw explainFileError(error, `“${basename(path)}”`);
  }
}

/** Marked read-only counts, even for an account that could write all the same. */
function writeProtection(path: string): string | null {
  const isProtected = (place: string) => (statSync(place).mode & 0o222) === 0 || !isWritable(place);
  if (isProtected(path)) return 'The study file is write-protected.';
  if (isProtected(dirname(path))) return 'The folder of the study is write-protected.';
  return null;
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function openForReading(path: string, reason: string, options: OpenOptions): StudyFile {
  const database = openVerified(path, true, options.verified);
  supplyTables(database);
  return createStudy(connect(path, database, options.clock, options.newId), reason, null);
}

function openForWriting(path: string, lock: WriteLock, options: OpenOptions & { unfolded: boolean }): StudyFile {
  try {
    if (options.unfolded) refuseOpenElsewhere(path);
    // Killed while it was being closed, the file has a journal beside it, which only a writer can put back.
    openVerified(path, !existsSync(`${path}-journal`), options.verified).close();
    const database = openWritable(path);
    try {
      if (database.pragma('user_version', { simple: true }) !== schemaVersion) {
        options.beforeMigration?.(path);
        migrate(database);
      }
      return createStudy(connect(path, database, options.clock, options.newId), null, lock);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    lock.release();
    throw explainSqlError(error);
  }
}

function openWritable(path: string): Database.Database {
  const database = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    database.pragma('journal_mode = WAL');
    // FULL: a step that was answered is on the disk, also when the power fails.
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('cache_size = -65536');
    database.pragma('temp_store = MEMORY');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Opens for reading and has SQLite look through the whole file.
 * @throws AxialError `study_damaged`
 */
function openVerified(path: string, readonly = true, verified = false): Database.Database {
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly, fileMustExist: true, timeout: 5000 });
    database.pragma('cache_size = -65536');
    // Also a file that was looked through is read once, so that what cannot be read is told here.
    const sound = verified ? database.pragma('schema_version', { simple: true }) !== null : passesQuickCheck(database);
    if (!sound) throw damaged(path);
    return database;
  } catch (error) {
    database?.close();
    throw explainOpening(error, path);
  }
}

const passesQuickCheck = (database: Database.Database) => database.pragma('quick_check(1)', { simple: true }) === 'ok';

/** Whether SQLite finds nothing wrong with a study file; reading it changes nothing. */
export function isSound(path: string): boolean {
  try {
    return withDatabase(path, passesQuickCheck);
  } catch {
    return false;
  }
}

function explainOpening(error: unknown, path: string): unknown {
  const explained = explainSqlError(error);
  const isUnsettled = ['SQLITE_READONLY', 'SQLITE_CANTOPEN'].some((code) => errorCode(error).startsWith(code));
  if (isUnsettled || !(explained instanceof AxialError)) {
    const sentence = `“${basename(path)}” was not closed properly and cannot be put in order without writing to it.`;
    return new AxialError('io', `${sentence} Open it for writing once, or a copy of it in another folder.`);
  }
  return explained.code === 'study_damaged' ? damaged(path) : explained;
}

function damaged(path: string): AxialError {
  return new AxialError(
    'study_damaged',
    `“${basename(path)}” is damaged and was left as it is. Open one of its backups, or a copy from another place.`,
  );
}

function createStudy(connection: Connection, readOnly: string | null, lock: WriteLock | null): StudyFile {
  const { path, database, readable } = connection;
  const listeners = new Set<(commit: Commit) => void>();
  const home = createHomeBringer(database);
  const forget = noteOpen(path);
  const identity = identityOf(path);
  const write = <Value>(work: () => { value: Value; commit: Commit | null }): Value => {
    if (readOnly !== null) throw new AxialError('io', `${readOnly} Nothing can be changed in it.`);
    if (identityOf(path) !== identity) throw gone(path);
    const { value, commit } = work();
    home.soon();
    if (commit) for (const listener of listeners) listener(commit);
    return value;
  };
  return {
    path,
    schema: database.pragma('user_version', { simple: true }) as number,
    readOnly,
    readable,
    revision: () => readRevision(readable),
    operate: (step, work) => write(() => operate(connection, step, work)),
    undo: (actor) => write(() => undo(connection, actor)),
    redo: (actor) => write(() => redo(connection, actor)),
    undoTo: (number, actor) => write(() => undoTo(connection, number, actor)),
    setNote: (number, note) =>
      write(() => {
        const changed = connection.sql.run('UPDATE operations SET note = ? WHERE number = ?', note, number);
        if (changed === 0)
          throw new AxialError('not_found', `There is no step ${number} in the history of this study.`);
        return { value: undefined, commit: null };
      }),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    isInPlace: () => identityOf(path) === identity,
    copyTo: (place) => {
      connection.sql.run('VACUUM INTO ?', place);
      if (!isSound(place)) throw new AxialError('io', 'The copy did not pass its check.');
    },
    close: () => {
      home.stop();
      closeStudy(connection, lock);
      forget();
    },
  };
}

/** SQLite would go on writing into a file that nobody can find any more. */
function gone(path: string): AxialError {
  const sentence = `“${basename(path)}” was moved, renamed or deleted while it was open, so nothing was changed.`;
  return new AxialError('io', `${sentence} Put it back in its place, or save a copy and go on with that.`);
}

function closeStudy({ database }: Connection, lock: WriteLock | null): void {
  if (!database.open) return;
  try {
    if (lock) fold(database);
  } finally {
    database.close();
    lock?.release();
  }
}

/** Opens a study for reading, does something with it, and closes it: how a worker looks at a study that is open elsewhere. */
export function withStudyToRead<Value>(path: string, work: (study: ReadableStudy) => Value): Value {
  return withDatabase(path, (database) => {
    supplyTables(database);
    return work({ [reader]: createStatements(database) });
  });
}

/** The same for what takes many looks: all of them see the study as it was at the first, whatever is written meanwhile. */
export function withSnapshotToRead<Value>(path: string, work: (study: ReadableStudy) => Value): Value {
  return withDatabase(path, (database) => {
    supplyTables(database);
    database.exec('BEGIN');
    return work({ [reader]: createStatements(database) });
  });
}

/** {@link withSnapshotToRead} for work that takes its time. */
export async function withSnapshotDuring<Value>(
  path: string,
  work: (study: ReadableStudy) => Promise<Value>,
): Promise<Value> {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    supplyTables(database);
    database.exec('BEGIN');
    return await work({ [reader]: createStatements(database) });
  } finally {
    database.close();
  }
}

function withDatabase<Value>(path: string, work: (database: Database.Database) => Value): Value {
  const database = new Database(path, { readonly: true, fileMustExist: true, timeout: 5000 });
  try {
    return work(database);
  } finally {
    database.close();
  }
}
