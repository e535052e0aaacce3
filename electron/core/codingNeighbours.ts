import type { KeyedColumns } from '../store/columns.ts';

/** The other codings of its document that share at least one character with a coding (a row), in reading order. */
export function overlappingRows(columns: KeyedColumns, row: number): number[] {
  const { codings, codingOffset } = columns;
  const document = codings.document[row] ?? 0;
  const [start, end] = [codings.start[row] ?? 0, codings.end[row] ?? 0];
  const last = codingOffset[document + 1] ?? 0;
  const rows: number[] = [];
  for (let other = codingOffset[document] ?? 0; other < last && (codings.start[other] ?? 0) < end; other++) {
    if (other !== row && start < (codings.end[other] ?? 0)) rows.push(other);
  }
  return rows;
}
