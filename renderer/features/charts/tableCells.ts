import { formatCount } from '#shared/charts/sentences.ts';
import type { ChartTable, TableCell } from '#shared/charts/tables.ts';
import { measureText } from '#shared/charts/textWidths.ts';

/** A cell as it is written on the screen. */
export function shownCell(value: TableCell): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(3);
}

/** Pixels of the words in a cell, and of what stands around them. */
const size = 13;
const around = 26;
/** A head is cut off rather than that it makes its column wider than this. */
const widestHead = 200;

/** The cell of a column that takes most room, as it is written; numbers are compared as numbers, words by their letters. */
function longestOf({ rows }: ChartTable, column: number): string {
  let words = '';
  let least = 0;
  let most = 0;
  let isBroken = false;
  for (const row of rows) {
    const value = row[column] ?? null;
    if (typeof value === 'string') words = value.length > words.length ? value : words;
    else if (value !== null) {
      least = Math.min(least, value);
      most = Math.max(most, value);
      isBroken ||= !Number.isInteger(value);
    }
  }
  const numbers = [least, most].map((value) =>
    shownCell(isBroken ? Math.trunc(value) + 0.111 * Math.sign(value) : value),
  );
  return [words, ...numbers].reduce((longest, each) => (each.length > longest.length ? each : longest));
}

/**
 * Widths of the columns of a table of which only a part is drawn, in pixels: what is not drawn cannot push a column apart,
 * and a column that grew while one scrolls would move all others.
 */
export function columnWidths(table: ChartTable): number[] {
  return table.columns.map((name, column) => {
    const head = Math.min(widestHead, measureText(table.heads?.[column] ?? name, size) + around);
    return Math.ceil(Math.max(head, measureText(longestOf(table, column), size, 'medium') + around));
  });
}

/** Columns that stand between two pixels of a table: the first, and the one behind the last. The column of names always stands. */
export function columnsBetween(widths: readonly number[], from: number, to: number): { first: number; end: number } {
  let left = widths[0] ?? 0;
  let first = 1;
  while (first < widths.length && left + (widths[first] ?? 0) < from) left += widths[first++] ?? 0;
  let end = first;
  while (end < widths.length && left < to) left += widths[end++] ?? 0;
  return { first, end };
}
