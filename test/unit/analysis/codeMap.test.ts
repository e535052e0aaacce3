import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clustersOf } from '#shared/analysis/clusterCut.ts';
import { type CodeDistance, codeDistances, codeMap } from '#shared/analysis/codeMap.ts';
import { countCoOccurrence } from '#shared/analysis/coOccurrence.ts';
import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { columnsOf, type SmallStudy } from '../../support/columns.ts';
import { oracleCount, oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

/** Distances between codes by METHOD.md §5, with nothing but the oracle. */
function bruteDistances(
  study: SmallStudy,
  members: readonly (readonly number[])[],
  distance: CodeDistance,
  unit: 'pairs' | 'paragraphs',
) {
  const documents = oracleDocuments(
    study,
    () => true,
    () => true,
  );
  const counts = members.map((a) => members.map((b) => oracleCount(documents, new Set(a), new Set(b), 1)));
  const sums = counts.map((row, a) => row.reduce((sum, cell, b) => sum + (a === b ? 0 : cell[unit]), 0));
  const greatest = Math.max(...sums);
  return counts.map((row, a) =>
    row.map((cell, b) => {
      if (a === b) return 0;
      if (distance === 'count') return greatest - cell[unit];
      return Number.isNaN(cell.jaccard) ? 1 : 1 - cell.jaccard;
    }),
  );
}

describe('distances between codes', () => {
  test.each(['jaccard', 'count'] as const)('are those of the method (%s)', (distance) => {
    fc.assert(
      fc.property(
        randomStudy,
        fc.boolean(),
        fc.constantFrom('pairs' as const, 'paragraphs' as const),
        (study, nested, unit) => {
          const sets = nested ? nestedSets : ownSets;
          const result = countCoOccurrence(columnsOf(study), { sets, unit, withSubcodes: nested });
          const places = Int32Array.from(sets.keys());
          const brute = bruteDistances(
            study,
            sets.map(({ members }) => members),
            distance,
            unit,
          );
          const found = codeDistances(result, places, distance);
          for (const [cell, value] of brute.flat().entries()) expect(found[cell]).toBeCloseTo(value, 9);
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('the map of codes', () => {
  const choice = { unit: 'pairs', near: 1, distance: 'jaccard', lines: 1, clusters: 3, withSubcodes: false } as const;

  test('has a place for every code with codings, with its codings and documents, and a line for every two that meet', () => {
    fc.assert(
      fc.property(
        randomStudy,
        fc.constantFrom(...coOccurrenceUnits),
        fc.integer({ min: 1, max: 3 }),
        (study, unit, lines) => {
          const map = codeMap(columnsOf(study), { ...choice, sets: ownSets, unit, lines });
          const of = (code: number) => study.codings.filter((coding) => coding.code === code);
          const used = ownSets.flatMap((_, code) => (of(code).length > 0 ? [code] : []));
          expect([...map.places]).toEqual(used);
          expect([...map.frequency]).toEqual(used.map((code) => of(code).length));
          expect([...map.documents]).toEqual(
            used.map((code) => new Set(of(code).map(({ document }) => document)).size),
          );
          const documents = oracleDocuments(
            study,
            () => true,
            () => true,
          );
          const ties = ownSets.flatMap((_, a) =>
            ownSets.slice(a + 1).flatMap((__, step) => {
              const b = a + 1 + step;
              const value = oracleCount(documents, new Set([a]), new Set([b]), 1)[unit];
              return value >= lines ? [`${a} ${b} ${value}`] : [];
            }),
          );
          const found = [...map.ties.first].map((a, at) => `${a} ${map.ties.second[at]} ${map.ties.value[at]}`);
          expect(found.sort()).toEqual(ties.sort());
        },
      ),
      { numRuns: 60 },
    );
  });

  test('parts the codes into as many clusters as there can be, each code in one', () => {
    fc.assert(
      fc.property(randomStudy, fc.integer({ min: 1, max: 9 }), (study, clusters) => {
        const map = codeMap(columnsOf(study), { ...choice, sets: ownSets, clusters });
        expect(map.clusterCount).toBe(Math.min(clusters, map.places.length) || new Set(map.cluster).size);
        expect(new Set(map.cluster).size).toBe(map.clusterCount);
      }),
    );
  });
});

describe('clusters', () => {
  test('are those that merging two at a time by their mean distance leaves', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        fc.integer({ min: 1, max: 6 }),
        (count, stream, wanted) => {
          const distances = new Float64Array(count * count);
          for (let a = 0; a < count; a++) {
            for (let b = 0; b < a; b++) {
              const value = Number(stream.next().value);
              distances[a * count + b] = value;
              distances[b * count + a] = value;
            }
          }
          const merged = mergeByHand(distances, count, Math.min(wanted, count));
          if (merged === null) return;
          const found = clustersOf(distances, count, wanted);
          const groups = [...new Set(found)].map((number) =>
            [...found.keys()].filter((leaf) => found[leaf] === number).join(),
          );
          expect(groups.sort()).toEqual(merged.map((leaves) => [...leaves].sort((a, b) => a - b).join()).sort());
        },
      ),
    );
  });
});

/** Average linkage as the book says it; `null` where two merges would be equally good. */
function mergeByHand(distances: Float64Array, count: number, wanted: number): number[][] | null {
  let groups = Array.from({ length: count }, (_, leaf) => [leaf]);
  const mean = (one: readonly number[], other: readonly number[]) =>
    one.flatMap((a) => other.map((b) => distances[a * count + b] ?? 0)).reduce((sum, each) => sum + each, 0) /
    (one.length * other.length);
  while (groups.length > wanted) {
    const pairs = groups.flatMap((one, a) =>
      groups.slice(a + 1).map((other) => ({ one, other, apart: mean(one, other) })),
    );
    const least = Math.min(...pairs.map(({ apart }) => apart));
    const best = pairs.filter(({ apart }) => apart <= least + 1e-9);
    if (best.length > 1 || !best[0]) return null;
    const { one, other } = best[0];
    groups = [...groups.filter((each) => each !== one && each !== other), [...one, ...other]];
  }
  return groups;
}
