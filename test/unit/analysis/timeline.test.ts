import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fixedClock } from '#shared/analysis/reading/clock.ts';
import { binOf, binSizeFor, dayLength, dayOfDate, firstDayOf } from '#shared/analysis/reading/timeBins.ts';
import { type TimelineChoice, timeline } from '#shared/analysis/timeline.ts';
import { binWords } from '#shared/charts/dates.ts';
import { columnsOf } from '../../support/columns.ts';
import { codeNames, nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

const anyDay = fc.integer({ min: -30_000, max: 60_000 });

describe('days, weeks and months', () => {
  test('a bin holds exactly the days from its first to the first of the next', () => {
    fc.assert(
      fc.property(anyDay, fc.constantFrom('day', 'week', 'month'), (day, size) => {
        const bin = binOf(day, size);
        expect(firstDayOf(bin, size)).toBeLessThanOrEqual(day);
        expect(firstDayOf(bin + 1, size)).toBeGreaterThan(day);
        expect(binOf(firstDayOf(bin, size), size)).toBe(bin);
      }),
    );
  });

  test('weeks begin on Monday, months on the first', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const monday = new Date(firstDayOf(binOf(day, 'week'), 'week') * dayLength);
        const first = new Date(firstDayOf(binOf(day, 'month'), 'month') * dayLength);
        const date = new Date(day * dayLength);
        expect(monday.getUTCDay()).toBe(1);
        expect([first.getUTCDate(), first.getUTCMonth(), first.getUTCFullYear()]).toEqual([
          1,
          date.getUTCMonth(),
          date.getUTCFullYear(),
        ]);
      }),
    );
  });

  test('the span sets the size, and none is cut into more pieces than can be drawn', () => {
    const from = dayOfDate('2025-03-03');
    expect(binSizeFor(from, from + 61, 'automatic')).toBe('day');
    expect(binSizeFor(from, from + 62, 'automatic')).toBe('week');
    expect(binSizeFor(from, from + 434, 'automatic')).toBe('month');
    expect(binSizeFor(from, from + 4000, 'day')).toBe('week');
    expect(binSizeFor(from, from + 20_000, 'day')).toBe('month');
  });

  test('bins and clocks in words', () => {
    expect(binWords(binOf(dayOfDate('2025-03-05'), 'week'), 'week')).toBe('in the week from 3 March 2025');
    expect(binWords(binOf(dayOfDate('2025-03-05'), 'month'), 'month')).toBe('in March 2025');
    expect([0, 60, -210].map((minutes) => fixedClock(minutes).words)).toEqual(['UTC', 'UTC+1', 'UTC−3:30']);
  });
});

/** As in a code tree, where each code knows how deep it stands. */
const deepSets = nestedSets.map((set) => ({ ...set, depth: set.name.split('/').length - 1 }));

describe('codings by time', () => {
  test('every coding counts once, in the bin of its time, under the deepest code that it counts into', () => {
    const times = fc.array(fc.oneof(fc.constant(Number.NaN), fc.integer({ min: 0, max: 4e10 })), {
      minLength: 18,
      maxLength: 18,
    });
    const size = fc.constantFrom('day', 'week', 'month', 'automatic');
    fc.assert(
      fc.property(
        randomStudy,
        times,
        fc.array(fc.nat(4e10)),
        size,
        fc.boolean(),
        (study, all, memos, wanted, coders) => {
          const columns = columnsOf(study);
          const rows = columns.codings.start.length;
          const choice: TimelineChoice = {
            ...{ sets: deepSets, time: Float64Array.from(all.slice(0, rows)), memoTime: Float64Array.from(memos) },
            ...{ size: wanted as 'day', parts: coders ? 'coders' : 'codes' },
          };
          const result = timeline(columns, choice);
          const expected = new Map<string, number>();
          const days = new Set<string>();
          for (let row = 0; row < rows; row++) {
            const time = all[row] ?? Number.NaN;
            if (Number.isNaN(time)) continue;
            days.add(new Date(time).toISOString().slice(0, 10));
            const bin = binOf(Math.floor(time / dayLength), result.size) - result.firstBin;
            const part = coders ? columns.codings.coder[row] : columns.codings.code[row];
            expected.set(`${bin} ${part}`, (expected.get(`${bin} ${part}`) ?? 0) + 1);
          }
          const found = [...result.counts.entries()].flatMap(([cell, count]) => {
            const bin = Math.floor(cell / result.partCount);
            return count > 0 ? [[`${bin} ${cell % result.partCount}`, count] as const] : [];
          });
          expect(new Map(found)).toEqual(expected);
          expect(result.days).toBe(days.size);
          expect(result.untimed).toBe(all.slice(0, rows).filter(Number.isNaN).length);
          expect(result.hours.reduce((sum, count) => sum + count, 0)).toBe(rows - result.untimed);
          for (const [at, time] of memos.entries()) {
            const from = firstDayOf(result.firstBin + (result.memoBin[at] ?? -1), result.size);
            expect(time / dayLength).toBeGreaterThanOrEqual(from);
          }
        },
      ),
    );
  });

  test('codes that stand for themselves alone count their own codings', () => {
    const columns = columnsOf({
      ...{ texts: ['some words here'], codes: codeNames, coders: ['Ann'] },
      codings: [0, 1, 1].map((code, start) => ({ document: 0, code, coder: 0, start, end: start + 1 })),
    });
    const time = Float64Array.of(dayLength * 3, dayLength * 3 + 1, dayLength * 10);
    const result = timeline(columns, {
      sets: ownSets,
      time,
      memoTime: new Float64Array(),
      size: 'day',
      parts: 'codes',
    });
    expect([result.firstBin, result.binCount, result.days]).toEqual([3, 8, 2]);
    expect([...result.counts.subarray(0, 7)]).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect([result.busiestDay, result.busiest, result.pauseFrom, result.pauseTo]).toEqual([3, 2, 3, 10]);
  });

  test('nothing that has a time gives no bins', () => {
    const columns = columnsOf({ texts: ['a'], codes: codeNames, coders: ['Ann'], codings: [] });
    const none = { time: new Float64Array(), memoTime: Float64Array.of(Number.NaN) };
    const result = timeline(columns, { sets: ownSets, ...none, size: 'automatic', parts: 'codes' });
    expect([result.binCount, result.counts.length, [...result.memoBin]]).toEqual([0, 0, [-1]]);
  });
});
