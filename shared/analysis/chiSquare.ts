/**
 * The upper tail of the chi-square distribution: how probable a chi-square of `value` or more is when there is no
 * association, with `degrees` of freedom. Q(degrees / 2, value / 2), the regularised incomplete gamma function.
 */
export function chiSquareTail(value: number, degrees: number): number {
  if (!(value > 0)) return 1;
  return Math.min(1, Math.max(0, upperGamma(degrees / 2, value / 2)));
}

/**
 * Regularised upper incomplete gamma function Q(a, x), a > 0, x >= 0: by its series below a + 1, by a continued fraction
 * (Lentz's method) above (Abramowitz & Stegun 6.5.29 and 6.5.31). Good to about 1e-14.
 */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  return x < a + 1 ? 1 - gammaSeries(a, x) : gammaFraction(a, x);
}

const precision = 1e-16;
const mostTerms = 10_000;

function gammaSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; n < mostTerms && Math.abs(term) > Math.abs(sum) * precision; n++) {
    term *= x / (a + n);
    sum += term;
  }
  return sum * Math.exp(a * Math.log(x) - x - logGamma(a));
}

function gammaFraction(a: number, x: number): number {
  const tiny = 1e-300;
  let b = x + 1 - a;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < mostTerms; n++) {
    const an = -n * (n - a);
    b += 2;
    d = 1 / notNought(an * d + b, tiny);
    c = notNought(b + an / c, tiny);
    fraction *= d * c;
    if (Math.abs(d * c - 1) < precision * 4) break;
  }
  return fraction * Math.exp(a * Math.log(x) - x - logGamma(a));
}

const notNought = (value: number, tiny: number): number => (Math.abs(value) < tiny ? tiny : value);

const lanczos: readonly number[] = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Natural logarithm of the gamma function, for positive numbers (Lanczos 1964, g = 7). */
export function logGamma(value: number): number {
  if (value < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * value)) - logGamma(1 - value);
  const x = value - 1;
  const t = x + 7.5;
  const sum = lanczos.slice(1).reduce((total, factor, at) => total + factor / (x + at + 1), lanczos[0] ?? 0);
  return 0.5 * Math.log(2 * Math.PI) + (x + 0.5) * Math.log(t) - t + Math.log(sum);
}

/**
 * Fisher's exact test of a 2 × 2 table [[a, b], [c, d]], two-sided: the probability, all sums held as they are, of the tables
 * that are at most as probable as this one (Fisher 1935; the usual two-sided rule).
 */
export function fisherExact(a: number, b: number, c: number, d: number): number {
  const [row, other, column] = [a + b, c + d, a + c];
  const all = row + other;
  const logAll = logChoose(all, column);
  const chance = (cell: number) => Math.exp(logChoose(row, cell) + logChoose(other, column - cell) - logAll);
  // A hair of room, for equal probabilities may differ in their last digit.
  const limit = chance(a) * (1 + 1e-7);
  let total = 0;
  for (let cell = Math.max(0, column - other); cell <= Math.min(row, column); cell++) {
    const each = chance(cell);
    if (each <= limit) total += each;
  }
  return Math.min(1, total);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Holm's correction for several tests (Holm 1979): p values that may each be held against the usual level while the chance
 * of any false alarm among all of them stays below it. In the order given; `null` = not tested, and not counted.
 */
export function holmAdjusted(values: readonly (number | null)[]): (number | null)[] {
  const tested = values.flatMap((p, at) => (p === null ? [] : [{ p, at }])).sort((one, other) => one.p - other.p);
  const adjusted: (number | null)[] = values.map(() => null);
  let most = 0;
  for (const [rank, { p, at }] of tested.entries()) {
    most = Math.max(most, Math.min(1, p * (tested.length - rank)));
    adjusted[at] = most;
  }
  return adjusted;
}
