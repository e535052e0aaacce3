import type { CodeMatrix } from '../codeMatrix.ts';
import { leafOrder, profileDistances } from '../similarity.ts';

export type MatrixValue = 'codings' | 'documents' | 'coverage';
export type MatrixShare = 'none' | 'row' | 'column' | 'all';

export interface MatrixView {
  readonly value: MatrixValue;
  readonly share: MatrixShare;
  /** 1 where there is a coding, else 0; then there are no shares. */
  readonly binary: boolean;
}

/**
 * The numbers that a code × document matrix shows (METHOD.md §5), codes × kept columns, row by row.
 * - `codings`: codings of the code in the column. Shares are of the row's, the column's or all codings as the matrix shows
 *   them: the sums of its rows, so that a coding of two rows counts in both.
 * - `documents`: documents of the column with at least one coding of the code. The share of the row is of the documents that
 *   have the code; the share of the column is of the documents of the column, coded or not; of all likewise of all documents.
 * - `coverage`: code points that the code covers / code points of the column's documents together, coded or not. Shares
 *   are of covered code points: of the code's in all columns, of the sum of the column's rows, of the sum of all.
 * 0 where there is nothing to divide by.
 */
export function matrixValues(matrix: CodeMatrix, { value, share, binary }: MatrixView): Float64Array {
  const columns = matrix.kept.length;
  if (binary) return matrix.codings.map((count) => (count > 0 ? 1 : 0));
  const counts = value === 'coverage' ? matrix.covered : matrix[value];
  const divisor = divisorOf(matrix, value, share);
  if (!divisor) return counts;
  return counts.map((count, cell) => count / (divisor(Math.floor(cell / columns), cell % columns) || 1));
}

type Divisor = (row: number, column: number) => number;

function divisorOf(matrix: CodeMatrix, value: MatrixValue, share: MatrixShare): Divisor | null {
  const counts = value === 'coverage' ? 'covered' : value;
  switch (share) {
    case 'none':
      return value === 'coverage' ? (_, column) => matrix.columnCharacters[column] ?? 0 : null;
    case 'row':
      return (row) => matrix.ofCode[counts][row] ?? 0;
    case 'column': {
      const sums = value === 'documents' ? matrix.columnDocuments : columnSums(matrix[counts], matrix.kept.length);
      return (_, column) => sums[column] ?? 0;
    }
    case 'all': {
      const all = value === 'documents' ? matrix.documentTotal : sum(matrix.ofCode[counts]);
      return () => all;
    }
  }
}

/** The sum of each column of a matrix that is written row by row. */
export function columnSums(values: Float64Array, columns: number): Float64Array {
  const sums = new Float64Array(columns);
  for (const [cell, value] of values.entries()) sums[cell % columns] = (sums[cell % columns] as number) + value;
  return sums;
}

export const sum = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);

/** What stands beside the rows and below the columns of a matrix; never part of its colours. */
export interface MatrixTotals {
  readonly rows: Float64Array;
  readonly columns: Float64Array;
  readonly all: number;
}

/**
 * Totals over all columns, and over the rows. Codings: sums of the matrix. Documents: those with the code in any column;
 * below, those with any of the codes, each once. Coverage: of all documents together; below, of the characters that any of
 * the codes covers. Yes or no: how many columns have the code; below, how many of the codes the column has.
 */
export function matrixTotals(matrix: CodeMatrix, { value, binary }: MatrixView): MatrixTotals {
  const columns = matrix.kept.length;
  if (binary) {
    const marks = matrix.codings.map((count) => (count > 0 ? 1 : 0));
    const rows = matrix.ofCode.codings.map((_, row) => sum(marks.subarray(row * columns, (row + 1) * columns)));
    return { rows, columns: columnSums(marks, columns), all: sum(marks) };
  }
  if (value === 'codings') {
    const { codings } = matrix.ofCode;
    return { rows: codings, columns: columnSums(matrix.codings, columns), all: sum(codings) };
  }
  if (value === 'documents') {
    const { ofCode, ofColumn, ofAll } = matrix;
    return { rows: ofCode.documents, columns: ofColumn.documents, all: ofAll.documents[0] ?? 0 };
  }
  return {
    rows: matrix.ofCode.covered.map((covered) => covered / (matrix.characterTotal || 1)),
    columns: matrix.ofColumn.covered.map((covered, at) => covered / (matrix.columnCharacters[at] || 1)),
    all: (matrix.ofAll.covered[0] ?? 0) / (matrix.characterTotal || 1),
  };
}

/** More lines than this are not clustered: the chart never draws so many, and all distances would be too many. */
const mostClustered = 1_000;

/**
 * Order of the rows of a matrix in which those with a like pattern stand together: Euclidean distance between rows whose
 * values are divided by the row's sum, average linkage, optimal leaves. Beyond 1,000 lines the order is as given.
 */
export function likenessOrder(values: Float64Array, size: number): number[] {
  const count = size === 0 ? 0 : values.length / size;
  if (count > mostClustered) return Array.from({ length: count }, (_, row) => row);
  const profiles = values.slice();
  for (let row = 0; row < count; row++) {
    const profile = profiles.subarray(row * size, (row + 1) * size);
    const total = sum(profile);
    if (total > 0) profile.set(profile.map((value) => value / total));
  }
  return leafOrder(profileDistances(profiles, size, count), count);
}

/** The matrix with its columns as rows. */
export function turned(values: Float64Array, columns: number): Float64Array {
  const rows = columns === 0 ? 0 : values.length / columns;
  const result = new Float64Array(values.length);
  for (const [cell, value] of values.entries()) result[(cell % columns) * rows + Math.floor(cell / columns)] = value;
  return result;
}
