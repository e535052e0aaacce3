import { ownCopy } from './indexWords.ts';
import { forEachWord } from './wordCounts.ts';

/** The words of a text by number, with their places in it (UTF-16 units), ascending. */
export interface NumberedWords {
  readonly numbers: Int32Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Texts as words: what counts of words run over. */
export interface WordSource {
  /** Every word that was met so far, by its number; it grows. */
  readonly words: readonly string[];
  /** The words of what is heard of a document (starts and ends in turn; `null` = all of it). */
  wordsOf(key: number, heard: Int32Array | null): NumberedWords;
}

/** Where texts come from: `hash` names what a document holds, `read` gives it. */
export interface TextSource {
  hash(key: number): string;
  read(key: number): string;
}

/** Texts that were read as words are kept so: to find words takes most of the time of counting them. */
export interface WordMemory {
  source(texts: TextSource): WordSource;
}

/** What is heard of a text, as pairs; the whole where nothing is left out. */
export function heardStretches(text: string, heard: Int32Array | null): (readonly [from: number, to: number])[] {
  if (heard === null) return [[0, text.length]];
  return Array.from({ length: heard.length >> 1 }, (_, at) => [heard[2 * at] ?? 0, heard[2 * at + 1] ?? 0] as const);
}

/** Numbers for words, in the order in which they are met. */
class Vocabulary {
  readonly words: string[] = [];
  readonly #numbers = new Map<string, number>();

  /** The words of what is heard of a text, which may come out as none. */
  read(text: string, heard: Int32Array | null): NumberedWords {
    const [numbers, starts, ends]: [number[], number[], number[]] = [[], [], []];
    for (const [from, to] of heardStretches(text, heard)) {
      forEachWord(text.slice(from, to), (word, start, end) => {
        numbers.push(this.#numberOf(word));
        starts.push(from + start);
        ends.push(from + end);
      });
    }
    return { numbers: Int32Array.from(numbers), starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
  }

  #numberOf(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const own = ownCopy(word);
    const number = this.words.push(own) - 1;
    this.#numbers.set(own, number);
    return number;
  }
}

/** Texts as words, read anew each time. */
export function readAsWords(read: (key: number) => string): WordSource {
  const vocabulary = new Vocabulary();
  return { words: vocabulary.words, wordsOf: (key, heard) => vocabulary.read(read(key), heard) };
}

/** @param most so many words are kept at most, 12 bytes each; a memory that is full begins anew with the next source */
export function createWordMemory(most = 10_000_000): WordMemory {
  let vocabulary = new Vocabulary();
  let known = new Map<string, NumberedWords>();
  let kept = 0;
  return {
    source: ({ hash, read }) => {
      if (kept >= most) [vocabulary, known, kept] = [new Vocabulary(), new Map(), 0];
      const own = vocabulary;
      const texts = known;
      return {
        words: own.words,
        wordsOf: (key, heard) => {
          const name = `${hash(key)} ${heard?.join() ?? 'all'}`;
          const before = texts.get(name);
          if (before) return before;
          const found = own.read(read(key), heard);
          if (kept + found.numbers.length <= most) texts.set(name, found);
          kept += found.numbers.length;
          return found;
        },
      };
    },
  };
}
