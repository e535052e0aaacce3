import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chiSquareTail, fisherExact, holmAdjusted, logGamma, upperGamma } from '#shared/analysis/chiSquare.ts';
import { crosstab } from '#shared/analysis/crosstab.ts';

describe('the tail of chi-square', () => {
  // Critical values as statistical tables print them (5 %, 1 %, 0.1 %), to the digits that they have.
  test.each([
    [1, 3.841, 0.05],
    [1, 6.635, 0.01],
    [1, 10.828, 0.001],
    [2, 5.991, 0.05],
    [3, 7.815, 0.05],
    [4, 13.277, 0.01],
    [5, 11.07, 0.05],
    [10, 18.307, 0.05],
    [10, 29.588, 0.001],
    [30, 43.773, 0.05],
    [100, 124.342, 0.05],
  ])('with %i degrees of freedom %f has the probability %f', (degrees, value, p) => {
    expect(Math.abs(chiSquareTail(value, degrees) / p - 1)).toBeLessThan(2e-3);
  });

  test('agrees with the closed forms: one degree of freedom is a normal, two an exponential', () => {
    expect(chiSquareTail(1.96 ** 2, 1)).toBeCloseTo(0.0499957902964409, 13);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 80, noNaN: true }), fc.integer({ min: 1, max: 12 }), (x, half) => {
        // For an even number of degrees the tail is a finite sum (Abramowitz & Stegun 26.4.5).
        let [term, sum] = [1, 1];
        for (let n = 1; n < half; n++) {
          term *= x / 2 / n;
          sum += term;
        }
        expect(chiSquareTail(x, 2 * half)).toBeCloseTo(Math.exp(-x / 2) * sum, 12);
      }),
    );
  });

  test('agrees with an integral of the density, summed in small steps', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 40, noNaN: true }), fc.integer({ min: 3, max: 25 }), (x, degrees) => {
        // In steps of the root, for near nought the density itself is too steep to sum.
        const density = (root: number) =>
          root === 0
            ? 0
            : 2 *
              Math.exp(
                (degrees - 1) * Math.log(root) - root ** 2 / 2 - (degrees / 2) * Math.LN2 - logGammaByProduct(degrees),
              );
        expect(chiSquareTail(x, degrees)).toBeCloseTo(1 - simpson(density, Math.sqrt(x)), 9);
      }),
      { numRuns: 60 },
    );
  });

  test('is one at nought, falls, and never leaves 0..1', () => {
    expect([chiSquareTail(0, 3), upperGamma(2, 0)]).toEqual([1, 1]);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 5000, noNaN: true }), fc.integer({ min: 1, max: 300 }), (x, degrees) => {
        const [here, further] = [chiSquareTail(x, degrees), chiSquareTail(x + 1, degrees)];
        expect(here).toBeGreaterThanOrEqual(further);
        expect(further).toBeGreaterThanOrEqual(0);
        expect(here).toBeLessThanOrEqual(1);
      }),
    );
  });

  test('the logarithm of the gamma function is that of the factorial', () => {
    let sum = 0;
    for (let n = 1; n < 150; n++) {
      sum += Math.log(n);
      expect(logGamma(n + 1)).toBeCloseTo(sum, 9);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 14);
  });
});

/** The logarithm of Γ(degrees / 2) from Γ(1) = 1 and Γ(1/2) = √π, by Γ(x + 1) = x Γ(x) alone. */
function logGammaByProduct(degrees: number): number {
  let [at, sum] = degrees % 2 === 0 ? [1, 0] : [0.5, Math.log(Math.PI) / 2];
  for (; at < degrees / 2; at++) sum += Math.log(at);
  return sum;
}

function simpson(density: (at: number) => number, to: number): number {
  const steps = 4000;
  const width = to / steps;
  let sum = density(0) + density(to);
  for (let step = 1; step < steps; step++) sum += density(step * width) * (step % 2 === 1 ? 4 : 2);
  return (sum * width) / 3;
}

describe('Fisher’s exact test', () => {
  test('of the tea tasting: eight cups, six right', () => {
    expect(fisherExact(3, 1, 1, 3)).toBeCloseTo(34 / 70, 12);
    expect(fisherExact(4, 0, 0, 4)).toBeCloseTo(2 / 70, 12);
  });

  test('is what dealing all units in every way gives', () => {
    fc.assert(
      fc.property(fc.nat(4), fc.nat(4), fc.nat(4), fc.nat(4), (a, b, c, d) => {
        expect(fisherExact(a, b, c, d)).toBeCloseTo(fisherByDealing(a, b, c, d), 9);
      }),
      { numRuns: 60 },
    );
  });
});

/** Every way to choose which units of all have the mark; a way counts when its table is at most as frequent as the one seen. */
function fisherByDealing(a: number, b: number, c: number, d: number): number {
  const [all, marked] = [a + b + c + d, a + c];
  const ways = new Map<number, number>();
  for (let dealt = 0; dealt < 2 ** all; dealt++) {
    const bits = [...dealt.toString(2).padStart(all, '0')].map(Number);
    if (all === 0 || bits.reduce((sum, bit) => sum + bit, 0) !== marked) continue;
    const first = bits.slice(0, a + b).reduce((sum, bit) => sum + bit, 0);
    ways.set(first, (ways.get(first) ?? 0) + 1);
  }
  const every = [...ways.values()].reduce((sum, count) => sum + count, 0);
  const seen = ways.get(a) ?? 0;
  const rare = [...ways.values()].filter((count) => count <= seen).reduce((sum, count) => sum + count, 0);
  return every === 0 ? 1 : rare / every;
}

describe('Holm’s correction', () => {
  test('steps down from the smallest, never below the one before, and leaves out what was not tested', () => {
    expect(holmAdjusted([0.01, null, 0.04, 0.03, 0.005])).toEqual([0.03, null, 0.06, 0.06, 0.02]);
    expect(holmAdjusted([0.9, 0.8])).toEqual([1, 1]);
    expect(holmAdjusted([])).toEqual([]);
  });
});

const table = (present: readonly number[], sizes: readonly number[], unit: 'documents' | 'codings' = 'documents') =>
  crosstab({ present: Float64Array.from(present), sizes: Float64Array.from(sizes), unit });

describe('a code by columns', () => {
  test('a worked table: 30 of 50 against 15 of 50', () => {
    const { expected, residuals, tests } = table([30, 15], [50, 50]);
    expect([...expected]).toEqual([22.5, 22.5]);
    // χ² = N (ad − bc)² / (row and column sums) = 100 · (30·35 − 15·20)² / (45·55·50·50)
    expect(tests[0]?.chiSquare).toBeCloseTo((100 * 750 ** 2) / (45 * 55 * 50 * 50), 10);
    expect(tests[0]?.cramersV).toBeCloseTo(750 / Math.sqrt(45 * 55 * 50 * 50), 10);
    expect(tests[0]).toMatchObject({ degrees: 1, test: 'chi-square', reason: '' });
    // With one degree of freedom the adjusted residual is the root of chi-square.
    expect(residuals[0]).toBeCloseTo(Math.sqrt(tests[0]?.chiSquare ?? 0), 10);
    expect(residuals[1]).toBeCloseTo(-(residuals[0] ?? 0), 10);
  });

  test('is what Pearson’s sum over all 2 × k cells gives', () => {
    const column = fc.integer({ min: 1, max: 40 }).chain((size) => fc.tuple(fc.nat(size), fc.constant(size)));
    fc.assert(
      fc.property(fc.array(column, { minLength: 2, maxLength: 6 }), (columns) => {
        const present = columns.map(([count]) => count);
        const sizes = columns.map(([, size]) => size);
        const [found] = table(present, sizes).tests;
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const cells = [present, present.map((count, at) => (sizes[at] ?? 0) - count)];
        const sums = cells.map((row) => row.reduce((sum, count) => sum + count, 0));
        if (sums.includes(0)) {
          expect(found?.chiSquare).toBeNull();
          return;
        }
        let chiSquare = 0;
        const counts: number[] = [];
        for (const [row, values] of cells.entries()) {
          for (const [at, count] of values.entries()) {
            const mean = ((sums[row] ?? 0) * (sizes[at] ?? 0)) / all;
            counts.push(mean);
            chiSquare += (count - mean) ** 2 / mean;
          }
        }
        expect(found?.chiSquare).toBeCloseTo(chiSquare, 8);
        const small = counts.filter((count) => count < 5).length;
        const expectedTest =
          sizes.length === 2
            ? small === 0
              ? 'chi-square'
              : 'fisher'
            : Math.min(...counts) >= 1 && 5 * small <= counts.length
              ? 'chi-square'
              : 'none';
        expect(found?.test).toBe(expectedTest);
        expect(found?.p === null).toBe(expectedTest === 'none');
      }),
    );
  });

  test('codings of one document are not independent: their unevenness is described, and not tested', () => {
    const [found] = table([30, 15], [50, 50], 'codings').tests;
    expect(found).toMatchObject({ test: 'none', p: null, adjusted: null });
    expect(found?.chiSquare).toBeGreaterThan(0);
    expect(found?.reason).toContain('not independent');
  });

  test('where nothing varies there is nothing to test', () => {
    expect(table([0, 0], [5, 5]).tests[0]?.reason).toBe('no documents have it');
    expect(table([5, 5], [5, 5]).tests[0]?.reason).toBe('all documents have it');
    expect(table([3], [5]).tests[0]?.reason).toBe('there are no two columns to compare');
    expect(table([3, 0], [5, 0]).tests[0]?.reason).toBe('there are no two columns to compare');
    expect(table([], []).tests).toEqual([]);
    expect([...table([5, 5], [5, 5]).residuals]).toEqual([Number.NaN, Number.NaN]);
  });

  test('several codes are corrected together', () => {
    const { tests } = table([9, 0, 5, 5, 10, 10], [10, 10]);
    expect(tests.map(({ test: name }) => name)).toEqual(['fisher', 'chi-square', 'none']);
    expect(tests[0]?.adjusted).toBeCloseTo(2 * (tests[0]?.p ?? 0), 12);
    expect(tests[2]?.adjusted).toBeNull();
  });
});
