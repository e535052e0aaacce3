import { heardStretches } from './typicalWords.ts';
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
  read: (key: number) => string,
  progress?: (done: number, total: number) => void,
): WordTrend {
  const counts = new Int32Array(terms.length * groups);
  const words = new Int32Array(groups);
  for (const [place, { key, group, heard }] of documents.entries()) {
    const text = read(key);
    for (const [from, to] of heardStretches(text, heard)) {
      const placed = [...placedWordsOf(text.slice(from, to))];
      words[group] = (words[group] ?? 0) + placed.length;
      for (const [term, each] of terms.entries()) {
        const cell = term * groups + group;
        counts[cell] = (counts[cell] ?? 0) + placesOfTerm(placed, each).length;
      }
    }
    if (place % 100 === 99) progress?.(place + 1, documents.length);
  }
  return { counts, words };
}
