import { ownCopy } from './indexWords.ts';
import { heardStretches } from './typicalWords.ts';
import { forEachWord, type PlacedWord, placedWordsOf } from './wordCounts.ts';

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
  read: (key: number) => string,
  progress?: (done: number, total: number) => void,
): WordTrend {
  const counts = new Int32Array(terms.length * groups);
  const words = new Int32Array(groups);
  const beginning = termsBeginningWith(terms);
  // What follows a word is of no interest where no term has a second one.
  const goOn = terms.some((term) => term.words.length > 1);
  for (const [place, { key, group, heard }] of documents.entries()) {
    const text = read(key);
    for (const [from, to] of heardStretches(text, heard)) {
      const running: string[] = [];
      const found: [at: number, term: number][] = [];
      let length = 0;
      forEachWord(text.slice(from, to), (word) => {
        for (const term of beginning(word)) found.push([length, term]);
        if (goOn) running.push(word);
        length++;
      });
      words[group] = (words[group] ?? 0) + length;
      countTerms(found, running, terms, (term) => {
        counts[term * groups + group] = (counts[term * groups + group] ?? 0) + 1;
      });
    }
    if (place % 100 === 99) progress?.(place + 1, documents.length);
  }
  return { counts, words };
}

/** The terms whose first word a word is; looked at once for each different word. */
function termsBeginningWith(terms: readonly WordTerm[]): (word: string) => readonly number[] {
  const known = new Map<string, readonly number[]>();
  return (word) => {
    const found = known.get(word);
    if (found !== undefined) return found;
    const begun = terms.flatMap(({ words: [first] }, term) => (first !== undefined && fits(word, first) ? [term] : []));
    known.set(ownCopy(word), begun);
    return begun;
  };
}

/** Counts a term at each place where it begins and goes on; places of one term do not overlap. */
function countTerms(
  found: readonly (readonly [at: number, term: number])[],
  running: readonly string[],
  terms: readonly WordTerm[],
  count: (term: number) => void,
): void {
  const free = new Int32Array(terms.length);
  for (const [at, term] of found) {
    const wanted = terms[term]?.words ?? [];
    if (at < (free[term] as number)) continue;
    const goesOn = (each: string, step: number) =>
      step === 0 || (at + step < running.length && fits(running[at + step] ?? '', each));
    if (!wanted.every(goesOn)) continue;
    free[term] = at + wanted.length;
    count(term);
  }
}
