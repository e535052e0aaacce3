import { afterEach, describe, expect, it, vi } from 'vitest';
import { localDayBegins } from '#shared/domain/localDay.ts';
import { dayKey } from '../../../renderer/ui/dates.ts';

afterEach(() => vi.unstubAllEnvs());

const hour = 3_600_000;

describe('when a day begins', () => {
  it.each([
    ['UTC', '2026-03-29', 24],
    ['Europe/Amsterdam', '2026-03-29', 23],
    ['Europe/Amsterdam', '2026-10-25', 25],
    // There midnight itself is left out when the clocks go forward.
    ['America/Santiago', '2026-09-06', 23],
    ['Pacific/Auckland', '2026-01-01', 24],
  ])('in %s the day %s is %d hours long, and the window shows both its ends as that day', (zone, day, hours) => {
    vi.stubEnv('TZ', zone);
    const [begins, ends] = [localDayBegins(day), localDayBegins(day, 1)];
    expect((ends - begins) / hour).toBe(hours);
    expect([dayKey(begins), dayKey(ends - 1)]).toEqual([day, day]);
    expect([dayKey(begins - 1), dayKey(ends)]).not.toContain(day);
  });

  it('takes a year as it is written', () => {
    vi.stubEnv('TZ', 'UTC');
    expect(new Date(localDayBegins('0099-01-01')).getUTCFullYear()).toBe(99);
  });
});
