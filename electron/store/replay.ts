import { AxialError } from '#shared/domain/result.ts';
import type { Connection } from './connection.ts';
import type { Parameter } from './study.ts';
import { columnsOf, imageSql, isLoggedTable, type LoggedTable } from './triggers.ts';

type Image = Readonly<Record<string, Parameter>>;

interface Change {
  readonly key: number;
  readonly table_name: string;
  readonly row_key: number;
  readonly before: string | null;
  readonly after: string | null;
}

/** Rows held in memory at a time. */
const portion = 5000;

/**
 * Puts the rows of a step back to what they were before it (`back`) or after it (`forth`): same keys, same ids. Every row
 * must be what the step left (or found); else nothing can be said to be undone.
 * @throws AxialError `conflict`; the caller's transaction takes everything back.
 */
export function replay(
  connection: Connection,
  range: { readonly first: number; readonly last: number },
  direction: 'back' | 'forth',
): void {
  const statements = new Map<LoggedTable, RowStatements>();
  for (const change of changesIn(connection, range, direction)) {
    if (!isLoggedTable(change.table_name)) throw unexpected();
    const rows = statements.get(change.table_name) ?? rowStatements(connection, change.table_name);
    statements.set(change.table_name, rows);
    const [from, to] = direction === 'back' ? [change.after, change.before] : [change.before, change.after];
    setRow(rows, change.row_key, from, to);
  }
}

function* changesIn(
  { sql }: Connection,
  { first, last }: { readonly first: number; readonly last: number },
  direction: 'back' | 'forth',
): Generator<Change> {
  const order = direction === 'back' ? 'DESC' : 'ASC';
  let [low, high] = [first, last];
  while (low <= high) {
    const rows = sql.all<Change>(
      `SELECT key, table_name, row_key, before, after FROM changes WHERE key BETWEEN ? AND ? ORDER BY key ${order} LIMIT ?`,
      low,
      high,
      portion,
    );
    yield* rows;
    const end = rows.at(-1);
    if (!end || rows.length < portion) return;
    if (direction === 'back') high = end.key - 1;
    else low = end.key + 1;
  }
}

interface RowStatements {
  /** The row as JSON, or `undefined`. */
  read(key: number): string | undefined;
  insert(image: Image): void;
  update(key: number, image: Image): void;
  delete(key: number): void;
}

function rowStatements({ database, sql }: Connection, table: LoggedTable): RowStatements {
  const columns = columnsOf(database, table);
  const read = `SELECT ${imageSql(columns, 'r')} FROM ${table} AS r WHERE key = ?`;
  // An image from before a migration lacks columns that came later: these keep what they have, or their default.
  const given = (image: Image) => columns.filter((column) => image[column] !== undefined);
  const values = (image: Image) => given(image).map((column) => image[column] ?? null);
  return {
    read: (key) => sql.value<string>(read, key),
    insert: (image) => {
      const names = given(image);
      sql.run(
        `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
        ...values(image),
      );
    },
    update: (key, image) => {
      const assignments = given(image).map((column) => `${column} = ?`);
      sql.run(`UPDATE ${table} SET ${assignments.join(', ')} WHERE key = ?`, ...values(image), key);
    },
    delete: (key) => {
      sql.run(`DELETE FROM ${table} WHERE key = ?`, key);
    },
  };
}

function setRow(rows: RowStatements, key: number, from: string | null, to: string | null): void {
  const current = rows.read(key) ?? null;
  // A row that is there already was taken along by another of this step (a deleted code takes its codings).
  if (isSameRow(current, to)) return;
  if (!isSameRow(current, from)) throw unexpected();
  if (to === null) rows.delete(key);
  else if (from === null) rows.insert(JSON.parse(to) as Image);
  else rows.update(key, JSON.parse(to) as Image);
}

/** Whether a row is what an image says of it; columns that the image does not know say nothing. */
export function isSameRow(row: string | null, image: string | null): boolean {
  if (row === image) return true;
  if (row === null || image === null) return false;
  const [current, expected] = [JSON.parse(row) as Image, JSON.parse(image) as Image];
  return Object.entries(expected).every(([column, value]) => !(column in current) || current[column] === value);
}

export function unexpected(): AxialError {
  return new AxialError(
    'conflict',
    'The study is not as this step left it, so the step cannot be taken back or done again; nothing was changed.',
  );
}
