import type Database from 'better-sqlite3';

/** The tables whose every change is history. Listed once: triggers, undo, redo and the check go by this list. */
export const loggedTables = [
  'study',
  'document_groups',
  'documents',
  'codes',
  'coders',
  'codings',
  'memo_types',
  'memos',
  'memo_links',
  'variables',
  'variable_values',
  'document_readings',
  'speakers',
  'speaker_variables',
  'speaker_values',
  'document_sets',
  'document_set_members',
  'exchange_parts',
  'exchange_files',
  'export_presets',
  'saved_views',
] as const;
export type LoggedTable = (typeof loggedTables)[number];

export const isLoggedTable = (name: string): name is LoggedTable => (loggedTables as readonly string[]).includes(name);

/** Tables whose rows never change once they are there (texts and the imported files' bytes). */
const immutableTables = ['texts', 'sources'] as const;

const outsideOperation = 'A study is only written inside an operation, so that every change can be undone.';

/** The columns of a table in their order, `key` first. */
export function columnsOf(database: Database.Database, table: string): string[] {
  return database.prepare<[string], string>('SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(table);
}

/** SQL that gives a row as JSON; `row` is `NEW`, `OLD` or an alias. The same text for the same row, always. */
export function imageSql(columns: readonly string[], row: string): string {
  return `json_object(${columns.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
}

/** Writes all triggers from the tables as they are: part of every migration. */
export function generateTriggers(database: Database.Database): void {
  for (const table of loggedTables) database.exec(logTriggers(table, columnsOf(database, table)));
  for (const table of immutableTables) database.exec(immutableTriggers(table));
  database.exec(historyTriggers);
}

function logTriggers(table: string, columns: readonly string[]): string {
  const log = (event: string, key: string, before: string, after: string, when = '') => `
    CREATE TRIGGER guard_${table}_${event} BEFORE ${event} ON ${table}
    WHEN (SELECT number FROM open_operation) IS NULL
    BEGIN SELECT RAISE(ABORT, '${outsideOperation}'); END;
    CREATE TRIGGER log_${table}_${event} AFTER ${event} ON ${table} ${when}
    BEGIN
      INSERT INTO changes (operation, table_name, row_key, before, after)
      VALUES ((SELECT number FROM open_operation), '${table}', ${key}, ${before}, ${after});
    END;`;
  const before = imageSql(columns, 'OLD');
  const after = imageSql(columns, 'NEW');
  const differs = columns.map((column) => `OLD.${column} IS NOT NEW.${column}`).join(' OR ');
  return [
    log('insert', 'NEW.key', 'NULL', after),
    log('update', 'NEW.key', before, after, `WHEN ${differs}`),
    log('delete', 'OLD.key', before, 'NULL'),
    `CREATE TRIGGER keep_key_${table} BEFORE UPDATE OF key ON ${table} WHEN OLD.key IS NOT NEW.key
     BEGIN SELECT RAISE(ABORT, 'The key of a row never changes.'); END;`,
  ].join('\n');
}

function immutableTriggers(table: string): string {
  const refusal = `BEGIN SELECT RAISE(ABORT, 'Stored ${table} never change.'); END;`;
  return `
    CREATE TRIGGER guard_${table}_insert BEFORE INSERT ON ${table}
    WHEN (SELECT number FROM open_operation) IS NULL
    BEGIN SELECT RAISE(ABORT, '${outsideOperation}'); END;
    CREATE TRIGGER guard_${table}_update BEFORE UPDATE ON ${table} ${refusal}
    CREATE TRIGGER guard_${table}_delete BEFORE DELETE ON ${table} ${refusal}`;
}

/** The log only grows: what was done stays said. Only the operation under way may still gather its own rows. */
const historyTriggers = `
  CREATE TRIGGER guard_changes_update BEFORE UPDATE ON changes
  WHEN OLD.operation IS NOT (SELECT number FROM open_operation)
  BEGIN SELECT RAISE(ABORT, 'The history never changes.'); END;
  CREATE TRIGGER guard_changes_delete BEFORE DELETE ON changes
  WHEN OLD.operation IS NOT (SELECT number FROM open_operation)
  BEGIN SELECT RAISE(ABORT, 'The history never changes.'); END;
  CREATE TRIGGER guard_operations_update
  BEFORE UPDATE OF number, id, name, family, actor, at, kind, target ON operations
  BEGIN SELECT RAISE(ABORT, 'The history never changes.'); END;
  CREATE TRIGGER guard_operations_delete BEFORE DELETE ON operations
  BEGIN SELECT RAISE(ABORT, 'The history never changes.'); END;
`;
