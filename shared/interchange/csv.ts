import type { Cell, Table } from './table.ts';

/**
 * A spreadsheet takes a cell that begins with one of these signs for a formula (in full width too), whoever wrote it.
 * Quotation marks before the sign count too, so that what is put before a cell can be told from what stood there.
 */
const formulaStart = /^'*[=+\-@\t\r＝＋－＠]/;

/** The cell with an apostrophe before it where a spreadsheet would run it as a formula; all others as they are. */
export function safeCell(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

/** Inverse of {@link safeCell}: the cell as it was. */
export function restoreCell(text: string): string {
  return text.startsWith("'") && formulaStart.test(text) ? text.slice(1) : text;
}

/**
 * CSV by RFC 4180: UTF-8 with byte order mark (Excel needs it), commas, rows end in CRLF, line breaks inside a cell stay
 * LF. Cells of words are safe against formula injection ({@link safeCell}); numbers have a point.
 */
export function toCsv({ columns, rows }: Pick<Table, 'columns' | 'rows'>): string {
  const lines = [columns.map(({ title }) => title), ...rows].map((row) => `${row.map(csvCell).join(',')}\r\n`);
  return `\uFEFF${lines.join('')}`;
}

function csvCell(cell: Cell): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  const text = safeCell(cell);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** What parts the cells of a table: the sign that stands most often in its first line, outside quotation marks. */
export function delimiterOf(text: string): ',' | ';' | '\t' {
  const line = (/^[^\r\n]*/.exec(text.replace(/^\uFEFF/, ''))?.[0] ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => line.split(sign).length;
  const best = ([',', ';', '\t'] as const).toSorted((a, b) => count(b) - count(a))[0];
  return best ?? ',';
}
