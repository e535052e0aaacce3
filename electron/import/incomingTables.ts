import { restoreCell } from '#shared/interchange/csv.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { PlacingDocument } from '#shared/interchange/segmentPlacing.ts';
import { readCodebookTable } from '#shared/interchange/tables/codebookReading.ts';
import { readSegmentTable } from '#shared/interchange/tables/segmentReading.ts';
import { chooseSheet, readTableFile } from './readTable.ts';
import type { TableRequest } from './table.ts';

/**
 * Reads a codebook from a CSV or XLSX file.
 * @throws AxialError as `readTableFile` and `readCodebookTable`
 */
export async function readCodebookFile(request: TableRequest): Promise<IncomingStudy> {
  const { rows, origin } = await rowsOf(request);
  return readCodebookTable(rows, origin);
}

/**
 * Reads coded segments from a CSV or XLSX file and finds them in the documents of the open study; `codes` are its codes, by the
 * names from the theme down.
 * @throws AxialError as `readTableFile` and `readSegmentTable`
 */
export async function readSegmentFile(
  request: TableRequest,
  documents: readonly PlacingDocument[],
  codes: readonly (readonly string[])[] = [],
): Promise<IncomingStudy> {
  const { rows, origin } = await rowsOf(request);
  return readSegmentTable(rows, documents, { origin, codes });
}

/** All rows, blank ones too, so that the number of a row is the one that the researcher sees. */
async function rowsOf(request: TableRequest): Promise<{ rows: string[][]; origin: string }> {
  const { sheets, delimiter } = await readTableFile(request);
  const rows = (chooseSheet(sheets, request.sheet)?.rows ?? []).map((row) => [...row]);
  const isText = delimiter !== null;
  return {
    rows: isText ? rows.map((row) => row.map(restoreCell)) : rows,
    origin: isText ? 'Table (CSV)' : 'Table (XLSX)',
  };
}
