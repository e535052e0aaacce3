import type { DocumentKind } from '#shared/domain/reading.ts';
import { restoreCell } from '#shared/interchange/csv.ts';
import { readDelimited } from './delimited.ts';
import { bytesOf } from './fileBytes.ts';
import { recognise } from './recognise.ts';
import { emptyFile, protectedFile, refusedFile } from './refusals.ts';
import type { TableReading, TableRequest, TableRows, TableSheet } from './table.ts';

/** A table with the bytes that it was read from. */
export type ReadTable = TableReading & { readonly name: string; readonly bytes: Uint8Array };

/**
 * Reads a table, whatever its name says: an XLSX workbook with all its sheets, or text with commas, semicolons, TABs or bars.
 * @throws AxialError `io`, or `unsupported_format` when it is empty, damaged, protected or no table
 */
export async function readTableFile(request: TableRequest): Promise<ReadTable> {
  const { name, bytes } = await bytesOf(request);
  if (bytes.length === 0) throw emptyFile(name);
  const found = recognise(bytes);
  if (found.is === 'protected') throw protectedFile(name);
  if (found.is === 'other') throw refusedFile([`${name} is ${found.called}.`, found.advice].join(' ').trim());
  const isNamedWorkbook = /\.xls[xm]$/iu.test(name);
  if (found.is === 'document' && noTables.includes(found.kind) && !isNamedWorkbook) {
    throw refusedFile(`${name} is not a table.`);
  }
  if (isArchive(bytes) || (isNamedWorkbook && found.is !== 'text')) {
    const { readWorkbook } = await import('./workbook.ts');
    const warnings = isNamedWorkbook ? [] : [mislabelled(name, 'a workbook')];
    return { name, bytes, sheets: readWorkbook(bytes, name), encodings: [], delimiter: null, warnings };
  }
  const table = await readDelimited(bytes, name, request);
  const isNamedOtherwise = isNamedWorkbook || /\.xls$/iu.test(name);
  const warnings = isNamedOtherwise ? [mislabelled(name, 'a table in plain text'), ...table.warnings] : table.warnings;
  return { name, bytes, ...table, warnings };
}

/** What the bytes are counts; that the name says otherwise is told. */
const mislabelled = (name: string, called: string): string =>
  `${name} is really ${called}, whatever its name says; it was read as that.`;

/** Kinds of documents whose bytes are told from those of a table. */
const noTables: readonly DocumentKind[] = ['docx', 'doc', 'odt', 'rtf', 'html', 'pdf', 'epub'];

const isArchive = (bytes: Uint8Array): boolean => bytes[0] === 0x50 && bytes[1] === 0x4b;

const isFilled = ({ rows }: TableSheet): boolean => rows.some((row) => row.some((cell) => cell.trim() !== ''));

/** The sheet of that name; else the first one that is in view and holds anything, else the first of all. */
export function chooseSheet(sheets: readonly TableSheet[], name: string | null | undefined): TableSheet | undefined {
  const named = name === null || name === undefined ? undefined : sheets.find((sheet) => sheet.name === name);
  const inView = sheets.filter(({ hidden }) => !hidden);
  return named ?? inView.find(isFilled) ?? inView[0] ?? sheets[0];
}

/**
 * The rows of one table that hold anything, as this program writes tables: a sign that kept a cell from being taken for a
 * formula is taken off again.
 * @throws AxialError as {@link readTableFile}
 */
export async function readTable(request: TableRequest): Promise<TableRows> {
  const { sheets, delimiter } = await readTableFile(request);
  const rows = chooseSheet(sheets, request.sheet)?.rows ?? [];
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ''));
  return { rows: delimiter === null ? filled : filled.map((row) => row.map(restoreCell)) };
}
