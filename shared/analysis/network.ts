import type { StudyColumns } from './columns.ts';
import { communitiesOf, type Graph, modularityOf } from './communities.ts';
import { countCoOccurrence } from './coOccurrence.ts';
import { placesByForces } from './forces.ts';
import type { CoOccurrenceUnit } from './results.ts';
import type { CodingChoice } from './selection.ts';
import { pickTies, type Ties, tiesOf } from './ties.ts';

export interface NetworkChoice extends CodingChoice {
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  /** Least count of a tie; 0 = as many of the strongest ties as a picture bears. */
  readonly least: number;
  readonly relatives: boolean;
  readonly withSubcodes: boolean;
  readonly pairs?: Float64Array;
}

/** Codes and their ties as a network. Where nothing else is said the arrays have one entry a code that is shown. */
export interface Network {
  /** Index of each among the chosen codes, in their order. */
  readonly places: Int32Array;
  /** 0..1 in each direction. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly frequency: Float64Array;
  readonly documents: Float64Array;
  readonly community: Int32Array;
  readonly communityCount: number;
  readonly modularity: number;
  /** Least count of the ties, as it was used. */
  readonly from: number;
  /** Between codes that are shown; `first` and `second` are indices among the chosen codes. */
  readonly ties: Ties;
  /** Ties of at least that count between any of the chosen codes, and codes that have one. */
  readonly allTies: number;
  readonly tiedCodes: number;
}

/** More codes or ties than these make no picture. */
export const mostNetworkCodes = 120;
export const mostNetworkTies = 1_500;
/** Ties for each code that the threshold leaves when nobody chose one. */
const tiesPerCode = 2.5;

/** Co-occurrence (METHOD.md §3) as a network: what ties, how strongly, which codes form communities, and places for them. */
export function codeNetwork(columns: StudyColumns, choice: NetworkChoice): Network {
  const result = countCoOccurrence(columns, { ...choice, coefficients: [] });
  const size = result.codes.length;
  const all = tiesOf(result, { relatives: choice.relatives, least: choice.least });
  const from = choice.least || threshold(all.value, new Set([...all.first, ...all.second]).size);
  // They stand by their count: those that are strong enough come first.
  const strong = pickTies(all, Array.from(all.value.keys()).slice(0, countFrom(all.value, from)));
  const shown = mostTied(strong, size);
  const isShown = (at: number) => shown.has(strong.first[at] as number) && shown.has(strong.second[at] as number);
  const ties = pickTies(strong, Array.from(strong.value.keys()).filter(isShown).slice(0, mostNetworkTies));
  const places = Int32Array.from(shown).sort();
  const graph = graphOf(ties, places);
  const community = communitiesOf(graph);
  return {
    places,
    ...placesByForces(graph, community),
    frequency: Float64Array.from(places, (at) => result.frequency[at] as number),
    documents: Float64Array.from(places, (at) => result.documents[at * size + at] as number),
    community,
    communityCount: new Set(community).size,
    modularity: modularityOf(graph, community),
    from,
    ties,
    allTies: strong.first.length,
    tiedCodes: new Set([...strong.first, ...strong.second]).size,
  };
}

/** The least whole count that leaves no more ties than a picture bears; where equals are too many, their count. */
function threshold(values: Float64Array, codes: number): number {
  const room = Math.ceil(codes * tiesPerCode);
  if (values.length <= room) return 1;
  const [last, next] = [values[room - 1] as number, values[room] as number];
  const fitting = last > next ? last : last + 1;
  return fitting > (values[0] as number) ? last : fitting;
}

/** How many of the values, which descend, are `least` or more. */
function countFrom(values: Float64Array, least: number): number {
  const end = values.findIndex((value) => value < least);
  return end < 0 ? values.length : end;
}

/** The codes with the greatest sums of ties, as many as a picture bears. */
function mostTied({ first, second, value }: Ties, size: number): Set<number> {
  const sums = new Float64Array(size);
  for (const [at, weight] of value.entries()) {
    for (const code of [first[at] as number, second[at] as number]) sums[code] = (sums[code] as number) + weight;
  }
  const tied = Array.from(sums.keys()).filter((code) => (sums[code] as number) > 0);
  return new Set(tied.sort((a, b) => (sums[b] as number) - (sums[a] as number) || a - b).slice(0, mostNetworkCodes));
}

function graphOf({ first, second, value }: Ties, places: Int32Array): Graph {
  const placeOf = new Map(Array.from(places, (code, place) => [code, place]));
  const of = (codes: Int32Array) => codes.map((code) => placeOf.get(code) ?? 0);
  return { count: places.length, first: of(first), second: of(second), value };
}
