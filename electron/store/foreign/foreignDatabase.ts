import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import Database from 'better-sqlite3';
import { AxialError } from '#shared/domain/result.ts';
import { errorCode } from '../connection.ts';
import { explainFileError, readFirstBytes } from '../header.ts';
import { isPartOfOpenStudy } from '../openFiles.ts';

/** Largest file that is read, in bytes: its bytes stand in memory. */
const largestFile = 1024 * 1024 * 1024;
/** Longest cell that is read, in bytes: a text of that size could not be shown. */
const longestCell = 200 * 1024 * 1024;

/** A row as it came: what a column holds is nobody's promise. */
export type ForeignRow = Readonly<Record<string, unknown>>;

/** The database of another program, to read only. */
export interface ForeignDatabase {
  readonly path: string;
  readonly name: string;
  /** Columns of each table, in lower case. Views and virtual tables, which could run code, are none. */
  readonly tables: ReadonlyMap<string, readonly string[]>;
  /**
   * The wanted columns of a table, row by row in the order of the file, with `rowid`; a column that is missing (an older
   * version) is missing in the rows, a table that is missing has none.
   */
  rows(table: string, columns: readonly string[]): readonly ForeignRow[];
}

/**
 * Opens the database of another program, does something with it and closes it. SQLite works on a copy of the bytes in memory:
 * no lock and no log comes to stand beside the file, and nothing can be written to it.
 * @throws AxialError in one sentence when it is no database, damaged, too large, in use, or changed meanwhile
 */
export function withForeignDatabase<Result>(path: string, use: (database: ForeignDatabase) => Result): Result {
  const name = `“${basename(path)}”`;
  const bytes = bytesOf(path, name);
  let database: Database.Database | null = null;
  try {
    database = new Database(bytes, { readonly: true });
    database.pragma('trusted_schema = OFF');
    database.pragma('cell_size_check = ON');
    return use(readable(path, name, database));
  } catch (error) {
    throw explain(error, name);
  } finally {
    database?.close();
  }
}

function bytesOf(path: string, name: string): Buffer {
  refuseOthers(path, name);
  const before = stampOf(path, name);
  try {
    const bytes = readFileSync(path);
    if (stampOf(path, name) !== before) {
      throw new AxialError('io', `${name} was changed by its program while it was read: close it there and try again.`);
    }
    // A database in memory has no log beside it; where the file says that it keeps one, the log is known to be empty.
    for (const place of [18, 19]) if (bytes[place] === 2) bytes[place] = 1;
    return bytes;
  } catch (error) {
    throw explainFileError(error, name);
  }
}

/** What changes when a file is written to. */
function stampOf(path: string, name: string): string {
  try {
    const { size, mtimeNs } = statSync(path, { bigint: true });
    return `${size} ${mtimeNs}`;
  } catch (error) {
    throw explainFileError(error, name);
  }
}

function refuseOthers(path: string, name: string): void {
  if (isPartOfOpenStudy(path)) throw new AxialError('invalid_input', `${name} is the study that is open.`);
  const bytes = readFirstBytes(path, name);
  if (bytes.length === 0) throw new AxialError('unsupported_format', `${name} is empty: there is nothing to bring in.`);
  if (bytes.toString('latin1', 0, 16) !== 'SQLite format 3\0') {
    throw new AxialError('unsupported_format', `${name} is not a database: it is a file of another kind.`);
  }
  if (sizeOf(path) > largestFile) throw new AxialError('unsupported_format', `${name} is larger than 1 GB.`);
  // What stands in a log beside the file is not in it yet, and only its own program may put it there.
  if (['-wal', '-journal'].some((ending) => sizeOf(path + ending) > 0)) {
    throw new AxialError(
      'io',
      `${name} is still open in its program, or was not closed well: open and close it there, then try again.`,
    );
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function explain(error: unknown, name: string): unknown {
  if (error instanceof AxialError) return error;
  const code = errorCode(error);
  if (code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_ERROR') {
    return new AxialError('unsupported_format', `${name} is damaged and cannot be read; it was left as it is.`);
  }
  if (code.startsWith('SQLITE_')) return new AxialError('io', `${name} could not be read (${code}).`);
  return explainFileError(error, name);
}

function readable(path: string, name: string, database: Database.Database): ForeignDatabase {
  const tables = tablesOf(database);
  return {
    path,
    name,
    tables,
    rows(table, columns) {
      const known = tables.get(table.toLowerCase()) ?? [];
      const wanted = columns.filter((column) => known.includes(column.toLowerCase()));
      if (wanted.length === 0) return [];
      refuseLongCells(database, table, wanted, name);
      const list = wanted.map((column) => `"${column}" AS "${column}"`).join(', ');
      return database.prepare(`SELECT rowid AS "rowid", ${list} FROM "${table}" ORDER BY rowid`).all() as ForeignRow[];
    },
  };
}

function tablesOf(database: Database.Database): Map<string, readonly string[]> {
  const named = database
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all() as unknown[];
  const tables = new Map<string, readonly string[]>();
  const columns = database.prepare('SELECT lower(name) FROM pragma_table_info(?)').pluck();
  for (const table of named) {
    if (typeof table === 'string') tables.set(table.toLowerCase(), columns.all(table) as string[]);
  }
  return tables;
}

function refuseLongCells(database: Database.Database, table: string, columns: readonly string[], name: string): void {
  const longest = columns.map((column) => `ifnull(max(octet_length("${column}")), 0)`).join(', ');
  const found = database.prepare(`SELECT max(0, ${longest}) FROM "${table}"`).pluck().get();
  if (typeof found === 'number' && found > longestCell) {
    throw new AxialError('unsupported_format', `${name} holds a text that is too long to be read (${table}).`);
  }
}
