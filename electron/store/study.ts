import type Database from 'better-sqlite3';
import type { NewId } from '#shared/domain/ids.ts';

/** What can be bound to a statement of this store. */
export type Parameter = string | number | null | Uint8Array;

type Statement = Database.Statement<Parameter[], unknown>;

/** Statements that only read, prepared once each. Known to this folder alone: nothing above it speaks SQL. */
export interface Reader {
  /** The first row, or `undefined`. */
  one<Row>(sql: string, ...parameters: Parameter[]): Row | undefined;
  all<Row>(sql: string, ...parameters: Parameter[]): Row[];
  /** Row by row, for what may not fit into memory; nothing may be written meanwhile. */
  each<Row>(sql: string, ...parameters: Parameter[]): IterableIterator<Row>;
  /** Row by row as lists, in the order of the columns: the fastest way to read many. */
  tuples<Tuple extends readonly unknown[]>(sql: string, ...parameters: Parameter[]): IterableIterator<Tuple>;
  /** The first column of the first row. */
  value<Value>(sql: string, ...parameters: Parameter[]): Value | undefined;
  /** The first column of every row. */
  values<Value>(sql: string, ...parameters: Parameter[]): Value[];
}

export interface Writer {
  /** Runs a statement; answers how many rows it changed. */
  run(sql: string, ...parameters: Parameter[]): number;
  /** Runs an INSERT; answers the key of the new row. */
  insert(sql: string, ...parameters: Parameter[]): number;
}

export const reader: unique symbol = Symbol('reader');
export const writer: unique symbol = Symbol('writer');

/** A study that may be read. A write through it does not compile. */
export interface ReadableStudy {
  readonly [reader]: Reader;
}

/** A study inside an operation: the only thing through which rows can be written. */
export interface WritableStudy extends ReadableStudy {
  readonly [writer]: Writer;
  /** The time of the operation in ms since 1970; one reading for all its rows. */
  readonly now: number;
  readonly newId: NewId;
  /** Who does it. */
  readonly actor: string;
}

/** Prepares each statement once for the life of a connection. */
export function createStatements(database: Database.Database): Reader & Writer {
  const prepare = rememberStatements((sql) => database.prepare<Parameter[], unknown>(sql));
  const pluck = rememberStatements((sql) => database.prepare<Parameter[], unknown>(sql).pluck());
  return {
    one: <Row>(sql: string, ...parameters: Parameter[]) => prepare(sql).get(...parameters) as Row | undefined,
    all: <Row>(sql: string, ...parameters: Parameter[]) => prepare(sql).all(...parameters) as Row[],
    each: <Row>(sql: string, ...parameters: Parameter[]) =>
      // A statement of its own: the cached one may be asked again while this one is still being read.
      database.prepare<Parameter[], unknown>(sql).iterate(...parameters) as IterableIterator<Row>,
    tuples: <Tuple extends readonly unknown[]>(sql: string, ...parameters: Parameter[]) =>
      database
        .prepare<Parameter[], unknown>(sql)
        .raw()
        .iterate(...parameters) as IterableIterator<Tuple>,
    value: <Value>(sql: string, ...parameters: Parameter[]) => pluck(sql).get(...parameters) as Value | undefined,
    values: <Value>(sql: string, ...parameters: Parameter[]) => pluck(sql).all(...parameters) as Value[],
    run: (sql, ...parameters) => prepare(sql).run(...parameters).changes,
    insert: (sql, ...parameters) => Number(prepare(sql).run(...parameters).lastInsertRowid),
  };
}

function rememberStatements(make: (sql: string) => Statement): (sql: string) => Statement {
  const known = new Map<string, Statement>();
  return (sql) => {
    const statement = known.get(sql) ?? make(sql);
    known.set(sql, statement);
    return statement;
  };
}
