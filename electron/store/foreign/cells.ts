import type { ForeignRow } from './foreignDatabase.ts';

/** A cell as words; empty where nothing stands. Bytes are taken for UTF-8. */
export function words(row: ForeignRow, column: string): string {
  const cell = row[column];
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell);
  return cell instanceof Uint8Array ? new TextDecoder().decode(cell) : '';
}

/** A cell as a whole number; `null` where none stands. */
export function whole(row: ForeignRow, column: string): number | null {
  const cell = row[column];
  const number = typeof cell === 'string' && cell.trim() !== '' ? Number(cell) : cell;
  return typeof number === 'number' && Number.isSafeInteger(number) ? number : null;
}

/** Rows by their number; of two with one number the first counts. */
export function byNumber(rows: readonly ForeignRow[], column: string): Map<number, ForeignRow> {
  const found = new Map<number, ForeignRow>();
  for (const row of rows) {
    const number = whole(row, column);
    if (number !== null && !found.has(number)) found.set(number, row);
  }
  return found;
}

/**
 * A time as programs write it, in milliseconds since 1970: `2024-03-09 10:11:12` and its kind, or `Sat Mar  9 10:11:12 2024`
 * (R). Without a zone it is a time of this computer, or of Greenwich where the program writes that. `null` = none.
 */
export function timeOf(written: string, zone: 'here' | 'Greenwich' = 'here'): number | null {
  const iso = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.(\d{1,3})\d*)?(Z|[+-]\d\d:?\d\d)?$/u.exec(written.trim());
  const after = zone === 'Greenwich' ? 'Z' : '';
  const readable = iso ? `${iso[1]}T${iso[2]}.${(iso[3] ?? '0').padEnd(3, '0')}${iso[4] ?? after}` : dateOfR(written);
  const time = readable === null ? Number.NaN : Date.parse(readable);
  return Number.isFinite(time) && time > 0 ? time : null;
}

function dateOfR(written: string): string | null {
  const found = /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d:\d\d:\d\d) (\d{4})$/u.exec(written.trim());
  return found ? `${found[1]} ${found[2]} ${found[4]} ${found[3]}` : null;
}
