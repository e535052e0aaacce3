import { dayLength } from './timeBins.ts';

/**
 * The clock of a place: what it shows at a moment, with its summer time. Times shown are ms as if the clock were at UTC, so
 * that {@link dayOf} of timeBins.ts gives the day of the place.
 */
export interface Clock {
  /** What the clock shows at a moment (ms since 1970, UTC); NaN stays NaN. */
  shown(at: number): number;
  /** The moment at which a day (from 1970-01-01) begins there, also where its first hour is skipped. */
  startOf(day: number): number;
  /** `UTC`, `UTC+1`, `clock of Europe/Amsterdam`. */
  readonly words: string;
}

/** True for a name that this machine's list of time zones knows. */
export function isZone(zone: string): boolean {
  try {
    return zone !== '' && new Intl.DateTimeFormat('en', { timeZone: zone }).format(0) !== '';
  } catch {
    return false;
  }
}

const minute = 60_000;
/** Clocks of zones change at whole quarters of an hour of UTC, since zones have rules. */
const quarter = 15 * minute;

/** A clock that is always as far ahead of UTC: `UTC`, `UTC+1`, `UTC−3:30`. */
export function fixedClock(minutesEast: number): Clock {
  const shift = minutesEast * minute;
  return {
    shown: (at) => at + shift,
    startOf: (day) => day * dayLength - shift,
    words: offsetWords(minutesEast),
  };
}

function offsetWords(minutesEast: number): string {
  if (minutesEast === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutesEast) / 60), Math.abs(minutesEast) % 60];
  return `UTC${minutesEast < 0 ? '−' : '+'}${hours}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

const clocks = new Map<string, Clock>();

/** The clock of a time zone (`Europe/Amsterdam`), as this machine's list has it. @throws RangeError for a name it has not */
export function clockOf(zone: string): Clock {
  const known = clocks.get(zone);
  if (known) return known;
  const offset = offsetsOf(zone);
  const shown = (at: number) => at + offset(at);
  const clock: Clock = {
    shown,
    startOf: (day) => startOf(day * dayLength, offset),
    words: zone === 'UTC' ? 'UTC' : `clock of ${zone}`,
  };
  clocks.set(zone, clock);
  return clock;
}

/** The first moment at which the clock shows a time or a later one of that day. */
function startOf(local: number, offset: (at: number) => number): number {
  const [before, after] = [offset(local - dayLength), offset(local + dayLength)];
  const fitting = [before, after].map((each) => local - each).filter((at) => at + offset(at) === local);
  // Skipped: the clock jumps over it at the moment when it would have shown it.
  return fitting.length > 0 ? Math.min(...fitting) : local - before;
}

/** How far ahead of UTC a zone is at a moment, ms. Each day is asked for once, and once a quarter where it changes. */
function offsetsOf(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone: zone, calendar: 'iso8601', numberingSystem: 'latn', hourCycle: 'h23', era: 'short' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  const ask = (at: number): number => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    const { year = 0, month = 1, day = 1, hour = 0, minute: minutes = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minutes, second) - Math.floor(at / 1000) * 1000;
  };
  const remembered = new Map<number, number>();
  const at = (moment: number): number => {
    const found = remembered.get(moment) ?? ask(moment);
    remembered.set(moment, found);
    return found;
  };
  return (moment) => {
    if (!Number.isFinite(moment)) return Number.NaN;
    const day = Math.floor(moment / dayLength) * dayLength;
    const [begins, ends] = [at(day), at(day + dayLength)];
    return begins === ends ? begins : at(Math.floor(moment / quarter) * quarter);
  };
}

/** The clock that a chart's settings name: a zone, or else so many minutes east of UTC. */
export const clockOfSettings = ({ zone = '', minutesEast = 0 }: { zone?: string; minutesEast?: number }): Clock =>
  zone === '' ? fixedClock(minutesEast) : clockOf(zone);
