import { expect, test } from 'vitest';
import { packRows } from '#shared/analysis/packedRows.ts';
import type { ComparisonRow } from '#shared/analysis/results.ts';

const shared = Float64Array.of(0, 0.5, 1);
const row = (name: string, cells: number[]): ComparisonRow => ({
  documentId: name,
  name,
  group: '',
  cellStart: Int32Array.from(cells),
  cellEnd: Int32Array.from(cells, (cell) => cell + 1),
  cellFrom: shared,
  cellTo: shared,
  sliceCell: Int32Array.from(cells),
  sliceTheme: Int32Array.from(cells),
  sliceShare: Float64Array.from(cells, (cell) => cell / 7),
  sliceCodings: Int32Array.from(cells),
  shares: Float64Array.of(1, 0),
  width: 1,
});

test('packed rows say what they said, each column in one piece of memory', () => {
  const rows = [row('one', [1, 2, 3]), row('none', []), row('two', [9])];
  const packed = packRows(rows);
  expect(packed).toEqual(rows);
  expect(new Set(packed.map(({ sliceShare }) => sliceShare.buffer)).size).toBe(1);
  // What rows share is held once.
  expect(packed[0]?.cellFrom.buffer.byteLength).toBe(shared.byteLength);
  expect(packRows([])).toEqual([]);
});
