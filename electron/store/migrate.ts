import type Database from 'better-sqlite3';
import { applicationId } from './header.ts';
import { migration0001 } from './migrations/0001.ts';
import { migration0002 } from './migrations/0002.ts';
import { migration0003 } from './migrations/0003.ts';
import { migration0004 } from './migrations/0004.ts';
import { generateTriggers } from './triggers.ts';

/** One numbered step each, from schema `index` to `index + 1`. A released step never changes again. */
export const migrations: readonly string[] = [migration0001, migration0002, migration0003, migration0004];

/** Brings a database from its schema to the newest, all or nothing, and writes the triggers for what it then holds. */
export function migrate(database: Database.Database, steps: readonly string[] = migrations): void {
  const from = database.pragma('user_version', { simple: true }) as number;
  if (from >= steps.length) return;
  database.exec('BEGIN IMMEDIATE');
  try {
    // Triggers go by the columns of their time and would log the step itself.
    dropTriggers(database);
    for (const step of steps.slice(from)) database.exec(step);
    generateTriggers(database);
    database.pragma(`application_id = ${applicationId}`);
    database.pragma(`user_version = ${steps.length}`);
    database.exec('COMMIT');
  } catch (error) {
    if (database.inTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Takes every trigger away, so that rows can be written outside an operation: in migrations and in copies. */
export function dropTriggers(database: Database.Database): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of names) database.exec(`DROP TRIGGER "${name}"`);
}
