/**
 * A date and time as XML writes it, in ms since 1970. Without a zone it is taken as UTC. Programs also write a blank for the
 * `T`, or the day alone. `null` where it is none.
 */
export function readDateTime(written: string | undefined): number | null {
  const found = /^\s*(-?\d{4,6}-\d\d-\d\d)(?:[T ](\d\d:\d\d:\d\d(?:[.,]\d+)?) ?(Z|[+-]\d\d:?\d\d)?)?\s*$/i.exec(
    written ?? '',
  );
  if (!found) return null;
  const [, day, clock = '00:00:00', zone = 'Z'] = found;
  const time = Date.parse(`${day}T${clock.replace(',', '.')}${zone.replace(/^(...)(\d\d)$/, '$1:$2').toUpperCase()}`);
  return Number.isFinite(time) ? time : null;
}

/** ms since 1970 as XML writes it, in UTC; fractions of a second only where there are some. */
export function writeDateTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
