import type { ComparisonRow } from './results.ts';

type Column = Int32Array | Float64Array;
type ColumnsOf<Row> = { [Name in keyof Row]: Row[Name] extends Column ? Name : never }[keyof Row];

const columnNames = [
  'cellStart',
  'cellEnd',
  'cellFrom',
  'cellTo',
  'sliceCell',
  'sliceTheme',
  'sliceShare',
  'sliceCodings',
  'shares',
] as const satisfies readonly ColumnsOf<ComparisonRow>[];

/**
 * The same rows with each column in one piece of memory for all of them: what crosses from a worker is then a handful of
 * pieces, and not nine for each of 10,000 documents. Columns that rows share are held once.
 */
export function packRows(rows: readonly ComparisonRow[]): ComparisonRow[] {
  const packed = columnNames.map((name) => packColumn(rows.map((row) => row[name])));
  return rows.map((row, index) => ({
    ...row,
    ...Object.fromEntries(columnNames.map((name, column) => [name, packed[column]?.[index]])),
  }));
}

function packColumn(columns: readonly Column[]): Column[] {
  const places = new Map<Column, number>();
  let length = 0;
  for (const column of columns) {
    if (places.has(column)) continue;
    places.set(column, length);
    length += column.length;
  }
  const whole = columns[0] instanceof Int32Array ? new Int32Array(length) : new Float64Array(length);
  for (const [column, place] of places) whole.set(column, place);
  return columns.map((column) => {
    const place = places.get(column) ?? 0;
    return whole.subarray(place, place + column.length);
  });
}
