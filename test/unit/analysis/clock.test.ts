import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { clockOf, fixedClock, isZone } from '#shared/analysis/reading/clock.ts';
import { dayLength, dayOf } from '#shared/analysis/reading/timeBins.ts';

const dayIn = (zone: string, at: number) =>
  new Date(dayOf(clockOf(zone).shown(at)) * dayLength).toISOString().slice(0, 10);
const hourIn = (zone: string, at: number) => new Date(clockOf(zone).shown(at)).toISOString().slice(11, 16);
const moment = (text: string) => Date.parse(text);

describe('the clock of Europe/Amsterdam', () => {
  const zone = 'Europe/Amsterdam';

  test('is two hours ahead in summer and one in winter, so that late evenings fall on their own day', () => {
    expect(dayIn(zone, moment('2026-10-24T21:59:00Z'))).toBe('2026-10-24');
    expect(dayIn(zone, moment('2026-10-24T22:00:00Z'))).toBe('2026-10-25');
    expect(dayIn(zone, moment('2026-10-25T22:59:00Z'))).toBe('2026-10-25');
    expect(dayIn(zone, moment('2026-10-25T23:00:00Z'))).toBe('2026-10-26');
    expect(dayIn(zone, moment('2026-03-28T22:59:00Z'))).toBe('2026-03-28');
    expect(dayIn(zone, moment('2026-03-28T23:00:00Z'))).toBe('2026-03-29');
    expect(dayIn(zone, moment('2026-03-29T21:59:00Z'))).toBe('2026-03-29');
    expect(dayIn(zone, moment('2026-03-29T22:00:00Z'))).toBe('2026-03-30');
  });

  test('shows 02:30 twice in the night in which summer ends, and never in the one in which it begins', () => {
    expect([0, 1].map((hour) => hourIn(zone, moment(`2026-10-25T0${hour}:30:00Z`)))).toEqual(['02:30', '02:30']);
    expect([0, 1].map((hour) => hourIn(zone, moment(`2026-03-29T0${hour}:30:00Z`)))).toEqual(['01:30', '03:30']);
  });

  test('gives the day on which summer ends 25 hours, and the one on which it begins 23', () => {
    const length = (day: string) => {
      const at = moment(`${day}T00:00:00Z`) / dayLength;
      return (clockOf(zone).startOf(at + 1) - clockOf(zone).startOf(at)) / 3_600_000;
    };
    expect(['2026-10-24', '2026-10-25', '2026-03-29', '2026-03-30'].map(length)).toEqual([24, 25, 23, 24]);
  });
});

test('where midnight itself is skipped, the day begins when the clock has jumped', () => {
  // Santiago moves its clocks at midnight: 2026-09-06 begins at 01:00, which is 04:00 UTC.
  const day = moment('2026-09-06T00:00:00Z') / dayLength;
  const start = clockOf('America/Santiago').startOf(day);
  expect(new Date(start).toISOString()).toBe('2026-09-06T04:00:00.000Z');
  expect([dayIn('America/Santiago', start - 1), dayIn('America/Santiago', start)]).toEqual([
    '2026-09-05',
    '2026-09-06',
  ]);
});

describe('any clock', () => {
  const before = process.env.TZ;
  afterEach(() => {
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
  });

  test('shows what a machine in that zone shows, and a moment is never before the start of its day', () => {
    const zones = [
      'Europe/Amsterdam',
      'America/St_Johns',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'UTC',
      'Africa/Cairo',
    ];
    const times = fc.integer({ min: Date.UTC(1990, 0, 1), max: Date.UTC(2040, 0, 1) });
    fc.assert(
      fc.property(fc.constantFrom(...zones), times, (zone, at) => {
        process.env.TZ = zone;
        const here = new Date(at);
        const clock = clockOf(zone);
        const shown = new Date(clock.shown(at));
        expect([shown.getUTCFullYear(), shown.getUTCMonth(), shown.getUTCDate(), shown.getUTCHours()]).toEqual([
          ...[here.getFullYear(), here.getMonth(), here.getDate(), here.getHours()],
        ]);
        expect([shown.getUTCMinutes(), shown.getUTCMilliseconds()]).toEqual([
          ...[here.getMinutes(), here.getMilliseconds()],
        ]);
        const day = dayOf(clock.shown(at));
        expect(clock.startOf(day)).toBe(new Date(here.getFullYear(), here.getMonth(), here.getDate()).getTime());
        expect(clock.startOf(day)).toBeLessThanOrEqual(at);
        expect(clock.startOf(day + 1)).toBeGreaterThan(at);
      }),
      { numRuns: 400 },
    );
  });

  test('names itself; a zone that is none is not known', () => {
    expect(clockOf('Europe/Amsterdam').words).toBe('clock of Europe/Amsterdam');
    expect([clockOf('UTC'), fixedClock(0), fixedClock(60), fixedClock(-210)].map(({ words }) => words)).toEqual([
      ...['UTC', 'UTC', 'UTC+1', 'UTC−3:30'],
    ]);
    expect(['Europe/Amsterdam', 'Europe/Nowhere', ''].map(isZone)).toEqual([true, false, false]);
    expect(clockOf('Europe/Amsterdam').shown(Number.NaN)).toBeNaN();
  });
});
