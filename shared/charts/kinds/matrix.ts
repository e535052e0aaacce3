import type { ChartResult } from '../../analysis/chartResult.ts';
import type { CodeMatrix } from '../../analysis/codeMatrix.ts';
import type { DocumentColumn } from '../../analysis/partedDocuments.ts';
import { matrixTotals, matrixValues } from '../../analysis/reading/matrixValues.ts';
import { framed } from '../frame.ts';
import { drawGrid, drawSmallGrid, type GridCell, type GridSpec } from '../grid.ts';
import { type ChartKind, chartKind, type Picture } from '../kind.ts';
import { formatPercent, greatestOf, rootStep, shortCount } from '../numbers.ts';
import { type ChartTheme, shades } from '../palette.ts';
import { KeyLine } from '../scaleKey.ts';
import { counted, formatCount } from '../sentences.ts';
import { choiceOf, listOf, type SettingsOf } from '../settings.ts';
import type { ChartTable } from '../tables.ts';

const isShared = ({ binary }: Readonly<Record<string, unknown>>): boolean => binary !== true;

const settings = {
  columns: { type: 'grouping', label: 'Columns', automatic: 'each document', fallback: 'none' },
  value: choiceOf(
    'Count',
    [
      { value: 'codings', label: 'codings' },
      { value: 'documents', label: 'documents' },
      { value: 'coverage', label: 'coverage' },
    ],
    'codings',
    isShared,
  ),
  share: listOf(
    choiceOf(
      'Share of',
      [
        { value: 'none', label: 'nothing' },
        { value: 'row', label: 'row' },
        { value: 'column', label: 'column' },
        { value: 'all', label: 'all' },
      ],
      'none',
      isShared,
    ),
  ),
  binary: { type: 'flag', label: 'yes or no', fallback: false },
  show: listOf(
    choiceOf(
      'Show',
      [
        { value: 'heat', label: 'heat' },
        { value: 'circles', label: 'circles' },
        { value: 'numbers', label: 'numbers' },
      ],
      'heat',
    ),
  ),
  rows: listOf(
    choiceOf(
      'Order of codes',
      [
        { value: 'tree', label: 'code tree' },
        { value: 'name', label: 'name' },
        { value: 'total', label: 'most first' },
        { value: 'similarity', label: 'similarity' },
      ],
      'tree',
    ),
  ),
  order: listOf(
    choiceOf(
      'Order of columns',
      [
        { value: 'study', label: 'study' },
        { value: 'name', label: 'name' },
        { value: 'total', label: 'most first' },
        { value: 'similarity', label: 'similarity' },
      ],
      'study',
    ),
  ),
} as const;

export type MatrixSettings = SettingsOf<typeof settings>;

/** Code × document matrix (METHOD.md §5). */
export interface MatrixResult extends ChartResult, CodeMatrix {
  readonly kind: 'matrix';
  readonly settings: MatrixSettings;
  /** What parts the documents: `document`, `document group`, the name of a variable. */
  readonly by: string;
  /** The kept columns, in the order of the study. */
  readonly columns: readonly DocumentColumn[];
  /** How many columns there are, kept or not. */
  readonly columnTotal: number;
  /** All rows and all kept columns as they are to stand. */
  readonly rowOrder: Int32Array;
  readonly columnOrder: Int32Array;
  /** Some coding counts in two rows: a code and its subcode both stand there. */
  readonly overlapping: boolean;
}

/** More than this is no picture any more; the table has all that was kept. */
const most = { rows: 40, cells: 8_000, columns: 400 } as const;
const mostSmall = { rows: 14, columns: 60 } as const;

/** The lines that a picture shows, in order: all, or those with the highest totals. */
function strongest(order: Int32Array, totals: Float64Array, room: number): number[] {
  if (order.length <= room) return [...order];
  const wanted = new Set([...order].sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b).slice(0, room));
  return [...order].filter((line) => wanted.has(line));
}

interface Shown {
  readonly rows: readonly number[];
  readonly columns: readonly number[];
}

function shownLines(result: MatrixResult, small: boolean): Shown {
  const rows = strongest(result.rowOrder, result.ofCode.codings, small ? mostSmall.rows : most.rows);
  const room = small
    ? mostSmall.columns
    : Math.min(most.columns, Math.max(20, Math.floor(most.cells / Math.max(1, rows.length))));
  return { rows, columns: strongest(result.columnOrder, result.ofColumn.codings, room) };
}

const isPart = ({ settings: { value, share, binary } }: MatrixResult): boolean =>
  !binary && (value === 'coverage' || share !== 'none');

const figure = (result: MatrixResult, value: number): string =>
  isPart(result) ? formatPercent(value) : formatCount(value);

const columnNoun = ({ by, settings: { columns } }: MatrixResult): string =>
  columns === 'none' || columns === 'group' ? by : `value of ${by}`;

/** What the cell holds in words: `12 codings in 3 of 8 documents, covering 4.1 % of their characters.` */
function cellWords(result: MatrixResult, row: number, column: number, value: number): string {
  const at = row * result.kept.length + column;
  const size = result.columnDocuments[column] ?? 0;
  const documents = result.documents[at] ?? 0;
  const inDocuments = size === 1 ? '' : ` in ${formatCount(documents)} of ${counted(size, 'document')}`;
  const coverage = (result.covered[at] ?? 0) / (result.columnCharacters[column] || 1);
  const whole = `${counted(result.codings[at] ?? 0, 'coding')}${inDocuments}, covering ${formatPercent(coverage)} of ${size === 1 ? 'its' : 'their'} characters.`;
  const { share, binary, value: unit } = result.settings;
  if (binary || share === 'none') return whole;
  return `${whole} ${formatPercent(value)} of ${shareOf(unit, share)}.`;
}

function shareOf(unit: MatrixSettings['value'], share: Exclude<MatrixSettings['share'], 'none'>): string {
  const words: Readonly<Record<MatrixSettings['value'], Readonly<Record<typeof share, string>>>> = {
    codings: {
      row: 'the codings of the code',
      column: 'the codings in the column',
      all: 'all codings of the matrix',
    },
    documents: { row: 'the documents with the code', column: 'the documents of the column', all: 'all documents' },
    coverage: {
      row: 'the characters that the code covers',
      column: 'the characters that codes cover in the column',
      all: 'the characters that codes cover in the matrix',
    },
  };
  return words[unit][share];
}

function cellOf(
  result: MatrixResult,
  values: Float64Array,
  theme: ChartTheme,
  greatest: number,
): (row: number, column: number) => GridCell | null {
  const { show, binary } = result.settings;
  return (row, column) => {
    const value = values[row * result.kept.length + column] ?? 0;
    const [code, place] = [result.codes[row], result.columns[column]];
    if (value === 0 || !code || !place) return null;
    const step = theme.steps[binary ? 4 : rootStep(value, greatest) - 1];
    const text = binary ? '●' : isPart(result) ? formatPercent(value) : shortCount(value, 40, 12.5);
    const marks: Partial<GridCell> =
      show === 'circles'
        ? { circle: { size: Math.sqrt(value / greatest), fill: shades(code.color, theme.mode).solid } }
        : show === 'heat'
          ? { fill: step?.fill ?? theme.sunk, ...(binary ? {} : { text, ink: step?.ink ?? theme.ink }) }
          : { fill: theme.surface, text, ink: theme.ink };
    return {
      name: `${code.name} × ${place.name}`,
      title: cellWords(result, row, column, value),
      data: { kind: 'codings', codeIds: [code.id], documentIds: place.documentIds },
      ...marks,
    };
  };
}

const totalHeads = ({ settings: { value, binary } }: MatrixResult) =>
  binary
    ? { side: 'columns', foot: 'codes' }
    : value === 'codings'
      ? { side: 'sum', foot: 'sum' }
      : { side: 'all', foot: 'any code' };

/** Totals are counts, or coverage; never shares of themselves. */
const totalFigure = ({ settings: { value, binary } }: MatrixResult, total: number): string =>
  value === 'coverage' && !binary ? formatPercent(total) : formatCount(total);

const narrowest = { heat: 6, circles: 12, numbers: 34 } as const;

function gridOf(result: MatrixResult, { rows, columns }: Shown, theme: ChartTheme): GridSpec {
  const values = matrixValues(result, result.settings);
  const totals = matrixTotals(result, result.settings);
  const greatest = greatestOf(rows.flatMap((row) => columns.map((at) => values[row * result.kept.length + at] ?? 0)));
  const cell = cellOf(result, values, theme, greatest);
  const heads = totalHeads(result);
  return {
    rows: rows.map((row) => {
      const { id, name, color, depth } = result.codes[row] ?? { id: '', name: '', color: 'grey', depth: 0 };
      return { key: id, name, color, depth: result.settings.rows === 'tree' ? depth : 0 };
    }),
    columns: columns.map((at) => ({ key: result.columns[at]?.key ?? '', name: result.columns[at]?.name ?? '' })),
    cell: (row, column) => cell(rows[row] ?? 0, columns[column] ?? 0),
    sides: [{ key: 'total', head: heads.side, texts: rows.map((row) => totalFigure(result, totals.rows[row] ?? 0)) }],
    foot: {
      name: heads.foot,
      texts: columns.map((at) => totalFigure(result, totals.columns[at] ?? 0)),
      sides: [totalFigure(result, totals.all)],
    },
    cellWidth: { least: narrowest[result.settings.show], most: columns.length <= 8 ? 110 : 72 },
    cellHeight: { least: 20, most: 64 },
    key: (place) => keyOf(result, greatest, new KeyLine(place, theme), theme),
  };
}

function keyOf(result: MatrixResult, greatest: number, key: KeyLine, theme: ChartTheme) {
  const { show, binary } = result.settings;
  const unit = unitOf(result);
  if (greatest === 0) return key.words(`${unit}: none`).end();
  if (binary)
    return key
      .box(theme.steps[4]?.fill ?? theme.ink)
      .gap(5)
      .words('at least one coding')
      .end();
  if (show === 'numbers') return key.words(unit).end();
  if (show === 'heat') return key.scale(`${unit}, up to`, `${figure(result, greatest)}, root scale`).end();
  const words = `${unit}: the area of a circle; the largest is ${figure(result, greatest)}`;
  return key.circle(6, theme.ink3).gap(6).words(words).end();
}

function unitOf({ settings: { value, share, binary } }: MatrixResult): string {
  if (binary) return 'yes or no';
  const unit = value === 'coverage' ? 'coverage' : value;
  return share === 'none' ? unit : `${unit}, share of ${share === 'all' ? 'all' : `the ${share}`}`;
}

function ruleOf(result: MatrixResult): string {
  const { value, share, binary } = result.settings;
  const noun = columnNoun(result);
  if (binary) return `Whether the ${noun} holds at least one coding of the code.`;
  const rules: Readonly<Record<MatrixSettings['value'], string>> = {
    codings: `Codings of each code in each ${noun}`,
    documents: `Documents of each ${noun} with at least one coding of the code`,
    coverage: `Characters that codings of the code cover, of all characters of the ${noun}`,
  };
  if (share === 'none') return `${rules[value]}.`;
  const counts = value === 'coverage' ? 'Characters that codings of the code cover' : rules[value];
  return `${counts}, as a share of ${shareOf(value, share)}.`;
}

function sentenceOf(result: MatrixResult): string {
  const { value, binary } = result.settings;
  const shown = shownLines(result, false);
  const limits = [
    ...(shown.rows.length < result.codes.length
      ? [`the ${shown.rows.length} most frequent of ${counted(result.codes.length, 'code')}`]
      : []),
    ...(shown.columns.length < result.columnTotal
      ? [`the ${formatCount(shown.columns.length)} most coded of ${formatCount(result.columnTotal)} columns`]
      : []),
  ];
  const table =
    result.columns.length < result.columnTotal
      ? `; the table has all codes and the ${formatCount(result.columns.length)} most coded columns: choose codes, documents or a grouping to see others`
      : '; the table has all';
  return [
    ruleOf(result),
    result.withSubcodes ? 'Subcodes count into their code.' : 'Own codings only, without subcodes.',
    ...(result.overlapping && !binary && value === 'codings'
      ? ['A code and its subcode both have a row, so that a coding may count in two rows and twice in a sum.']
      : []),
    ...(limits.length > 0 ? [`Drawn: ${limits.join(', ')}${table}.`] : []),
  ].join(' ');
}

function tableOf(result: MatrixResult): ChartTable {
  const values = matrixValues(result, result.settings);
  const totals = matrixTotals(result, result.settings);
  const heads = totalHeads(result);
  const columns = [...result.columnOrder];
  const names = uniqueNames(columns.map((at) => result.columns[at]?.name ?? ''));
  const rows = Array.from(result.rowOrder, (row) => [
    result.codes[row]?.path ?? '',
    ...columns.map((at) => values[row * result.kept.length + at] ?? 0),
    totals.rows[row] ?? 0,
  ]);
  const foot = [heads.foot, ...columns.map((at) => totals.columns[at] ?? 0), totals.all];
  const measures = columns.map((_, at) => at + 1);
  return { columns: ['code', ...names, heads.side], rows: [...rows, foot], measures, withSums: true };
}

/** Names for the heads of a table, where no two may be the same: `ORG1`, `ORG1 (2)`. */
export function uniqueNames(names: readonly string[]): string[] {
  const seen = new Map<string, number>([
    ['code', 1],
    ['sum', 1],
    ['all', 1],
    ['columns', 1],
  ]);
  return names.map((name) => {
    const before = seen.get(name) ?? 0;
    seen.set(name, before + 1);
    return before === 0 ? name : `${name} (${before + 1})`;
  });
}

function jsonOf(result: MatrixResult) {
  const rows = [...result.rowOrder];
  const columns = [...result.columnOrder];
  const size = result.kept.length;
  const cut = (values: Float64Array) => rows.map((row) => columns.map((at) => values[row * size + at] ?? 0));
  const totals = matrixTotals(result, result.settings);
  return {
    options: { ...result.settings, withSubcodes: result.withSubcodes, by: result.by },
    rows: rows.map((row) => result.codes[row]?.path ?? ''),
    columns: columns.map((at) => result.columns[at]?.name ?? ''),
    values: cut(matrixValues(result, result.settings)),
    codings: cut(result.codings),
    documents: cut(result.documents),
    covered: cut(result.covered),
    columnDocuments: columns.map((at) => result.columnDocuments[at] ?? 0),
    columnCharacters: columns.map((at) => result.columnCharacters[at] ?? 0),
    rowTotals: rows.map((row) => totals.rows[row] ?? 0),
    columnTotals: columns.map((at) => totals.columns[at] ?? 0),
    total: totals.all,
    allColumns: result.columnTotal,
  };
}

function draw(result: MatrixResult, picture: Picture) {
  const small = picture.small ?? false;
  return framed(matrixChart, result, picture, (room) => {
    const spec = gridOf(result, shownLines(result, small), room.theme);
    return small ? drawSmallGrid(spec, room) : drawGrid(spec, room);
  });
}

export const matrixChart: ChartKind = chartKind<typeof settings>()<MatrixResult>({
  kind: 'matrix',
  name: 'Code × document',
  about: 'Codings of each code in each document or group',
  question: 'who',
  codes: 'themes',
  settings,
  title: ({ codes, columnTotal, by, settings: { columns } }) =>
    columns === 'none'
      ? `${counted(codes.length, 'code')} in ${counted(columnTotal, 'document')}`
      : `${counted(codes.length, 'code')} by ${by}`,
  sentence: sentenceOf,
  unit: unitOf,
  options: (result) => {
    const { show, rows, order } = result.settings;
    return [
      `unit ${unitOf(result)}`,
      `by ${result.by}`,
      `shown as ${show}`,
      `order of codes ${rows}`,
      `order of columns ${order}`,
    ];
  },
  empty: ({ codes, columnTotal }) => {
    if (codes.length === 0) return 'There are no codes to count.';
    return columnTotal === 0 ? 'There are no documents to count in.' : null;
  },
  layout: draw,
  table: tableOf,
  json: jsonOf,
});
