import { createReadStream } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parse as parseCsv } from 'csv-parse';
import { type CodingRow, codingRow } from '#shared/contract/procedures/codings.ts';
import { AxialError } from '#shared/domain/result.ts';
import { delimiterOf, restoreCell } from '#shared/interchange/csv.ts';

/**
 * The codings of a table: CSV (comma, semicolon or TAB) with a header line, or a JSON array of objects. Columns: document, code, start, end and,
 * if wished, coder, weight, comment; others are let be. Positions in code points.
 * @throws AxialError `not_found`, `io`, `unsupported_format`, and `invalid_input` that names the row
 */
export async function readCodingRows(file: string): Promise<CodingRow[]> {
  const rows: CodingRow[] = [];
  for await (const raw of rawRows(file)) rows.push(parseRow(raw, rows.length + 1));
  if (rows.length === 0) throw new AxialError('invalid_input', `There are no codings in ${basename(file)}.`);
  return rows;
}

function rawRows(file: string): AsyncIterable<unknown> {
  switch (extname(file).toLowerCase()) {
    case '.csv':
      return csvRows(file);
    case '.json':
      return jsonRows(file);
    default:
      throw new AxialError(
        'unsupported_format',
        `Codings are read from .csv and .json files, not from ${basename(file)}.`,
      );
  }
}

/** Comma, semicolon or TAB, by the first line: what a spreadsheet writes depends on the language it is set to. */
async function findDelimiter(file: string): Promise<string> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(16_384));
    return delimiterOf(buffer.toString('utf8', 0, bytesRead));
  } finally {
    await handle.close();
  }
}

async function* csvRows(file: string): AsyncGenerator<unknown> {
  const delimiter = await findDelimiter(file).catch((error: unknown) => {
    throw explain(error, file);
  });
  const lines = createReadStream(file).on('error', (error) => parser.destroy(error));
  const parser = parseCsv({
    bom: true,
    delimiter,
    columns: (head: string[]) => head.map((name) => name.trim().toLowerCase()),
    skip_empty_lines: true,
  });
  try {
    for await (const row of lines.pipe(parser)) yield numbersIn(row as Record<string, string>);
  } catch (error) {
    throw explain(error, file);
  }
}

/** A table of words as the row that it stands for: empty cells are missing ones, and our own guard against formulas goes. */
function numbersIn(row: Record<string, string>): unknown {
  const cells = Object.entries(row).map(([name, value]) => [name, restoreCell(value)] as const);
  const given: Record<string, string> = Object.fromEntries(cells.filter(([, value]) => value !== ''));
  const number = (name: string) => (given[name] === undefined ? {} : { [name]: Number(given[name]) });
  return { ...given, ...number('start'), ...number('end'), ...number('weight') };
}

async function* jsonRows(file: string): AsyncGenerator<unknown> {
  const value = await readFile(file, 'utf8')
    .then(
      (text): unknown => JSON.parse(text.replace(/^\uFEFF/, '')),
      (error) => {
        throw explain(error, file);
      },
    )
    .catch((error) => {
      throw explain(error, file);
    });
  if (!Array.isArray(value)) throw new AxialError('invalid_input', `${basename(file)} is no list of codings.`);
  yield* value;
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof AxialError || !(error instanceof Error)) return error;
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT') return new AxialError('not_found', `There is no file ${file}.`);
  if (code.startsWith('CSV_') || error instanceof SyntaxError) {
    return new AxialError('invalid_input', `${basename(file)} cannot be read as a table: ${error.message}`);
  }
  return new AxialError('io', `${basename(file)} cannot be read: ${error.message}`);
}

function parseRow(raw: unknown, number: number): CodingRow {
  const parsed = codingRow.safeParse(raw);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const missing = issue?.path[0];
  if (typeof missing === 'string' && !Object.hasOwn(Object(raw), missing)) {
    throw new AxialError('invalid_input', `Row ${number}: its ${missing} is missing.`);
  }
  const where = issue?.path.length ? `, ${issue.path.join('.')}` : '';
  throw new AxialError('invalid_input', `Row ${number}${where}: ${issue?.message ?? 'it cannot be read.'}`);
}
