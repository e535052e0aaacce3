import type { CodeMatrix } from '#shared/analysis/codeMatrix.ts';
import type { CodeSet } from '#shared/analysis/columns.ts';
import type { DocumentColumn } from '#shared/analysis/partedDocuments.ts';
import { likenessOrder, matrixTotals, matrixValues, turned } from '#shared/analysis/reading/matrixValues.ts';
import type { MatrixSettings } from '#shared/charts/kinds/matrix.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';
import { documentColumns } from './partedDocuments.ts';

/** More cells than this are neither sent nor listed: the columns with the most codings are kept. */
const mostCells = 400_000;

/** Codes in documents, groups or values of a variable (METHOD.md §5), with the orders that were asked for. */
export const countMatrix: ChartMaker = async (asked) => {
  const settings = asked.settings as unknown as MatrixSettings;
  const { by, columns, columnOf } = documentColumns(asked, settings.columns);
  const choice = { ...asked.choice, columnOf, columnCount: columns.length, mostCells };
  const matrix = await analyse(asked, 'codeMatrix', choice);
  const kept = Array.from(matrix.kept, (column) => columns[column] as DocumentColumn);
  return {
    ...matrix,
    by,
    columns: kept,
    columnTotal: columns.length,
    rowOrder: rowOrder(asked, matrix, settings),
    columnOrder: columnOrder(kept, matrix, settings),
    overlapping: overlap(asked.sets),
  };
};

/** Whether a code counts into more than one row. */
export function overlap(sets: readonly CodeSet[]): boolean {
  const seen = new Set<number>();
  return sets.some(({ members }) => members.some((code) => seen.size === seen.add(code).size));
}

const inOrder = (count: number) => Array.from({ length: count }, (_, at) => at);
const byName = (names: readonly string[]) => (a: number, b: number) =>
  (names[a] ?? '').localeCompare(names[b] ?? '', 'en', { numeric: true }) || a - b;
const byTotal = (totals: Float64Array) => (a: number, b: number) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b;

function rowOrder({ sets }: AskedChart, matrix: CodeMatrix, settings: MatrixSettings): Int32Array {
  const given = inOrder(sets.length);
  switch (settings.rows) {
    case 'tree':
      return Int32Array.from(given);
    case 'name':
      return Int32Array.from(given.sort(byName(sets.map(({ name }) => name))));
    case 'total':
      return Int32Array.from(given.sort(byTotal(matrixTotals(matrix, settings).rows)));
    case 'similarity':
      return Int32Array.from(likenessOrder(matrixValues(matrix, settings), matrix.kept.length));
  }
}

function columnOrder(columns: readonly DocumentColumn[], matrix: CodeMatrix, settings: MatrixSettings): Int32Array {
  const given = inOrder(columns.length);
  switch (settings.order) {
    case 'study':
      return Int32Array.from(given);
    case 'name':
      return Int32Array.from(given.sort(byName(columns.map(({ name }) => name))));
    case 'total':
      return Int32Array.from(given.sort(byTotal(matrixTotals(matrix, settings).columns)));
    case 'similarity': {
      const values = turned(matrixValues(matrix, settings), columns.length);
      return Int32Array.from(likenessOrder(values, matrix.ofCode.codings.length));
    }
  }
}
