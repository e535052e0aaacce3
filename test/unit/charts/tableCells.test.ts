import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TableCell } from '#shared/charts/tables.ts';
import { measureText } from '#shared/charts/textWidths.ts';
import { columnsBetween, columnWidths, shownCell } from '../../../renderer/features/charts/tableCells.ts';

const cell: fc.Arbitrary<TableCell> = fc.oneof(
  fc.constant(null),
  fc.integer({ min: -1_000_000, max: 1_000_000 }),
  fc.double({ min: -1000, max: 1000, noNaN: true }),
);

describe('a table of which a part is drawn', () => {
  test('has columns as wide as their widest numbers, wherever those stand', () => {
    fc.assert(
      fc.property(fc.array(cell, { minLength: 1, maxLength: 60 }), (values) => {
        const [, width = 0] = columnWidths({ columns: ['name', 'n'], rows: values.map((value) => ['a', value]) });
        for (const value of values) expect(width).toBeGreaterThanOrEqual(measureText(shownCell(value), 13));
      }),
    );
  });

  test('lets a long head be cut off rather than push its column apart', () => {
    const [, width = 0] = columnWidths({ columns: ['name', 'a very long path '.repeat(20)], rows: [['a', 1]] });
    expect(width).toBeLessThanOrEqual(200);
  });

  test('draws every column that reaches into what is seen, and always the names', () => {
    const widths = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(
        widths,
        fc.integer({ min: -400, max: 9000 }),
        fc.integer({ min: 1, max: 2000 }),
        (all, from, wide) => {
          const { first, end } = columnsBetween(all, from, from + wide);
          expect(first).toBeGreaterThanOrEqual(1);
          expect(end).toBeGreaterThanOrEqual(Math.min(first, all.length));
          let left = 0;
          for (const [column, width] of all.entries()) {
            const isSeen = left < from + wide && left + width >= from;
            if (column > 0 && isSeen) expect(column >= first && column < end, `${column}`).toBe(true);
            left += width;
          }
        },
      ),
    );
  });
});
