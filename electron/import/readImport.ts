import { extname } from 'node:path';
import { bytesOf } from './fileBytes.ts';
import { readDocument } from './readDocument.ts';
import type { DocumentReading, ReadRequest } from './reading.ts';
import { readSurvey, type SurveyReading } from './readSurvey.ts';
import { recognise } from './recognise.ts';

/** A file as it comes in: one document, or a table that gives several. */
export type ImportReading = DocumentReading | SurveyReading;

const endingsOfTables: readonly string[] = ['.csv', '.tsv', '.tab', '.xlsx', '.xlsm'];

/** Reads one file as what it is: a document, or a table by its own proposal. @throws AxialError as both readers */
export async function readImport(request: ReadRequest): Promise<ImportReading> {
  const { name, bytes } = await bytesOf(request);
  const { options } = request;
  if (!isTable(name, bytes)) return readDocument({ name, bytes, options });
  return readSurvey({ name, bytes, encoding: options?.encoding ?? null, plan: null });
}

/** By its bytes; where those may be anything, by its ending. */
function isTable(name: string, bytes: Uint8Array): boolean {
  const found = recognise(bytes);
  if (found.is === 'document' && found.kind === 'table') return true;
  const ending = extname(name).toLowerCase();
  // Programs of old times gave their tables of plain text this ending, so that spreadsheets would open them.
  if (ending === '.xls') return found.is === 'text';
  return endingsOfTables.includes(ending) && found.is !== 'document';
}
