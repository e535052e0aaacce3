import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { layoutComparison } from '#shared/charts/comparison.ts';
import type { MatrixCell } from '#shared/charts/coOccurrence.ts';
import { firstCell, moveInComparison, moveInMatrix, type RowCell } from '../../../renderer/features/charts/moves.ts';
import { inventedComparison, inventedCoOccurrence } from './inventedResults.ts';

const matrix = inventedCoOccurrence();
const size = matrix.codes.length;
const key = fc.constantFrom('ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight', '[', ']', 'Home', 'End');

describe('keys in the matrix', () => {
  test('never lead outside', () => {
    const cell = fc.record({ row: fc.nat(size - 1), column: fc.nat(size - 1) });
    fc.assert(
      fc.property(cell, key, (from, pressed) => {
        const to = moveInMatrix(matrix, from, pressed) ?? from;
        expect(to.row >= 0 && to.row < size && to.column >= 0 && to.column < size).toBe(true);
      }),
    );
  });

  test('] visits every count below the diagonal once, and [ the same way back', () => {
    const seen: MatrixCell[] = [];
    for (let at: MatrixCell | null = { row: 0, column: 0 }; at; at = moveInMatrix(matrix, at, ']')) seen.push(at);
    let counts = 0;
    for (let row = 0; row < size; row++)
      for (let column = 0; column < row; column++) if ((matrix.values[row * size + column] ?? 0) > 0) counts++;
    expect(seen.slice(1)).toHaveLength(counts);
    const back: MatrixCell[] = [];
    for (let at: MatrixCell | null = seen.at(-1) ?? null; at; at = moveInMatrix(matrix, at, '[')) back.push(at);
    expect(back.reverse()).toEqual(seen.slice(1));
  });

  test('a letter means nothing here', () => {
    expect(moveInMatrix(matrix, { row: 1, column: 0 }, 'x')).toBeNull();
  });
});

describe.each(['sections', 'paragraphs', 'characters'] as const)('keys in the comparison by %s', (axis) => {
  const result = inventedComparison(axis);
  const { grid } = layoutComparison(result, { width: 1000, mode: 'light', alone: false });

  test('never lead outside a row', () => {
    fc.assert(
      fc.property(fc.nat(result.rows.length - 1), fc.nat(5), fc.array(key, { maxLength: 30 }), (row, cell, pressed) => {
        let at: RowCell = { row, cell };
        for (const each of pressed) at = moveInComparison(result, grid, at, each) ?? at;
        expect(at.cell).toBeGreaterThanOrEqual(0);
        expect(at.cell).toBeLessThan(result.rows[at.row]?.cellStart.length ?? 0);
      }),
    );
  });

  test('] visits every coded cell once, row after row', () => {
    let visited = 0;
    let at = moveInComparison(result, grid, { row: grid.rows[0]?.row ?? 0, cell: -1 }, ']');
    for (; at; at = moveInComparison(result, grid, at, ']')) visited++;
    expect(visited).toBe(result.rows.reduce((sum, row) => sum + new Set(row.sliceCell).size, 0));
  });

  test('up and down keep the place in the text as far as rows reach', () => {
    const from: RowCell = { row: 3, cell: 2 };
    const down = moveInComparison(result, grid, from, 'ArrowDown');
    const row = result.rows[down?.row ?? 0];
    const middle =
      (((result.rows[3]?.cellFrom[2] ?? 0) + (result.rows[3]?.cellTo[2] ?? 0)) / 2) * (result.rows[3]?.width ?? 1);
    expect(down?.row).toBe(4);
    expect((row?.cellFrom[down?.cell ?? 0] ?? 0) * (row?.width ?? 1)).toBeLessThanOrEqual(middle);
    expect((row?.cellTo[down?.cell ?? 0] ?? 0) * (row?.width ?? 1)).toBeGreaterThan(middle);
  });

  test('the first cell in hand is the one with the most codings', () => {
    const best = firstCell(result, grid);
    const codingsOf = (row: number, cell: number) =>
      (result.rows[row]?.sliceCodings ?? new Int32Array()).reduce(
        (sum, codings, slice) => sum + (result.rows[row]?.sliceCell[slice] === cell ? codings : 0),
        0,
      );
    const most = Math.max(
      ...result.rows.flatMap((row, index) => Array.from(row.sliceCell, (cell) => codingsOf(index, cell))),
    );
    expect(best && codingsOf(best.row, best.cell)).toBe(most);
  });
});
