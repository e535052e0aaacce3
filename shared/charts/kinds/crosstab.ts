import type { ChartResult } from '../../analysis/chartResult.ts';
import type { Crosstab, CrosstabTest } from '../../analysis/crosstab.ts';
import type { DocumentColumn } from '../../analysis/partedDocuments.ts';
import { framed } from '../frame.ts';
import { belowSize, drawGrid, drawSmallGrid, type GridCell, type GridSpec } from '../grid.ts';
import { type ChartKind, chartKind, type Picture } from '../kind.ts';
import { formatPercent } from '../numbers.ts';
import type { ChartTheme } from '../palette.ts';
import { KeyLine } from '../scaleKey.ts';
import { counted, formatCount, inWords } from '../sentences.ts';
import { choiceOf, listOf, type SettingsOf } from '../settings.ts';
import type { ChartTable, TableCell } from '../tables.ts';
import { measureText } from '../textWidths.ts';
import { uniqueNames } from './matrix.ts';

const settings = {
  columns: { type: 'grouping', label: 'Columns', automatic: 'automatic', fallback: 'none' },
  count: choiceOf(
    'Count',
    [
      { value: 'documents', label: 'documents' },
      { value: 'codings', label: 'codings' },
    ],
    'documents',
  ),
  show: choiceOf(
    'Show',
    [
      { value: 'expected', label: 'against expected' },
      { value: 'share', label: 'share of column' },
    ],
    'expected',
  ),
  order: listOf(
    choiceOf(
      'Order',
      [
        { value: 'tree', label: 'code tree' },
        { value: 'name', label: 'name' },
        { value: 'difference', label: 'largest difference first' },
      ],
      'tree',
    ),
  ),
} as const;

export type CrosstabSettings = SettingsOf<typeof settings>;

/** Codes by groups of documents, with a test for each code. */
export interface CrosstabResult extends ChartResult, Crosstab {
  readonly kind: 'crosstab';
  readonly settings: CrosstabSettings;
  readonly by: string;
  readonly columns: readonly DocumentColumn[];
  /** Documents or codings with the code: codes × columns, row by row. */
  readonly present: Float64Array;
  /** All documents of each column, or all codings of the chosen codes there, each once. */
  readonly sizes: Float64Array;
  /** Documents without a value, that take no part. */
  readonly leftOut: number;
  /** All codings together as one table of codes × columns; `null` where documents are counted or rows overlap. */
  readonly whole: { readonly chiSquare: number; readonly degrees: number; readonly cramersV: number } | null;
  /** Some coding counts in two rows. */
  readonly overlapping: boolean;
}

/** More columns than this are no crosstab that one could read. */
export const mostColumns = 30;
const mostRows = 60;
const mostSmallRows = 7;

const effect = ({ tests }: CrosstabResult, row: number): number => tests[row]?.cramersV || 0;
const sumOf = (values: Float64Array): number => values.reduce((total, value) => total + value, 0);
const rowOf = ({ present, sizes }: CrosstabResult, row: number): Float64Array =>
  present.subarray(row * sizes.length, (row + 1) * sizes.length);

function orderOf(result: CrosstabResult): number[] {
  const rows = result.codes.map((_, row) => row);
  const name = (row: number) => result.codes[row]?.name ?? '';
  switch (result.settings.order) {
    case 'tree':
      return rows;
    case 'name':
      return rows.sort((a, b) => name(a).localeCompare(name(b), 'en', { numeric: true }) || a - b);
    case 'difference':
      return rows.sort((a, b) => effect(result, b) - effect(result, a) || a - b);
  }
}

/** The rows of the picture: all, or the most frequent. */
function shownRows(result: CrosstabResult, most = mostRows): number[] {
  const order = orderOf(result);
  if (order.length <= most) return order;
  const frequent = [...order].sort((a, b) => sumOf(rowOf(result, b)) - sumOf(rowOf(result, a)) || a - b);
  const wanted = new Set(frequent.slice(0, most));
  return order.filter((row) => wanted.has(row));
}

/** `<.001`, `.037`, `1.00` */
export function formatP(p: number): string {
  if (p < 0.001) return '<.001';
  return p < 0.9995 ? p.toFixed(3).replace(/^0/u, '') : '1.00';
}

/** A residual with its sign: `+2.1`, `−0.4`. */
function formatResidual(value: number): string {
  if (Number.isNaN(value)) return '–';
  const written = Math.abs(value).toFixed(1);
  return written === '0.0' ? '0.0' : `${value < 0 ? '−' : '+'}${written}`;
}

const defined = (value: number): TableCell => (Number.isNaN(value) ? null : value);

function cellWords(result: CrosstabResult, row: number, column: number): string {
  const at = row * result.sizes.length + column;
  const unit = result.settings.count;
  const size = result.sizes[column] ?? 0;
  const count = result.present[at] ?? 0;
  const share = size === 0 ? '' : ` (${formatPercent(count / size)})`;
  const residual = result.residuals[at] ?? Number.NaN;
  const expected = `${(result.expected[at] ?? 0).toFixed(1)} expected if the columns did not differ`;
  const far = Number.isNaN(residual) ? '' : `; adjusted residual ${formatResidual(residual)}`;
  const counts = unit === 'documents' ? 'have it' : 'are of it';
  const { p, test, reason } = result.tests[row] as CrosstabTest;
  const tested =
    p === null
      ? `No test of this code: ${reason}.`
      : `${test === 'fisher' ? 'Fisher’s exact test' : 'χ²'} of this code: p ${formatP(p)}.`;
  return `${formatCount(count)} of ${counted(size, unit.slice(0, -1))}${share} ${counts}, ${expected}${far}. ${tested}`;
}

/** How far from expected: 0 = below 2, 1 = below 3, 2 = further. About one residual in twenty is beyond 2 by chance. */
const farness = (residual: number): 0 | 1 | 2 => {
  const size = Math.abs(residual);
  return size >= 3 ? 2 : size >= 2 ? 1 : 0;
};

/** More than expected is filled, fewer is framed: told apart without colour. */
function residualStyle(residual: number, theme: ChartTheme): Partial<GridCell> {
  const far = Number.isNaN(residual) ? 0 : farness(residual);
  if (far === 0) return { fill: theme.surface, ink: theme.ink2 };
  if (residual < 0)
    return { fill: theme.surface, ink: theme.ink, stroke: frameOf(theme), strokeWidth: far === 2 ? 3 : 1.5 };
  const step = theme.steps[far === 2 ? 4 : 2];
  return { fill: step?.fill ?? theme.surface, ink: step?.ink ?? theme.ink };
}

const frameOf = (theme: ChartTheme): string => theme.steps[theme.mode === 'light' ? 4 : 3]?.fill ?? theme.ink;

function shareStyle(share: number, theme: ChartTheme): Partial<GridCell> {
  const step = theme.steps[Math.min(6, Math.ceil(share * 6)) - 1];
  return { fill: step?.fill ?? theme.surface, ink: step?.ink ?? theme.ink2 };
}

function cellOf(result: CrosstabResult, theme: ChartTheme, asShare: boolean, row: number, column: number): GridCell {
  const at = row * result.sizes.length + column;
  const [count, size] = [result.present[at] ?? 0, result.sizes[column] ?? 0];
  const residual = result.residuals[at] ?? Number.NaN;
  const [code, place] = [result.codes[row], result.columns[column]];
  const share = size === 0 ? 0 : count / size;
  return {
    name: `${code?.name} × ${place?.name}`,
    title: cellWords(result, row, column),
    ...(count > 0 && code && place
      ? { data: { kind: 'codings', codeIds: [code.id], documentIds: place.documentIds } as const }
      : {}),
    ...(asShare
      ? {
          text: formatPercent(share),
          below: `${formatCount(count)} of ${formatCount(size)}`,
          ...shareStyle(share, theme),
        }
      : {
          text: formatCount(count),
          below: `exp. ${(result.expected[at] ?? 0).toFixed(1)} · ${formatResidual(residual)}`,
          ...residualStyle(residual, theme),
        }),
  };
}

/** A figure that is cut off says something else: a cell is at least as wide as its second line. */
function widestFigures(rows: number, columns: number, cell: (row: number, column: number) => GridCell): number {
  let widest = 56;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      widest = Math.max(widest, measureText(cell(row, column).below ?? '', belowSize));
    }
  }
  return Math.ceil(widest) + 8;
}

const hasFisher = ({ tests }: CrosstabResult): boolean => tests.some(({ p, test }) => p !== null && test === 'fisher');

const testText = ({ p, test }: CrosstabTest): string =>
  p === null ? '–' : `${formatP(p)}${test === 'fisher' ? ' F' : ''}`;

function gridOf(result: CrosstabResult, rows: readonly number[], theme: ChartTheme, asShare: boolean): GridSpec {
  const tests = rows.map((row) => result.tests[row] as CrosstabTest);
  const figures = (write: (test: CrosstabTest) => string) => tests.map(write);
  const number = (value: number | null) => (value === null ? '–' : value.toFixed(2));
  const isTested = result.settings.count === 'documents';
  const cell = (row: number, column: number) => cellOf(result, theme, asShare, rows[row] ?? 0, column);
  return {
    rows: rows.map((row) => {
      const { id, name, color, depth } = result.codes[row] ?? { id: '', name: '', color: 'grey', depth: 0 };
      return { key: id, name, color, depth: result.settings.order === 'tree' ? depth : 0 };
    }),
    columns: result.columns.map(({ key, name }) => ({ key, name })),
    cell,
    sides: [
      { key: 'chi', head: 'χ²', texts: figures((test) => number(test.chiSquare)) },
      { key: 'v', head: 'V', texts: figures((test) => number(test.cramersV).replace(/^0/u, '')) },
      ...(isTested
        ? [
            { key: 'p', head: 'p', texts: figures(testText) },
            {
              key: 'holm',
              head: 'p (Holm)',
              texts: figures(({ adjusted }) => (adjusted === null ? '–' : formatP(adjusted))),
            },
          ]
        : []),
    ],
    foot: {
      name: `all ${result.settings.count}`,
      texts: Array.from(result.sizes, formatCount),
      sides: isTested ? ['', '', '', ''] : ['', ''],
    },
    cellWidth: {
      least: widestFigures(rows.length, result.columns.length, cell),
      most: result.columns.length <= 4 ? 170 : 120,
    },
    cellHeight: { least: 34, most: 60 },
    key: (place) => keyOf(asShare, new KeyLine(place, theme), theme, hasFisher(result)),
  };
}

function keyOf(asShare: boolean, key: KeyLine, theme: ChartTheme, withFisher: boolean) {
  if (asShare) key.scale('share of the column, up to', '100 %');
  else {
    key
      .box(theme.steps[2]?.fill ?? '')
      .box(theme.steps[4]?.fill ?? '')
      .gap(5)
      .words('more than expected: residual from 2, from 3')
      .gap(18)
      .room(320)
      .box(theme.surface, { stroke: frameOf(theme), strokeWidth: 1.5 })
      .gap(3)
      .box(theme.surface, { stroke: frameOf(theme), strokeWidth: 3 })
      .gap(5)
      .words('fewer: to −2, to −3');
  }
  return withFisher ? key.gap(18).room(190).words('F: Fisher’s exact test').end() : key.end();
}

function testedWords(result: CrosstabResult): string {
  const degrees = result.tests.reduce((most, test) => Math.max(most, test.degrees), 0);
  const tested = result.tests.filter(({ p }) => p !== null).length;
  const rule =
    degrees === 1
      ? 'χ² (1 degree of freedom, no continuity correction) where all four expected counts are at least 5, else Fisher’s exact test'
      : `χ² (${degrees} degrees of freedom) where all expected counts are at least 1 and four in five at least 5, else no p`;
  const start = `A document may hold several codes, so that there is one test per code, of documents with it against those without: ${rule}.`;
  if (tested === 0) return `${start} Here none can be tested.`;
  const holm = tested > 1 ? ` p (Holm) allows for ${inWords(tested)} tests at once.` : '';
  return `${start}${holm} Documents count as independent cases; for others than these p speaks only as far as they were drawn at random.`;
}

function describedWords({ whole, overlapping }: CrosstabResult): string {
  const together = whole
    ? ` All codes together: χ² ${whole.chiSquare.toFixed(2)} with ${counted(whole.degrees, 'degree')} of freedom, V ${whole.cramersV.toFixed(2)}.`
    : overlapping
      ? ' Codings of a subcode count in two rows, so that there is no figure for the table as a whole.'
      : '';
  return `Codings of one document are not independent of each other, so that no p is given: χ² and V describe how unevenly the codings of a code stand among those of all these codes.${together} Count documents to test.`;
}

function sentenceOf(result: CrosstabResult): string {
  const { count } = result.settings;
  const shown = shownRows(result).length;
  const what =
    count === 'documents'
      ? `Documents with at least one coding of the code, by ${result.by}.`
      : `Codings of each code, by ${result.by} of their document.`;
  return [
    what,
    count === 'documents' ? testedWords(result) : describedWords(result),
    ...(result.leftOut > 0 ? [`Left out: ${counted(result.leftOut, 'document')} without ${result.by}.`] : []),
    ...(shown < result.codes.length
      ? [`Drawn: the ${shown} most frequent of ${counted(result.codes.length, 'code')}; the table has all.`]
      : []),
  ].join(' ');
}

function emptyReason({ codes, columns, by, leftOut }: CrosstabResult): string | null {
  if (codes.length === 0) return 'There are no codes to count.';
  if (columns.length > mostColumns) {
    return `There are ${formatCount(columns.length)} values of ${by}: too many to compare side by side. Choose a variable with at most ${mostColumns} values.`;
  }
  if (columns.length >= 2) return null;
  if (columns.length === 0 && leftOut === 0) return 'There are no documents to count in.';
  return 'A crosstab compares parts of the documents: put documents into at least two groups, or give them a variable with at least two values, and choose it here.';
}

function tableOf(result: CrosstabResult): ChartTable {
  const names = uniqueNames(result.columns.map(({ name }) => name));
  const { length } = result.sizes;
  const rows = orderOf(result).flatMap((row): TableCell[][] => {
    const test = result.tests[row];
    // Documents that are not parted compare nothing.
    if (!test) return [];
    const cells = names.flatMap((_, column): TableCell[] => {
      const at = row * length + column;
      const [count, size] = [result.present[at] ?? 0, result.sizes[column] ?? 0];
      return [count, size === 0 ? null : count / size, result.expected[at] ?? 0, defined(result.residuals[at] ?? 0)];
    });
    const figures = [test.chiSquare, test.degrees, test.cramersV, test.p, test.adjusted];
    const how = test.reason === '' ? test.test : `none: ${test.reason}`;
    return [[result.codes[row]?.path ?? '', ...cells, ...figures, how]];
  });
  const heads = names.flatMap((name) => [name, `${name}, share`, `${name}, expected`, `${name}, residual`]);
  const foot = [
    `all ${result.settings.count}`,
    ...Array.from(result.sizes, (size): TableCell[] => [size, null, null, null]).flat(),
    ...[null, null, null, null, null, ''],
  ];
  const columns = ['code', ...heads, 'chi-square', 'df', 'V', 'p', 'p (Holm)', 'test'];
  const measures = names.map((_, at) => 1 + 4 * at);
  return { columns, rows: [...rows, foot], measures, withSums: true };
}

function jsonOf(result: CrosstabResult) {
  const order = orderOf(result);
  const { length } = result.sizes;
  const cut = (values: Float64Array) =>
    order.map((row) => Array.from(values.subarray(row * length, (row + 1) * length), (value) => defined(value)));
  return {
    options: { ...result.settings, withSubcodes: result.withSubcodes, by: result.by },
    rows: order.map((row) => result.codes[row]?.path ?? ''),
    columns: result.columns.map(({ name }) => name),
    values: cut(result.present),
    sizes: [...result.sizes],
    expected: cut(result.expected),
    residuals: cut(result.residuals),
    tests: order.map((row) => result.tests[row]),
    whole: result.whole,
    leftOut: result.leftOut,
  };
}

function draw(result: CrosstabResult, picture: Picture) {
  const small = picture.small ?? false;
  return framed(crosstabChart, result, picture, (room) => {
    if (!small) return drawGrid(gridOf(result, shownRows(result), room.theme, result.settings.show === 'share'), room);
    const { foot: _, ...spec } = gridOf(result, shownRows(result, mostSmallRows), room.theme, true);
    return drawSmallGrid(spec, room);
  });
}

export const crosstabChart: ChartKind = chartKind<typeof settings>()<CrosstabResult>({
  kind: 'crosstab',
  name: 'Crosstab',
  about: 'Whether groups differ in a code, tested where it may be',
  question: 'who',
  codes: 'themes',
  settings,
  title: ({ codes, by }) => `${counted(codes.length, 'code')} by ${by}`,
  sentence: sentenceOf,
  unit: ({ settings: { count } }) => count,
  options: ({ by, settings: { count, order } }) => [
    `unit ${count}`,
    `by ${by}`,
    ...(count === 'documents' ? ['a test per code'] : ['no test']),
    `order ${order}`,
  ],
  empty: emptyReason,
  layout: draw,
  table: tableOf,
  json: jsonOf,
});
