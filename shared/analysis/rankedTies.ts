import type { StudyColumns } from './columns.ts';
import { countCoOccurrence } from './coOccurrence.ts';
import type { CoOccurrenceUnit } from './results.ts';
import type { CodingChoice } from './selection.ts';
import { type Ties, tiesOf } from './ties.ts';

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
  const order = Array.from(ties.first.keys())
    .sort(comparison(ties, choice.order, names))
    .slice(0, mostTies);
  return { frequency: result.frequency, ties: inOrder(ties, order), allTies: ties.first.length };
}

/** Of equals the one that comes first by its count, then in the order of the codes. */
function comparison(ties: Ties, order: TieOrder, names: readonly string[]): (a: number, b: number) => number {
  if (order === 'name') {
    const nameOf = (codes: Int32Array, at: number) => names[codes[at] as number] ?? '';
    const compare = (codes: Int32Array, a: number, b: number) => nameOf(codes, a).localeCompare(nameOf(codes, b), 'en');
    return (a, b) => compare(ties.first, a, b) || compare(ties.second, a, b) || a - b;
  }
  const key = Float64Array.from(ties.first.keys(), (at) => strengthOf(ties, order, at));
  return (a, b) => compareDown(key[a] as number, key[b] as number) || a - b;
}

const compareDown = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1);

/** What a pair is ordered by. A `c` that left its range by more pairs than codings stands above all others. */
function strengthOf(ties: Ties, order: Exclude<TieOrder, 'name'>, at: number): number {
  if (order === 'count') return ties.value[at] as number;
  const value = ties[order][at] as number;
  const beyond = order === 'c' && ((ties.flags[at] as number) & 1) === 1 && !(value > 0);
  if (beyond) return Number.POSITIVE_INFINITY;
  return Number.isNaN(value) ? -1 : value;
}

function inOrder(ties: Ties, order: readonly number[]): Ties {
  const entries = Object.entries(ties).map(([name, column]: [string, Float64Array | Int32Array | Uint8Array]) => [
    name,
    (column as Float64Array).slice(0, order.length).map((_, place) => column[order[place] as number] as number),
  ]);
  return Object.fromEntries(entries) as Ties;
}
