import { type FoldedText, type Folding, foldText, foldWords } from './folding.ts';
import type { TextRange } from './intervals.ts';
import { snapToGraphemes } from './offsets.ts';
import { paragraphColumns, paragraphsTouched } from './paragraphs.ts';
import { beginsSpaced, endsSpaced, spacedClass, unspacedClass } from './scripts.ts';
import { hasWildcard, isSpacedWord, type QueryTerm, type WordMatch } from './searchQuery.ts';

/** How exactly words are compared. */
export interface MatchOptions extends Folding {
  readonly match: WordMatch;
  readonly wholeWords: boolean;
}

/**
 * Finds hits in texts. A hit is a stretch of whole graphemes whose folding is the folding of what is looked for; hits are
 * UTF-16 ranges of the text as it is, in order, and do not overlap.
 */
export interface Matcher {
  /** Hits of a document: of all words, only those in paragraphs that hold all of them. What is not `heard` is no hit. */
  inDocument(text: string, heard?: (range: TextRange) => boolean): TextRange[];
  /** Hits of texts that belong together (title and body of a memo): all words must stand in them somewhere. */
  inTexts(texts: readonly string[]): TextRange[][];
}

/** A matcher for the terms of a query. */
export function createMatcher(terms: readonly QueryTerm[], options: MatchOptions): Matcher {
  const finders = terms.map((term) => finderOf(term, options));
  const needsAll = options.match === 'all' && finders.length > 1;
  return {
    inDocument: (text, heard) => {
      const folded = foldText(text, options);
      const found = findEach(finders, folded, text, needsAll, heard);
      return found === null ? [] : apart(needsAll ? inSameParagraph(text, found) : found);
    },
    inTexts: (texts) => {
      const found = texts.map((text) => {
        const folded = foldText(text, options);
        return finders.map((finder) => findRanges(finder, folded, text));
      });
      const isWhole = finders.every((_, place) => found.some((ranges) => (ranges[place]?.length ?? 0) > 0));
      return needsAll && !isWhole ? texts.map(() => []) : found.map(apart);
    },
  };
}

/** The ranges of each term; `null` when all are needed and one has none. */
function findEach(
  finders: readonly Finder[],
  folded: FoldedText,
  text: string,
  needsAll: boolean,
  heard: (range: TextRange) => boolean = () => true,
): TextRange[][] | null {
  const found: TextRange[][] = [];
  for (const finder of finders) {
    const ranges = findRanges(finder, folded, text).filter(heard);
    if (needsAll && ranges.length === 0) return null;
    found.push(ranges);
  }
  return found;
}

/** Only what stands in paragraphs that every term stands in too. */
function inSameParagraph(text: string, found: readonly TextRange[][]): TextRange[][] {
  const columns = paragraphColumns(text);
  const paragraphOf = ({ start, end }: TextRange) => paragraphsTouched(columns, start, end)?.first ?? -1;
  const places = found.map((ranges) => new Set(ranges.map(paragraphOf)));
  const shared = places.reduce((left, right) => left.intersection(right));
  return found.map((ranges) => ranges.filter((range) => shared.has(paragraphOf(range))));
}

/** In order; of those that overlap the first and longest stays. */
function apart(found: readonly (readonly TextRange[])[]): TextRange[] {
  if (found.length === 1) return [...(found[0] ?? [])];
  const sorted = found.flat().sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: TextRange[] = [];
  for (const range of sorted) if (range.start >= (kept.at(-1)?.end ?? 0)) kept.push(range);
  return kept;
}

/** Where a term may begin in a folded text, and how long it is there: from a place on, or `null`. */
type Finder = (folded: string, from: number) => TextRange | null;

function findRanges(finder: Finder, { text: folded, from, to }: FoldedText, text: string): TextRange[] {
  const ranges: TextRange[] = [];
  for (let at = 0; ; ) {
    const found = finder(folded, at);
    if (found === null) return ranges;
    const range = from && to ? rangeOf(found, from, to) : found;
    if (range !== null && found.start < found.end && isWhole(text, range)) {
      ranges.push(range);
      at = found.end;
    } else {
      // From within a pair a Unicode pattern would step back and find the same again.
      at = found.start + ((folded.codePointAt(found.start) ?? 0) > 0xffff ? 2 : 1);
    }
  }
}

/** A stretch of the folded text as it stands in the text; `null` when it begins or ends within a character. */
function rangeOf({ start, end }: TextRange, from: Int32Array, to: Int32Array): TextRange | null {
  const first = from[start] ?? 0;
  const last = to[end - 1] ?? 0;
  if (start > 0 && from[start - 1] === first) return null;
  return (from[end] ?? last) < last ? null : { start: first, end: last };
}

/** Whether no grapheme is cut in two (METHOD.md §1). */
function isWhole(text: string, range: TextRange): boolean {
  if (isBoundary(text, range.start) && isBoundary(text, range.end)) return true;
  const snapped = snapToGraphemes(text, range.start, range.end);
  return snapped.start === range.start && snapped.end === range.end;
}

/** Where nothing but ASCII meets there is always a boundary: texts hold no CR. */
const isBoundary = (text: string, at: number): boolean =>
  at === 0 || at >= text.length || (text.charCodeAt(at - 1) < 0x300 && text.charCodeAt(at) < 0x300);

function finderOf(term: QueryTerm, options: MatchOptions): Finder {
  const [piece] = term;
  if (term.length === 1 && piece?.kind === 'letters' && !options.wholeWords)
    return plainFinder(foldWords(piece.text, options));
  const pattern = patternOf(term, options);
  return (folded, from) => {
    pattern.lastIndex = from;
    const match = pattern.exec(folded);
    return match && { start: match.index, end: match.index + match[0].length };
  };
}

function plainFinder(letters: string): Finder {
  return (folded, from) => {
    const start = letters === '' ? -1 : folded.indexOf(letters, from);
    return start < 0 ? null : { start, end: start + letters.length };
  };
}

/** Blanks fit any run of white space with at most one line end: phrases run on over lines, not over blank lines. */
const blanks = '(?:[^\\S\\n]+|[^\\S\\n]*\\n[^\\S\\n]*)';
const anyAtEdge = `${spacedClass}*`;
const letterOf = (term: QueryTerm): string =>
  isSpacedWord(term) ? spacedClass : `(?:${spacedClass}|${unspacedClass})`;

function patternOf(term: QueryTerm, options: MatchOptions): RegExp {
  const parts = term.map((piece) => (piece.kind === 'letters' ? foldWords(piece.text, options) : ''));
  const letter = letterOf(term);
  const source = term.map(({ kind }, place) => {
    if (kind === 'letters') return escapePattern(parts[place] ?? '');
    if (kind === 'blank') return blanks;
    if (kind === 'one') return `${letter}\\p{M}*`;
    return place > 0 && place < term.length - 1 ? `${letter}*?` : anyAtEdge;
  });
  const whole = options.wholeWords || hasWildcard(term);
  const [first, last] = [term[0], term.at(-1)];
  const before = whole && (first?.kind !== 'letters' || beginsSpaced(parts[0] ?? '')) ? `(?<!${spacedClass})` : '';
  const after = whole && (last?.kind !== 'letters' || endsSpaced(parts.at(-1) ?? '')) ? `(?!${spacedClass})` : '';
  return new RegExp(`${before}${source.join('')}${after}`, 'gv');
}

const escapePattern = (text: string): string => text.replace(/[()[\]{}/\\.*+?^$|]/gu, '\\$&');
