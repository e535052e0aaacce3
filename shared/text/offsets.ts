import type { TextRange } from './intervals.ts';

/**
 * Positions (UTF-16 units) of the first halves of the surrogate pairs of a text, ascending: all that is needed to turn
 * positions into code points and back without the text. Empty for nearly every transcript.
 */
export function astralPositions(text: string): Int32Array {
  const positions: number[] = [];
  for (const match of text.matchAll(/[\u{10000}-\u{10FFFF}]/gu)) positions.push(match.index);
  return Int32Array.from(positions);
}

/**
 * A position in UTF-16 units as code points (METHOD.md §1: what leaves the program). The middle of a pair counts as its
 * beginning.
 */
export function toCodePoints(astral: Int32Array, utf16: number): number {
  return utf16 - countBelow(astral, utf16, 0);
}

/** A position in code points (as it comes into the program) in UTF-16 units. Inverse of {@link toCodePoints}. */
export function toUtf16(astral: Int32Array, codePoints: number): number {
  return codePoints + countBelow(astral, codePoints, 1);
}

/** Length of a text in code points. */
export function codePointLength(text: string): number {
  return text.length - astralPositions(text).length;
}

/** Code points in `[start, end)` (UTF-16 units, on character boundaries). */
export function codePointsBetween(astral: Int32Array, start: number, end: number): number {
  return toCodePoints(astral, end) - toCodePoints(astral, start);
}

/**
 * How many entries lie below the position. `shift` 0 compares UTF-16 positions; `shift` 1 compares code points, since
 * entry `i` stands `i` units behind its code point position.
 */
function countBelow(astral: Int32Array, position: number, shift: 0 | 1): number {
  let low = 0;
  let high = astral.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((astral[middle] ?? 0) - shift * middle < position) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The position itself, or, in the middle of a surrogate pair, the side of the pair that is asked for. */
export function snapToCodePoint(text: string, position: number, side: 'before' | 'after' = 'before'): number {
  const inside = position > 0 && isLowHalf(text.charCodeAt(position)) && isHighHalf(text.charCodeAt(position - 1));
  if (!inside) return position;
  return side === 'before' ? position - 1 : position + 1;
}

/**
 * The smallest range of whole grapheme clusters around a selection (METHOD.md §1): no flag, accent or family emoji is cut.
 * An empty selection stays empty, before the cluster it stands in. Looks only at the text around the two ends, so it costs
 * the same in a note and in a book.
 */
export function snapToGraphemes(text: string, start: number, end: number): TextRange {
  const from = clusterAt(text, start).start;
  if (end <= start) return { start: from, end: from };
  const last = clusterAt(text, end);
  return { start: from, end: last.start === end ? end : last.end };
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** How far to look for a certain boundary (UTF-16 units). Real clusters are a few dozen units long at the very most. */
const reach = 512;

/** The grapheme cluster of the character at `position`; empty at the end of the text. */
function clusterAt(text: string, position: number): TextRange {
  if (position <= 0) return clusterIn(text, 0, 0);
  if (position >= text.length) return { start: text.length, end: text.length };
  return clusterIn(text, certainBoundaryBefore(text, position), position);
}

function clusterIn(text: string, from: number, position: number): TextRange {
  const to = certainBoundaryAfter(text, position);
  const found = graphemes.segment(text.slice(from, to)).containing(position - from);
  if (!found) return { start: position, end: position };
  return { start: from + found.index, end: from + found.index + found.segment.length };
}

function certainBoundaryBefore(text: string, position: number): number {
  const limit = Math.max(0, position - reach);
  let at = position;
  while (at > limit && !isCertainBoundary(text, at)) at--;
  return snapToCodePoint(text, at);
}

function certainBoundaryAfter(text: string, position: number): number {
  const limit = Math.min(text.length, position + reach);
  let at = Math.min(position + 1, text.length);
  while (at < limit && !isCertainBoundary(text, at)) at++;
  return snapToCodePoint(text, at, 'after');
}

/** Whether a cluster surely begins at `at`: a plain character follows, and nothing that could draw it in precedes. */
function isCertainBoundary(text: string, at: number): boolean {
  return isPlain(text.charCodeAt(at)) && !mayPrepend(text.charCodeAt(at - 1));
}

/** Characters that never continue the cluster before them: ASCII (LF may follow CR), Latin letters, Han. */
function isPlain(unit: number): boolean {
  return (unit < 0x80 && unit !== 0x0a) || (unit >= 0xc0 && unit < 0x300) || (unit >= 0x4e00 && unit < 0xa000);
}

/** Characters that may hold on to the one after them (Unicode's class Prepend; astral ones are taken for it too). */
function mayPrepend(unit: number): boolean {
  return (unit >= 0x600 && unit < 0xe00 && !(unit >= 0x610 && unit < 0x6dd)) || isLowHalf(unit);
}

const isHighHalf = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit < 0xe000;
