/** How well a typed query fits a text, and which letters of it to set in bold. */
export interface FuzzyMatch {
  /** Higher fits better; comparable between texts for one query. */
  readonly score: number;
  /** The letters that were matched: ascending UTF-16 positions in the text. */
  readonly positions: readonly number[];
}

const points = {
  letter: 16,
  consecutive: 14,
  wordStart: 12,
  beginning: 6,
  inName: 10,
  sameCase: 1,
  gap: -2,
  length: -0.05,
};
const never = Number.NEGATIVE_INFINITY;

/**
 * Matches what was typed against a text, letters in order but not necessarily side by side, without regard to case and
 * accents. Words of the query, parted by blanks, may stand in any order. Consecutive letters and beginnings of words count
 * more, and so do letters from `nameStart` on: for a code that is shown by its path, the beginning of its own name.
 * `null` when a word of the query does not fit; an empty query fits everything with score 0.
 */
export function fuzzyMatch(query: string, text: string, nameStart = 0): FuzzyMatch | null {
  const folded = foldUnits(text);
  const matched = new Set<number>();
  let score = 0;
  for (const word of query.split(/\s+/u).filter(Boolean)) {
    const match = matchWord(word, text, folded, nameStart);
    if (!match) return null;
    score += match.score;
    for (const position of match.positions) matched.add(position);
  }
  if (matched.size > 0) score += points.length * text.length;
  return { score, positions: [...matched].sort((a, b) => a - b) };
}

/**
 * Best placing of the letters by dynamic programming: `best[i][j]` is the best score of the first `i + 1` letters with
 * the last of them at `j`. O(letters × text).
 */
function matchWord(word: string, text: string, folded: string, nameStart: number): FuzzyMatch | null {
  const letters = foldUnits(word);
  if (!holdsInOrder(folded, letters)) return null;
  const best: Float64Array[] = [];
  const cameFrom: Int32Array[] = [];
  for (let row = 0; row < letters.length; row++) {
    const scores = new Float64Array(folded.length).fill(never);
    const from = new Int32Array(folded.length).fill(-1);
    const above = best[row - 1];
    let jump = { score: above ? never : 0, at: -1 };
    for (let at = 0; at < folded.length; at++) {
      // A jump leads from a place at least two back; the place just before is the consecutive case.
      const passed = above && at >= 2 ? (above[at - 2] as number) : never;
      if (passed > jump.score) jump = { score: passed, at: at - 2 };
      if (folded[at] !== letters[row]) continue;
      const next = above ? (above[at - 1] ?? never) + points.consecutive : never;
      const apart = above ? jump.score + points.gap : jump.score;
      from[at] = next > apart ? at - 1 : jump.at;
      scores[at] = Math.max(next, apart) + letterScore(text, at, nameStart) + caseScore(text, at, word, row);
    }
    best.push(scores);
    cameFrom.push(from);
  }
  return trace(best, cameFrom);
}

function caseScore(text: string, at: number, word: string, row: number): number {
  return text[at] === word[row] ? points.sameCase : 0;
}

function trace(best: readonly Float64Array[], cameFrom: readonly Int32Array[]): FuzzyMatch | null {
  const last = best.at(-1) ?? new Float64Array();
  let at = -1;
  last.forEach((score, place) => {
    if (score > (last[at] ?? never)) at = place;
  });
  if (at < 0) return null;
  const score = last[at] ?? never;
  const positions: number[] = [];
  for (let row = best.length - 1; row >= 0; row--) {
    positions.unshift(at);
    at = cameFrom[row]?.[at] ?? -1;
  }
  return { score, positions };
}

function letterScore(text: string, at: number, nameStart: number): number {
  let score = points.letter;
  if (at >= nameStart) score += points.inName;
  if (at === nameStart) score += points.beginning;
  if (at === 0 || beginsWord(text, at)) score += points.wordStart;
  return score;
}

function beginsWord(text: string, at: number): boolean {
  const before = text[at - 1] ?? ' ';
  const here = text[at] ?? ' ';
  if (!/[\p{L}\p{N}]/u.test(before) && !isHalf(before)) return true;
  return /\p{Ll}/u.test(before) && /\p{Lu}/u.test(here);
}

const isHalf = (unit: string): boolean => unit >= '\uD800' && unit <= '\uDFFF';

/** Each UTF-16 unit in lower case and without accent, so that places stay as they are. */
function foldUnits(text: string): string {
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase();
  return Array.from({ length: text.length }, (_, at) => foldUnit(text.charAt(at))).join('');
}

/** Takes an accent off its letter; a Korean syllable, which decomposes too, stays whole. Always one unit. */
function foldUnit(unit: string): string {
  const parts = unit.normalize('NFD');
  const letter = /^\p{M}/u.test(parts.slice(1)) ? parts.charAt(0) : unit;
  return letter.toLowerCase().charAt(0);
}

/** Whether the letters occur in order at all: most codes fall out here, before anything is weighed. */
function holdsInOrder(text: string, letters: string): boolean {
  let at = -1;
  for (let place = 0; place < letters.length; place++) {
    at = text.indexOf(letters.charAt(place), at + 1);
    if (at < 0) return false;
  }
  return true;
}
