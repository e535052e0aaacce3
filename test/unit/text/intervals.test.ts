import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIntervalIndex, overlaps, unionLength, unionOf } from '#shared/text/intervals.ts';

const range = fc
  .tuple(fc.nat(60), fc.integer({ min: 1, max: 40 }))
  .map(([start, size]) => ({ start, end: start + size }));
const ranges = fc.array(range, { maxLength: 40 });
const characters = (list: readonly { start: number; end: number }[]): Set<number> =>
  new Set(list.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, step) => start + step)));

describe('ranges', () => {
  test('touching ranges do not overlap', () => {
    expect(overlaps({ start: 0, end: 5 }, { start: 5, end: 9 })).toBe(false);
    expect(overlaps({ start: 0, end: 6 }, { start: 5, end: 9 })).toBe(true);
  });

  test('overlap means sharing a character', () => {
    fc.assert(
      fc.property(range, range, (a, b) => {
        const shared = characters([a]).intersection(characters([b]));
        expect(overlaps(a, b)).toBe(shared.size > 0);
        expect(overlaps(b, a)).toBe(shared.size > 0);
      }),
    );
  });

  test('a union holds every character once', () => {
    fc.assert(
      fc.property(ranges, (list) => {
        expect(unionLength(list)).toBe(characters(list).size);
        expect(characters(unionOf(list))).toEqual(characters(list));
        for (const [place, { start }] of unionOf(list).entries()) {
          expect(start).toBeGreaterThan(unionOf(list)[place - 1]?.end ?? -1);
        }
      }),
    );
  });
});

describe('finding codings at a place', () => {
  test('finds exactly those that a look at every coding finds', () => {
    fc.assert(
      fc.property(ranges, fc.nat(100), fc.nat(30), (list, start, size) => {
        const index = createIntervalIndex(list);
        const places = (asked: { start: number; end: number }) =>
          list.flatMap((each, place) => (overlaps(each, asked) ? [place] : []));
        expect(index.within(start, start + size).sort((a, b) => a - b)).toEqual(
          size > 0 ? places({ start, end: start + size }) : [],
        );
        expect(index.at(start).sort((a, b) => a - b)).toEqual(places({ start, end: start + 1 }));
      }),
    );
  });

  test('answers come by start, then end', () => {
    const index = createIntervalIndex([
      { start: 4, end: 9 },
      { start: 0, end: 9 },
      { start: 4, end: 6 },
    ]);
    expect(index.at(5)).toEqual([1, 2, 0]);
  });

  test('20,000 codings under one that covers the whole document are found, each with the one around it', () => {
    const list = Array.from({ length: 20_000 }, (_, place) => ({ start: place * 150, end: place * 150 + 140 }));
    const index = createIntervalIndex([{ start: 0, end: 3_000_000 }, ...list]);
    for (let step = 0; step < 2_000; step++) expect(index.at(step * 1500).length).toBe(2);
  });
});
