import { dayKey, dayMoment } from '../../ui/dates.ts';

/** One square of the calendar. `step` is its place on the scale: 0 = nothing, 1 to 5. */
export interface Square {
  readonly day: string;
  readonly week: number;
  /** 0 = Monday. */
  readonly weekday: number;
  readonly steps: number;
  readonly step: number;
}
export interface Calendar {
  readonly weeks: number;
  readonly squares: readonly Square[];
  /** Names of months, over the week in which each begins. */
  readonly months: readonly { readonly name: string; readonly week: number }[];
  readonly most: number;
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'short' });
const weekdayOf = (at: number) => (new Date(at).getDay() + 6) % 7;

function daysEarlier(at: number, days: number): number {
  const date = new Date(at);
  date.setDate(date.getDate() - days);
  return date.getTime();
}

const mondayBefore = (at: number): number => daysEarlier(at, weekdayOf(at));

/** Root scale in five steps: a day of four times the steps looks twice as dark, and a single one can be seen. */
const shade = (steps: number, most: number) => (steps === 0 ? 0 : Math.max(1, Math.ceil(5 * Math.sqrt(steps / most))));

function* daysBetween(first: number, last: number): Generator<number> {
  for (const date = new Date(first); date.getTime() <= last; date.setDate(date.getDate() + 1)) yield date.getTime();
}

/** At most so many weeks are drawn, the last ones; and at least so many, so that a young study has a calendar too. */
const mostWeeks = 53;
const leastWeeks = 13;

/** Lays the days out as weeks by weekdays, from the Monday of the first to the last day, at most a year. */
export function layoutCalendar(days: readonly { readonly day: string; readonly steps: number }[]): Calendar {
  const stepsOn = new Map(days.map(({ day, steps }) => [day, steps]));
  const known = [...stepsOn.keys()].sort();
  const [firstKey, lastKey] = [known[0], known.at(-1)];
  if (!firstKey || !lastKey) return { weeks: 0, squares: [], months: [], most: 0 };
  const last = dayMoment(lastKey);
  // Counted in days and not in milliseconds: a week in which the clocks change is an hour longer or shorter.
  const weeksBefore = (weeks: number) => mondayBefore(daysEarlier(last, (weeks - 1) * 7));
  const begun = Math.min(mondayBefore(dayMoment(firstKey)), weeksBefore(leastWeeks));
  const first = Math.max(begun, weeksBefore(mostWeeks));
  const most = Math.max(...stepsOn.values());
  const squares = [...daysBetween(first, last)].map((at, place): Square => {
    const steps = stepsOn.get(dayKey(at)) ?? 0;
    return { day: dayKey(at), week: Math.floor(place / 7), weekday: place % 7, steps, step: shade(steps, most) };
  });
  return { weeks: (squares.at(-1)?.week ?? 0) + 1, squares, months: monthsOver(squares), most };
}

function monthsOver(squares: readonly Square[]): Calendar['months'] {
  const months: { name: string; week: number }[] = [];
  for (const square of squares) {
    const name = month.format(dayMoment(square.day));
    const previous = months.at(-1);
    // A name needs room: a month that begins within three weeks of the one before it waits for its next week.
    if (previous?.name !== name && (!previous || square.week - previous.week >= 3))
      months.push({ name, week: square.week });
  }
  return months;
}
