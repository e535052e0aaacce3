import { foldAll, foldWords } from './folding.ts';
import { type IndexWord, indexWordsInPart } from './indexWords.ts';
import { beginsSpaced, endsSpaced } from './scripts.ts';
import { hasWildcard, isSpacedWord, type QueryTerm } from './searchQuery.ts';

/**
 * What a text must hold, by the words of the index, before it can hold a hit: a text that does not is not read at all. A
 * text that does may still hold none. `null` = the index cannot tell.
 */
export type SearchNeed =
  | { readonly kind: 'all' | 'any'; readonly needs: readonly SearchNeed[] }
  /** These words side by side; the last one may go on where `open` is said. */
  | { readonly kind: 'words'; readonly words: readonly string[]; readonly open: boolean }
  /** A word with these letters inside, or at its end. */
  | { readonly kind: 'holding'; readonly letters: string; readonly atEnd: boolean }
  /** A word that fits a pattern. */
  | { readonly kind: 'fitting'; readonly pattern: string }
  | null;

/** What texts with hits of these terms hold. Folded as the index is, however exact the search. */
export function needsOf(terms: readonly QueryTerm[], match: 'all' | 'any' | 'phrase', wholeWords: boolean): SearchNeed {
  const needs = terms.map((term) =>
    hasWildcard(term) ? needOfWild(term) : needOfPart(lettersOf(term), wholeWords, wholeWords),
  );
  if (match === 'any') return needs.includes(null) ? null : { kind: 'any', needs };
  return allOf(needs);
}

function allOf(needs: readonly SearchNeed[]): SearchNeed {
  const known = needs.filter((need) => need !== null);
  return known.length === 0 ? null : known.length === 1 ? (known[0] ?? null) : { kind: 'all', needs: known };
}

const lettersOf = (term: QueryTerm): string =>
  term.map((piece) => (piece.kind === 'letters' ? foldWords(piece.text, foldAll) : ' ')).join('');

/** A term with wildcards: its one word as a pattern, or, where it is more than a word, the parts between the wildcards. */
function needOfWild(term: QueryTerm): SearchNeed {
  const pattern = wordPattern(term);
  if (pattern !== null) return pattern;
  const parts: QueryTerm[] = [];
  let part: QueryTerm = [];
  for (const piece of term) {
    if (piece.kind === 'letters' || piece.kind === 'blank') part = [...part, piece];
    else {
      parts.push(part);
      part = [];
    }
  }
  parts.push(part);
  const last = parts.length - 1;
  return allOf(parts.map((each, place) => needOfPart(lettersOf(each), place === 0, place === last)));
}

function wordPattern(term: QueryTerm): SearchNeed {
  if (!isSpacedWord(term)) return null;
  const letters = term.map((piece) => (piece.kind === 'letters' ? foldWords(piece.text, foldAll) : ''));
  const [first, second] = term;
  if (term.length === 2 && first?.kind === 'letters' && second?.kind === 'any') {
    return { kind: 'words', words: [letters[0] ?? ''], open: true };
  }
  // What is one letter where marks matter may be none (tatweel) or two (ß) in the index.
  const signs = term.map(({ kind }, place) =>
    kind === 'any' ? '[^\\n]*' : kind === 'one' ? '[^\\n]{0,2}\\p{M}*' : letters[place],
  );
  return { kind: 'fitting', pattern: signs.join('') };
}

/** Letters and blanks as they stand in a text; `closed` = no word goes on over that end. */
function needOfPart(part: string, closedBefore: boolean, closedAfter: boolean): SearchNeed {
  const words = indexWordsInPart(part);
  const [first] = words;
  const last = words.at(-1);
  // A mark without its letter belongs to a word that is not known.
  if (!first || !last || /^\p{M}/u.test(part)) return null;
  const headWhole = first.unspaced || first.start > 0 || (closedBefore && beginsSpaced(part));
  const tailWhole = isWholeAtEnd(last, part, closedAfter);
  const rest = headWhole ? words : words.slice(1);
  const side: SearchNeed =
    rest.length === 0 ? null : { kind: 'words', words: rest.map(({ word }) => word), open: !tailWhole };
  if (headWhole) return side;
  const atEnd = words.length > 1 || tailWhole;
  return allOf([{ kind: 'holding', letters: first.word, atEnd }, side]);
}

function isWholeAtEnd(last: IndexWord, part: string, closed: boolean): boolean {
  if (last.end < part.length) return true;
  if (last.unspaced) return Array.from(last.word).length > 1;
  return closed && endsSpaced(part);
}
