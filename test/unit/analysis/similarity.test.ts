import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  clusterByAverage,
  clusteringLimit,
  leafOrder,
  optimalOrderLimit,
  pathLength,
  profileDistances,
  similarityOrder,
} from '#shared/analysis/similarity.ts';

type Tree = ReturnType<typeof clusterByAverage>;

/** Every order of the leaves that turning branches of the tree can give. */
function ordersOf(tree: Tree): number[][] {
  if (!tree.parts) return [[...tree.leaves]];
  const [a, b] = tree.parts.map(ordersOf) as [number[][], number[][]];
  return a.flatMap((left) =>
    b.flatMap((right) => [
      [...left, ...right],
      [...right, ...left],
    ]),
  );
}

/** Average-linkage clustering as the textbook says: always the closest two clusters, by the mean of all distances. */
function clustersByTextbook(distances: Float64Array, count: number): string[] {
  let clusters = Array.from({ length: count }, (_, leaf) => [leaf]);
  const seen: string[] = [];
  const mean = (a: readonly number[], b: readonly number[]) =>
    a.flatMap((x) => b.map((y) => distances[x * count + y] ?? 0)).reduce((sum, each) => sum + each, 0) /
    (a.length * b.length);
  while (clusters.length > 1) {
    const pairs = clusters.flatMap((a, index) =>
      clusters.slice(index + 1).map((b) => ({ a, b, distance: mean(a, b) })),
    );
    const closest = pairs.reduce((best, pair) => (pair.distance < best.distance ? pair : best));
    clusters = [...clusters.filter((each) => each !== closest.a && each !== closest.b), [...closest.a, ...closest.b]];
    seen.push([...closest.a, ...closest.b].sort((x, y) => x - y).join());
  }
  return seen.sort();
}

const nodesOf = (tree: Tree): string[] =>
  tree.parts ? [[...tree.leaves].sort((a, b) => a - b).join(), ...tree.parts.flatMap(nodesOf)] : [];

const profiles = fc
  .array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
    minLength: 3,
    maxLength: 8,
  })
  .map((rows) => Float64Array.from(rows.flat()));

describe('order by similarity', () => {
  test('neighbours are as alike as any turning of the branches can make them', () => {
    fc.assert(
      fc.property(profiles, (rows) => {
        const count = rows.length / 2;
        const distances = profileDistances(rows, 2, count);
        const orders = ordersOf(clusterByAverage(distances, count));
        const order = leafOrder(distances, count);
        const best = Math.min(...orders.map((each) => pathLength(each, distances, count)));
        expect(pathLength(order, distances, count)).toBeCloseTo(best, 10);
        expect(orders.map(String)).toContain(String(order));
      }),
    );
  });

  test('clusters are those of average linkage', () => {
    const random = fc.array(fc.integer({ min: 1, max: 1_000_000_000 }), { minLength: 28, maxLength: 28 });
    fc.assert(
      fc.property(random, (numbers) => {
        const distances = new Float64Array(64);
        let next = 0;
        for (let a = 0; a < 8; a++) {
          for (let b = 0; b < a; b++) {
            distances[a * 8 + b] = (numbers[next] ?? 0) + next / 100;
            distances[b * 8 + a] = (numbers[next] ?? 0) + next++ / 100;
          }
        }
        expect(nodesOf(clusterByAverage(distances, 8)).sort()).toEqual(clustersByTextbook(distances, 8));
      }),
    );
  });

  test('few, many and very many rows are all ordered, each row once', () => {
    for (const count of [0, 1, 2, optimalOrderLimit, optimalOrderLimit + 100, clusteringLimit + 1]) {
      const rows = Float64Array.from({ length: count * 3 }, (_, at) => ((at * 7919) % 101) / 101);
      const order = similarityOrder(rows, 3);
      expect(order.toSorted((a, b) => a - b)).toEqual(Array.from({ length: count }, (_, row) => row));
    }
  });

  test('equal rows stand together', () => {
    const rows = Float64Array.from([1, 0, 0, 1, 1, 0, 0, 1, 1, 0]);
    expect(similarityOrder(rows, 2).map((row) => row % 2)).toEqual([0, 0, 0, 1, 1]);
  });
});
