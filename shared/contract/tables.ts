import { brokenColumn, type Column, columnTypeOf, isColumn, isPlainObject } from './codec.ts';

type Row = Readonly<Record<string, unknown>>;

/** Fewer rows than this are written one by one. */
const fewRows = 16;

/** What rows have under one name: a column each, all in one piece of memory, or values of any other sort. */
export interface WholeColumn {
  readonly whole: Column;
  /** Where the part of each row begins, and how long it is; rows may share a part. Elements. */
  readonly at: Int32Array;
  readonly length: Int32Array;
}

/** Many rows written name by name. */
export interface RowColumns extends Record<string, unknown> {
  readonly count: number;
  readonly columns: readonly (readonly [name: string, values: WholeColumn | readonly unknown[]])[];
}

const namesOf = (row: unknown): string => (isPlainObject(row) ? Object.keys(row).join('\n') : '');

/** What JSON leaves out, and a name that an object cannot be given like any other: such rows are written one by one. */
const isOdd = (row: Row): boolean => Object.hasOwn(row, '__proto__') || Object.values(row).includes(undefined);

/** Whether a value is a list of many rows of one make, with columns of numbers in them. */
export function isTable(value: unknown): value is readonly Row[] {
  if (!Array.isArray(value) || value.length < fewRows) return false;
  const [first] = value;
  if (!isPlainObject(first) || !Object.values(first).some(isColumn)) return false;
  const names = namesOf(first);
  return value.every((row) => namesOf(row) === names && !isOdd(row));
}

/** The rows name by name; the columns that all rows have under one name become one. */
export function toColumns(rows: readonly Row[]): RowColumns {
  const columns = Object.keys(rows[0] ?? {}).map((name) => {
    const values = rows.map((row) => row[name]);
    const type = isColumn(values[0]) ? values[0].constructor : null;
    const isWhole = type !== null && values.every((value) => isColumn(value) && value.constructor === type);
    return [name, isWhole ? joined(values as Column[]) : values] as const;
  });
  return { count: rows.length, columns };
}

/** Columns one after the other; one that several rows share stands there once. */
function joined(columns: readonly Column[]): WholeColumn {
  const places = new Map<Column, number>();
  const at = new Int32Array(columns.length);
  const length = Int32Array.from(columns, (column) => column.length);
  let end = 0;
  let last: Column | undefined;
  for (const [row, column] of columns.entries()) {
    const before = last && isSame(last, column) ? at[row - 1] : places.get(column);
    if (before === undefined) {
      places.set(column, end);
      at[row] = end;
      end += column.length;
    } else at[row] = before;
    last = column;
  }
  const whole = new (columnTypeOf({ $typed: columns[0]?.constructor.name }))(end);
  for (const [column, place] of places) whole.set(column, place);
  return { whole, at, length };
}

/** The same numbers; noughts of either sign are two numbers. */
const isSame = (one: Column, other: Column): boolean =>
  one.length === other.length && one.every((value, index) => Object.is(value, other[index]));

/** The rows that {@link toColumns} was given; their columns look into the whole ones. */
export function tableOfColumns({ count, columns }: Readonly<Record<string, unknown>>): Row[] {
  if (typeof count !== 'number' || !Array.isArray(columns)) throw brokenColumn();
  const rows: Record<string, unknown>[] = Array.from({ length: count }, () => ({}));
  for (const [name, values] of columns as RowColumns['columns']) {
    const partAt = Array.isArray(values) ? (row: number) => values[row] : partOf(values as WholeColumn, count);
    for (const [index, row] of rows.entries()) row[name] = partAt(index);
  }
  return rows;
}

function partOf({ whole, at, length }: WholeColumn, count: number): (row: number) => Column {
  if (!isColumn(whole) || at?.length !== count || length?.length !== count) throw brokenColumn();
  return (row) => {
    const [from = 0, size = 0] = [at[row], length[row]];
    if (from < 0 || size < 0 || from + size > whole.length) throw brokenColumn();
    return whole.subarray(from, from + size);
  };
}
