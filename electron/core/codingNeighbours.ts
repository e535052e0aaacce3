import type { KeyedColumns } from '../store/columns.ts';

/** The other codings of its document that share at least one character with a coding (a row), in reading order. */
export function overlappingRows(columns: KeyedColumns, row: number): number[] {
  const { codings } = columns;
  const place = {
    document: codings.document[row] ?? 0,
    start: codings.start[row] ?? 0,
    end: codings.end[row] ?? 0,
  };
  return rowsTouching(columns, place).filter((other) => other !== row);
}

/** The codings that share at least one character with a place, in reading order. */
export function rowsTouching(
  { codings, codingOffset }: KeyedColumns,
  { document, start, end }: { readonly document: number; readonly start: number; readonly end: number },
): number[] {
  const last = codingOffset[document + 1] ?? 0;
  const rows: number[] = [];
  for (let row = codingOffset[document] ?? 0; row < last && (codings.start[row] ?? 0) < end; row++) {
    if (start < (codings.end[row] ?? 0)) rows.push(row);
  }
  return rows;
}
