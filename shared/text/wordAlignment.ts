/** A word of one text that became a word of the other, or was left out (`other` `null`) or put in (`word` `null`); places in the lists. */
export interface AlignedWord {
  readonly word: number | null;
  readonly other: number | null;
}

/** More pairs of words than this are not held against each other. */
const mostPairs = 4000;

/**
 * Which word of a short stretch stands for which word of what it became: like for like ("call" for "called", "they" for
 * "They"), in order, at the least cost. `null` when the stretch is too long for that.
 */
export function alignWords(words: readonly string[], others: readonly string[]): AlignedWord[] | null {
  if (words.length * others.length > mostPairs) return null;
  const width = others.length + 1;
  const costs = new Float64Array((words.length + 1) * width);
  const costOf = (at: number, other: number) => costs[at * width + other] ?? 0;
  for (let at = words.length; at >= 0; at--) {
    for (let other = others.length; other >= 0; other--) {
      costs[at * width + other] = leastOf(words, others, at, other, costOf);
    }
  }
  return walk(words, others, costOf);
}

type CostOf = (at: number, other: number) => number;

function leastOf(
  words: readonly string[],
  others: readonly string[],
  at: number,
  other: number,
  costOf: CostOf,
): number {
  const [word, becomes] = [words[at], others[other]];
  if (word === undefined && becomes === undefined) return 0;
  const out = word === undefined ? Number.POSITIVE_INFINITY : costAlone(word) + costOf(at + 1, other);
  const into = becomes === undefined ? Number.POSITIVE_INFINITY : costAlone(becomes) + costOf(at, other + 1);
  const pair =
    word === undefined || becomes === undefined
      ? Number.POSITIVE_INFINITY
      : unlikeness(word, becomes) + costOf(at + 1, other + 1);
  return Math.min(pair, out, into);
}

function walk(words: readonly string[], others: readonly string[], costOf: CostOf): AlignedWord[] {
  const aligned: AlignedWord[] = [];
  let [at, other] = [0, 0];
  while (at < words.length || other < others.length) {
    const [word, becomes] = [words[at], others[other]];
    const least = costOf(at, other);
    const isLeast = (cost: number) => Math.abs(cost - least) < 1e-9;
    if (word !== undefined && becomes !== undefined && isLeast(unlikeness(word, becomes) + costOf(at + 1, other + 1))) {
      aligned.push({ word: at++, other: other++ });
    } else if (word !== undefined && isLeast(costAlone(word) + costOf(at + 1, other))) {
      aligned.push({ word: at++, other: null });
    } else {
      aligned.push({ word: null, other: other++ });
    }
  }
  return aligned;
}

const isBlank = (word: string): boolean => /^\s+$/u.test(word);
const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);

/** What leaving a word out, or putting one in, costs. A line break is worth more than a blank. */
function costAlone(word: string): number {
  if (word === '\n') return 0.5;
  return isBlank(word) ? 0.1 : 0.6;
}

/** What it costs that one word became another: 0 for the same, less than both alone for any two words. */
function unlikeness(word: string, other: string): number {
  if (word === other) return 0;
  if (isBlank(word) && isBlank(other)) return word === '\n' || other === '\n' ? 0.7 : 0.05;
  if (isWord(word) !== isWord(other) || isBlank(word) || isBlank(other)) return 2;
  if (word.toLowerCase() === other.toLowerCase()) return 0.05;
  const longest = Math.max(word.length, other.length);
  return 1.1 - (0.9 * commonEnds(word, other)) / longest;
}

/** Units that two words begin and end with in common. */
function commonEnds(word: string, other: string): number {
  const shortest = Math.min(word.length, other.length);
  let head = 0;
  while (head < shortest && word[head] === other[head]) head++;
  let tail = 0;
  while (tail < shortest - head && word.at(-1 - tail) === other.at(-1 - tail)) tail++;
  return head + tail;
}
