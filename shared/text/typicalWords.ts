import { ownCopy } from './indexWords.ts';
import { forEachWord } from './wordCounts.ts';
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
  readonly numberOf: Map<string, number>;
  readonly words: string[];
  readonly count: number[];
  readonly documents: number[];
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
  read: (key: number) => string,
  progress?: (done: number, total: number) => void,
  coveredIn?: CoveredIn,
): TypicalWords {
  const tally = tallyWords(plan, read, progress, coveredIn);
  const byCount = Array.from(tally.words.keys()).sort((a, b) => (tally.count[b] ?? 0) - (tally.count[a] ?? 0));
  const languages = guessLanguages(
    byCount.slice(0, 100).map((number) => tally.words[number] ?? ''),
    Object.keys(plan.languages),
  );
  const stop = new Set([...plan.stopWords, ...languages.flatMap((language) => plan.languages[language] ?? [])]);
  const counts = tally.words.map(
    (word) => !stop.has(word) && Array.from(word).length >= plan.shortest && !/^\p{N}+$/u.test(word),
  );
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
  read: (key: number) => string,
  progress?: (done: number, total: number) => void,
  coveredIn: CoveredIn = (place) => documents[place]?.covered.entries() ?? [],
): Tally {
  const tally: Tally = {
    ...{ numberOf: new Map(), words: [], count: [], documents: [] },
    inside: Array.from({ length: sets }, newInside),
  };
  const last: number[] = [];
  for (const [place, { key, heard }] of documents.entries()) {
    const found = numbered(tally, read(key), heard);
    for (const number of found.numbers) {
      tally.count[number] = (tally.count[number] ?? 0) + 1;
      if (last[number] !== place) tally.documents[number] = (tally.documents[number] ?? 0) + 1;
      last[number] = place;
    }
    for (const [set, ranges] of coveredIn(place)) addInside(tally.inside[set] as Inside, found, ranges);
    if (place % 100 === 99) progress?.(place + 1, documents.length);
  }
  return tally;
}

/** The words of a document by number, with their places. */
interface NumberedWords {
  readonly numbers: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

function numbered({ numberOf, words }: Tally, text: string, heard: Int32Array | null): NumberedWords {
  const found = { numbers: [] as number[], starts: [] as number[], ends: [] as number[] };
  for (const [from, to] of heardStretches(text, heard)) {
    forEachWord(text.slice(from, to), (word, start, end) => {
      let number = numberOf.get(word);
      if (number === undefined) {
        const own = ownCopy(word);
        number = words.push(own) - 1;
        numberOf.set(own, number);
      }
      found.numbers.push(number);
      found.starts.push(from + start);
      found.ends.push(from + end);
    });
  }
  return found;
}

/** What is heard of a text, as pairs; the whole where nothing is left out. */
export function heardStretches(text: string, heard: Int32Array | null): (readonly [from: number, to: number])[] {
  if (heard === null) return [[0, text.length]];
  return Array.from({ length: heard.length >> 1 }, (_, at) => [heard[2 * at] ?? 0, heard[2 * at + 1] ?? 0] as const);
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
function firstEndingAfter(ends: readonly number[], place: number, low: number): number {
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
