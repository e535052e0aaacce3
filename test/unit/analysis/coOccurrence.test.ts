import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countCoOccurrence, pairCounts } from '#shared/analysis/coOccurrence.ts';
import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { columnsOf, type SmallCoding, type SmallStudy, setOf } from '../../support/columns.ts';
import { oracleCount, oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const coded = (code: number, start: number, end: number): SmallCoding => ({ document: 0, code, coder: 0, start, end });
const worked: SmallStudy = {
  texts: [`${'x'.repeat(50)}\n${'y'.repeat(49)}`],
  codes: ['A', 'B'],
  coders: ['Ann'],
  codings: [coded(0, 0, 30), coded(0, 10, 40), coded(1, 20, 25), coded(1, 35, 70)],
};
const sets = [setOf('A', [0]), setOf('B', [1])];

describe('the worked example of the method', () => {
  const results = coOccurrenceUnits.map((unit) =>
    countCoOccurrence(columnsOf(worked), { sets, unit, near: 0, withSubcodes: false }),
  );

  test('each unit counts what it says', () => {
    const counted = Object.fromEntries(results.map((result) => [result.unit, result.values[1]]));
    expect(counted).toEqual({ pairs: 3, stretches: 2, characters: 10, paragraphs: 1, documents: 1, near: 4 });
  });

  test('jaccard is 10 / 70, c is 3 and flagged', () => {
    const [result] = results;
    expect(result?.jaccard[1]).toBeCloseTo(0.142857, 6);
    expect(result?.c[1]).toBe(3);
    expect(result?.flags[1]).toBe(1);
  });

  test('the diagonal is the frequency, not a co-occurrence', () => {
    for (const result of results) expect([result.values[0], result.values[3]]).toEqual([2, 2]);
    expect(results[0]?.jaccard[0]).toBeNaN();
    expect([...(results[0]?.frequency ?? [])]).toEqual([2, 2]);
  });
});

describe('co-occurrence', () => {
  const count = (codings: readonly SmallCoding[], chosen = sets) =>
    countCoOccurrence(columnsOf({ ...worked, codings }), { sets: chosen, unit: 'stretches', withSubcodes: true });

  test('touching ranges do not co-occur', () => {
    const result = count([coded(0, 0, 20), coded(1, 20, 30)]);
    expect([result.pairs[1], result.values[1]]).toEqual([0, 0]);
  });

  test('touching codings of one code make one stretch with another', () => {
    expect(count([coded(0, 0, 20), coded(0, 20, 30), coded(1, 10, 25)]).values[1]).toBe(1);
  });

  test('a code and its own child are legal rows; no coding is paired with itself, and a pair counts once', () => {
    const nested = [setOf('A', [0, 1]), setOf('A/a', [1])];
    expect(count([coded(1, 0, 10)], nested).pairs[1]).toBe(0);
    expect(count([coded(1, 0, 10), coded(1, 5, 15)], nested).pairs[1]).toBe(1);
  });

  test('one code more than five times as frequent as the other is flagged', () => {
    const six = Array.from({ length: 6 }, (_, place) => coded(0, place * 5, place * 5 + 3));
    expect(count([...six, coded(1, 0, 4)]).flags[1]).toBe(2);
    expect(count([...six.slice(1), coded(1, 0, 4)]).flags[1]).toBe(0);
  });

  test('coefficients that were not asked for are not worked out', () => {
    const result = countCoOccurrence(columnsOf(worked), {
      sets,
      unit: 'pairs',
      withSubcodes: false,
      coefficients: ['c'],
    });
    expect([result.c[1], result.jaccard[1], result.lift[1]]).toEqual([3, Number.NaN, Number.NaN]);
  });
});

const choice = fc.record({
  sets: fc.constantFrom(ownSets, nestedSets, themeSets),
  near: fc.nat(3),
  documents: fc.option(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1))),
  coders: fc.option(fc.tuple(fc.nat(1), fc.nat(1), fc.nat(1))),
});

describe('every unit and coefficient is what the method says, counted by brute force', () => {
  test('own codings and with subcodes, chosen documents and coders, characters beyond the basic plane', () => {
    fc.assert(
      fc.property(randomStudy, choice, (study, { sets: chosen, near, documents, coders }) => {
        const flags = {
          documents: documents && Uint8Array.from(documents.slice(0, study.texts.length)),
          coders: coders && Uint8Array.from(coders),
        };
        const columns = columnsOf(study);
        const results = coOccurrenceUnits.map((unit) =>
          countCoOccurrence(columns, { sets: chosen, unit, near, withSubcodes: false, ...flags }),
        );
        const parts = oracleDocuments(
          study,
          (coding) => coders === null || coders[coding.coder] === 1,
          (document) => documents === null || documents[document] === 1,
        );
        for (const [a, first] of chosen.entries()) {
          for (const [b, second] of chosen.entries()) {
            if (a === b) continue;
            const cell = a * chosen.length + b;
            const wanted = oracleCount(parts, new Set(first.members), new Set(second.members), near);
            for (const result of results) expect(result.values[cell], result.unit).toBe(wanted[result.unit]);
            expect(results[0]?.frequency[a]).toBe(wanted.frequency[0]);
            const [result] = results;
            const [jaccard, c, lift] = [result?.jaccard[cell], result?.c[cell], result?.lift[cell]];
            expect([jaccard, c, lift].map(rounded)).toEqual([wanted.jaccard, wanted.c, wanted.lift].map(rounded));
          }
        }
        expect([...pairCounts(columns, { sets: chosen, ...flags }, near)]).toEqual(offDiagonal(results[5]?.values));
      }),
      { numRuns: 300 },
    );
  });

  test('the matrix is symmetric in every unit', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom(...coOccurrenceUnits), (study, unit) => {
        const { values } = countCoOccurrence(columnsOf(study), { sets: nestedSets, unit, near: 1, withSubcodes: true });
        const n = nestedSets.length;
        values.forEach((value, cell) => {
          expect(values[(cell % n) * n + Math.floor(cell / n)]).toBe(value);
        });
      }),
    );
  });
});

function offDiagonal(matrix: Float64Array | undefined): number[] {
  const n = Math.sqrt(matrix?.length ?? 0);
  return Array.from(matrix ?? [], (value, cell) => (cell % (n + 1) === 0 ? 0 : value));
}

/** To ten places; "not defined" stays NaN. */
const rounded = (value: number | undefined): unknown => value && Math.round(value * 1e10) / 1e10;
