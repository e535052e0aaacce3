import Database from 'better-sqlite3';
import type { DataTable } from '#shared/interchange/dataSet.ts';

/** Writes tables as an SQLite database of their own, which is no study: for R, Python and others to read. */
export async function writeDataSetTask({ tables }: { readonly tables: readonly DataTable[] }): Promise<Uint8Array> {
  const database = new Database(':memory:');
  try {
    database.transaction(() => {
      for (const table of tables) writeTable(database, table);
    })();
    return new Uint8Array(database.serialize());
  } finally {
    database.close();
  }
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function writeTable(database: Database.Database, { name, columns, rows }: DataTable): void {
  const shapes = columns.map((column) => `${quoted(column.name)} ${column.type.toUpperCase()}`);
  database.exec(`CREATE TABLE ${quoted(name)} (${shapes.join(', ')}) STRICT`);
  const insert = database.prepare(`INSERT INTO ${quoted(name)} VALUES (${columns.map(() => '?').join(', ')})`);
  for (const row of rows) insert.run(columns.map((_, index) => stored(row[index] ?? null)));
}

const stored = (cell: string | number | boolean | null): string | number | null =>
  typeof cell === 'boolean' ? Number(cell) : cell;
