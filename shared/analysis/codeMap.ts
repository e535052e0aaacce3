import { clustersOf } from './clusterCut.ts';
import type { StudyColumns } from './columns.ts';
import { countCoOccurrence } from './coOccurrence.ts';
import type { CoOccurrenceResult, CoOccurrenceUnit } from './results.ts';
import { classicalScaling } from './scaling.ts';
import type { CodingChoice } from './selection.ts';
import { type Ties, tiesOf } from './ties.ts';

export type CodeDistance = 'jaccard' | 'count';

export interface CodeMapChoice extends CodingChoice {
  readonly distance: CodeDistance;
  /** Of the counts, for the distance `count` and for the lines. */
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  /** Ties of at least so many are given; 0 = none. */
  readonly lines: number;
  /** How many clusters to part the codes into. */
  readonly clusters: number;
  readonly withSubcodes: boolean;
  readonly pairs?: Float64Array;
}

/** A map of codes (METHOD.md §5). Codes without codings have no place; the other arrays have one entry a place. */
export interface CodeMap {
  /** Index of each code in the map among the chosen codes. */
  readonly places: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly stress: number;
  /** Number of the cluster of each, from 0. */
  readonly cluster: Int32Array;
  readonly clusterCount: number;
  /** Codings and documents of each. */
  readonly frequency: Float64Array;
  readonly documents: Float64Array;
  /** Between any two of them there is at least one tie: else the map would be drawn by chance. */
  readonly meet: boolean;
  /** Indices among the chosen codes. */
  readonly ties: Ties;
}

/** Lines beyond this cover the map, and say nothing. */
export const mostLines = 2_000;

/** Places codes in the plane so that those that share words stand close together (METHOD.md §5). */
export function codeMap(columns: StudyColumns, choice: CodeMapChoice): CodeMap {
  const result = countCoOccurrence(columns, {
    ...choice,
    coefficients: choice.distance === 'jaccard' ? ['jaccard'] : [],
  });
  const size = result.codes.length;
  const places = Int32Array.from(result.frequency.keys()).filter((at) => (result.frequency[at] as number) > 0);
  const distances = codeDistances(result, places, choice.distance);
  const least = choice.lines === 0 ? Number.POSITIVE_INFINITY : choice.lines;
  const cluster = clustersOf(distances, places.length, choice.clusters);
  return {
    places,
    ...classicalScaling(distances, places.length),
    cluster,
    clusterCount: new Set(cluster).size,
    frequency: Float64Array.from(places, (at) => result.frequency[at] as number),
    documents: Float64Array.from(places, (at) => result.documents[at * size + at] as number),
    meet: codesMeet(result, choice.distance),
    ties: tiesOf(result, { relatives: true, least, most: mostLines }),
  };
}

function codesMeet({ codes, values, jaccard }: CoOccurrenceResult, distance: CodeDistance): boolean {
  const size = codes.length;
  const matrix = distance === 'jaccard' ? jaccard : values;
  return matrix.some((value, cell) => Math.floor(cell / size) !== cell % size && value > 0);
}

/**
 * Distances between the codes of `places`: 1 − jaccard, 1 where that is not defined; or the greatest sum of a column of
 * the matrix − the count of the two. 0 on the diagonal, which is left out of the sums.
 */
export function codeDistances(result: CoOccurrenceResult, places: Int32Array, distance: CodeDistance): Float64Array {
  const size = result.codes.length;
  const count = places.length;
  const greatest = distance === 'count' ? greatestSum(result.values, size) : 0;
  const distances = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < count; b++) {
      if (a === b) continue;
      const cell = (places[a] as number) * size + (places[b] as number);
      const likeness = result.jaccard[cell] as number;
      const apart = Number.isNaN(likeness) ? 1 : 1 - likeness;
      distances[a * count + b] = distance === 'count' ? greatest - (result.values[cell] as number) : apart;
    }
  }
  return distances;
}

function greatestSum(values: Float64Array, size: number): number {
  let greatest = 0;
  for (let column = 0; column < size; column++) {
    let sum = 0;
    for (let row = 0; row < size; row++) if (row !== column) sum += values[row * size + column] as number;
    greatest = Math.max(greatest, sum);
  }
  return greatest;
}
