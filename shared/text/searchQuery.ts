import { AxialError } from '../domain/result.ts';
import { foldAll, foldWords } from './folding.ts';
import { spacedClass } from './scripts.ts';

/** A piece of what is looked for: letters as they were typed, white space, or a wildcard. */
export type QueryPiece =
  | { readonly kind: 'letters'; readonly text: string }
  | { readonly kind: 'blank' }
  /** Any letters of one word, or none. */
  | { readonly kind: 'any' }
  /** One letter. */
  | { readonly kind: 'one' };

/** One word or phrase that is looked for. */
export type QueryTerm = readonly QueryPiece[];

/** How the words of a query belong together: all in one paragraph, any of them, or the whole as one phrase. */
export type WordMatch = 'all' | 'any' | 'phrase';

const openQuotes = '"“„«';
const closeQuotes = '"”“»';

/**
 * Reads what somebody typed: words parted by blanks, "phrases" in quotation marks (a mark that is not closed reaches to the
 * end), `*` for any letters of a word and `?` for one, `\` before a sign that is meant as it is. Within a phrase, quotation
 * marks are signs like others.
 * @throws AxialError `invalid_input` when nothing is looked for
 */
export function readQuery(text: string, match: WordMatch): QueryTerm[] {
  const terms = (match === 'phrase' ? [piecesOf(withoutQuotes(text))] : splitTerms(text))
    .map(withoutEdges)
    .filter((term) => term.length > 0);
  if (terms.length === 0) throw new AxialError('invalid_input', 'Type a word to look for.');
  if (terms.some((term) => !term.some(isSomething))) {
    throw new AxialError(
      'invalid_input',
      'Type at least one letter in each word: * and ? only stand for letters beside it.',
    );
  }
  return terms;
}

/** A phrase that was put into quotation marks all the same. */
const withoutQuotes = (text: string): string => text.trim().replace(/^["“„«]([^"“”„«»]+)["”“»]$/u, '$1');

/** Letters of which something is left when marks do not matter. */
const isSomething = (piece: QueryPiece): boolean => piece.kind === 'letters' && foldWords(piece.text, foldAll) !== '';

/** Signs that mean something in a query, with a `\` before each: the text is looked for as it stands. */
export const escapeQuery = (text: string): string => text.replace(/[\\*?"“”„«»]/gu, '\\$&');

function splitTerms(text: string): QueryTerm[] {
  const terms: QueryTerm[] = [];
  let [word, at] = ['', 0];
  const endWord = () => {
    terms.push(piecesOf(word));
    word = '';
  };
  while (at < text.length) {
    const sign = text.charAt(at);
    if (sign === '\\') {
      word += text.slice(at, at + 2);
      at += 2;
    } else if (openQuotes.includes(sign) && word === '') {
      const close = closingQuote(text, at + 1);
      terms.push(piecesOf(text.slice(at + 1, close)));
      at = close + 1;
    } else {
      if (/\s/u.test(sign)) endWord();
      else word += sign;
      at++;
    }
  }
  endWord();
  return terms;
}

function closingQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length && !closeQuotes.includes(text.charAt(at))) at += text.charAt(at) === '\\' ? 2 : 1;
  return Math.min(at, text.length);
}

function piecesOf(text: string): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  for (const [part] of text.matchAll(/\\[\s\S]|\s+|\*+|\?|[^\\\s*?]+|\\$/gu)) {
    if (part.startsWith('*')) pieces.push({ kind: 'any' });
    else if (part === '?') pieces.push({ kind: 'one' });
    else if (/^\s/u.test(part)) pieces.push({ kind: 'blank' });
    else addLetters(pieces, part.length > 1 && part.startsWith('\\') ? part.slice(1) : part);
  }
  return pieces;
}

function addLetters(pieces: QueryPiece[], text: string): void {
  const last = pieces.at(-1);
  if (last?.kind === 'letters') pieces[pieces.length - 1] = { kind: 'letters', text: last.text + text };
  else pieces.push({ kind: 'letters', text });
}

/** Blanks at the ends are nothing to look for. */
function withoutEdges(term: QueryTerm): QueryTerm {
  const first = term.findIndex((piece) => piece.kind !== 'blank');
  const last = term.findLastIndex((piece) => piece.kind !== 'blank');
  return first < 0 ? [] : term.slice(first, last + 1);
}

const spacedOnly = new RegExp(`^${spacedClass}+$`, 'v');

/** Whether a term is a part of one word in a script that sets blanks between words: its wildcards are letters of such. */
export const isSpacedWord = (term: QueryTerm): boolean =>
  term.every((piece) =>
    piece.kind === 'letters' ? spacedOnly.test(foldWords(piece.text, foldAll)) : piece.kind !== 'blank',
  );

/** Whether letters stand in for others: such a term is matched against whole words. */
export const hasWildcard = (term: QueryTerm): boolean => term.some(({ kind }) => kind === 'any' || kind === 'one');
