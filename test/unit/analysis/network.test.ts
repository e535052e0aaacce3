import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { communitiesOf, type Graph, modularityOf } from '#shared/analysis/communities.ts';
import { placesByForces } from '#shared/analysis/forces.ts';
import { codeNetwork } from '#shared/analysis/network.ts';
import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { columnsOf } from '../../support/columns.ts';
import { oracleCount, oracleDocuments } from '../../support/oracle.ts';
import { codeNames, nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

const graph: fc.Arbitrary<Graph> = fc
  .tuple(
    fc.integer({ min: 1, max: 14 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 9 })), { maxLength: 40 }),
  )
  .map(([count, drafts]) => {
    const ties = drafts.flatMap(([a, b, value]) =>
      a % count === b % count ? [] : [[a % count, b % count, value] as const],
    );
    return {
      count,
      first: ties.map(([a]) => a),
      second: ties.map(([, b]) => b),
      value: ties.map(([, , value]) => value),
    };
  });

/** Newman's formula, cell by cell: (1 / 2m) · Σ (A − k k / 2m) over every two things of one community. */
function bruteModularity({ count, first, second, value }: Graph, community: ArrayLike<number>): number {
  const cell = Array.from({ length: count }, () => new Array<number>(count).fill(0));
  for (let at = 0; at < first.length; at++) {
    for (const [a, b] of [
      [first[at] ?? 0, second[at] ?? 0],
      [second[at] ?? 0, first[at] ?? 0],
    ] as const) {
      const row = cell[a] ?? [];
      row[b] = (row[b] ?? 0) + (value[at] ?? 0);
    }
  }
  const degree = cell.map((row) => row.reduce((sum, each) => sum + each, 0));
  const total = degree.reduce((sum, each) => sum + each, 0);
  if (total === 0) return 0;
  let sum = 0;
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      if (community[a] === community[b]) sum += (cell[a]?.[b] ?? 0) - ((degree[a] ?? 0) * (degree[b] ?? 0)) / total;
    }
  }
  return sum / total;
}

describe('communities', () => {
  test('have the modularity of the formula, never below that of each thing alone', () => {
    fc.assert(
      fc.property(graph, fc.array(fc.nat(3), { minLength: 14, maxLength: 14 }), (ties, any) => {
        const community = communitiesOf(ties);
        expect(modularityOf(ties, community)).toBeCloseTo(bruteModularity(ties, community), 10);
        const invented = Int32Array.from(any.slice(0, ties.count));
        expect(modularityOf(ties, invented)).toBeCloseTo(bruteModularity(ties, invented), 10);
        const alone = Int32Array.from({ length: ties.count }, (_, thing) => thing);
        expect(modularityOf(ties, community)).toBeGreaterThanOrEqual(modularityOf(ties, alone) - 1e-12);
        expect(communitiesOf(ties)).toEqual(community);
      }),
    );
  });

  test('are such that no two of them would be better as one', () => {
    fc.assert(
      fc.property(graph, (ties) => {
        const community = communitiesOf(ties);
        const count = new Set(community).size;
        for (let one = 0; one < count; one++) {
          for (let other = one + 1; other < count; other++) {
            const joined = community.map((each) => (each === other ? one : each));
            expect(bruteModularity(ties, joined)).toBeLessThanOrEqual(bruteModularity(ties, community) + 1e-9);
          }
        }
      }),
    );
  });

  test('of two rings with one tie between them are the two rings', () => {
    const ring = (from: number) => [0, 1, 2, 3].map((step) => [from + step, from + ((step + 1) % 4)] as const);
    const ties = [...ring(0), ...ring(4), [0, 4] as const];
    const found = communitiesOf({
      count: 8,
      first: ties.map(([a]) => a),
      second: ties.map(([, b]) => b),
      value: ties.map(() => 1),
    });
    expect([...found]).toEqual([0, 0, 0, 0, 1, 1, 1, 1]);
  });
});

describe('places by forces', () => {
  test('are the same each time, inside the square, and no two the same', () => {
    fc.assert(
      fc.property(graph, (ties) => {
        const places = placesByForces(ties, communitiesOf(ties));
        expect(places).toEqual(placesByForces(ties, communitiesOf(ties)));
        for (const value of [...places.x, ...places.y]) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
        expect(new Set([...places.x].map((x, at) => `${x} ${places.y[at]}`)).size).toBe(ties.count);
      }),
      { numRuns: 25 },
    );
  });
});

describe('the network of codes', () => {
  test('has a tie wherever the method counts so many in common, and leaves out families unless they are asked for', () => {
    fc.assert(
      fc.property(
        randomStudy,
        fc.constantFrom(...coOccurrenceUnits),
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        fc.boolean(),
        (study, unit, least, nested, relatives) => {
          const sets = (nested ? nestedSets : ownSets).map((set) => ({
            ...set,
            depth: set.path.split('/').length - 1,
          }));
          const found = codeNetwork(columnsOf(study), { sets, unit, near: 1, least, relatives, withSubcodes: nested });
          const documents = oracleDocuments(
            study,
            () => true,
            () => true,
          );
          const expected = sets.flatMap((one, a) =>
            sets.slice(a + 1).flatMap((other) => {
              const b = sets.indexOf(other);
              const [inA, inB] = [new Set(one.members), new Set(other.members)];
              const family = codeNames[b]?.startsWith(`${codeNames[a]}/`) && nested;
              const value = oracleCount(documents, inA, inB, 1)[unit];
              return value >= least && (relatives || !family) ? [`${a} ${b} ${value}`] : [];
            }),
          );
          const ties = [...found.ties.first].map((a, at) => `${a} ${found.ties.second[at]} ${found.ties.value[at]}`);
          expect(ties.sort()).toEqual(expected.sort());
          expect([...found.places]).toEqual(
            [...new Set(ties.flatMap((tie) => tie.split(' ').slice(0, 2).map(Number)))].sort((a, b) => a - b),
          );
          expect(found.allTies).toBe(ties.length);
          const placeOf = (code: number) => found.places.indexOf(code);
          const drawn = {
            count: found.places.length,
            first: [...found.ties.first].map(placeOf),
            second: [...found.ties.second].map(placeOf),
            value: found.ties.value,
          };
          expect(found.modularity).toBeCloseTo(bruteModularity(drawn, found.community), 10);
        },
      ),
      { numRuns: 60 },
    );
  });

  test('left to itself keeps the strongest ties, at least one, and says from which count on', () => {
    fc.assert(
      fc.property(randomStudy, (study) => {
        const choice = { sets: ownSets, unit: 'characters', near: 1, relatives: true, withSubcodes: false } as const;
        const all = codeNetwork(columnsOf(study), { ...choice, least: 1 }).ties.value;
        const found = codeNetwork(columnsOf(study), { ...choice, least: 0 });
        expect([...found.ties.value]).toEqual([...all].filter((value) => value >= found.from));
        expect(found.ties.value.length > 0).toBe(all.length > 0);
      }),
      { numRuns: 40 },
    );
  });
});
