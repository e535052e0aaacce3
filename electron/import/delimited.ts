import { usualReadingOptions } from '#shared/domain/reading.ts';
import { AxialError } from '#shared/domain/result.ts';
import { decodeFile } from './decodeFile.ts';
import { refusedFile } from './refusals.ts';
import { type Delimiter, delimiters, type TableOptions, type TableReading } from './table.ts';

/** More cells than this are no table that a person made. */
const mostCells = 5_000_000;

/**
 * Reads a table that is text: any encoding of a text file; commas, semicolons, TABs or bars between cells; quoted cells with
 * line breaks in them; rows of unequal length. A first line `sep=;` says what parts the cells.
 * @throws AxialError `unsupported_format` when it is no text, or its quotation marks do not close
 */
export async function readDelimited(bytes: Uint8Array, name: string, options: TableOptions): Promise<TableReading> {
  const asked = { ...usualReadingOptions, encoding: options.encoding ?? null };
  const { text: decoded, encodings, warnings } = decodeFile(bytes, name, asked);
  const { text, told } = withoutSign(decoded);
  const delimiter = options.delimiter ?? told ?? findDelimiter(text);
  const rows = await parseRows(text, delimiter, name);
  return {
    sheets: [{ name: '', hidden: false, rows, warnings: [] }],
    encodings,
    delimiter,
    warnings,
  };
}

/** The line that tells spreadsheets what parts the cells, and the text without it. */
function withoutSign(text: string): { text: string; told: Delimiter | null } {
  const found = /^"?sep=(?<sign>[,;\t|])"?[ \t]*(?:\r\n|\r|\n)/iu.exec(text);
  const told = delimiters.find((delimiter) => delimiter === found?.groups?.sign) ?? null;
  return told ? { text: text.slice(found?.[0].length ?? 0), told } : { text, told };
}

async function parseRows(text: string, delimiter: Delimiter, name: string): Promise<string[][]> {
  const { parse } = await import('csv-parse/sync');
  let cells = 0;
  try {
    return parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (row: string[]) => {
        cells += row.length;
        if (cells > mostCells) throw tooLarge(name);
        return row;
      },
    });
  } catch (error) {
    if (error instanceof AxialError) throw error;
    throw refusedFile(`${name} cannot be read as a table: ${csvComplaint(error)}`);
  }
}

const tooLarge = (name: string): AxialError =>
  refusedFile(`${name} is too large for a table: it has more than five million cells.`);

/** Where the quotation marks of a CSV file go wrong, in a sentence. */
function csvComplaint(error: unknown): string {
  const line = error instanceof Error && 'lines' in error ? error.lines : null;
  return typeof line === 'number'
    ? `the quotation marks in line ${line} are not closed properly.`
    : 'its rows are broken.';
}

/** How many characters and rows are looked at to find what parts the cells. */
const [sample, mostRows] = [200_000, 200];

/**
 * What parts the cells of a table: the sign that gives most rows the same number of cells, and more than one; of two that do
 * so equally well the one that gives more cells. Signs inside quotation marks do not count.
 */
export function findDelimiter(text: string): Delimiter {
  const part = text.slice(0, sample);
  const scores = delimiters.map((delimiter) => ({ delimiter, ...agreement(countCells(part, delimiter)) }));
  const [best] = scores.toSorted((a, b) => b.share - a.share || b.cells - a.cells);
  return best && best.share > 0 ? best.delimiter : ',';
}

/** Which number of cells, above one, most rows have; and the share of rows that have it. */
function agreement(counts: readonly number[]): { share: number; cells: number } {
  const byCount = new Map<number, number>();
  for (const count of counts) if (count > 1) byCount.set(count, (byCount.get(count) ?? 0) + 1);
  const [cells, rows] = [...byCount].toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [1, 0];
  return { share: rows / Math.max(1, counts.length), cells };
}

/** Cells of each row, by one walk over the signs: a quotation mark opens a cell only at its start. */
function countCells(text: string, delimiter: Delimiter): number[] {
  const counts: number[] = [];
  let [cells, atStart, quoted, filled] = [1, true, false, false];
  for (let at = 0; at < text.length && counts.length < mostRows; at++) {
    const sign = text[at];
    if (quoted) {
      if (sign === '"' && text[at + 1] === '"') at++;
      else if (sign === '"') quoted = false;
      continue;
    }
    if (sign === '\n' || sign === '\r') {
      if (filled) counts.push(cells);
      [cells, atStart, filled] = [1, true, false];
    } else {
      if (sign === '"' && atStart) quoted = true;
      if (sign === delimiter) cells += 1;
      atStart = sign === delimiter;
      filled = true;
    }
  }
  if (filled && counts.length < mostRows) counts.push(cells);
  return counts;
}
