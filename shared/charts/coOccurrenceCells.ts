import type { Coefficient, CoOccurrenceResult } from '../analysis/results.ts';
import type { ChartTheme, Mode } from './palette.ts';
import type { Group, Mark, Rect, Text } from './scene.ts';
import {
  coefficientLine,
  flagWords,
  formatCoefficient,
  formatCount,
  frequencySentence,
  type Provenance,
  pairSentence,
} from './sentences.ts';
import { measureText } from './textWidths.ts';

export interface CoOccurrenceLayoutOptions {
  /** Room in pixels. The picture may come out wider (many codes) or narrower (few); it then scrolls or leaves room. */
  readonly width: number;
  /** Room from top to bottom, where rows shall fit into a window; without it rows have their usual height. */
  readonly height?: number;
  readonly mode: Mode;
  /** Which coefficient stands above the diagonal. */
  readonly coefficient: Coefficient;
  /** True for files: with margins, title, sentence and foot. On the screen these stand beside the picture. */
  readonly alone: boolean;
  /** In files: without title, sentence and foot, which stand in the caption. */
  readonly bare?: boolean;
  readonly provenance?: Provenance;
}

/** Where the cells stand: column `j` from `left + j · cellWidth`, row `i` from `top + i · cellHeight`. */
export interface MatrixGrid {
  readonly size: number;
  readonly left: number;
  readonly top: number;
  readonly cellWidth: number;
  readonly cellHeight: number;
  /** Left edge of the names, top edge of the slanted heads, right edge of the sums. */
  readonly namesLeft: number;
  readonly headsTop: number;
  readonly right: number;
  readonly bottom: number;
}

export const textSize = 12.5;

/** What the parts of the matrix are drawn from. */
export interface MatrixContext {
  readonly result: CoOccurrenceResult;
  readonly options: CoOccurrenceLayoutOptions;
  readonly theme: ChartTheme;
  readonly grid: MatrixGrid;
  readonly greatest: number;
}

/** The step of the root scale, 1..6, that a count stands on; 0 for none. */
export const scaleStep = (value: number, greatest: number): number =>
  value > 0 && greatest > 0 ? Math.min(6, 1 + Math.floor(Math.sqrt(value / greatest) * 5.999)) : 0;

/** Sum of a row without its diagonal. */
export function rowSum(result: CoOccurrenceResult, row: number): number {
  const size = result.codes.length;
  let sum = 0;
  for (let column = 0; column < size; column++) if (column !== row) sum += result.values[row * size + column] ?? 0;
  return sum;
}

function cellRect({ grid }: MatrixContext, row: number, column: number): Omit<Rect, 'kind' | 'key' | 'fill'> {
  return {
    x: grid.left + column * grid.cellWidth,
    y: grid.top + row * grid.cellHeight,
    width: grid.cellWidth - 1,
    height: grid.cellHeight - 1,
    radius: 2,
  };
}

/** A count short enough for its cell: `412`, `12k`, `1.2M`. */
function shortCount(value: number, width: number, size: number): string {
  const whole = formatCount(value);
  if (measureText(whole, size) <= width) return whole;
  const thousands = value / 1000;
  if (thousands < 999.5) return `${thousands < 9.95 ? thousands.toFixed(1) : Math.round(thousands)}k`;
  return `${(thousands / 1000).toFixed(1)}M`;
}

const cellTextSize = ({ grid }: MatrixContext): number => (grid.cellWidth < 32 ? 11 : textSize);

function cellText(context: MatrixContext, row: number, column: number, text: string, style: Partial<Text>): Text {
  const { grid } = context;
  const size = cellTextSize(context);
  return {
    kind: 'text',
    key: `text:${row}:${column}`,
    x: grid.left + column * grid.cellWidth + (grid.cellWidth - 1) / 2,
    y: grid.top + row * grid.cellHeight + (grid.cellHeight - 1) / 2 + size * 0.35,
    text,
    size,
    face: 'regular',
    fill: context.theme.ink2,
    anchor: 'middle',
    ...style,
  };
}

function pairTitle({ result }: MatrixContext, row: number, column: number): string {
  const names = `${result.codes[row]?.name} × ${result.codes[column]?.name}`;
  return `${names}: ${pairSentence(result, row, column)} ${coefficientLine(result, row, column)}`.trimEnd();
}

function pairGroup(context: MatrixContext, row: number, column: number, children: readonly Mark[]): Group {
  const { codes } = context.result;
  return {
    kind: 'group',
    key: `cell:${row}:${column}`,
    // Made when it is asked for: of a thousand codes half a million would be made for nothing.
    get title() {
      return pairTitle(context, row, column);
    },
    data: { kind: 'pair', first: codes[row]?.id ?? '', second: codes[column]?.id ?? '' },
    children,
  };
}

function countCell(context: MatrixContext, row: number, column: number): Mark | null {
  const { result, theme, grid, greatest } = context;
  const value = result.values[row * grid.size + column] ?? 0;
  const step = theme.steps[scaleStep(value, greatest) - 1];
  if (!step) return null;
  const text = shortCount(value, grid.cellWidth - 5, cellTextSize(context));
  return pairGroup(context, row, column, [
    { kind: 'rect', key: `rect:${row}:${column}`, fill: step.fill, ...cellRect(context, row, column) },
    cellText(context, row, column, text, { fill: step.ink }),
  ]);
}

function coefficientCell(context: MatrixContext, row: number, column: number): Mark | null {
  const { result, options, theme, grid } = context;
  if (options.coefficient === 'none') return null;
  const text = formatCoefficient(result[options.coefficient][row * grid.size + column] ?? Number.NaN);
  if (text === '') return null;
  const words = cellText(context, row, column, text, {});
  const flagged = options.coefficient === 'c' && flagWords(result, row, column).short !== '';
  const x = words.x + measureText(text, words.size) / 2 + 4;
  const dot: Mark = { kind: 'dot', key: `flag:${row}:${column}`, x, y: words.y - 7, radius: 2.5, fill: theme.warn };
  return pairGroup(context, row, column, flagged ? [words, dot] : [words]);
}

function diagonalCell(context: MatrixContext, index: number): Mark {
  const { result, theme, grid } = context;
  const text = shortCount(result.frequency[index] ?? 0, grid.cellWidth - 5, cellTextSize(context));
  return {
    kind: 'group',
    key: `cell:${index}:${index}`,
    title: frequencySentence(result, index),
    data: { kind: 'code', codeId: result.codes[index]?.id ?? '' },
    children: [
      { kind: 'rect', key: `rect:${index}:${index}`, fill: theme.apart, ...cellRect(context, index, index) },
      cellText(context, index, index, text, { face: 'italic', fill: theme.ink3 }),
    ],
  };
}

/** The empty cells as one mark, so that a hundred codes do not make five thousand. */
function emptyCells(context: MatrixContext, { rows, columns }: CellRange): Mark {
  const { result, grid, options, theme } = context;
  const parts: string[] = [];
  for (let row = rows[0]; row < rows[1]; row++)
    for (let column = columns[0]; column < columns[1]; column++) {
      const below = column < row && (result.values[row * grid.size + column] ?? 0) === 0;
      if (!below && !(column > row && options.coefficient === 'none')) continue;
      const { x, y, width, height } = cellRect(context, row, column);
      parts.push(`M${x} ${y}h${width}v${height}h${-width}z`);
    }
  return { kind: 'path', key: 'empty', d: parts.join(''), fill: theme.surface };
}

function sumMark(context: MatrixContext, row: number): Mark {
  const { result, grid, theme } = context;
  const text = formatCount(rowSum(result, row));
  const middle = cellText(context, row, 0, text, { size: textSize });
  return { ...middle, key: `sum:${row}`, x: grid.right - 4, anchor: 'end', fill: theme.ink3 };
}

/** Rows and columns of the matrix, half-open. */
export interface CellRange {
  readonly rows: readonly [from: number, to: number];
  readonly columns: readonly [from: number, to: number];
}

/** The cells of any part of the matrix, and the sums of its rows; each cell is made once. */
export function matrixCells(context: MatrixContext): (range?: CellRange) => readonly Mark[] {
  const { size } = context.grid;
  const made = new Map<number, Mark | null>();
  const sums = new Map<number, Mark>();
  const make = (row: number, column: number): Mark | null => {
    if (row === column) return diagonalCell(context, row);
    return column < row ? countCell(context, row, column) : coefficientCell(context, row, column);
  };
  const cell = (row: number, column: number): Mark | null => {
    const known = made.get(row * size + column);
    if (known !== undefined) return known;
    const mark = make(row, column);
    made.set(row * size + column, mark);
    return mark;
  };
  const sum = (row: number): Mark => {
    const mark = sums.get(row) ?? sumMark(context, row);
    sums.set(row, mark);
    return mark;
  };
  return (range = { rows: [0, size], columns: [0, size] }) => {
    const marks: Mark[] = [emptyCells(context, range)];
    for (let row = range.rows[0]; row < range.rows[1]; row++) {
      for (let column = range.columns[0]; column < range.columns[1]; column++) {
        const mark = cell(row, column);
        if (mark) marks.push(mark);
      }
      marks.push(sum(row));
    }
    return marks;
  };
}
