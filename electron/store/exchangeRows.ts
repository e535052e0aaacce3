import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';
import type { LoggedTable } from './triggers.ts';

/** What a column holds. Studies hold no bytes in the tables that have a history. */
export type Cell = string | number | null;
/** A row by the names of its columns. Where it names another row, `x_id` stands for `x_key`. */
export type Row = Readonly<Record<string, Cell | undefined>>;

/** The columns that name rows of other tables. */
const references: Partial<Record<LoggedTable, Readonly<Record<string, LoggedTable>>>> = {
  documents: { group_key: 'document_groups' },
  codes: { parent_key: 'codes' },
  codings: { document_key: 'documents', code_key: 'codes', coder_key: 'coders' },
  memo_links: {
    memo_key: 'memos',
    code_key: 'codes',
    document_key: 'documents',
    coding_key: 'codings',
    target_memo_key: 'memos',
  },
  variable_values: { document_key: 'documents', variable_key: 'variables' },
  document_readings: { document_key: 'documents' },
  speakers: { document_key: 'documents' },
  speaker_values: { speaker_key: 'speakers', variable_key: 'speaker_variables' },
  document_set_members: { set_key: 'document_sets', document_key: 'documents' },
};

/** The name of a reference by id: `parent_key` → `parent_id`. */
export const idColumn = (column: string): string => column.replace(/_key$/, '_id');

/** A row that came by ids under either name of a reference: as `x_id`, or as `x_key` that holds an id. */
export function toIdRow(table: LoggedTable, row: Readonly<Record<string, unknown>>): Row {
  const cells = Object.entries(row).filter((entry): entry is [string, Cell] => isCell(entry[1]));
  const found: Record<string, Cell> = Object.fromEntries(cells);
  delete found.key;
  for (const column of Object.keys(references[table] ?? {})) {
    const given = found[idColumn(column)] ?? found[column] ?? null;
    delete found[column];
    found[idColumn(column)] = typeof given === 'string' ? given : null;
  }
  return found;
}

const isCell = (value: unknown): value is Cell =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

function columnNames(study: ReadableStudy, table: LoggedTable): string[] {
  return study[reader].values<string>('SELECT name FROM pragma_table_info(?) ORDER BY cid', table);
}

/** All rows of a table in the order in which they were made, each by its ids and without its key. */
export function listIdRows(study: ReadableStudy, table: LoggedTable): Row[] {
  const refers = references[table] ?? {};
  const columns = columnNames(study, table).filter((column) => column !== 'key');
  const fields = columns.map((column) => (refers[column] ? `${column}_row.id AS ${idColumn(column)}` : `t.${column}`));
  const joins = Object.entries(refers).map(
    ([column, target]) => ` LEFT JOIN ${target} ${column}_row ON ${column}_row.key = t.${column}`,
  );
  return study[reader].all<Row>(`SELECT ${fields.join(', ')} FROM ${table} t${joins.join('')} ORDER BY t.key`);
}

/** Tables whose rows are known by an id. */
export type IdTable = Exclude<
  LoggedTable,
  | 'memo_types'
  | 'memo_links'
  | 'variable_values'
  | 'document_readings'
  | 'speaker_values'
  | 'document_set_members'
  | 'exchange_parts'
  | 'exchange_files'
>;

export function findKeyOf(study: ReadableStudy, table: IdTable, id: string): number | undefined {
  return study[reader].value<number>(`SELECT key FROM ${table} WHERE id = ?`, id);
}

/** Adds a row; columns by their names in the table, references by key. Answers its key. */
export function insertRow(study: WritableStudy, table: LoggedTable, row: Row): number {
  const columns = Object.keys(row).filter((column) => row[column] !== undefined);
  return study[writer].insert(
    `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    ...columns.map((column) => row[column] ?? null),
  );
}

/** Sets some columns of a row, by their names in the table. */
export function updateRow(study: WritableStudy, table: LoggedTable, key: number, row: Row): void {
  const columns = Object.keys(row).filter((column) => row[column] !== undefined);
  if (columns.length === 0) return;
  study[writer].run(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE key = ?`,
    ...columns.map((column) => row[column] ?? null),
    key,
  );
}

/** The place behind all rows of a table, or behind those with the same reference. */
export function placeBehind(study: ReadableStudy, table: LoggedTable, column?: string, key?: number | null): number {
  const where = column === undefined ? '' : ` WHERE ${column} IS ?`;
  const sql = `SELECT coalesce(max(position) + 1, 0) FROM ${table}${where}`;
  return study[reader].value<number>(sql, ...(column === undefined ? [] : [key ?? null])) ?? 0;
}

/** A coding as it is put into the study: everything by key, its id and times given. */
export interface WholeCoding {
  readonly id: string;
  readonly documentKey: number;
  readonly codeKey: number;
  readonly coderKey: number;
  readonly start: number;
  readonly end: number;
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** Adds a coding with its own id. One statement for all of them: they come by the hundred thousand. */
export function insertWholeCoding(study: WritableStudy, coding: WholeCoding): void {
  study[writer].run(
    `INSERT INTO codings (id, document_key, code_key, coder_key, start_at, end_at, weight, comment, created_at, changed_at)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    coding.id,
    coding.documentKey,
    coding.codeKey,
    coding.coderKey,
    coding.start,
    coding.end,
    coding.weight,
    coding.comment,
    coding.createdAt,
    coding.changedAt,
  );
}

/** Whether the study holds any coding at all: if not, nothing has to be compared. */
export const hasCodings = (study: ReadableStudy): boolean =>
  study[reader].value('SELECT 1 FROM codings LIMIT 1') !== undefined;

/** A part of a foreign project that the study keeps, by its kind and id. */
export interface PartRow {
  readonly key: number;
  readonly position: number;
  readonly data: string;
}

export function findPart(study: ReadableStudy, kind: string, id: string): PartRow | undefined {
  const sql = 'SELECT key, position, data FROM exchange_parts WHERE kind = ? AND id = ?';
  return study[reader].one<PartRow>(sql, kind, id);
}

/** Names of the kept files with the hashes of their bytes. */
export function listKeptFiles(study: ReadableStudy): Map<string, { key: number; hash: string }> {
  const rows = study[reader].all<{ key: number; name: string; hash: string }>(
    'SELECT key, name, source_hash AS hash FROM exchange_files',
  );
  return new Map(rows.map(({ name, ...row }) => [name, row]));
}
