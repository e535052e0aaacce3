import type { Finding } from './finding.ts';
import { isSameRow } from './replay.ts';
import { type ReadableStudy, reader } from './study.ts';
import { imageSql, type LoggedTable, loggedTables } from './triggers.ts';

/** Findings of one kind that are listed. */
const most = 20;

const error = (message: string): Finding => ({ level: 'error', message });

/**
 * The history agrees with itself and with the study: steps are numbered without a gap and hold all changes between them,
 * each row's changes follow from one another, and the last of them is the row.
 */
export function checkHistory(study: ReadableStudy): Finding[] {
  return [...checkSteps(study), ...checkUndone(study), ...loggedTables.flatMap((table) => checkTable(study, table))];
}

function checkSteps(study: ReadableStudy): Finding[] {
  const sql = study[reader];
  const gaps = sql.values<number>(
    `SELECT number FROM (SELECT number, first_change, last_change, changes,
         lag(number, 1, 0) OVER (ORDER BY number) AS before, lag(last_change, 1, 0) OVER (ORDER BY number) AS end
       FROM operations)
     WHERE number <> before + 1 OR first_change <= end OR last_change < first_change LIMIT ?`,
    most,
  );
  const wrong = sql.values<number>(
    `SELECT o.number FROM operations o LEFT JOIN (SELECT operation, count(*) AS found, min(key) AS first, max(key) AS last
       FROM changes GROUP BY operation) c ON c.operation = o.number
     WHERE c.found IS NOT o.changes OR c.first IS NOT o.first_change OR c.last IS NOT o.last_change LIMIT ?`,
    most,
  );
  // What a new study is made with stands under number 0, before its first step.
  const stray = sql.value<number>(
    'SELECT count(*) FROM changes WHERE operation <> 0 AND operation NOT IN (SELECT number FROM operations)',
  );
  return [
    ...gaps.map((number) => error(`Step ${number} of the history does not follow the one before it.`)),
    ...wrong.map((number) => error(`Step ${number} of the history does not hold the changes that it should.`)),
    ...(stray ? [error(`${stray} changes belong to no step of the history.`)] : []),
  ];
}

/** A step is taken back when the last undo or redo of it is an undo. */
function checkUndone(study: ReadableStudy): Finding[] {
  const wrong = study[reader].values<number>(
    `SELECT o.number FROM operations o LEFT JOIN (SELECT target, max(number) AS number FROM operations
       WHERE target IS NOT NULL GROUP BY target) l ON l.target = o.number
     LEFT JOIN operations last ON last.number = l.number
     WHERE o.undone_by IS NOT CASE WHEN last.kind = 'undo' THEN last.number END LIMIT ?`,
    most,
  );
  return wrong.map((number) => error(`Step ${number} of the history is marked as undone, or as standing, by mistake.`));
}

function checkTable(study: ReadableStudy, table: LoggedTable): Finding[] {
  return [...checkChain(study, table), ...checkLast(study, table), ...checkUnlogged(study, table)];
}

interface Pair {
  readonly key: number;
  readonly said: string | null;
  readonly found: string | null;
}

/** What a change found must be what the change before it left. */
function checkChain(study: ReadableStudy, table: LoggedTable): Finding[] {
  const broken = study[reader].all<Pair>(
    `SELECT row_key AS key, before AS said, left_by AS found FROM (
       SELECT row_key, before, lag(after) OVER one AS left_by, row_number() OVER one AS place
       FROM changes WHERE table_name = ? WINDOW one AS (PARTITION BY row_key ORDER BY key))
     WHERE place > 1 AND before IS NOT left_by LIMIT ?`,
    table,
    most,
  );
  return broken
    .filter(({ said, found }) => !isSameRow(said, found))
    .map(({ key }) => error(`The history of row ${key} of ${table} has a gap.`));
}

function checkLast(study: ReadableStudy, table: LoggedTable): Finding[] {
  const different = study[reader].all<Pair>(
    `SELECT c.row_key AS key, c.after AS said, CASE WHEN r.key IS NULL THEN NULL ELSE ${imageOf(study, table)} END AS found
     FROM changes c JOIN (SELECT max(key) AS key FROM changes WHERE table_name = ? GROUP BY row_key) l ON l.key = c.key
     LEFT JOIN ${table} r ON r.key = c.row_key
     WHERE c.after IS NOT CASE WHEN r.key IS NULL THEN NULL ELSE ${imageOf(study, table)} END LIMIT ?`,
    table,
    most,
  );
  return different
    .filter(({ said, found }) => !isSameRow(found, said))
    .map(({ key }) => error(`Row ${key} of ${table} is not what the history says.`));
}

function checkUnlogged(study: ReadableStudy, table: LoggedTable): Finding[] {
  const unlogged = study[reader].values<number>(
    `SELECT key FROM ${table} WHERE key NOT IN (SELECT row_key FROM changes WHERE table_name = ?) LIMIT ?`,
    table,
    most,
  );
  return unlogged.map((key) => error(`The history does not know how row ${key} of ${table} came to be.`));
}

function imageOf(study: ReadableStudy, table: LoggedTable): string {
  return imageSql(study[reader].values<string>('SELECT name FROM pragma_table_info(?) ORDER BY cid', table), 'r');
}
