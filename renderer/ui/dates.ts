/** Times and days as British English writes them, in the zone of this machine. Times are milliseconds since 1970. */
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long' });
const withYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long' });

/** `14:32` */
export const formatTime = (at: number): string => time.format(at);

/** `2024-11-19`: the day that a moment falls on here, as text that sorts. */
export function dayKey(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** Noon of the day that a key names: a moment that is safely inside it. */
export const dayMoment = (key: string): number => new Date(`${key}T12:00:00`).getTime();

const sameYear = (at: number, now: number) => new Date(at).getFullYear() === new Date(now).getFullYear();

/** `12 Nov` */
export const formatShortDay = (at: number): string => short.format(at);

/** `19 November`, with the year when it is not this one. */
export const formatDay = (at: number, now = Date.now()): string =>
  (sameYear(at, now) ? dayAndMonth : withYear).format(at);

/** `19 November 2026` */
export const formatFullDay = (at: number): string => withYear.format(at);

/** `Wednesday 19 November` */
export const formatWeekday = (at: number, now = Date.now()): string => `${weekday.format(at)} ${formatDay(at, now)}`;

/** `Today`, `Yesterday` or nothing. */
export function nearDay(at: number, now = Date.now()): 'Today' | 'Yesterday' | null {
  const key = dayKey(at);
  if (key === dayKey(now)) return 'Today';
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  return key === dayKey(before.getTime()) ? 'Yesterday' : null;
}

/** `today, 14:32`, `yesterday, 09:15`, `9 November` */
export function formatWhen(at: number, now = Date.now()): string {
  const near = nearDay(at, now);
  return near ? `${near.toLowerCase()}, ${formatTime(at)}` : formatDay(at, now);
}

/** `12 Nov, 14:05` */
export const formatMoment = (at: number): string => `${short.format(at)}, ${formatTime(at)}`;
