/** Pieces of time: days are counted from 1970-01-01 = 0, in the calendar of the place that the times were shifted to. */
export const binSizes = ['day', 'week', 'month'] as const;
export type BinSize = (typeof binSizes)[number];

/** Milliseconds of a day. */
export const dayLength = 86_400_000;

/** The day that a time (ms) lies in. */
export const dayOf = (time: number): number => Math.floor(time / dayLength);

/** The day of a date as it is kept (YYYY-MM-DD); NaN where it is none. */
export const dayOfDate = (date: string): number => Date.parse(`${date}T00:00:00Z`) / dayLength;

const monthOf = (day: number): number => {
  const date = new Date(day * dayLength);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
};

/** The number of the day, of the week (from Monday to Sunday), or of the month that a day lies in. */
export function binOf(day: number, size: BinSize): number {
  if (size === 'day') return day;
  // 1970-01-01 was a Thursday, three days after a Monday.
  return size === 'week' ? Math.floor((day + 3) / 7) : monthOf(day);
}

/** The first day of a bin; it ends where the next begins. */
export function firstDayOf(bin: number, size: BinSize): number {
  if (size === 'day') return bin;
  return size === 'week' ? bin * 7 - 3 : Date.UTC(1970 + Math.floor(bin / 12), ((bin % 12) + 12) % 12) / dayLength;
}

/** More bars than this are too thin to be seen or met. */
export const mostBins = 1500;

/**
 * The size to cut a span of days into: the one asked for, or by its length (days up to two months, weeks up to fourteen,
 * months beyond); in both cases a larger one where there would be too many pieces.
 */
export function binSizeFor(firstDay: number, lastDay: number, wanted: BinSize | 'automatic'): BinSize {
  const days = lastDay - firstDay + 1;
  const size = wanted !== 'automatic' ? wanted : days <= 62 ? 'day' : days <= 434 ? 'week' : 'month';
  const from = binSizes.indexOf(size);
  const fits = (each: BinSize) => binOf(lastDay, each) - binOf(firstDay, each) < mostBins;
  return binSizes.slice(from).find(fits) ?? 'month';
}
