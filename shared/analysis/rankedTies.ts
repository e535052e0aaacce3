import type { StudyColumns } from './columns.ts';
import { countCoOccurrence } from './coOccurrence.ts';
import type { CoOccurrenceUnit } from './results.ts';
import type { CodingChoice } from './selection.ts';
import { pickTies, type Ties, tiesOf } from './ties.ts';

export type TieOrder = 'count' | 'jaccard' | 'c' | 'lift' | 'name';

export interface RankedTiesChoice extends CodingChoice {
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  readonly order: TieOrder;
  readonly least: number;
  readonly relatives: boolean;
  readonly withSubcodes: boolean;
  readonly pairs?: Float64Array;
}

/** Pairs of codes that meet (METHOD.md §3), in the order asked for. */
export interface RankedTies {
  readonly frequency: Float64Array;
  readonly ties: Ties;
  /** Pairs that meet; more than are given only where a table could not bear them. */
  readonly allTies: number;
}

/** Pairs beyond these are counted, and not given. */
const mostTies = 10_000;

/** Every pair of codes that meets, with its count and all coefficients, the greatest first. */
export function rankedTies(columns: StudyColumns, choice: RankedTiesChoice): RankedTies {
  const result = countCoOccurrence(columns, choice);
  const ties = tiesOf(result, choice);
  const names = result.codes.map(({ name }) => name);
  return {
    frequency: result.frequency,
    ties: pickTies(ties, orderOf(ties, choice.order, names)),
    allTies: ties.first.length,
  };
}

/** The places of the ties in order, as many as are given; of equals the stronger tie, then in the order of the codes. */
function orderOf(ties: Ties, order: TieOrder, names: readonly string[]): number[] {
  const places = Array.from(ties.first.keys());
  if (order === 'count') return places.slice(0, mostTies);
  if (order === 'name') return places.sort(byName(ties, names)).slice(0, mostTies);
  const keys = Float64Array.from(places, (at) => strengthOf(ties, order, at));
  // Only what may be given is compared one by one.
  const least = keys.length > mostTies ? (keys.toSorted().at(-mostTies) as number) : Number.NEGATIVE_INFINITY;
  return places
    .filter((at) => (keys[at] as number) >= least)
    .sort((a, b) => compareDown(keys[a] as number, keys[b] as number) || a - b)
    .slice(0, mostTies);
}

function byName(ties: Ties, names: readonly string[]): (a: number, b: number) => number {
  const alphabet = new Intl.Collator('en');
  const compare = (codes: Int32Array, a: number, b: number) =>
    alphabet.compare(names[codes[a] as number] ?? '', names[codes[b] as number] ?? '');
  return (a, b) => compare(ties.first, a, b) || compare(ties.second, a, b) || a - b;
}

const compareDown = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);

/** What a pair is ordered by. A `c` that left its range by more pairs than codings stands above all others. */
function strengthOf(ties: Ties, order: 'jaccard' | 'c' | 'lift', at: number): number {
  const value = ties[order][at] as number;
  const beyond = order === 'c' && ((ties.flags[at] as number) & 1) === 1 && !(value > 0);
  if (beyond) return Number.POSITIVE_INFINITY;
  return Number.isNaN(value) ? -1 : value;
}
