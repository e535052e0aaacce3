import type { TextRange } from './intervals.ts';
import { snapToCodePoint } from './offsets.ts';
import { isWhiteSpace } from './paragraphs.ts';

/** Lines longer than this (UTF-16 units) are worked on in pieces, so that a book without line breaks stays usable. */
const longest = 10_000;
/** How far before a cut to look for a blank (UTF-16 units). */
const slack = 200;

/**
 * The line around a position (UTF-16 units, without its LF), or the piece of it where the line is very long. Pieces are cut
 * at blanks and always at the same places, whichever position asks.
 */
export function blockAt(text: string, position: number): TextRange {
  const lineStart = position > 0 ? text.lastIndexOf('\n', position - 1) + 1 : 0;
  const newline = text.indexOf('\n', position);
  const line = { start: lineStart, end: newline < 0 ? text.length : newline };
  if (line.end - line.start <= longest) return line;
  const piece = Math.floor((position - line.start) / longest);
  const shifted =
    position >= cutOf(text, line, piece + 1) && cutOf(text, line, piece + 1) < line.end ? piece + 1 : piece;
  return { start: cutOf(text, line, shifted), end: cutOf(text, line, shifted + 1) };
}

/** The block that follows; `null` after the last. */
export function blockAfter(text: string, block: TextRange): TextRange | null {
  if (block.end >= text.length) return null;
  return blockAt(text, text[block.end] === '\n' ? block.end + 1 : block.end);
}

/** The block that precedes; `null` before the first. */
export function blockBefore(text: string, block: TextRange): TextRange | null {
  return block.start > 0 ? blockAt(text, block.start - 1) : null;
}

/** Where piece `piece` of a line begins. */
function cutOf(text: string, line: TextRange, piece: number): number {
  const aim = line.start + piece * longest;
  if (piece === 0 || aim >= line.end) return Math.min(aim, line.end);
  for (let position = aim; position > aim - slack; position--) {
    if (isWhiteSpace(text.charCodeAt(position - 1))) return position;
  }
  return snapToCodePoint(text, aim);
}
