import { extname } from 'node:path';
import { AxialError } from '#shared/domain/result.ts';
import { delimiterOf, restoreCell } from '#shared/interchange/csv.ts';
import { holdsEncryptedFile, isOldContainer, refuseBomb } from './archive.ts';
import { decodeText } from './encoding.ts';
import { bytesOf } from './fileBytes.ts';
import type { TableReading, TableRequest } from './table.ts';

/** More cells than this are no table of variables. */
const mostCells = 5_000_000;

/**
 * Reads a table from CSV (comma, semicolon or TAB; any encoding of a text file) or from the first sheet of an XLSX workbook.
 * @throws AxialError `io`, or `unsupported_format` when it is empty, damaged or neither
 */
export async function readTable(request: TableRequest): Promise<TableReading> {
  const { name, bytes } = await bytesOf(request);
  if (bytes.length === 0) throw new AxialError('unsupported_format', `${name} is empty.`);
  const isWorkbook = extname(name).toLowerCase() === '.xlsx' || isOldContainer(bytes);
  const rows = isWorkbook ? await readWorkbook(bytes, name) : await readDelimited(bytes, name);
  const cells = rows.reduce((sum, row) => sum + row.length, 0);
  if (cells > mostCells) throw new AxialError('unsupported_format', `${name} is too large for a table of variables.`);
  return { rows: rows.filter((row) => row.some((cell) => cell.trim() !== '')) };
}

async function readWorkbook(bytes: Uint8Array, name: string): Promise<string[][]> {
  if (isOldContainer(bytes)) {
    const sentence = holdsEncryptedFile(bytes)
      ? `${name} is protected by a password: take the password off and try again.`
      : `${name} is a workbook of the old kind (.xls): save it as .xlsx or .csv.`;
    throw new AxialError('unsupported_format', sentence);
  }
  refuseBomb(bytes, name);
  try {
    const { readSheet } = await import('read-excel-file/node');
    const rows = await readSheet(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { trim: false });
    return rows.map((row) => row.map(spell));
  } catch {
    throw new AxialError('unsupported_format', `${name} is damaged: it cannot be read as a workbook.`);
  }
}

/** A cell in words; a date without time is a day. */
function spell(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell);
}

async function readDelimited(bytes: Uint8Array, name: string): Promise<string[][]> {
  const text = decodeText(bytes)?.text;
  if (text === undefined) throw new AxialError('unsupported_format', `${name} is not a table: its bytes are not text.`);
  const { parse } = await import('csv-parse/sync');
  try {
    const rows: string[][] = parse(text, {
      bom: true,
      delimiter: delimiterOf(text),
      relax_column_count: true,
      skip_empty_lines: true,
    });
    return rows.map((row) => row.map(restoreCell));
  } catch (error) {
    throw new AxialError('unsupported_format', `${name} cannot be read as a table: ${csvComplaint(error)}`);
  }
}

/** Where the quotation marks of a CSV file go wrong, in a sentence. */
export function csvComplaint(error: unknown): string {
  const line = error instanceof Error && 'lines' in error ? error.lines : null;
  return typeof line === 'number'
    ? `the quotation marks in line ${line} are not closed properly.`
    : 'its rows are broken.';
}
