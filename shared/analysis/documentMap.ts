import { cutTree } from './clusterCut.ts';
import type { StudyColumns } from './columns.ts';
import { codingsByDocument } from './frequencies.ts';
import { classicalScaling } from './scaling.ts';
import { type CodingChoice, selectCodings } from './selection.ts';
import { type Cluster, clusterByAverage, leafOrder, profileDistances } from './similarity.ts';

export type ProfileMeasure = 'shares' | 'counts';
export type ProfileDistance = 'cosine' | 'euclidean';

export interface DocumentMapChoice extends CodingChoice {
  readonly measure: ProfileMeasure;
  readonly distance: ProfileDistance;
  readonly clusters: number;
  /** At most so many documents: those with most codings. */
  readonly most: number;
}

/** Two parts of a tree that were merged: a leaf by its place, or an earlier merge by its number + the number of leaves. */
export interface Merges {
  readonly left: Int32Array;
  readonly right: Int32Array;
  /** Mean distance between the members of the two. */
  readonly height: Float64Array;
}

/** Documents by the codes they hold. Where nothing else is said the arrays have one entry a document that is shown. */
export interface DocumentMap {
  /** Index of each among the documents of the study. */
  readonly places: Int32Array;
  /** Codings of any of the chosen codes. */
  readonly codings: Int32Array;
  /** Numbers of each code, document by document: shares of 1, or codings. */
  readonly profiles: Float64Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly stress: number;
  readonly cluster: Int32Array;
  readonly clusterCount: number;
  /** The places from top to bottom of a tree, and its merges, the lower ones before those that hold them. */
  readonly order: Int32Array;
  readonly merges: Merges;
  /** Chosen documents with and without codings of these codes. */
  readonly coded: number;
  readonly uncoded: number;
}

/**
 * Places documents by their code profiles: classical scaling of the distances, and average-linkage clustering of the same.
 * A profile is the codings of each code in the document, or their shares; a document without any has none.
 */
export function documentMap(columns: StudyColumns, choice: DocumentMapChoice): DocumentMap {
  const size = choice.sets.length;
  const counts = codingsByDocument(columns, choice);
  const { offset } = selectCodings(columns, choice);
  const codingsOf = (document: number) => (offset[document + 1] as number) - (offset[document] as number);
  const coded = Array.from(columns.documents.ids.keys()).filter((document) => codingsOf(document) > 0);
  const places = Int32Array.from(mostCoded(coded, codingsOf, choice.most));
  const profiles = profilesOf(counts, places, size, choice.measure);
  const distances =
    choice.distance === 'euclidean'
      ? profileDistances(profiles, size, places.length)
      : cosineDistances(profiles, size, places.length);
  const tree = clusterByAverage(distances, places.length);
  const cluster = cutTree(tree, places.length, choice.clusters);
  const chosen = choice.documents ? choice.documents.reduce((sum, flag) => sum + (flag ? 1 : 0), 0) : offset.length - 1;
  return {
    places,
    codings: places.map(codingsOf),
    profiles,
    ...classicalScaling(distances, places.length),
    cluster,
    clusterCount: new Set(cluster).size,
    order: Int32Array.from(leafOrder(distances, places.length)),
    merges: mergesOf(tree, places.length),
    coded: coded.length,
    uncoded: chosen - coded.length,
  };
}

/** The documents with most codings, in the order of the study. */
function mostCoded(documents: readonly number[], codingsOf: (document: number) => number, most: number): number[] {
  if (documents.length <= most) return [...documents];
  const order = [...documents].sort((a, b) => codingsOf(b) - codingsOf(a) || a - b);
  return order.slice(0, most).sort((a, b) => a - b);
}

function profilesOf(counts: Int32Array, places: Int32Array, size: number, measure: ProfileMeasure): Float64Array {
  const profiles = new Float64Array(places.length * size);
  for (const [place, document] of places.entries()) {
    const own = counts.subarray(document * size, (document + 1) * size);
    const sum = measure === 'shares' ? own.reduce((all, each) => all + each, 0) : 1;
    for (let set = 0; set < size; set++) profiles[place * size + set] = (own[set] as number) / sum;
  }
  return profiles;
}

/** 1 − the cosine of the angle between two profiles: 0 where they are in proportion, 1 where they share nothing. */
export function cosineDistances(profiles: Float64Array, size: number, count: number): Float64Array {
  const lengths = Float64Array.from({ length: count }, (_, row) => Math.sqrt(product(profiles, size, row, row)));
  const distances = new Float64Array(count * count);
  for (let a = 0; a < count; a++) {
    for (let b = 0; b < a; b++) {
      const cosine = product(profiles, size, a, b) / ((lengths[a] as number) * (lengths[b] as number));
      distances[a * count + b] = Math.max(0, 1 - cosine);
      distances[b * count + a] = distances[a * count + b] as number;
    }
  }
  return distances;
}

function product(profiles: Float64Array, size: number, a: number, b: number): number {
  let sum = 0;
  for (let at = 0; at < size; at++) sum += (profiles[a * size + at] as number) * (profiles[b * size + at] as number);
  return sum;
}

function mergesOf(tree: Cluster, count: number): Merges {
  const [left, right, height]: [number[], number[], number[]] = [[], [], []];
  const add = (cluster: Cluster): number => {
    if (!cluster.parts) return cluster.leaves[0] as number;
    const [one, other] = cluster.parts.map(add);
    left.push(one as number);
    right.push(other as number);
    return count + height.push(cluster.height) - 1;
  };
  if (count > 0) add(tree);
  return { left: Int32Array.from(left), right: Int32Array.from(right), height: Float64Array.from(height) };
}
