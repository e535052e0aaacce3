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

/**
 * Gives a database of an earlier schema that is only read what it lacks, empty and beside the file: all that reads finds
 * its tables, and the file stays as it is. Steps that change what is there would need more than this.
 */
export function supplyTables(database: Database.Database, steps: readonly string[] = migrations): void {
  const from = database.pragma('user_version', { simple: true }) as number;
  if (from >= steps.length) return;
  database.pragma('temp_store = MEMORY');
  const tables = new Set(database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all());
  for (const [statement, name] of steps
    .slice(from)
    .join('\n')
    .matchAll(/^CREATE TABLE (\w+) [^;]*;/gmu)) {
    // What is there must not be hidden by an empty one.
    if (!tables.has(name)) database.exec(statement.replace('CREATE TABLE', 'CREATE TEMP TABLE'));
  }
}

/** Takes every trigger away, so that rows can be written outside an operation: in migrations and in copies. */
export function dropTriggers(database: Database.Database): void {
  const names = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all() as string[];
  for (const name of names) database.exec(`DROP TRIGGER "${name}"`);
}
