import type { TextRange } from '#shared/text/intervals.ts';
import { snapToCodePoint } from '#shared/text/offsets.ts';
import { isWhiteSpace } from '#shared/text/paragraphs.ts';

/** A text up to this length (UTF-16 units) is edited whole; of a longer one a part at a time, so that typing stays quick. */
export const mostAtOnce = 200_000;
/** The part of a text whose lines are so long that each letter typed would lay out too much. */
const mostOfLongLines = 40_000;
const longLine = 20_000;
/** How far before an end to look for a line break or a blank. */
const slack = 2_000;

/** The part of a text that is edited around a position; the whole of a text that is not very long. UTF-16 units. */
export function windowAround(text: string, at: number): TextRange {
  const most = hasLongLine(text) ? mostOfLongLines : mostAtOnce;
  if (text.length <= most) return { start: 0, end: text.length };
  const from = Math.max(0, Math.min(at - Math.round(most / 4), text.length - most));
  const start = cutBefore(text, from);
  return { start, end: cutBefore(text, Math.min(text.length, from + most)) };
}

/** The part before or after one, overlapping nothing; `null` at the end of the text. */
export function nextWindow(text: string, now: TextRange, direction: -1 | 1): TextRange | null {
  if (direction > 0) {
    if (now.end >= text.length) return null;
    const most = hasLongLine(text) ? mostOfLongLines : mostAtOnce;
    return { start: now.end, end: cutBefore(text, Math.min(text.length, now.end + most)) };
  }
  if (now.start <= 0) return null;
  const most = hasLongLine(text) ? mostOfLongLines : mostAtOnce;
  return { start: cutBefore(text, Math.max(0, now.start - most)), end: now.start };
}

function hasLongLine(text: string): boolean {
  if (text.length <= mostOfLongLines) return false;
  let start = 0;
  while (text.length - start > longLine) {
    const newline = text.lastIndexOf('\n', start + longLine);
    if (newline < start) return true;
    start = newline + 1;
  }
  return false;
}

/** The nearest place before a position where a line begins, else a word, else a character. */
function cutBefore(text: string, position: number): number {
  if (position <= 0 || position >= text.length) return Math.max(0, Math.min(position, text.length));
  const newline = text.lastIndexOf('\n', position - 1);
  if (newline >= 0 && position - newline <= slack) return newline + 1;
  for (let at = position; at > position - slack && at > 0; at--) {
    if (isWhiteSpace(text.charCodeAt(at - 1))) return at;
  }
  return snapToCodePoint(text, position);
}
