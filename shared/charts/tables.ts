import type { ComparisonResult, CoOccurrenceResult } from '../analysis/results.ts';
import { memosOfRow, showsMemos } from './comparisonMemos.ts';
import { flagWords, unitName } from './sentences.ts';

export type TableCell = string | number | null;

/** A chart's numbers as a table: for those who would rather read, and for files. `null` = not defined. */
export interface ChartTable {
  readonly columns: readonly string[];
  /** The same columns in fewer words, for the screen; left out where they are short already. */
  readonly heads?: readonly string[];
  readonly rows: readonly (readonly TableCell[])[];
  /** The columns that say what a row is about; left out where they are those in front of the first figure. */
  readonly names?: readonly number[] | undefined;
  /** The names of a row are a pair in no order. */
  readonly eitherOrder?: true | undefined;
  /** The columns in the chart's own unit, so that their figures compare; left out where it is the first with figures. */
  readonly measures?: readonly number[] | undefined;
  /** The last row sums up those above it. */
  readonly withSums?: true | undefined;
}

const defined = (value: number | undefined): TableCell => (value === undefined || Number.isNaN(value) ? null : value);

/** The matrix in its unit, both halves; a code's own codings stand in a column of their own, the diagonal is empty. */
export function coOccurrenceTable(result: CoOccurrenceResult): ChartTable {
  const size = result.codes.length;
  return {
    columns: ['code', 'codings', ...result.codes.map((code) => code.path)],
    heads: ['code', 'codings', ...result.codes.map((code) => code.name)],
    rows: result.codes.map((code, row) => [
      code.path,
      result.frequency[row] ?? 0,
      ...result.codes.map((_, column) => (row === column ? null : (result.values[row * size + column] ?? 0))),
    ]),
  };
}

/** Every pair of codes once, with the count in the chosen unit, pairs, documents and all coefficients. */
export function coOccurrencePairsTable(result: CoOccurrenceResult): ChartTable {
  const size = result.codes.length;
  const unit = unitName(result.unit, result.near);
  const extra = result.unit === 'pairs' || result.unit === 'documents' ? [] : [unit];
  const rows = result.codes.flatMap((one, first) =>
    result.codes.slice(first + 1).map((other, step): readonly TableCell[] => {
      const second = first + 1 + step;
      const at = first * size + second;
      return [
        one.path,
        other.path,
        ...extra.map(() => result.values[at] ?? 0),
        result.pairs[at] ?? 0,
        defined(result.documents[at]),
        defined(result.jaccard[at]),
        defined(result.c[at]),
        defined(result.lift[at]),
        flagWords(result, first, second).short,
      ];
    }),
  );
  return {
    columns: [
      'first code',
      'second code',
      ...extra,
      'pairs',
      'documents',
      'jaccard',
      'c',
      'lift',
      'c to be read with care',
    ],
    rows,
    eitherOrder: true,
  };
}

/** A row a document: group, cells, coded cells, and the share of each code (0..1; empty where nothing is coded). */
export function comparisonTable(result: ComparisonResult): ChartTable {
  const cells = result.x === 'sections' ? 'sections' : 'paragraphs';
  const withMemos = showsMemos(result);
  const columns = [
    'document',
    'group',
    cells,
    `coded ${cells}`,
    ...(withMemos ? ['memos'] : []),
    ...result.themes.map((code) => `share of ${code.path}`),
  ];
  const rows = inDrawnOrder(result).map((row): readonly TableCell[] => {
    const coded = new Set(row.sliceCell).size;
    const shares = result.themes.map((_, theme) => (coded === 0 ? null : (row.shares[theme] ?? 0)));
    const memos = withMemos ? [memosOfRow(row).length] : [];
    return [row.name, row.group, row.cellStart.length, coded, ...memos, ...shares];
  });
  const heads = [
    'document',
    'group',
    cells,
    `coded ${cells}`,
    ...(withMemos ? ['memos'] : []),
    ...result.themes.map((code) => code.name),
  ];
  const shares = result.themes.map((_, theme) => columns.length - result.themes.length + theme);
  return { columns, heads, rows, names: [0, 1], measures: shares };
}

/** A row a slice: document, group, cell (from 1), code, its share of the cell and the codings that made it. */
export function comparisonSlicesTable(result: ComparisonResult): ChartTable {
  const cell = result.x === 'sections' ? 'section' : 'paragraph';
  const rows = inDrawnOrder(result).flatMap((row) =>
    Array.from(row.sliceCell, (index, slice): readonly TableCell[] => [
      row.name,
      row.group,
      index + 1,
      result.themes[row.sliceTheme[slice] ?? -1]?.path ?? '',
      row.sliceShare[slice] ?? 0,
      row.sliceCodings[slice] ?? 0,
    ]),
  );
  return { columns: ['document', 'group', cell, 'code', 'share of the cell', 'codings'], rows };
}

const inDrawnOrder = (result: ComparisonResult) =>
  result.groups.flatMap(({ rows }) => rows.flatMap((index) => result.rows[index] ?? []));

/** The table as spreadsheets paste it: tabs between cells, a line a row; nothing in it can break out of its cell. */
export function toTabbed({ columns, rows }: ChartTable): string {
  const cell = (value: TableCell) => String(value ?? '').replace(/[\t\r\n]+/gu, ' ');
  return [columns, ...rows].map((row) => row.map(cell).join('\t')).join('\n');
}
