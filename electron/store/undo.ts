import { AxialError } from '#shared/domain/result.ts';
import type { Connection } from './connection.ts';
import { type Commit, lastChange, logStep, requireOperation, transact } from './operations.ts';
import { replay, unexpected } from './replay.ts';
import { type ReadableStudy, reader } from './study.ts';

/** A step that can be taken back or done again. */
export interface StepName {
  readonly number: number;
  readonly label: string;
}

/** The newest step that stands, or `null`: what undo takes back. */
export function nextUndo(study: ReadableStudy): StepName | null {
  const found = study[reader].one<StepName>(
    `SELECT number, label FROM operations WHERE kind = 'do' AND undone_by IS NULL ORDER BY number DESC LIMIT 1`,
  );
  return found ?? null;
}

/** The step that was taken back last, unless something new was done since: what redo does again. */
export function nextRedo(study: ReadableStudy): StepName | null {
  const found = study[reader].one<StepName>(
    `SELECT number, label FROM operations WHERE undone_by IS NOT NULL
       AND undone_by > (SELECT max(number) FROM operations WHERE kind = 'do') ORDER BY undone_by DESC LIMIT 1`,
  );
  return found ?? null;
}

type Outcome<Value> = { value: Value; commit: Commit | null };

/** Takes the newest standing step back, as a step of its own. @throws AxialError `conflict` when there is none. */
export function undo(connection: Connection, actor: string): Outcome<StepName> {
  return transact(connection, () => {
    const step = nextUndo(connection.readable);
    if (!step) throw new AxialError('conflict', 'There is nothing to undo.');
    return takeBack(connection, step, actor);
  });
}

/** Does the step that was taken back last again. @throws AxialError `conflict` when there is none. */
export function redo(connection: Connection, actor: string): Outcome<StepName> {
  return transact(connection, () => {
    const step = nextRedo(connection.readable);
    if (!step) throw new AxialError('conflict', 'There is nothing to redo.');
    const commit = logReplay(connection, step, 'redo', actor);
    connection.sql.run('UPDATE operations SET undone_by = NULL WHERE number = ?', step.number);
    return { value: step, commit };
  });
}

/**
 * Takes back every standing step from the newest down to this one, each as a step of its own, all or none.
 * @throws AxialError `not_found`; `conflict` when the step is taken back already or is an undo itself.
 */
export function undoTo(connection: Connection, number: number, actor: string): Outcome<{ undone: number }> {
  return transact(connection, () => {
    requireOperation(connection.readable, number);
    const count = standingFrom(connection.readable, number);
    if (count === 0) throw new AxialError('conflict', `Step ${number} does not stand, so it cannot be taken back.`);
    const tables = new Set<string>();
    const first = lastChange(connection) + 1;
    let newest: Commit | null = null;
    for (let undone = 0; undone < count; undone++) {
      const step = nextUndo(connection.readable);
      if (!step) throw unexpected();
      newest = takeBack(connection, step, actor).commit;
      for (const table of newest?.tables ?? []) tables.add(table);
    }
    return { value: { undone: count }, commit: newest && { ...newest, first, tables: [...tables] } };
  });
}

/** Steps that "undo to here" would take back, this one included; 0 when the step does not stand. */
export function standingFrom(study: ReadableStudy, number: number): number {
  const stands = study[reader].value<number>(
    "SELECT 1 FROM operations WHERE number = ? AND kind = 'do' AND undone_by IS NULL",
    number,
  );
  if (stands === undefined) return 0;
  return (
    study[reader].value<number>(
      "SELECT count(*) FROM operations WHERE number >= ? AND kind = 'do' AND undone_by IS NULL",
      number,
    ) ?? 0
  );
}

function takeBack(connection: Connection, step: StepName, actor: string): Outcome<StepName> {
  const commit = logReplay(connection, step, 'undo', actor);
  connection.sql.run('UPDATE operations SET undone_by = ? WHERE number = ?', commit?.number ?? null, step.number);
  return { value: step, commit };
}

interface ReplayedRow {
  readonly name: string;
  readonly family: string;
  readonly first: number;
  readonly last: number;
  readonly changes: number;
}

function logReplay(connection: Connection, step: StepName, kind: 'undo' | 'redo', actor: string): Commit | null {
  const { sql } = connection;
  const row = sql.one<ReplayedRow>(
    'SELECT name, family, first_change AS first, last_change AS last, changes FROM operations WHERE number = ?',
    step.number,
  );
  if (!row) throw unexpected();
  // Rows come back in the reverse of the order in which they went: a reference may for a moment point at nothing.
  connection.database.pragma('defer_foreign_keys = ON');
  const entry = {
    kind,
    name: kind,
    family: row.family,
    label: `${kind === 'undo' ? 'Undo' : 'Redo'}: ${step.label}`,
    actor,
    note: '',
    target: step.number,
    joinKey: null,
  };
  const { commit } = logStep(connection, entry, () => {
    const before = lastChange(connection);
    replay(connection, row, kind === 'undo' ? 'back' : 'forth');
    if (lastChange(connection) - before !== row.changes) throw unexpected();
  });
  return commit;
}
