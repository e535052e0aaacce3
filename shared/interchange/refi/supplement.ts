import { z } from 'zod';
import type { Supplement } from '../incoming.ts';

/**
 * The entry `axial.json` of a project: rows of the study that the exchange format has no place for.
 *
 * `tables` holds whole rows of the tables of a study, in the order of their keys, with these rules:
 * - `key` is left out; a column `NAME_key` is written as `NAME_id` and holds the id of the row that it means, or `null`;
 * - `documents`, `memos`, `codes` …: every row of what was chosen; `codings`: only rows that say more than the exchange
 *   format (a weight, another time of change); a row that is not there is as the project says;
 * - `texts`: `hash`, `format` (marks as JSON) and, where the plain text file could not hold it as it is, `text`;
 * - `sources`: `hash`, and `file`, the name in the archive (under `sources/`) of a document's original file; both tables
 *   hold rows that `documents` name by `text_hash` and `source_hash`;
 * - `exchange_files`: `name` as it was and `file`, its name in the archive. With `exchange_parts` it says what was kept
 *   from other programs.
 */
export const supplementVersion = 1;

/** Rows are looked at and not copied: there may be hundreds of thousands. */
const row = z.custom<SupplementRow>(
  (given) => typeof given === 'object' && given !== null && !Array.isArray(given) && Object.values(given).every(isCell),
);
const isCell = (value: unknown): boolean =>
  value === null || typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));
const content = z.object({
  axial: z.literal(supplementVersion),
  schema: z.int().min(1),
  tables: z.record(z.string(), z.array(row)),
});
export type SupplementRow = Readonly<Record<string, string | number | null>>;
export type SupplementTables = Readonly<Record<string, readonly SupplementRow[]>>;

/** Reads the entry; `null` when it is damaged, or of a version that is not known here. */
export function readSupplement(text: string): (Supplement & { readonly tables: SupplementTables }) | null {
  try {
    const read = content.safeParse(JSON.parse(text));
    return read.success ? { schema: read.data.schema, tables: read.data.tables } : null;
  } catch {
    return null;
  }
}

/** Characters gathered before they are handed on. */
const chunk = 65_536;

/** The entry in pieces: one line a row, so that two versions can be compared. */
export function* writeSupplement({ schema, tables }: Supplement): Generator<string> {
  yield `{"axial": ${supplementVersion}, "schema": ${schema}, "tables": {\n`;
  let between = '';
  for (const [name, rows] of Object.entries(tables)) {
    yield `${between}${JSON.stringify(name)}: [${rows.length > 0 ? '\n' : ''}`;
    yield* linesOf(rows);
    yield `${rows.length > 0 ? '\n' : ''}]`;
    between = ',\n';
  }
  yield '\n}}\n';
}

function* linesOf(rows: Supplement['tables'][string]): Generator<string> {
  let lines = '';
  for (const [at, row] of rows.entries()) {
    lines += `${at === 0 ? '' : ',\n'}${JSON.stringify(row)}`;
    if (lines.length < chunk) continue;
    yield lines;
    lines = '';
  }
  yield lines;
}
