import type { CodeMatrix } from '#shared/analysis/codeMatrix.ts';
import { crosstab } from '#shared/analysis/crosstab.ts';
import type { DocumentColumn } from '#shared/analysis/partedDocuments.ts';
import { type CrosstabResult, type CrosstabSettings, mostColumns } from '#shared/charts/kinds/crosstab.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { overlap } from './matrix.ts';
import { comparedColumns } from './partedDocuments.ts';

/** Codes by the parts of the documents, with a test for each code. Documents without a value take no part. */
export const countCrosstab: ChartMaker = async (asked) => {
  const settings = asked.settings as unknown as CrosstabSettings;
  const parted = comparedColumns(asked, settings.columns);
  const columns = parted.columns.filter(({ isRest }) => !isRest);
  const rest = parted.columns.find(({ isRest }) => isRest);
  const overlapping = overlap(asked.sets);
  const named = { by: parted.by, columns, leftOut: rest?.documentIds.length ?? 0, overlapping };
  if (columns.length < 2 || columns.length > mostColumns) return { ...named, ...nothing(columns) };
  const isNamed = parted.columns.map(({ isRest }) => !isRest);
  const columnOf = parted.columnOf.map((column) => (isNamed[column] ? column : -1));
  const choice = { ...asked.choice, columnOf, columnCount: columns.length, mostCells: Number.MAX_SAFE_INTEGER };
  const matrix = await analyse(asked, 'codeMatrix', choice);
  const present = matrix[settings.count];
  const sizes = settings.count === 'documents' ? matrix.columnDocuments : matrix.ofColumn.codings;
  const whole = settings.count === 'codings' && !overlapping ? wholeTable(matrix) : null;
  return { ...named, present, sizes, whole, ...crosstab({ present, sizes, unit: settings.count }) };
};

/** What a chart that is not drawn is made of. */
const nothing = (columns: readonly DocumentColumn[]) => ({
  present: new Float64Array(),
  sizes: new Float64Array(columns.length),
  whole: null,
  ...crosstab({ present: new Float64Array(), sizes: new Float64Array(), unit: 'documents' }),
});

/** Chi-square and V of codes × columns, each coding in one cell: a description, for codings are not independent. */
function wholeTable({ codings, ofCode, ofColumn, ofAll }: CodeMatrix): CrosstabResult['whole'] {
  const all = ofAll.codings[0] ?? 0;
  const filled = (sums: Float64Array) => sums.filter((sum) => sum > 0).length;
  const [rows, columns] = [filled(ofCode.codings), filled(ofColumn.codings)];
  if (rows < 2 || columns < 2) return null;
  let chiSquare = 0;
  for (const [cell, count] of codings.entries()) {
    const row = ofCode.codings[Math.floor(cell / ofColumn.codings.length)] ?? 0;
    const expected = (row * (ofColumn.codings[cell % ofColumn.codings.length] ?? 0)) / all;
    if (expected > 0) chiSquare += (count - expected) ** 2 / expected;
  }
  const cramersV = Math.sqrt(chiSquare / (all * (Math.min(rows, columns) - 1)));
  return { chiSquare, degrees: (rows - 1) * (columns - 1), cramersV };
}
