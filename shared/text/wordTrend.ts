import type { WordSource } from './numberedWords.ts';
import { type PlacedWord, placedWordsOf } from './wordCounts.ts';

/** What is looked for: one word, several that follow each other, or, with `*` at its end, all that begin so. */
export interface WordTerm {
  /** As it was written. */
  readonly written: string;
  /** As words are counted; the last may end with `*`. */
  readonly words: readonly string[];
}

/** Terms parted by commas or lines; what holds no word is left out, and the same term counts once. */
export function termsOf(written: string): WordTerm[] {
  const terms = written.split(/[,;\n]/u).flatMap((part): WordTerm[] => {
    const words = Array.from(placedWordsOf(part), ({ word }) => word);
    const last = words.at(-1);
    if (last === undefined) return [];
    const isOpen = /\*\s*$/u.test(part);
    return [{ written: part.trim(), words: isOpen ? [...words.slice(0, -1), `${last}*`] : words }];
  });
  const seen = new Set<string>();
  return terms.filter(({ words }) => !seen.has(words.join(' ')) && seen.add(words.join(' ')));
}

const fits = (word: string, wanted: string): boolean =>
  wanted.endsWith('*') ? word.startsWith(wanted.slice(0, -1)) : word === wanted;

/** Where a term stands among the words of a text; places do not overlap. */
export function placesOfTerm(
  words: readonly PlacedWord[],
  { words: wanted }: WordTerm,
): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    if (!wanted.every((each, step) => fits(words[at + step]?.word ?? '', each))) continue;
    found.push({ start: words[at]?.start ?? 0, end: words[at + wanted.length - 1]?.end ?? 0 });
    at += wanted.length - 1;
  }
  return found;
}

export interface TrendPlan {
  readonly documents: readonly { readonly key: number; readonly group: number; readonly heard: Int32Array | null }[];
  readonly groups: number;
  readonly terms: readonly WordTerm[];
}

/** Terms by group; nothing is left out of the running words. */
export interface WordTrend {
  /** Entry `term × groups + group`. */
  readonly counts: Int32Array;
  /** Running words of each group, small ones and numbers included. */
  readonly words: Int32Array;
}

/** How often each term stands in each group of documents. */
export function wordTrend(
  { documents, groups, terms }: TrendPlan,
  source: WordSource,
  progress?: (done: number, total: number) => void,
): WordTrend {
  const counts = new Int32Array(terms.length * groups);
  const words = new Int32Array(groups);
  const beginning = termsBeginningWith(terms, source.words);
  for (const [place, { key, group, heard }] of documents.entries()) {
    const { numbers, starts } = source.wordsOf(key, heard);
    words[group] = (words[group] ?? 0) + numbers.length;
    for (const [from, to] of stretchesOf(starts, heard)) {
      countTerms(numbers.subarray(from, to), { terms, beginning, words: source.words }, (term) => {
        counts[term * groups + group] = (counts[term * groups + group] ?? 0) + 1;
      });
    }
    if (place % 100 === 99) progress?.(place + 1, documents.length);
  }
  return { counts, words };
}

/** Which words stand in each of the stretches that are heard: no term reaches from one into the next. */
function stretchesOf(starts: Int32Array, heard: Int32Array | null): (readonly [from: number, to: number])[] {
  if (heard === null) return [[0, starts.length]];
  let at = 0;
  return Array.from({ length: heard.length >> 1 }, (_, stretch) => {
    const from = at;
    while (at < starts.length && (starts[at] as number) < (heard[2 * stretch + 1] ?? 0)) at++;
    return [from, at] as const;
  });
}

const nothing: readonly number[] = [];

/** The terms whose first word a word is, by its number; looked at once for each different word. */
function termsBeginningWith(
  terms: readonly WordTerm[],
  words: readonly string[],
): (number: number) => readonly number[] {
  const known: (readonly number[])[] = [];
  return (number) => {
    const found = known[number];
    if (found) return found;
    const word = words[number] ?? '';
    const begun = terms.flatMap(({ words: [first] }, term) => (first !== undefined && fits(word, first) ? [term] : []));
    known[number] = begun.length > 0 ? begun : nothing;
    return begun;
  };
}

interface Sought {
  readonly terms: readonly WordTerm[];
  readonly beginning: (number: number) => readonly number[];
  readonly words: readonly string[];
}

/** Counts a term at each place where it begins and goes on; places of one term do not overlap. */
function countTerms(numbers: Int32Array, { terms, beginning, words }: Sought, count: (term: number) => void): void {
  const free = new Int32Array(terms.length);
  for (let at = 0; at < numbers.length; at++) {
    for (const term of beginning(numbers[at] as number)) {
      const wanted = terms[term]?.words ?? [];
      if (at < (free[term] as number)) continue;
      const goesOn = (each: string, step: number) =>
        step === 0 || (at + step < numbers.length && fits(words[numbers[at + step] as number] ?? '', each));
      if (!wanted.every(goesOn)) continue;
      free[term] = at + wanted.length;
      count(term);
    }
  }
}
