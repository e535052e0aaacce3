/**
 * When a day (YYYY-MM-DD) begins in the zone of this machine, in milliseconds since 1970; `further` days on from it. The
 * same days that the window shows: with the change to summer time they are 23 or 25 hours long.
 */
export function localDayBegins(day: string, further = 0): number {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Set one by one: the constructor takes the years 0 to 99 for those of the twentieth century.
  const begins = new Date(2000, 0, 1);
  begins.setFullYear(year, month - 1, date + further);
  return begins.getTime();
}
