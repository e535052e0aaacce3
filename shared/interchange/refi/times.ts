/** A date and time as XML writes it, in ms since 1970. Without a zone it is taken as UTC. `null` where it is none. */
export function readDateTime(written: string | undefined): number | null {
  const found = /^\s*(-?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?)(Z|[+-]\d\d:\d\d)?\s*$/.exec(written ?? '');
  if (!found) return null;
  const time = Date.parse(`${found[1]}${found[2] ?? 'Z'}`);
  return Number.isFinite(time) ? time : null;
}

/** ms since 1970 as XML writes it, in UTC; fractions of a second only where there are some. */
export function writeDateTime(time: number): string {
  return new Date(time).toISOString().replace('.000Z', 'Z');
}
