import { foldText } from './folding.ts';
import { forEachRun, ownCopy } from './indexWords.ts';

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

/** What is known of one word so far. */
interface Tally {
  readonly word: string;
  count: number;
  documents: number;
  /** The document that it was counted in last. */
  last: number;
  /** Where there is more than one group. */
  readonly groups: Map<number, number> | null;
}

/** Counts the words of documents, without regard to case; `read` gives the text of a key. */
export function countWords(
  plan: WordPlan,
  read: (key: number) => string,
  progress?: (done: number, total: number) => void,
): WordCounts {
  // `null` = a word that is left out: each different word is judged once.
  const tallies = new Map<string, Tally | null>();
  const groups = new Array<number>(plan.groups).fill(0);
  const counts = wordFilter(plan);
  for (const [place, { key, group, heard }] of plan.documents.entries()) {
    for (const part of heardParts(read(key), heard)) {
      forEachWord(part, (word) => {
        let tally = tallies.get(word);
        if (tally === undefined) {
          const own = ownCopy(word);
          tally = counts(own) ? newTally(own, plan.groups) : null;
          tallies.set(own, tally);
        }
        if (tally !== null) addTo(tally, place, group);
      });
    }
    if (place % 100 === 99) progress?.(place + 1, plan.documents.length);
  }
  const counted = [...tallies.values()].filter((tally) => tally !== null);
  for (const tally of counted) {
    if (tally.groups === null) groups[0] = (groups[0] ?? 0) + tally.count;
    else for (const [group, count] of tally.groups) groups[group] = (groups[group] ?? 0) + count;
  }
  const total = groups.reduce((sum, count) => sum + count, 0);
  return { words: mostFrequent(counted, plan), groups, total, distinct: counted.length };
}

const newTally = (word: string, groups: number): Tally => ({
  word,
  count: 0,
  documents: 0,
  last: -1,
  groups: groups > 1 ? new Map() : null,
});

function addTo(tally: Tally, document: number, group: number): void {
  tally.count++;
  if (tally.last !== document) {
    tally.last = document;
    tally.documents++;
  }
  tally.groups?.set(group, (tally.groups.get(group) ?? 0) + 1);
}

function mostFrequent(tallies: Tally[], { limit, groups }: WordPlan): WordCount[] {
  const sorted = tallies.sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1));
  return sorted.slice(0, limit).map(({ word, count, documents, groups: parts }) => ({
    word,
    count,
    documents,
    byGroup: Array.from({ length: groups }, (_, group) => (parts ? (parts.get(group) ?? 0) : count)),
  }));
}

function heardParts(text: string, heard: Int32Array | null): string[] {
  if (heard === null) return [text];
  return Array.from({ length: heard.length >> 1 }, (_, place) => text.slice(heard[2 * place], heard[2 * place + 1]));
}

/** Whether a word counts. */
function wordFilter({ stopWords, shortest, numbers }: WordPlan): (word: string) => boolean {
  const stop = new Set(stopWords);
  return (word) => !stop.has(word) && Array.from(word).length >= shortest && (numbers || !/^\p{N}+$/u.test(word));
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
/** What French, Italian and others leave of a word before the next one: it is a word of its own. */
const elided = /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|dell|all|dall|nell|sull|coll|quell|un)$/u;

/** A word as it is counted, and where it stands: UTF-16 units. */
export interface PlacedWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The words of a text in lower case, with their diacritics: runs of letters and digits, joined by an apostrophe (don't) but
 * not where that stands for a vowel (l'idée), and, in scripts without blanks, the words that a dictionary finds. Called back
 * for each with the place where it stands in the text: a stretch of whole characters, UTF-16 units.
 */
export function forEachWord(text: string, visit: (word: string, start: number, end: number) => void): void {
  const { text: folded, from, to } = foldText(text, asCounted);
  if (!from || !to) forEachWordIn(folded, visit);
  else forEachWordIn(folded, (word, start, end) => visit(word, from[start] ?? start, to[end - 1] ?? end));
}

/** {@link forEachWord} without the places. */
export function wordsOf(text: string): string[] {
  const words: string[] = [];
  forEachWord(text, (word) => words.push(word));
  return words;
}

/** {@link forEachWord} as a list. */
export function placedWordsOf(text: string): PlacedWord[] {
  const words: PlacedWord[] = [];
  forEachWord(text, (word, start, end) => words.push({ word, start, end }));
  return words;
}

const asCounted = { matchCase: false, matchMarks: true } as const;

/** The words of a folded text with their places in it. */
function forEachWordIn(folded: string, visit: (word: string, start: number, end: number) => void): void {
  let [joined, first, last] = ['', 0, -1];
  forEachRun(folded, (start, end, isSpaced) => {
    if (joined !== '' && isSpaced && start === last + 1 && folded[last] === "'" && !elided.test(joined)) {
      joined = folded.slice(first, end);
      last = end;
      return;
    }
    if (joined !== '') visit(joined, first, last);
    joined = isSpaced ? folded.slice(start, end) : '';
    first = start;
    last = end;
    if (!isSpaced) forEachSegment(folded.slice(start, end), start, visit);
  });
  if (joined !== '') visit(joined, first, last);
}

function forEachSegment(run: string, start: number, visit: (word: string, start: number, end: number) => void): void {
  for (const { segment, index, isWordLike } of segmenter.segment(run)) {
    if (isWordLike) visit(segment, start + index, start + index + segment.length);
  }
}
