import type { ChartTable } from './tables.ts';

/**
 * A digest of a chart's numbers: the same as long as its table says the same. Two FNV-1a hashes of 32 bits with different
 * offsets; no protection against forgery, only a way to see that something has changed.
 */
export function tableDigest(table: ChartTable): string {
  const text = JSON.stringify([table.columns, table.rows]);
  return [0x811c9dc5, 0x01234567].map((offset) => hash(text, offset)).join('');
}

function hash(text: string, offset: number): string {
  let value = offset;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
