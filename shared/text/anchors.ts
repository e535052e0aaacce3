/** Words in a run that is looked for in both texts. */
const runLength = 6;

/**
 * Runs of words that stand once in each of two texts, in the same order in both: `[place, place in the other, length]`.
 * Of the many ways to choose them the one with the most runs is taken (longest ascending chain); each run is drawn out as
 * far as the words agree. O(n log n).
 */
export function commonAnchors(words: readonly number[], others: readonly number[]): [number, number, number][] {
  const places = placesOnce(words);
  const otherPlaces = placesOnce(others);
  const pairs: [number, number][] = [];
  for (const [run, place] of places) {
    const otherPlace = otherPlaces.get(run);
    if (place >= 0 && otherPlace !== undefined && otherPlace >= 0) pairs.push([place, otherPlace]);
  }
  pairs.sort((a, b) => a[0] - b[0]);
  return drawnOut(longestChain(pairs), words, others);
}

/** Every run and its place; -1 where it stands more than once. */
function placesOnce(words: readonly number[]): Map<string, number> {
  const places = new Map<string, number>();
  for (let at = 0; at + runLength <= words.length; at++) {
    const run = words.slice(at, at + runLength).join(' ');
    places.set(run, places.has(run) ? -1 : at);
  }
  return places;
}

/** The longest list of pairs whose second places ascend; their first places ascend already. */
function longestChain(pairs: readonly (readonly [number, number])[]): (readonly [number, number])[] {
  /** Place of the pair that ends the best chain of each length. */
  const ends: number[] = [];
  const previous: number[] = [];
  for (const [index, pair] of pairs.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((pairs[ends[middle] ?? 0]?.[1] ?? 0) < pair[1]) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (ends[low - 1] ?? -1) : -1;
    ends[low] = index;
  }
  const chain: (readonly [number, number])[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) chain.push(pairs[at] ?? [0, 0]);
  return chain.reverse();
}

function drawnOut(
  chain: readonly (readonly [number, number])[],
  words: readonly number[],
  others: readonly number[],
): [number, number, number][] {
  const anchors: [number, number, number][] = [];
  for (const [start, otherStart] of chain) {
    const last = anchors.at(-1);
    const [free, otherFree] = last ? [last[0] + last[2], last[1] + last[2]] : [0, 0];
    // A run that the one before it covers already says nothing new.
    if (start < free || otherStart < otherFree) continue;
    let [from, otherFrom, end, otherEnd] = [start, otherStart, start + runLength, otherStart + runLength];
    while (from > free && otherFrom > otherFree && words[from - 1] === others[otherFrom - 1]) {
      from--;
      otherFrom--;
    }
    while (end < words.length && otherEnd < others.length && words[end] === others[otherEnd]) {
      end++;
      otherEnd++;
    }
    anchors.push([from, otherFrom, end - from]);
  }
  return anchors;
}
