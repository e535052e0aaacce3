import type { ComparisonResult, ComparisonRow, CoOccurrenceResult } from '#shared/analysis/results.ts';
import type { ComparisonGrid } from '#shared/charts/comparisonGrid.ts';
import type { MatrixCell } from '#shared/charts/coOccurrence.ts';

/** Where the keyboard leads in a chart. Pure: a cell and a key in, a cell out; `null` = the key means nothing here. */

const steps: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

const clamp = (value: number, count: number): number => Math.max(0, Math.min(count - 1, value));

/** The cell that a key leads to in the matrix; `[` and `]` walk the counts below the diagonal in reading order. */
export function moveInMatrix(result: CoOccurrenceResult, cell: MatrixCell, key: string): MatrixCell | null {
  const size = result.codes.length;
  const step = steps[key];
  if (step) return { row: clamp(cell.row + step[0], size), column: clamp(cell.column + step[1], size) };
  if (key === 'Home') return { ...cell, column: 0 };
  if (key === 'End') return { ...cell, column: size - 1 };
  if (key === '[' || key === ']') return nextCount(result, cell, key === ']' ? 1 : -1);
  return null;
}

function nextCount(result: CoOccurrenceResult, cell: MatrixCell, direction: 1 | -1): MatrixCell | null {
  const size = result.codes.length;
  for (let at = cell.row * size + cell.column + direction; at >= 0 && at < size * size; at += direction) {
    const row = Math.floor(at / size);
    const column = at % size;
    if (column < row && (result.values[at] ?? 0) > 0) return { row, column };
  }
  return null;
}

/** A cell of the comparison chart: index of the row in the result, cell within it. */
export interface RowCell {
  readonly row: number;
  readonly cell: number;
}

const middleOf = (row: ComparisonRow, cell: number): number =>
  (((row.cellFrom[cell] ?? 0) + (row.cellTo[cell] ?? 0)) / 2) * row.width;

/** The cell of a row that stands where another one does, or the last before it. */
function cellUnder(row: ComparisonRow, at: number): number {
  const found = row.cellTo.findIndex((to) => at < to * row.width);
  return found < 0 ? Math.max(0, row.cellTo.length - 1) : found;
}

/** The cell that a key leads to in the comparison chart; `[` and `]` walk the coded cells in reading order. */
export function moveInComparison(
  result: ComparisonResult,
  grid: ComparisonGrid,
  { row, cell }: RowCell,
  key: string,
): RowCell | null {
  const from = result.rows[row];
  const at = grid.rows.findIndex((place) => place.row === row);
  const step = steps[key];
  if (!from || at < 0) return null;
  if (step && step[0] === 0) return { row, cell: clamp(cell + step[1], from.cellStart.length) };
  if (step) {
    const next = grid.rows[clamp(at + step[0], grid.rows.length)]?.row ?? row;
    const nextRow = result.rows[next];
    return nextRow && next !== row ? { row: next, cell: cellUnder(nextRow, middleOf(from, cell)) } : { row, cell };
  }
  if (key === 'Home') return { row, cell: 0 };
  if (key === 'End') return { row, cell: Math.max(0, from.cellStart.length - 1) };
  if (key === '[' || key === ']') return nextCoded(result, grid, at, cell, key === ']' ? 1 : -1);
  return null;
}

function nextCoded(
  result: ComparisonResult,
  grid: ComparisonGrid,
  at: number,
  cell: number,
  direction: 1 | -1,
): RowCell | null {
  for (let place = at; place >= 0 && place < grid.rows.length; place += direction) {
    const row = grid.rows[place]?.row ?? 0;
    const coded = [...new Set(result.rows[row]?.sliceCell ?? [])];
    const found =
      direction === 1
        ? coded.find((each) => place !== at || each > cell)
        : coded.findLast((each) => place !== at || each < cell);
    if (found !== undefined) return { row, cell: found };
  }
  return null;
}

/** Worked out once a result: it looks through every slice, and a picture is laid out anew with every change of its room. */
const firstCells = new WeakMap<ComparisonResult, RowCell | null>();

/** The first cell to stand on: the one with the most codings, or the first of the first row. */
export function firstCell(result: ComparisonResult, grid: ComparisonGrid): RowCell | null {
  const known = firstCells.get(result);
  if (known !== undefined) return known;
  const found = findFirstCell(result, grid);
  firstCells.set(result, found);
  return found;
}

function findFirstCell(result: ComparisonResult, grid: ComparisonGrid): RowCell | null {
  const first = grid.rows[0];
  if (!first) return null;
  let best: RowCell = { row: first.row, cell: 0 };
  let most = 0;
  for (const { row } of grid.rows) {
    const { sliceCell, sliceCodings } = result.rows[row] ?? { sliceCell: [], sliceCodings: [] };
    let codings = 0;
    for (let slice = 0; slice < sliceCell.length; slice++) {
      const cell = sliceCell[slice] as number;
      codings = (sliceCell[slice - 1] === cell ? codings : 0) + (sliceCodings[slice] ?? 0);
      if (codings <= most) continue;
      most = codings;
      best = { row, cell };
    }
  }
  return best;
}
