import type { StudyColumns } from './columns.ts';
import { randomNumbers, shuffle } from './random.ts';
import { type CodingChoice, type Selection, selectCodings } from './selection.ts';

/** Which documents, in which order, and how the band of shuffled orders is made. */
export interface SaturationChoice extends CodingChoice {
  /** Indices of documents, each once: the order of the curve. */
  readonly order: Int32Array;
  readonly shuffles: number;
  readonly seed: number;
}

/** The curve of saturation (METHOD.md §5). One entry a document in the order of the curve, but for `first`. */
export interface SaturationCurve {
  /** Codes used in the document. */
  readonly used: Int32Array;
  /** Codes used in it and in none before it. */
  readonly fresh: Int32Array;
  /** Codes used in it or before it. */
  readonly seen: Int32Array;
  /** Place in the order at which each set was used first; -1 = in none of these documents. One entry a set. */
  readonly first: Int32Array;
  /** Of the shuffled orders, the 5 % and the 95 % quantile of the codes seen after so many documents. */
  readonly low: Int32Array;
  readonly high: Int32Array;
}

/**
 * Codes used, never used before, and seen so far, document by document (METHOD.md §5), with the band of shuffled orders:
 * each order is as likely as any other, and the quantile q of n orders is the least count that at least q · n of them do
 * not exceed. A code is used in a document that holds at least one coding of its set.
 */
export function saturation(columns: StudyColumns, choice: SaturationChoice): SaturationCurve {
  const uses = usesOf(selectCodings(columns, choice), choice.order);
  const first = Int32Array.from({ length: uses.setCount }, (_, set) => uses.place[uses.placeOffset[set] ?? 0] ?? -1);
  for (let set = 0; set < uses.setCount; set++) if (isUnused(uses, set)) first[set] = -1;
  const size = choice.order.length;
  const fresh = new Int32Array(size);
  for (const place of first) if (place >= 0) fresh[place] = (fresh[place] as number) + 1;
  return {
    used: Int32Array.from({ length: size }, (_, at) => (uses.setOffset[at + 1] ?? 0) - (uses.setOffset[at] ?? 0)),
    fresh,
    seen: runningSum(fresh),
    first,
    ...bandOf(uses, choice),
  };
}

/** In which documents each set stands: the places of set `s` are `place[placeOffset[s]]` up to `place[placeOffset[s + 1]]`. */
export interface SetPlaces {
  readonly placeOffset: Int32Array;
  readonly place: Int32Array;
}

/** Documents of each set, as places in an order, ascending. A set stands in a document that holds a coding of it. */
export function placesOfSets(columns: StudyColumns, choice: CodingChoice & { readonly order: Int32Array }): SetPlaces {
  const { placeOffset, place } = usesOf(selectCodings(columns, choice), choice.order);
  return { placeOffset, place };
}

/** Which sets stand in which documents, both ways round; documents by their place in the order. */
interface Uses extends SetPlaces {
  readonly setCount: number;
  /** The sets of place `p` are `set[setOffset[p]]` up to `set[setOffset[p + 1]]`, each once. */
  readonly setOffset: Int32Array;
  readonly set: Int32Array;
}

const isUnused = ({ placeOffset }: Uses, set: number): boolean => placeOffset[set] === placeOffset[set + 1];

function usesOf({ kinds, offset, kind }: Selection, order: Int32Array): Uses {
  const seenAt = new Int32Array(kinds.setCount).fill(-1);
  const setOffset = new Int32Array(order.length + 1);
  const placeOffset = new Int32Array(kinds.setCount + 1);
  const sets: number[] = [];
  for (const [place, document] of order.entries()) {
    for (let at = offset[document] as number; at < (offset[document + 1] as number); at++) {
      for (const set of kinds.sets[kind[at] as number] ?? []) {
        if (seenAt[set] === place) continue;
        seenAt[set] = place;
        sets.push(set);
        placeOffset[set + 1] = (placeOffset[set + 1] as number) + 1;
      }
    }
    setOffset[place + 1] = sets.length;
  }
  const summed = runningSum(placeOffset);
  return {
    setCount: kinds.setCount,
    setOffset,
    set: Int32Array.from(sets),
    placeOffset: summed,
    place: placesOf(sets, setOffset, summed),
  };
}

function placesOf(sets: readonly number[], setOffset: Int32Array, placeOffset: Int32Array): Int32Array {
  const next = placeOffset.slice();
  const places = new Int32Array(sets.length);
  for (let place = 0; place + 1 < setOffset.length; place++) {
    for (let at = setOffset[place] as number; at < (setOffset[place + 1] as number); at++) {
      const set = sets[at] as number;
      places[next[set] as number] = place;
      next[set] = (next[set] as number) + 1;
    }
  }
  return places;
}

function runningSum(values: Int32Array): Int32Array {
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return sum;
  });
}

/** The share of the documents of a shuffled order that is walked; codes not met by then are rare, and looked up one by one. */
const walked = 1 / 16;
/** Shorter orders are walked to their end. */
const leastWalked = 64;

function bandOf(uses: Uses, { order, shuffles, seed }: SaturationChoice): Pick<SaturationCurve, 'low' | 'high'> {
  const size = order.length;
  const random = randomNumbers(seed);
  // Counts by place, and of each place by shuffle: so a place's counts stand together when they are sorted.
  const counts = new Int32Array(size * shuffles);
  const shuffled = Int32Array.from({ length: size }, (_, place) => place);
  const position = new Int32Array(size);
  const met = new Int32Array(uses.setCount);
  const fresh = new Int32Array(size);
  for (let turn = 0; turn < shuffles; turn++) {
    shuffle(shuffled, random);
    for (let at = 0; at < size; at++) position[shuffled[at] as number] = at;
    countFresh(uses, shuffled, position, met, fresh.fill(0));
    let seen = 0;
    for (let at = 0; at < size; at++) {
      seen += fresh[at] as number;
      counts[at * shuffles + turn] = seen;
    }
  }
  const low = new Int32Array(size);
  const high = new Int32Array(size);
  for (let at = 0; at < size; at++) {
    const sorted = counts.subarray(at * shuffles, (at + 1) * shuffles).sort();
    low[at] = quantile(sorted, 0.05);
    high[at] = quantile(sorted, 0.95);
  }
  return { low, high };
}

/** The least value that at least `share` of the values do not exceed; the values ascend. */
const quantile = (sorted: Int32Array, share: number): number =>
  sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;

/**
 * Where each set is met first in a shuffled order. The beginning is walked document by document, which meets nearly all
 * sets; of the others the first of their few places is looked for. So 1,000 orders of 10,000 documents and 1,000 codes
 * take about as long as reading the codings once or twice.
 */
function countFresh(uses: Uses, shuffled: Int32Array, position: Int32Array, met: Int32Array, fresh: Int32Array): void {
  met.fill(0);
  const end = Math.min(shuffled.length, Math.max(leastWalked, Math.ceil(shuffled.length * walked)));
  for (let at = 0; at < end; at++) {
    const place = shuffled[at] as number;
    for (let next = uses.setOffset[place] as number; next < (uses.setOffset[place + 1] as number); next++) {
      const set = uses.set[next] as number;
      if (met[set] !== 0) continue;
      met[set] = 1;
      fresh[at] = (fresh[at] as number) + 1;
    }
  }
  for (let set = 0; set < uses.setCount; set++) {
    if (met[set] !== 0 || isUnused(uses, set)) continue;
    const at = earliest(uses, set, position);
    fresh[at] = (fresh[at] as number) + 1;
  }
}

function earliest({ place, placeOffset }: Uses, set: number, position: Int32Array): number {
  let least = position.length;
  for (let at = placeOffset[set] as number; at < (placeOffset[set + 1] as number); at++) {
    least = Math.min(least, position[place[at] as number] as number);
  }
  return least;
}
