import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentSimilarity, type SimilarityMeasure, similarityMeasures } from '#shared/analysis/documentSimilarity.ts';
import { columnsOf, type SmallStudy, setOf } from '../../support/columns.ts';

const names = ['A', 'B', 'C', 'D'];
const sets = names.map((name, index) => setOf(name, [index]));

/** Up to nine documents of ten letters, each with some codings. */
const study: fc.Arbitrary<SmallStudy> = fc
  .array(fc.array(fc.tuple(fc.nat(3), fc.nat(8)), { maxLength: 8 }), { minLength: 1, maxLength: 9 })
  .map((documents) => ({
    texts: documents.map(() => 'abcdefghij'),
    codes: names,
    coders: ['Ann'],
    codings: documents.flatMap((codings, document) =>
      codings.map(([code, start], at) => ({ document, code, coder: at, start, end: start + 1 })),
    ),
  }));

/** The likeness of two documents by looking at each code. */
function byHand({ codings }: SmallStudy, a: number, b: number, measure: SimilarityMeasure): number {
  const pairs = names.map((_, code) =>
    [a, b].map((document) => codings.filter((each) => each.document === document && each.code === code).length),
  ) as [number, number][];
  const both = pairs.filter(([x, y]) => x > 0 && y > 0).length;
  const neither = pairs.filter(([x, y]) => x === 0 && y === 0).length;
  if (measure === 'matching') return (both + neither) / names.length;
  if (measure === 'jaccard') return both / (names.length - neither);
  const norm = (side: 0 | 1) => Math.hypot(...pairs.map((pair) => pair[side]));
  return pairs.reduce((sum, [x, y]) => sum + x * y, 0) / (norm(0) * norm(1));
}

const close = (found: number | undefined, expected: number) =>
  Number.isNaN(expected) ? expect(found).toBeNaN() : expect(found).toBeCloseTo(expected, 12);

describe('likeness of documents', () => {
  test('each with each is what looking at each code gives, and whatever the order, none is lost', () => {
    fc.assert(
      fc.property(study, fc.constantFrom(...similarityMeasures), (small, measure) => {
        const found = documentSimilarity(columnsOf(small), { sets, measure, most: 100, neighbours: 3, searched: 100 });
        const count = small.texts.length;
        expect([...found.shown]).toEqual(small.texts.map((_, at) => at));
        expect([...found.order].sort()).toEqual([...found.shown]);
        expect(found.others.length).toBe(0);
        for (let a = 0; a < count; a++) {
          for (let b = 0; b < count; b++) {
            if (a === b) expect(found.values[a * count + b]).toBe(1);
            else close(found.values[a * count + b], byHand(small, a, b, measure));
          }
          for (const code of names.keys()) {
            const mine = small.codings.filter((each) => each.document === a && each.code === code).length;
            expect(found.counts[a * names.length + code]).toBe(mine);
          }
        }
      }),
    );
  });

  test('beyond the limit the most coded are drawn; the others are told their nearest, and no more cells are made', () => {
    fc.assert(
      fc.property(
        study,
        fc.constantFrom(...similarityMeasures),
        fc.constantFrom(4, 100),
        (small, measure, searched) => {
          const found = documentSimilarity(columnsOf(small), { sets, measure, most: 3, neighbours: 2, searched });
          const all = small.texts.map((_, at) => at);
          const codings = (at: number) => small.codings.filter(({ document }) => document === at).length;
          const ranked = [...all].sort((a, b) => codings(b) - codings(a) || a - b).slice(0, 3);
          expect([...found.shown]).toEqual(ranked.sort((a, b) => a - b));
          expect(found.isNearestOfAll).toBe(all.length <= searched);
          expect(found.values.length).toBeLessThanOrEqual(9);
          expect([...found.others]).toEqual(all.filter((at) => !ranked.includes(at)));
          for (const [row, document] of found.others.entries()) {
            const candidates = small.texts.length <= searched ? all : ranked;
            const likeness = candidates
              .filter((other) => other !== document)
              .map((other) => ({ other, value: byHand(small, document, other, measure) }))
              .filter(({ value }) => !Number.isNaN(value))
              .sort((a, b) => b.value - a.value || a.other - b.other);
            for (const place of [0, 1]) {
              close(found.nearestValues[row * 2 + place], likeness[place]?.value ?? Number.NaN);
              const near = found.nearest[row * 2 + place] ?? -1;
              if (near < 0) expect(likeness[place]).toBeUndefined();
              else close(found.nearestValues[row * 2 + place], byHand(small, document, near, measure));
            }
          }
        },
      ),
    );
  });

  test('the tree holds every leaf once, and each merge is the mean distance of its parts', () => {
    fc.assert(
      fc.property(study, (small) => {
        const { merges, order, values } = documentSimilarity(columnsOf(small), {
          sets,
          measure: 'jaccard',
          most: 100,
          neighbours: 1,
          searched: 100,
        });
        const count = order.length;
        const leaves: number[][] = Array.from({ length: count }, (_, place) => [place]);
        const distance = (a: number, b: number) => {
          const value = values[(order[a] ?? 0) * count + (order[b] ?? 0)] ?? 0;
          return Number.isNaN(value) ? 1 : 1 - value;
        };
        for (const [at, height] of merges.height.entries()) {
          const [first, second] = [merges.first[at] ?? 0, merges.second[at] ?? 0].map((part) => leaves[part] ?? []);
          const between = (first ?? []).flatMap((a) => (second ?? []).map((b) => distance(a, b)));
          expect(height).toBeCloseTo(between.reduce((sum, each) => sum + each, 0) / between.length, 10);
          const together = [...(first ?? []), ...(second ?? [])].sort((a, b) => a - b);
          // A part of the tree stands side by side in the order, or its lines would cross.
          expect((together.at(-1) ?? 0) - (together[0] ?? 0)).toBe(together.length - 1);
          leaves.push(together);
        }
        expect(leaves.at(-1)?.length).toBe(count);
      }),
    );
  });
});
