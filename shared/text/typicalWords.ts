import type { NumberedWords, WordSource } from './numberedWords.ts';
import { guessLanguages } from './wordLanguages.ts';

/** A document whose words are counted, and the stretches of it that each set covers. */
export interface CoveredDocument {
  readonly key: number;
  /** What is heard of it, starts and ends in turn; `null` = all. UTF-16 units. */
  readonly heard: Int32Array | null;
  /** One entry a set: starts and ends in turn, ascending, apart from each other. Empty where {@link CoveredIn} tells. */
  readonly covered: readonly Int32Array[];
}

/** What is covered of the document at a place of the plan: sets that cover any of it, each once, ranges as above. */
export type CoveredIn = (place: number) => Iterable<readonly [set: number, ranges: Int32Array]>;

/** What is counted, and what is left out. */
export interface TypicalPlan {
  readonly documents: readonly CoveredDocument[];
  readonly sets: number;
  /** As words are counted. */
  readonly stopWords: readonly string[];
  /** Small words by language: left out too where the texts seem to be written in it. */
  readonly languages: Readonly<Record<string, readonly string[]>>;
  /** Code points of the shortest word that counts. */
  readonly shortest: number;
  /** A word is typical of a set only where it stands in it at least so often. */
  readonly least: number;
  readonly measure: 'likelihood' | 'ratio';
  /** So many words of each set, and so many of the most frequent. */
  readonly limit: number;
}

/** A word and how often it stands in all that was counted. */
export interface FrequentWord {
  readonly word: string;
  readonly count: number;
  readonly documents: number;
}

/** A word that stands more often in the words of a set than in the others. */
export interface TypicalWord extends FrequentWord {
  /** Times in the words of the set. */
  readonly inside: number;
  /** Dunning's log-likelihood ratio, −2 log λ. */
  readonly likelihood: number;
  /** Its share of the words of the set / its share of all words. */
  readonly ratio: number;
}

export interface TypicalWords {
  readonly frequent: readonly FrequentWord[];
  /** One entry a set, the most typical first. */
  readonly typical: readonly (readonly TypicalWord[])[];
  /** Words that count, in all and in each set; a word is in a set when the set covers any of its characters. */
  readonly total: number;
  readonly inside: readonly number[];
  readonly distinct: number;
  /** Languages whose small words were left out. */
  readonly languages: readonly string[];
}

/** Counts of all words by number. */
interface Tally {
  readonly words: readonly string[];
  /** 0 for words that stand in other texts only. */
  readonly count: Int32Array;
  readonly documents: Int32Array;
  /** By set: times of each word inside it. */
  readonly inside: readonly Inside[];
}

/** Times of each word in a set. The first words that were met are the frequent ones: they have a place, the others a key. */
interface Inside {
  readonly first: Int32Array;
  readonly others: Map<number, number>;
}

const placesOfInside = 4096;
const newInside = (): Inside => ({ first: new Int32Array(placesOfInside), others: new Map() });

function* entriesOf({ first, others }: Inside): Generator<[number: number, count: number]> {
  for (const [number, count] of first.entries()) if (count > 0) yield [number, count];
  yield* others;
}

/** The most frequent words, and the words that are typical of what each set covers. */
export function typicalWords(
  plan: TypicalPlan,
  source: WordSource,
  progress?: (done: number, total: number) => void,
  coveredIn?: CoveredIn,
): TypicalWords {
  const tally = tallyWords(plan, source, progress, coveredIn);
  const met = Array.from(tally.count.keys()).filter((number) => (tally.count[number] ?? 0) > 0);
  const byCount = met.sort((a, b) => (tally.count[b] ?? 0) - (tally.count[a] ?? 0));
  const languages = guessLanguages(
    byCount.slice(0, 100).map((number) => tally.words[number] ?? ''),
    Object.keys(plan.languages),
  );
  const stop = new Set([...plan.stopWords, ...languages.flatMap((language) => plan.languages[language] ?? [])]);
  const counts: boolean[] = [];
  for (const number of met) {
    const word = tally.words[number] ?? '';
    counts[number] = !stop.has(word) && Array.from(word).length >= plan.shortest && !/^\p{N}+$/u.test(word);
  }
  const counted = byCount.filter((number) => counts[number]);
  const total = counted.reduce((sum, number) => sum + (tally.count[number] ?? 0), 0);
  const sums = tally.inside.map((own) => {
    let sum = 0;
    for (const [number, count] of entriesOf(own)) if (counts[number]) sum += count;
    return sum;
  });
  const frequent = counted.map((number) => toFrequent(tally, number)).sort(inOrder);
  return {
    frequent: frequent.slice(0, plan.limit),
    typical: tally.inside.map((own, set) => rank(plan, tally, own, counts, { total, inside: sums[set] ?? 0 })),
    total,
    inside: sums,
    distinct: counted.length,
    languages,
  };
}

const inOrder = (a: FrequentWord, b: FrequentWord): number => b.count - a.count || (a.word < b.word ? -1 : 1);

const toFrequent = ({ words, count, documents }: Tally, number: number): FrequentWord => ({
  ...{ word: words[number] ?? '', count: count[number] ?? 0, documents: documents[number] ?? 0 },
});

function tallyWords(
  { documents, sets }: TypicalPlan,
  source: WordSource,
  progress?: (done: number, total: number) => void,
  coveredIn: CoveredIn = (place) => documents[place]?.covered.entries() ?? [],
): Tally {
  const count: number[] = [];
  const inDocuments: number[] = [];
  const inside = Array.from({ length: sets }, newInside);
  const last: number[] = [];
  for (const [place, { key, heard }] of documents.entries()) {
    const found = source.wordsOf(key, heard);
    for (const number of found.numbers) {
      count[number] = (count[number] ?? 0) + 1;
      if (last[number] !== place) inDocuments[number] = (inDocuments[number] ?? 0) + 1;
      last[number] = place;
    }
    for (const [set, ranges] of coveredIn(place)) addInside(inside[set] as Inside, found, ranges);
    if (place % 100 === 99) progress?.(place + 1, documents.length);
  }
  const { words } = source;
  const whole = (sparse: readonly number[]) => Int32Array.from(words, (_, number) => sparse[number] ?? 0);
  return { words, count: whole(count), documents: whole(inDocuments), inside };
}

/** Adds each word that shares a character with one of the ranges, once. */
function addInside({ first, others }: Inside, { numbers, starts, ends }: NumberedWords, ranges: Int32Array): void {
  let at = 0;
  for (let range = 0; range < ranges.length; range += 2) {
    const [from, to] = [ranges[range] as number, ranges[range + 1] as number];
    at = firstEndingAfter(ends, from, at);
    for (; at < numbers.length && (starts[at] as number) < to; at++) {
      const number = numbers[at] as number;
      if (number < placesOfInside) first[number] = (first[number] as number) + 1;
      else others.set(number, (others.get(number) ?? 0) + 1);
    }
  }
}

/** The first word from `low` on that ends after a place. */
function firstEndingAfter(ends: Int32Array, place: number, low: number): number {
  let [from, to] = [low, ends.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((ends[middle] as number) <= place) from = middle + 1;
    else to = middle;
  }
  return from;
}

function rank(
  { least, measure, limit }: TypicalPlan,
  tally: Tally,
  own: Inside,
  counts: readonly boolean[],
  { total, inside: size }: { readonly total: number; readonly inside: number },
): TypicalWord[] {
  const found: TypicalWord[] = [];
  for (const [number, inside] of entriesOf(own)) {
    if (!counts[number] || inside < least) continue;
    const word = toFrequent(tally, number);
    const ratio = inside / size / (word.count / total);
    if (ratio <= 1) continue;
    found.push({ ...word, inside, ratio, likelihood: logLikelihood(inside, size, word.count, total) });
  }
  return found.sort((a, b) => b[measure] - a[measure] || b.inside - a.inside || inOrder(a, b)).slice(0, limit);
}

/**
 * Dunning's log-likelihood ratio −2 log λ (1993): how much better two shares (`inside` of `size` words, and the rest of the
 * `count` of the rest of the `total`) explain the counts than one share does. Twice the sum, over the four cells, of
 * observed · ln(observed / expected); 0 = no difference.
 */
export function logLikelihood(inside: number, size: number, count: number, total: number): number {
  const cells = [
    [inside, size * count],
    [count - inside, (total - size) * count],
    [size - inside, size * (total - count)],
    [total - size - count + inside, (total - size) * (total - count)],
  ] as const;
  const sum = cells.reduce(
    (all, [observed, product]) => (observed > 0 ? all + observed * Math.log((observed * total) / product) : all),
    0,
  );
  return Math.max(0, 2 * sum);
}
