import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { DocumentId } from '#shared/domain/ids.ts';
import { linesOf, pairDocuments } from '../../../renderer/features/segments/pairing.ts';

const named = (counts: readonly number[]) =>
  counts.map((count, at) => ({ id: `d${at}` as DocumentId, name: `D${at}`, count }));

test('documents in which neither finds anything have no line; the others as many as the longer side has rows', () => {
  const [left, right] = [named([3, 0, 0, 1]), named([1, 0, 2, 1])].map((side) => side.filter(({ count }) => count > 0));
  const pairs = pairDocuments(named([0, 0, 0, 0]), left ?? [], right ?? []);
  expect(pairs.map(({ name, line, lines, left, right }) => [name, line, lines, left.from, right.from])).toEqual([
    ['D0', 0, 3, 0, 0],
    ['D2', 3, 2, 3, 1],
    ['D3', 5, 1, 3, 3],
  ]);
  expect(linesOf(pairs, 1, 3)).toMatchObject({
    documents: [{ name: 'D0' }, { name: 'D2' }],
    left: { from: 1, count: 2 },
    right: { from: 1, count: 1 },
  });
});

test('page after page shows every row of both sides once, in its own document', () => {
  const counts = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 30 });
  fc.assert(
    fc.property(counts, fc.integer({ min: 1, max: 12 }), (sides, size) => {
      const sideOf = (which: 0 | 1) => named(sides.map((each) => each[which]));
      const pairs = pairDocuments(named(sides.map(() => 0)), sideOf(0), sideOf(1));
      const total = pairs.reduce((sum, { lines }) => sum + lines, 0);
      for (const [which, side] of (['left', 'right'] as const).entries()) {
        const owner = sideOf(which as 0 | 1).flatMap(({ id, count }) => Array<DocumentId>(count).fill(id));
        const shown: number[] = [];
        for (let offset = 0; offset < total; offset += size) {
          const page = linesOf(pairs, offset, Math.min(size, total - offset));
          const rows = Array.from({ length: page[side].count }, (_, at) => page[side].from + at);
          const here = new Set(page.documents.map(({ id }) => id));
          for (const row of rows) expect(here).toContain(owner[row]);
          shown.push(...rows);
        }
        expect(shown).toEqual(Array.from(owner.keys()));
      }
    }),
  );
});
