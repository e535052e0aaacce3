import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTableFile } from '../../../electron/import/readTable.ts';
import { corpusFile, hasCorpus } from '../../support/corpus.ts';

type Value = string | number | boolean | null;
interface Expected {
  readonly sheets?: Record<string, { state: string; rows: number; columns: number; firstRows: Value[][] }>;
  readonly importPolicy?: string;
  readonly encoding?: string;
  readonly delimiter?: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly header?: string[];
  readonly firstRows?: Value[][];
  readonly lastRow?: Value[];
}

const tables = hasCorpus ? readdirSync(corpusFile('tabular')).filter((name) => !name.endsWith('.expected.json')) : [];
const expectedOf = (name: string): Expected =>
  JSON.parse(readFileSync(corpusFile(`tabular/${name}.expected.json`), 'utf8'));

/** A value of the sidecar as this program spells it. */
function spell(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value).replace(/T00:00:00$/u, '');
}
/** Without the blank cells and rows at its end, of which the other tool counts some. */
function trimmed(rows: readonly (readonly string[])[]): string[][] {
  const cut = rows.map((row) => row.slice(0, row.findLastIndex((cell) => cell !== '') + 1));
  return cut.slice(0, cut.findLastIndex((row) => row.length > 0) + 1);
}
const spelled = (rows: readonly Value[][]) => rows.map((row) => row.map(spell));

describe.skipIf(!hasCorpus)('tables of the corpus', () => {
  it.each(tables)('%s reads as its sidecar says', async (name) => {
    const expected = expectedOf(name);
    const reading = readTableFile({ path: corpusFile(`tabular/${name}`) });
    if (expected.importPolicy !== undefined) {
      await expect(reading).rejects.toMatchObject({ code: 'unsupported_format' });
      await expect(reading).rejects.toThrow(/password/);
      return;
    }
    const { sheets, delimiter, encodings } = await reading;
    if (expected.sheets) {
      const wanted = Object.entries(expected.sheets);
      // A sidecar without sheets is that of a file which its tool could not read.
      if (wanted.length > 0) expect(sheets.map((sheet) => sheet.name)).toEqual(wanted.map(([title]) => title));
      else expect(sheets.some(({ rows }) => rows.length > 0)).toBe(true);
      for (const [index, [, { state, firstRows }]] of wanted.entries()) {
        const sheet = sheets[index];
        expect(sheet?.hidden).toBe(state !== 'visible');
        expect(trimmed(sheet?.rows.slice(0, firstRows.length) ?? [])).toEqual(trimmed(spelled(firstRows)));
      }
      return;
    }
    const rows = sheets[0]?.rows ?? [];
    expect(delimiter).toBe(expected.delimiter);
    expect(encodings[0]?.encoding).toBe(expected.encoding);
    expect(rows).toHaveLength(expected.rows ?? -1);
    expect(rows[0]).toEqual(expected.header);
    expect(rows.slice(1, 1 + (expected.firstRows?.length ?? 0))).toEqual(spelled(expected.firstRows ?? []));
    expect(rows.at(-1)).toEqual(expected.lastRow?.map(spell));
  });
});
