import type { ComparisonResult, ComparisonRow } from '../analysis/results.ts';
import { memoGap, memoHeight } from './comparisonMemoMarks.ts';
import { showsMemos } from './comparisonMemos.ts';
import type { Mode } from './palette.ts';
import type { Provenance } from './sentences.ts';
import { measureText } from './textWidths.ts';

export interface ComparisonLayoutOptions {
  /** Room in pixels; under 660 the picture is wider than its room and scrolls. */
  readonly width: number;
  /** Room from top to bottom, for rows that shall fit into a window (15 to 22 pixels each). */
  readonly height?: number;
  readonly mode: Mode;
  /** True for files: with margins, title, sentence, legend and foot. On the screen these stand beside the picture. */
  readonly alone: boolean;
  /** In files: without title, sentence and foot, which stand in the caption. */
  readonly bare?: boolean;
  readonly provenance?: Provenance;
}

/** Where a document's row stands in the scene. */
export interface RowPlace {
  /** Index into the result's rows. */
  readonly row: number;
  readonly y: number;
}

/** Where things stand, for the pointer and the keyboard. */
export interface ComparisonGrid {
  readonly rows: readonly RowPlace[];
  readonly rowHeight: number;
  readonly namesLeft: number;
  readonly plotLeft: number;
  readonly plotWidth: number;
  readonly sharesLeft: number;
  readonly sharesWidth: number;
  /** Top of the axis words, bottom of the axis, bottom of the last strip. */
  readonly top: number;
  readonly axisBottom: number;
  readonly bottom: number;
}

/** Heights in pixels. */
export const axisHeight = 30;
export const groupHeadHeight = 21;
export const stripGap = 5;
export const stripHeight = 30;
export const groupGap = 14;
export const nameSize = 12.5;

/** What stands under each group. */
export interface Below {
  readonly strip: boolean;
  readonly memos: boolean;
}

export const belowOf = (result: ComparisonResult): Below => ({
  strip: result.strips !== false,
  memos: showsMemos(result),
});

export const heightBelow = ({ strip, memos }: Below): number =>
  (strip ? stripGap + stripHeight : 0) + (memos ? memoGap + memoHeight : 0) + groupGap;

/** What a block is headed by: documents without a value stand together too. Empty where nothing is grouped. */
export const headOf = ({ groups }: ComparisonResult, label: string): string =>
  label === '' && groups.length > 1 ? 'not given' : label;

function rowHeightFor(result: ComparisonResult, height: number | undefined): number {
  if (height === undefined) return result.rows.length > 60 ? 15 : 19;
  const perGroup = (label: string) =>
    (headOf(result, label) === '' ? 0 : groupHeadHeight) + heightBelow(belowOf(result));
  const fixed = axisHeight + result.groups.reduce((sum, { label }) => sum + perGroup(label), 0);
  return Math.min(22, Math.max(15, Math.floor((height - fixed) / Math.max(1, result.rows.length))));
}

/** The margin of the picture and the room inside it. */
export function roomOf({ alone, bare, width }: ComparisonLayoutOptions): {
  readonly margin: number;
  readonly inner: number;
} {
  const margin = bare ? 2 : alone ? 24 : 0;
  return { margin, inner: Math.max(660, width - margin * 2) };
}

/** Where names, plot and shares stand, the axis at the top edge. */
export function makeGrid(
  result: ComparisonResult,
  options: ComparisonLayoutOptions,
): Omit<ComparisonGrid, 'rows' | 'bottom'> {
  const { margin, inner: width } = roomOf(options);
  const longest = result.rows.reduce((most, row) => Math.max(most, measureText(row.name, nameSize, 'medium')), 0);
  const names = Math.ceil(Math.min(Math.max(124, longest + 22), Math.max(164, width * 0.24)));
  const sharesWidth = Math.min(116, width * 0.13);
  return {
    rowHeight: rowHeightFor(result, options.height),
    namesLeft: margin,
    plotLeft: margin + names,
    plotWidth: width - names - sharesWidth - 20,
    sharesLeft: margin + width - sharesWidth,
    sharesWidth,
    top: 0,
    axisBottom: axisHeight,
  };
}

/** Place among rows from top to bottom of the first that begins below `y`. */
export function firstRowBelow(rows: readonly RowPlace[], y: number): number {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.y ?? 0) <= y) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where a row of the result stands; `undefined` where it is not drawn. Rows are drawn in the order of the result. */
export function comparisonRow({ rows }: ComparisonGrid, row: number): RowPlace | undefined {
  return rows[row]?.row === row ? rows[row] : rows.find((place) => place.row === row);
}

/** The row under a point of the scene, anywhere from its name to its share. */
export function comparisonRowAt(grid: ComparisonGrid, y: number): RowPlace | null {
  const place = grid.rows[firstRowBelow(grid.rows, y) - 1];
  return place && y < place.y + grid.rowHeight ? place : null;
}

/** The cell of a row under a point of the scene; `null` where the row has none. */
export function comparisonCellAt(grid: ComparisonGrid, row: ComparisonRow, x: number): number | null {
  const at = (x - grid.plotLeft) / grid.plotWidth / (row.width || 1);
  const cell = row.cellTo.findIndex((to, index) => at >= (row.cellFrom[index] ?? 0) && at < to);
  return cell < 0 ? null : cell;
}

/** Where a cell stands across the plot. */
export function comparisonCellSpan(
  grid: ComparisonGrid,
  row: ComparisonRow,
  cell: number,
): { readonly x: number; readonly width: number } {
  const from = (row.cellFrom[cell] ?? 0) * row.width;
  const to = (row.cellTo[cell] ?? 0) * row.width;
  return { x: grid.plotLeft + from * grid.plotWidth, width: (to - from) * grid.plotWidth };
}
