import { foldWords } from './folding.ts';
import { runsOf } from './indexWords.ts';

/** A document whose words are counted. */
export interface CountedDocument {
  readonly key: number;
  /** Place of its group. */
  readonly group: number;
  /** What is heard of it, starts and ends in turn; `null` = all. UTF-16 units. */
  readonly heard: Int32Array | null;
}

/** What is counted, and what is left out. */
export interface WordPlan {
  readonly documents: readonly CountedDocument[];
  readonly groups: number;
  /** In lower case. */
  readonly stopWords: readonly string[];
  /** Shorter words (in code points) are left out. */
  readonly shortest: number;
  /** Words of digits alone count too. */
  readonly numbers: boolean;
  /** So many of the most frequent words. */
  readonly limit: number;
}

export interface WordCount {
  readonly word: string;
  readonly count: number;
  /** Documents that hold it. */
  readonly documents: number;
  /** One entry a group. */
  readonly byGroup: number[];
}

/** Words in order of frequency, words of each group, and how many there are in all and different; stop words left out. */
export interface WordCounts {
  readonly words: readonly WordCount[];
  readonly groups: readonly number[];
  readonly total: number;
  readonly distinct: number;
}

interface Tally {
  count: number;
  documents: number;
  readonly groups: Map<number, number>;
}

/** Counts the words of documents, without regard to case; `read` gives the text of a key. */
export function countWords(
  plan: WordPlan,
  read: (key: number) => string,
  progress?: (done: number, total: number) => void,
): WordCounts {
  const tallies = new Map<string, Tally>();
  const groups = new Array<number>(plan.groups).fill(0);
  const counts = wordFilter(plan);
  for (const [place, document] of plan.documents.entries()) {
    const inDocument = new Map<string, number>();
    for (const part of heardParts(read(document.key), document.heard)) {
      for (const word of wordsOf(part)) if (counts(word)) inDocument.set(word, (inDocument.get(word) ?? 0) + 1);
    }
    for (const [word, count] of inDocument) {
      addTo(tallies, word, count, document.group);
      groups[document.group] = (groups[document.group] ?? 0) + count;
    }
    if (place % 100 === 99) progress?.(place + 1, plan.documents.length);
  }
  const total = groups.reduce((sum, count) => sum + count, 0);
  return { words: mostFrequent(tallies, plan), groups, total, distinct: tallies.size };
}

function addTo(tallies: Map<string, Tally>, word: string, count: number, group: number): void {
  const tally = tallies.get(word) ?? { count: 0, documents: 0, groups: new Map<number, number>() };
  tally.count += count;
  tally.documents++;
  tally.groups.set(group, (tally.groups.get(group) ?? 0) + count);
  tallies.set(word, tally);
}

function mostFrequent(tallies: ReadonlyMap<string, Tally>, { limit, groups }: WordPlan): WordCount[] {
  const sorted = [...tallies].sort(([a, left], [b, right]) => right.count - left.count || (a < b ? -1 : 1));
  return sorted.slice(0, limit).map(([word, tally]) => ({
    word,
    count: tally.count,
    documents: tally.documents,
    byGroup: Array.from({ length: groups }, (_, group) => tally.groups.get(group) ?? 0),
  }));
}

function heardParts(text: string, heard: Int32Array | null): string[] {
  if (heard === null) return [text];
  return Array.from({ length: heard.length >> 1 }, (_, place) => text.slice(heard[2 * place], heard[2 * place + 1]));
}

/** Whether a word counts, asked once for each different one. */
function wordFilter({ stopWords, shortest, numbers }: WordPlan): (word: string) => boolean {
  const stop = new Set(stopWords);
  const known = new Map<string, boolean>();
  return (word) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const counts = !stop.has(word) && Array.from(word).length >= shortest && (numbers || !/^\p{N}+$/u.test(word));
    known.set(word, counts);
    return counts;
  };
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** What French, Italian and others leave of a word before the next one: it is a word of its own. */
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|dall|nell|sull|coll|quell|un)$/u;

/**
 * The words of a text in lower case, with their diacritics: runs of letters and digits, joined by an apostrophe (don't) but
 * not where that stands for a vowel (l'idée), and, in scripts without blanks, the words that a dictionary finds.
 */
export function* wordsOf(text: string): Generator<string> {
  const folded = foldWords(text, { matchCase: false, matchMarks: true });
  let [joined, end] = ['', -1];
  for (const run of runsOf(folded)) {
    if (joined !== '' && run.isSpaced && run.start === end + 1 && folded[end] === "'" && !elided.test(joined)) {
      joined += `'${run.run}`;
      end = run.end;
      continue;
    }
    if (joined !== '') yield joined;
    joined = run.isSpaced ? run.run : '';
    end = run.end;
    if (!run.isSpaced) yield* segmentsOf(run.run);
  }
  if (joined !== '') yield joined;
}

function* segmentsOf(run: string): Generator<string> {
  for (const { segment, isWordLike } of segmenter.segment(run)) if (isWordLike) yield segment;
}
