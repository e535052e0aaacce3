import type { TextRange } from './intervals.ts';

/** The paragraphs of one text as two columns, ascending; UTF-16 units, half-open. */
export interface ParagraphColumns {
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/**
 * The paragraphs of a text in reading order (METHOD.md §1): maximal runs between LFs that hold at least one non-blank
 * character, without the LF. Entry 0 is paragraph 1. UTF-16 units.
 */
export function paragraphsOf(text: string): TextRange[] {
  const paragraphs: TextRange[] = [];
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (!isBlank(text, start, end)) paragraphs.push({ start, end });
    start = end + 1;
  }
  return paragraphs;
}

/** {@link paragraphsOf} as columns. */
export function paragraphColumns(text: string): ParagraphColumns {
  const paragraphs = paragraphsOf(text);
  return {
    start: Int32Array.from(paragraphs, (paragraph) => paragraph.start),
    end: Int32Array.from(paragraphs, (paragraph) => paragraph.end),
  };
}

/**
 * The paragraph (counted from 0) that holds the character at `position`; `null` on a line break or in a blank line.
 */
export function paragraphAt(columns: ParagraphColumns, position: number): number | null {
  return paragraphsTouched(columns, position, position + 1)?.first ?? null;
}

/**
 * The paragraphs that share at least one character with `[start, end)`, first to last, counted from 0; `null` when the
 * range touches none (only line breaks or blank lines). O(log n).
 */
export function paragraphsTouched(
  columns: ParagraphColumns,
  start: number,
  end: number,
): { first: number; last: number } | null {
  if (start >= end) return null;
  const first = firstAbove(columns.end, start);
  const last = firstAbove(columns.start, end - 1) - 1;
  return first <= last ? { first, last } : null;
}

/** First place whose value is greater than `bound`; the values ascend. */
function firstAbove(values: Int32Array, bound: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((values[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return low;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let position = start; position < end; position++) {
    if (!isWhiteSpace(text.charCodeAt(position))) return false;
  }
  return true;
}

/**
 * Unicode's property White_Space, nothing more and nothing less. `String.prototype.trim` would count U+FEFF as blank and
 * U+0085 as not. All members lie in the basic plane, so one UTF-16 unit decides.
 */
export function isWhiteSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  if (unit < 0x1680) return unit === 0x85 || unit === 0xa0;
  return (
    unit === 0x1680 ||
    (unit >= 0x2000 && unit <= 0x200a) ||
    unit === 0x2028 ||
    unit === 0x2029 ||
    unit === 0x202f ||
    unit === 0x205f ||
    unit === 0x3000
  );
}
