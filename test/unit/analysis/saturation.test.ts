import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomNumbers, shuffle } from '#shared/analysis/random.ts';
import { saturationRuns } from '#shared/analysis/reading/saturationRuns.ts';
import { saturation } from '#shared/analysis/saturation.ts';
import { columnsOf, type SmallStudy, setOf } from '../../support/columns.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

/** Codes seen after each document, with sets of names and no shortcut. */
function seenInOrder(study: SmallStudy, members: readonly (readonly number[])[], order: readonly number[]) {
  const seen = new Set<number>();
  return order.map((document) => {
    const codes = study.codings.filter((coding) => coding.document === document).map(({ code }) => code);
    const used = members.flatMap((set, index) => (codes.some((code) => set.includes(code)) ? [index] : []));
    const fresh = used.filter((index) => !seen.has(index));
    for (const index of used) seen.add(index);
    return { used: used.length, fresh, seen: seen.size };
  });
}

/** Every order of a few things, each once. */
function ordersOf(things: readonly number[]): number[][] {
  if (things.length === 0) return [[]];
  return things.flatMap((first) => ordersOf(things.filter((each) => each !== first)).map((rest) => [first, ...rest]));
}

/** Ten documents; document d uses codes 0..d, but for the last three, which bring nothing new. */
const stairs: SmallStudy = {
  texts: Array.from({ length: 10 }, () => 'some words here'),
  codes: Array.from({ length: 8 }, (_, code) => `code ${code}`),
  coders: ['Ann'],
  codings: Array.from({ length: 10 }, (_, document) =>
    Array.from({ length: Math.min(document, 6) + 1 }, (_, code) => ({
      ...{ document, code, coder: 0 },
      ...{ start: code, end: code + 1 },
    })),
  ).flat(),
};
const stairSets = stairs.codes.map((name, index) => setOf(name, [index]));

describe('the curve of saturation', () => {
  test('codes used, never used before and seen are what the method says, whatever the order', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom(ownSets, nestedSets), fc.nat(), (study, sets, seed) => {
        const order = shuffle(Int32Array.from(study.texts.keys()), randomNumbers(seed));
        const curve = saturation(columnsOf(study), { sets, order, shuffles: 10, seed });
        const expected = seenInOrder(
          study,
          sets.map((set) => set.members),
          [...order],
        );
        expect([...curve.used]).toEqual(expected.map(({ used }) => used));
        expect([...curve.fresh]).toEqual(expected.map(({ fresh }) => fresh.length));
        expect([...curve.seen]).toEqual(expected.map(({ seen }) => seen));
        const first = sets.map((_, set) => expected.findIndex(({ fresh }) => fresh.includes(set)));
        expect([...curve.first]).toEqual(first);
      }),
    );
  });

  test('the band lies among the counts of all orders, ascends, and ends where the curve ends', () => {
    fc.assert(
      fc.property(randomStudy, fc.nat(), (study, seed) => {
        const order = Int32Array.from(study.texts.keys());
        const curve = saturation(columnsOf(study), { sets: ownSets, order, shuffles: 200, seed });
        const all = ordersOf([...order]).map((each) =>
          seenInOrder(
            study,
            ownSets.map((set) => set.members),
            each,
          ).map(({ seen }) => seen),
        );
        for (const at of order.keys()) {
          const counts = all.map((seen) => seen[at] ?? 0);
          expect(counts).toContain(curve.low[at]);
          expect(counts).toContain(curve.high[at]);
          expect(curve.low[at]).toBeLessThanOrEqual(curve.high[at] ?? -1);
        }
        expect(curve.low.at(-1)).toBe(curve.seen.at(-1));
        expect(curve.high.at(-1)).toBe(curve.seen.at(-1));
      }),
      { numRuns: 40 },
    );
  });

  test('the band is the 5 % and 95 % quantile of shuffles made one by one', () => {
    const order = Int32Array.from(stairs.texts.keys());
    const curve = saturation(columnsOf(stairs), { sets: stairSets, order, shuffles: 100, seed: 7 });
    const random = randomNumbers(7);
    const shuffled = order.slice();
    const members = stairSets.map((set) => set.members);
    const counts = Array.from({ length: 100 }, () =>
      seenInOrder(stairs, members, [...shuffle(shuffled, random)]).map(({ seen }) => seen),
    );
    for (const at of order.keys()) {
      const sorted = counts.map((seen) => seen[at] ?? 0).sort((a, b) => a - b);
      expect([curve.low[at], curve.high[at]]).toEqual([sorted[4], sorted[94]]);
    }
  });

  test('the band of many documents with rare codes is that of a walk to the end', () => {
    const texts = Array.from({ length: 300 }, () => 'some words here');
    const random = randomNumbers(3);
    const codings = texts.flatMap((_, document) =>
      [0, 1, 2].map((step) => ({
        ...{ document, coder: 0, start: step, end: step + 1 },
        code: Math.floor(random() ** 6 * 40),
      })),
    );
    const study: SmallStudy = { texts, codes: Array.from({ length: 40 }, (_, i) => `${i}`), coders: ['Ann'], codings };
    const sets = study.codes.map((name, index) => setOf(name, [index]));
    const order = Int32Array.from(texts.keys());
    const curve = saturation(columnsOf(study), { sets, order, shuffles: 20, seed: 5 });
    const again = randomNumbers(5);
    const shuffled = order.slice();
    const counts = Array.from({ length: 20 }, () =>
      seenInOrder(
        study,
        sets.map((set) => set.members),
        [...shuffle(shuffled, again)],
      ).map(({ seen }) => seen),
    );
    const quantiles = [...order.keys()].map((at) => counts.map((seen) => seen[at] ?? 0).sort((a, b) => a - b));
    expect([...curve.low]).toEqual(quantiles.map((sorted) => sorted[0]));
    expect([...curve.high]).toEqual(quantiles.map((sorted) => sorted[18]));
  });

  test('no documents give no curve, and a code that is never used is never first', () => {
    const none = saturation(columnsOf(stairs), { sets: stairSets, order: new Int32Array(), shuffles: 10, seed: 1 });
    expect([none.seen.length, none.low.length, [...none.first]]).toEqual([0, 0, Array(8).fill(-1)]);
    const order = Int32Array.of(2, 9);
    const curve = saturation(columnsOf(stairs), { sets: stairSets, order, shuffles: 10, seed: 1 });
    expect([...curve.first]).toEqual([0, 0, 0, 1, 1, 1, 1, -1]);
  });
});

describe('shuffles', () => {
  test('the same seed gives the same order, and all orders come about as often', () => {
    const make = (seed: number) => [...shuffle(Int32Array.of(0, 1, 2), randomNumbers(seed))].join('');
    expect(make(42)).toBe(make(42));
    const random = randomNumbers(1);
    const times = new Map<string, number>();
    for (let turn = 0; turn < 6000; turn++) {
      const order = shuffle(Int32Array.of(0, 1, 2), random).join('');
      times.set(order, (times.get(order) ?? 0) + 1);
    }
    expect(times.size).toBe(6);
    for (const count of times.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe('new codes in runs after a base', () => {
  const fresh = Int32Array.of(9, 5, 3, 2, 2, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0);
  const rule = { base: 4, run: 2, threshold: 0.05, isOverlapping: false };

  test('a base of 19 makes one new code 5.3 %: over a threshold of 5 %', () => {
    const { base, runs } = saturationRuns(fresh, rule);
    expect(base).toBe(19);
    expect(runs.map(({ from, to, fresh: count }) => [from, to, count])).toEqual([
      [4, 6, 3],
      [6, 8, 2],
      [8, 10, 1],
      [10, 12, 1],
      [12, 14, 0],
      [14, 16, 1],
    ]);
    expect(runs.map(({ share }) => Math.round((share ?? 0) * 1000) / 10)).toEqual([15.8, 10.5, 5.3, 5.3, 0, 5.3]);
    expect(runs.map(({ isMet }) => isMet)).toEqual([false, false, false, false, true, false]);
  });

  test('overlapping runs begin at every document', () => {
    const { runs } = saturationRuns(fresh, { ...rule, isOverlapping: true });
    expect(runs.map(({ fresh: count }) => count)).toEqual([3, 2, 2, 1, 1, 1, 1, 1, 0, 1, 1, 0]);
  });

  test('too few documents have no base, and an empty base no share', () => {
    expect(saturationRuns(Int32Array.of(3, 2), rule)).toEqual({ base: null, runs: [] });
    expect(saturationRuns(Int32Array.of(0, 0, 0, 0, 1, 1), rule)).toEqual({
      base: 0,
      runs: [{ from: 4, to: 6, fresh: 2, share: null, isMet: false }],
    });
  });
});
