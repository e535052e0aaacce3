import { type ReadableStudy, reader } from './study.ts';
import type { Touch } from './touches.ts';

/** One step of the history as it is listed. */
export interface OperationRecord {
  readonly number: number;
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly actor: string;
  readonly at: number;
  readonly note: string;
  readonly kind: 'do' | 'undo' | 'redo';
  readonly target: number | null;
  readonly undoneBy: number | null;
  readonly undoneAt: number | null;
  readonly changes: number;
  readonly touches: Touch[];
}

type OperationRow = Omit<OperationRecord, 'touches'> & { readonly touches: string };

const operationSql = `SELECT o.number, o.id, o.name, o.label, o.actor, o.at, o.note, o.kind, o.target,
    o.undone_by AS undoneBy, u.at AS undoneAt, o.changes, o.touches
  FROM operations o LEFT JOIN operations u ON u.number = o.undone_by`;

const toRecord = (row: OperationRow): OperationRecord => ({ ...row, touches: JSON.parse(row.touches) as Touch[] });

export interface HistoryFilter {
  /** Only steps before this number. */
  readonly before: number | null;
  readonly limit: number;
  readonly family: string;
  readonly actor: string | null;
  /** Only steps taken before this moment. */
  readonly until: number | null;
  /** Whether undos and redos are listed too. */
  readonly undos: boolean;
}

/** Steps, newest first, and how many there are in all that fit. */
export function listOperations(
  study: ReadableStudy,
  { before, limit, family, actor, until, undos }: HistoryFilter,
): { operations: OperationRecord[]; total: number } {
  const fits = `(? = 'all' OR o.family = ?) AND (? IS NULL OR o.actor = ?) AND (? OR o.kind = 'do')`;
  const fitting = [family, family, actor, actor, undos ? 1 : 0];
  const rows = study[reader].all<OperationRow>(
    `${operationSql} WHERE ${fits} AND (? IS NULL OR o.number < ?) AND (? IS NULL OR o.at < ?)
     ORDER BY o.number DESC LIMIT ?`,
    ...fitting,
    before,
    before,
    until,
    until,
    limit,
  );
  const total = study[reader].value<number>(`SELECT count(*) FROM operations o WHERE ${fits}`, ...fitting) ?? 0;
  return { operations: rows.map(toRecord), total };
}

export function findOperation(study: ReadableStudy, number: number): OperationRecord | null {
  const row = study[reader].one<OperationRow>(`${operationSql} WHERE o.number = ?`, number);
  return row ? toRecord(row) : null;
}

/** What was done (undos and redos apart): steps a day, a family, a person. `minutesEast` of UTC sets where a day ends. */
export function readCalendar(
  study: ReadableStudy,
  minutesEast: number,
): {
  days: { day: string; steps: number }[];
  families: Record<string, number>;
  actors: { name: string; steps: number }[];
} {
  const families = study[reader].all<{ family: string; steps: number }>(
    "SELECT family, count(*) AS steps FROM operations WHERE kind = 'do' GROUP BY family",
  );
  return {
    days: study[reader].all(
      `SELECT date(at / 1000 + ? * 60, 'unixepoch') AS day, count(*) AS steps FROM operations WHERE kind = 'do'
       GROUP BY day ORDER BY day`,
      minutesEast,
    ),
    families: Object.fromEntries(families.map(({ family, steps }) => [family, steps])),
    actors: study[reader].all(
      `SELECT actor AS name, count(*) AS steps FROM operations WHERE kind = 'do' GROUP BY actor ORDER BY steps DESC, actor`,
    ),
  };
}

/** A row before and after, as it stands in the log. */
export interface ChangeRecord {
  readonly table: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
}

/** The first changes of a step, in the order in which they were made, and how many there are. */
export function listChanges(
  study: ReadableStudy,
  number: number,
  limit: number,
): { changes: ChangeRecord[]; total: number } {
  const range = study[reader].one<{ first: number; last: number; total: number }>(
    'SELECT first_change AS first, last_change AS last, changes AS total FROM operations WHERE number = ?',
    number,
  );
  if (!range) return { changes: [], total: 0 };
  const rows = study[reader].all<{ table: string; before: string | null; after: string | null }>(
    'SELECT table_name AS "table", before, after FROM changes WHERE key BETWEEN ? AND ? ORDER BY key LIMIT ?',
    range.first,
    range.last,
    limit,
  );
  const parse = (image: string | null) => (image === null ? null : (JSON.parse(image) as Record<string, unknown>));
  const changes = rows.map((row) => ({ table: row.table, before: parse(row.before), after: parse(row.after) }));
  return { changes, total: range.total };
}

/** Tables of things that are known by a name and told in the history by it alone. */
export type NamedTable = 'speakers' | 'speaker_variables' | 'document_sets';

export function findNameIn(study: ReadableStudy, table: NamedTable, key: number): string | undefined {
  return study[reader].value<string>(`SELECT name FROM ${table} WHERE key = ?`, key);
}
