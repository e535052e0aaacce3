import type { StudyColumns } from './columns.ts';
import { mirror } from './matrices.ts';
import { type CodingChoice, selectCodings } from './selection.ts';
import { type Cluster, clusterByAverage, leafOrder } from './similarity.ts';

export const similarityMeasures = ['matching', 'jaccard', 'cosine'] as const;
export type SimilarityMeasure = (typeof similarityMeasures)[number];

export interface SimilarityChoice extends CodingChoice {
  readonly measure: SimilarityMeasure;
  /** So many documents are compared each with each: those with the most codings. */
  readonly most: number;
  /** For each of the others so many that are most like it. */
  readonly neighbours: number;
  /** Up to so many documents these are sought among all, beyond among those that are compared each with each. */
  readonly searched: number;
}

/** Documents compared by the codes that they hold. Documents are indices into `StudyColumns.documents`. */
export interface DocumentSimilarity {
  /** The documents that are compared each with each, in the order of the study. */
  readonly shown: Int32Array;
  /** Shown × shown, symmetric; NaN where it is not defined, 1 on the diagonal. */
  readonly values: Float64Array;
  /** Codings of each code in each shown document: shown × codes. */
  readonly counts: Int32Array;
  /** Places in `shown`, those that are most alike side by side. */
  readonly order: Int32Array;
  /** The tree of the clustering over the places of `order`: see {@link Merges}. */
  readonly merges: Merges;
  /** The other chosen documents, and for each of them the nearest with the likeness; -1 and NaN for none. */
  readonly others: Int32Array;
  /** Whether the nearest were sought among all chosen documents, or among `shown` alone. */
  readonly isNearestOfAll: boolean;
  readonly nearest: Int32Array;
  readonly nearestValues: Float64Array;
}

/**
 * A tree, merge by merge, those further down first. A part below the number of leaves is a leaf by its place in the
 * order, the others are `leaves + number of the merge`. Height = mean distance of the members of both parts.
 */
export interface Merges {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly height: Float64Array;
}

/** The codes of each document with the number of their codings, document after document. */
interface Profiles {
  readonly offset: Int32Array;
  readonly code: Int32Array;
  readonly count: Float64Array;
}

/**
 * Likeness of documents over the chosen codes.
 * - `matching`: simple matching (Sokal & Michener 1958): codes that both hold or neither holds / all chosen codes.
 * - `jaccard` (Jaccard 1912): codes that both hold / codes that at least one holds; not defined where neither holds any.
 * - `cosine`: of the angle between the numbers of codings of each code; not defined where one holds none.
 * Distances for order and tree are 1 − likeness, and 1 where it is not defined. No more than `most` × `most` cells are ever
 * made; of the other documents only the nearest are kept, and where there are very many they are sought among `shown`: to hold
 * 10,000 documents against each other would take minutes.
 */
export function documentSimilarity(columns: StudyColumns, choice: SimilarityChoice): DocumentSimilarity {
  const size = choice.sets.length;
  const profiles = profilesOf(columns, choice);
  const chosen = chosenDocuments(columns, choice);
  const shown = mostCoded(profiles, chosen, choice.most);
  const isShown = new Set(shown);
  const others = Int32Array.from(chosen.filter((document) => !isShown.has(document)));
  const isNearestOfAll = chosen.length <= choice.searched;
  const compare = comparer(profiles, size, choice.measure);
  const values = compareShown(shown, compare);
  const distances = values.map((value) => (Number.isNaN(value) ? 1 : 1 - value));
  for (let at = 0; at < shown.length; at++) distances[at * shown.length + at] = 0;
  const order = Int32Array.from(leafOrder(distances, shown.length));
  return {
    shown,
    values,
    counts: countsOf(profiles, shown, size),
    order,
    merges: mergesOf(shown.length > 1 ? clusterByAverage(distances, shown.length) : null, order),
    others,
    isNearestOfAll,
    ...nearestOf(others, isNearestOfAll ? chosen : shown, compare, choice.neighbours),
  };
}

function chosenDocuments({ documents: { ids } }: StudyColumns, { documents }: SimilarityChoice): number[] {
  return [...ids.keys()].filter((document) => documents?.[document] !== 0);
}

function profilesOf(columns: StudyColumns, choice: SimilarityChoice): Profiles {
  const selection = selectCodings(columns, choice);
  const counts = new Map<number, number>();
  const offset = new Int32Array(columns.documents.ids.length + 1);
  const code: number[] = [];
  const count: number[] = [];
  for (let document = 0; document + 1 < offset.length; document++) {
    counts.clear();
    for (let at = selection.offset[document] as number; at < (selection.offset[document + 1] as number); at++) {
      for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
        counts.set(set, (counts.get(set) ?? 0) + 1);
      }
    }
    for (const [set, codings] of counts) {
      code.push(set);
      count.push(codings);
    }
    offset[document + 1] = code.length;
  }
  return { offset, code: Int32Array.from(code), count: Float64Array.from(count) };
}

function mostCoded({ offset, count }: Profiles, chosen: readonly number[], most: number): Int32Array {
  if (chosen.length <= most) return Int32Array.from(chosen);
  const codings = (document: number) => {
    let sum = 0;
    for (let at = offset[document] as number; at < (offset[document + 1] as number); at++) sum += count[at] as number;
    return sum;
  };
  const ranked = chosen.map((document) => ({ document, codings: codings(document) }));
  ranked.sort((a, b) => b.codings - a.codings || a.document - b.document);
  return Int32Array.from(ranked.slice(0, most), ({ document }) => document).sort();
}

/** The likeness of a document with each of a list. */
type Compare = (document: number, others: ArrayLike<number>, take: (value: number, at: number) => void) => void;

function comparer({ offset, code, count }: Profiles, size: number, measure: SimilarityMeasure): Compare {
  const mine = new Float64Array(size);
  const length = (document: number) => {
    let squares = 0;
    for (let at = offset[document] as number; at < (offset[document + 1] as number); at++) {
      squares += (count[at] as number) ** 2;
    }
    return Math.sqrt(squares);
  };
  const lengths = measure === 'cosine' ? Float64Array.from({ length: offset.length - 1 }, (_, at) => length(at)) : null;
  return (document, others, take) => {
    const [from, to] = [offset[document] as number, offset[document + 1] as number];
    for (let at = from; at < to; at++) mine[code[at] as number] = count[at] as number;
    for (let place = 0; place < others.length; place++) {
      const other = others[place] as number;
      const [start, end] = [offset[other] as number, offset[other + 1] as number];
      let [both, product] = [0, 0];
      for (let at = start; at < end; at++) {
        const codings = mine[code[at] as number] as number;
        if (codings > 0) both++;
        product += codings * (count[at] as number);
      }
      const either = to - from + (end - start) - both;
      if (lengths) {
        take(Math.min(1, product / ((lengths[document] as number) * (lengths[other] as number))), place);
      } else take(measure === 'jaccard' ? both / either : (size - either + both) / size, place);
    }
    for (let at = from; at < to; at++) mine[code[at] as number] = 0;
  };
}

function compareShown(shown: Int32Array, compare: Compare): Float64Array {
  const count = shown.length;
  const values = new Float64Array(count * count);
  for (let row = 0; row < count; row++) {
    compare(shown[row] as number, shown.subarray(row + 1), (value, at) => {
      values[row * count + row + 1 + at] = value;
    });
  }
  mirror(values, count);
  for (let at = 0; at < count; at++) values[at * count + at] = 1;
  return values;
}

function countsOf({ offset, code, count }: Profiles, shown: Int32Array, size: number): Int32Array {
  const counts = new Int32Array(shown.length * size);
  for (const [row, document] of shown.entries()) {
    for (let at = offset[document] as number; at < (offset[document + 1] as number); at++) {
      counts[row * size + (code[at] as number)] = count[at] as number;
    }
  }
  return counts;
}

function nearestOf(others: Int32Array, all: ArrayLike<number>, compare: Compare, wanted: number) {
  const nearest = new Int32Array(others.length * wanted).fill(-1);
  const nearestValues = new Float64Array(others.length * wanted).fill(Number.NaN);
  for (const [row, document] of others.entries()) {
    const first = row * wanted;
    compare(document, all, (value, at) => {
      if (Number.isNaN(value) || all[at] === document) return;
      // Kept in order, so that of those that are equally near the first of the study stay.
      let place = first + wanted;
      while (place > first && !((nearestValues[place - 1] as number) >= value)) place--;
      if (place === first + wanted) return;
      nearest.copyWithin(place + 1, place, first + wanted - 1);
      nearestValues.copyWithin(place + 1, place, first + wanted - 1);
      nearest[place] = all[at] as number;
      nearestValues[place] = value;
    });
  }
  return { nearest, nearestValues };
}

function mergesOf(tree: Cluster | null, order: Int32Array): Merges {
  const placeOf = new Int32Array(order.length);
  for (const [place, leaf] of order.entries()) placeOf[leaf] = place;
  const merges: { first: number; second: number; height: number }[] = [];
  const add = (cluster: Cluster): number => {
    if (!cluster.parts) return placeOf[cluster.leaves[0] as number] as number;
    const [first, second] = [add(cluster.parts[0]), add(cluster.parts[1])];
    return order.length + merges.push({ first, second, height: cluster.height }) - 1;
  };
  if (tree) add(tree);
  return {
    first: Int32Array.from(merges, ({ first }) => first),
    second: Int32Array.from(merges, ({ second }) => second),
    height: Float64Array.from(merges, ({ height }) => height),
  };
}
