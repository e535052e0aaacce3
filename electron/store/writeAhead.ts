import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AxialError } from '#shared/domain/result.ts';
import { errorCode, explainSqlError } from './connection.ts';

/** Milliseconds after a step until it is brought home into the file itself. */
const restBefore = 400;

/** Brings what was written from the write-ahead log home into the one file. */
export interface HomeBringer {
  /** A step was written: soon, when the work rests, it comes home. */
  soon(): void;
  stop(): void;
}

/**
 * What is copied, moved or synchronised by other programs is the one file: so that it holds the work of this session too,
 * and not only that of the last, steps come home shortly after they were taken.
 */
export function createHomeBringer(database: Database.Database): HomeBringer {
  let timer: NodeJS.Timeout | null = null;
  const bring = () => {
    timer = null;
    // PASSIVE waits for nobody; what is not brought home now is the next time.
    if (database.open) quietly(() => database.pragma('wal_checkpoint(PASSIVE)'));
  };
  return {
    soon: () => {
      timer ??= setTimeout(bring, restBefore).unref();
    },
    stop: () => {
      if (timer) clearTimeout(timer);
      timer = null;
    },
  };
}

/** Brings the whole log home, so that one file is left. Where somebody still reads, the next who closes does it. */
export function fold(database: Database.Database): void {
  quietly(() => {
    database.pragma('busy_timeout = 200');
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.pragma('journal_mode = DELETE');
  });
}

/** What the disk or another program does not allow now can be done later: nothing is lost by it. */
function quietly(work: () => void): void {
  try {
    work();
  } catch (error) {
    const explained = explainSqlError(error);
    if (!(explained instanceof AxialError)) throw error;
  }
}

/**
 * A file that says it has a write-ahead log and has none beside it was copied while it was open, or renamed: then a program
 * may have it open still, whose lock goes by the old name. Two would write it, each with a log of its own. Changes nothing.
 * @throws AxialError `study_locked`
 */
export function refuseOpenElsewhere(path: string): void {
  if (existsSync(`${path}-wal`)) return;
  const database = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.pragma('schema_version');
  } catch (error) {
    if (!errorCode(error).startsWith('SQLITE_BUSY')) return;
    const sentence = `“${basename(path)}” is open in another window or program, perhaps under the name it had before.`;
    throw new AxialError('study_locked', `${sentence} Close it there first.`);
  } finally {
    database.close();
  }
}
