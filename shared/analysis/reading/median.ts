/** The middle of ascending numbers, or half-way between the two in the middle; NaN of none. */
export function medianOf(ascending: readonly number[]): number {
  const half = ascending.length >> 1;
  const upper = ascending[half] ?? Number.NaN;
  return ascending.length % 2 === 1 ? upper : (upper + (ascending[half - 1] ?? Number.NaN)) / 2;
}
