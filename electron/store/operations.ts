import { AxialError } from '#shared/domain/result.ts';
import { type Connection, explainSqlError } from './connection.ts';
import { type ReadableStudy, reader, type WritableStudy, writer } from './study.ts';
import { touchesOf } from './touches.ts';

/** What a step of the history is called, and who does it. */
export interface Step {
  /** For the program: `codings.add`, `codes.merge` … The part before the point is its family. */
  readonly name: string;
  /** For people: "Merge 3 codes into coping". A function is asked when the work is done. */
  readonly label: string | (() => string);
  readonly actor: string;
  readonly note?: string;
  /** Continues the newest step when that has the same key, stands, and began less than a minute ago. */
  readonly joins?: string;
}

/** What was just written, for those who must know: the number is the study's revision. */
export interface Commit {
  readonly number: number;
  readonly label: string;
  /** Tables with changed rows. */
  readonly tables: readonly string[];
  /** Its changes, first and last, by their keys in the log. */
  readonly first: number;
  readonly last: number;
}

interface LogEntry {
  readonly kind: 'do' | 'undo' | 'redo';
  readonly name: string;
  readonly family: string;
  readonly label: string | (() => string);
  readonly actor: string;
  readonly note: string;
  readonly target: number | null;
  readonly joinKey: string | null;
}

/** Milliseconds in which saves of one thing melt into one step. */
const joinWindow = 60_000;

export type Family = 'codings' | 'codes' | 'memos' | 'documents' | 'study';

/** The family that a step is listed under, from the first part of its name. */
export function familyOf(name: string): Family {
  const noun = name.split('.')[0];
  if (noun === 'codings' || noun === 'codes' || noun === 'memos' || noun === 'study') return noun;
  return noun === 'presets' || noun === 'views' ? 'study' : 'documents';
}

/** Number of the last step: every answer about the study belongs to one revision. 0 in a new study. */
export function readRevision(study: ReadableStudy): number {
  return study[reader].value<number>('SELECT coalesce(max(number), 0) FROM operations') ?? 0;
}

/**
 * Does one named step: all that `work` writes in one transaction, logged row by row, or nothing at all. A step that
 * changes no row leaves no trace. `work` must not be asynchronous.
 */
export function operate<Value>(
  connection: Connection,
  step: Step,
  work: (study: WritableStudy) => Value,
): { value: Value; commit: Commit | null } {
  return transact(connection, () =>
    logStep(
      connection,
      {
        kind: 'do',
        name: step.name,
        family: familyOf(step.name),
        label: step.label,
        actor: step.actor,
        note: step.note ?? '',
        target: null,
        joinKey: step.joins ?? null,
      },
      work,
    ),
  );
}

/** One transaction: committed when `work` returns a commit, rolled back when it throws or has nothing to keep. */
export function transact<Outcome extends { commit: Commit | null }>(
  { database }: Connection,
  work: () => Outcome,
): Outcome {
  if (database.inTransaction) throw new Error('An operation cannot stand inside another.');
  try {
    database.exec('BEGIN IMMEDIATE');
    const outcome = work();
    database.exec(outcome.commit ? 'COMMIT' : 'ROLLBACK');
    return outcome;
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw explainSqlError(error);
  }
}

/** Runs `work` under a new (or continued) entry of the log; must stand inside {@link transact}. */
export function logStep<Value>(
  connection: Connection,
  entry: LogEntry,
  work: (study: WritableStudy) => Value,
): { value: Value; commit: Commit | null } {
  const { sql } = connection;
  const now = connection.clock();
  const joined = entry.joinKey === null ? undefined : findJoinable(connection, entry.joinKey, now);
  const number = joined ?? readRevision(connection.readable) + 1;
  sql.run('UPDATE open_operation SET number = ? WHERE key = 1', number);
  const first = lastChange(connection) + 1;
  const value = work(writableAt(connection, now, entry.actor));
  if (value instanceof Promise) throw new Error('The work of an operation cannot be asynchronous.');
  const label = typeof entry.label === 'function' ? entry.label() : entry.label;
  const tables = sql.values<string>('SELECT DISTINCT table_name FROM changes WHERE key >= ?', first);
  if (tables.length === 0) return { value, commit: null };
  if (joined === undefined) insertEntry(connection, entry, number, label, now, first);
  else extendEntry(connection, number, label);
  sql.run('UPDATE open_operation SET number = NULL WHERE key = 1');
  return { value, commit: { number, label, tables, first, last: lastChange(connection) } };
}

function writableAt(connection: Connection, now: number, actor: string): WritableStudy {
  return { [reader]: connection.sql, [writer]: connection.sql, now, newId: connection.newId, actor };
}

export function lastChange({ sql }: Connection): number {
  return sql.value<number>('SELECT coalesce(max(key), 0) FROM changes') ?? 0;
}

function insertEntry(
  connection: Connection,
  entry: LogEntry,
  number: number,
  label: string,
  now: number,
  first: number,
): void {
  const last = lastChange(connection);
  connection.sql.run(
    `INSERT INTO operations (number, id, name, family, label, actor, at, note, kind, target, join_key, first_change,
       last_change, changes, touches) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    number,
    connection.newId(),
    entry.name,
    entry.family,
    label,
    entry.actor,
    now,
    entry.note,
    entry.kind,
    entry.target,
    entry.joinKey,
    first,
    last,
    last - first + 1,
    JSON.stringify(touchesOf(connection.readable, first, last)),
  );
}

/** The newest step, when it may be continued under this key. */
function findJoinable({ sql }: Connection, joinKey: string, now: number): number | undefined {
  return sql.value<number>(
    `SELECT number FROM operations WHERE number = (SELECT max(number) FROM operations)
       AND join_key = ? AND kind = 'do' AND undone_by IS NULL AND at <= ? AND at > ?`,
    joinKey,
    now,
    now - joinWindow,
  );
}

/** A continued step keeps, of many saves of one memo, what stood before the first and after the last. */
function extendEntry(connection: Connection, number: number, label: string): void {
  const { sql } = connection;
  const first = sql.value<number>('SELECT first_change FROM operations WHERE number = ?', number) ?? 0;
  const saves = sql.all<{ first: number; last: number; row_key: number }>(
    `SELECT min(key) AS first, max(key) AS last, row_key FROM changes WHERE key >= ? AND table_name = 'memos'
     GROUP BY row_key HAVING count(*) > 1 AND count(before) = count(*) AND count(after) = count(*)`,
    first,
  );
  for (const save of saves) {
    sql.run(
      'UPDATE changes SET after = (SELECT after FROM changes WHERE key = ?) WHERE key = ?',
      save.last,
      save.first,
    );
    sql.run("DELETE FROM changes WHERE key > ? AND table_name = 'memos' AND row_key = ?", save.first, save.row_key);
  }
  const last = lastChange(connection);
  sql.run(
    `UPDATE operations SET label = ?, last_change = ?, touches = ?,
       changes = (SELECT count(*) FROM changes WHERE key >= first_change) WHERE number = ?`,
    label,
    last,
    JSON.stringify(touchesOf(connection.readable, first, last)),
    number,
  );
}

/** Keys of the documents whose codings were changed by the changes `first..last`. */
export function changedCodingDocuments(study: ReadableStudy, first: number, last: number): number[] {
  return study[reader].values<number>(
    `SELECT DISTINCT coalesce(after, before) ->> '$.document_key' FROM changes
     WHERE key BETWEEN ? AND ? AND table_name = 'codings'`,
    first,
    last,
  );
}

/** @throws AxialError `not_found` */
export function requireOperation(study: ReadableStudy, number: number): { number: number; label: string } {
  const found = study[reader].one<{ number: number; label: string }>(
    'SELECT number, label FROM operations WHERE number = ?',
    number,
  );
  if (!found) throw new AxialError('not_found', `There is no step ${number} in the history of this study.`);
  return found;
}
