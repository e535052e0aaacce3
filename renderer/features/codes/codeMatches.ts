import { type CodeTree, colorOf, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';

/** A code as a list of results shows it. */
export interface CodeEntry {
  readonly id: CodeId;
  readonly name: string;
  /** Names from the theme down, parted by ` › `. */
  readonly path: string;
  /** Where the code's own name begins in the path (UTF-16 units). */
  readonly nameStart: number;
  readonly color: string;
  readonly theme: boolean;
  readonly key: string | null;
}

/** An entry that fits what was typed, with the places in its path to set in bold. */
export interface CodeMatch {
  readonly entry: CodeEntry;
  readonly letters: ReadonlySet<number>;
}

const separator = ' › ';
const noLetters: ReadonlySet<number> = new Set();

/** All codes of a tree, in its order, with what is needed to find and show them. */
export function codeEntries(tree: CodeTree): CodeEntry[] {
  return Array.from(walkCodes(tree), ({ code, depth }) => {
    const path = namesOf(tree, code.id).join(separator);
    return {
      id: code.id,
      name: code.name,
      path,
      nameStart: path.length - code.name.length,
      color: colorOf(tree, code.id),
      theme: depth === 0,
      key: code.key,
    };
  });
}

/**
 * The codes that fit what was typed, best first. While nothing is typed: the codes used last, then the most used ones.
 */
export function findCodes(
  entries: readonly CodeEntry[],
  typed: string,
  recent: readonly CodeId[],
  count: (id: CodeId) => number,
): CodeMatch[] {
  if (typed.trim() === '') {
    const rank = (entry: CodeEntry) => (recent.includes(entry.id) ? Number.MAX_SAFE_INTEGER : count(entry.id));
    return [...entries].sort((a, b) => rank(b) - rank(a)).map((entry) => ({ entry, letters: noLetters }));
  }
  return entries
    .flatMap((entry) => {
      const match = fuzzyMatch(typed, entry.path, entry.nameStart);
      return match ? [{ entry, letters: new Set(match.positions), score: match.score }] : [];
    })
    .sort((a, b) => b.score - a.score || count(b.entry.id) - count(a.entry.id));
}

/** Stretches of a path that are set alike: what stands above the name, and matched letters. */
export interface PathPiece {
  readonly text: string;
  readonly above: boolean;
  readonly matched: boolean;
}

/** Cuts a path where matching or the code's own name begins or ends. */
export function pathPieces({ entry, letters }: CodeMatch): PathPiece[] {
  const pieces: { text: string; above: boolean; matched: boolean }[] = [];
  for (let at = 0; at < entry.path.length; at++) {
    const above = at < entry.nameStart;
    const matched = letters.has(at);
    const last = pieces.at(-1);
    if (last && last.above === above && last.matched === matched) last.text += entry.path.charAt(at);
    else pieces.push({ text: entry.path.charAt(at), above, matched });
  }
  return pieces;
}
