/**
 * Numbers between 0 and 1 without any order in them, the same on every machine and each time (a multiplicative
 * congruential row, Lehmer 1951; the factor of Park, Miller & Stockmeyer 1993).
 */
export function fixedNumbers(): () => number {
  let state = 20_011;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
