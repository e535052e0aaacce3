import { runCodeAt } from './scripts.ts';

/**
 * A word as the search index knows it: of scripts that set blanks, a run of letters and digits; of the others, every two
 * characters that stand side by side, and the last one of a run alone.
 */
export interface IndexWord {
  readonly word: string;
  readonly start: number;
  readonly end: number;
  /** True when the script sets no blanks: the word is complete wherever it stands. */
  readonly unspaced: boolean;
}

/** The words of a folded text as the index holds them. */
export function indexWordsOf(folded: string): string[] {
  const words: string[] = [];
  forEachRun(folded, (start, end, isSpaced) => {
    const run = folded.slice(start, end);
    if (isSpaced) words.push(run);
    else for (const pair of pairsOf(run)) words.push(pair.word);
  });
  return words;
}

/**
 * The words of a part of a text, in order. The last pair of a run that ends the part is not followed by its last character
 * alone, since the run may go on in the text.
 */
export function indexWordsInPart(folded: string): IndexWord[] {
  const words: IndexWord[] = [];
  forEachRun(folded, (start, end, isSpaced) => {
    const run = folded.slice(start, end);
    if (isSpaced) {
      words.push({ word: run, start, end, unspaced: false });
      return;
    }
    const pairs = pairsOf(run).map((pair) => ({
      ...pair,
      start: start + pair.start,
      end: start + pair.end,
      unspaced: true,
    }));
    words.push(...(end === folded.length && pairs.length > 1 ? pairs.slice(0, -1) : pairs));
  });
  return words;
}

/** 東京都 → 東京, 京都, 都. */
function pairsOf(run: string): { word: string; start: number; end: number }[] {
  const characters = Array.from(run);
  let start = 0;
  return characters.map((character, place) => {
    const word = character + (characters[place + 1] ?? '');
    const pair = { word, start, end: start + word.length };
    start += character.length;
    return pair;
  });
}

/** A word that is kept: a part of a text as the engine cuts it would keep the whole text in memory. */
export const ownCopy = (word: string): string => Array.from(word).join('');

/**
 * Letters and digits that stand side by side, by whether their script sets blanks. Called back for each run: texts of many
 * megabytes go through here, character by character.
 */
export function forEachRun(text: string, visit: (start: number, end: number, isSpaced: boolean) => void): void {
  let [start, kind] = [0, 0];
  for (let at = 0; at < text.length; ) {
    const here = runCodeAt(text, at);
    if (here !== kind) {
      if (kind !== 0) visit(start, at, kind === 1);
      start = at;
      kind = here;
    }
    at += isAstral(text, at) ? 2 : 1;
  }
  if (kind !== 0) visit(start, text.length, kind === 1);
}

const isAstral = (text: string, at: number): boolean =>
  (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff;
