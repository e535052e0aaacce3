import { writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restoreCell } from '#shared/interchange/csv.ts';
import { other, type PartedStudy, startPartedStudy, talk } from '../support/partedStudy.ts';

let study: PartedStudy;
let files: ReadonlyMap<string, string>;
beforeAll(async () => {
  study = await startPartedStudy();
  const zip = unzipSync(await made('zip'));
  files = new Map(Object.entries(zip).map(([name, bytes]) => [name, strFromU8(bytes)]));
});
afterAll(() => study.engine[Symbol.asyncDispose]());

async function made(format: 'zip' | 'sqlite' | 'xlsx', choice = {}): Promise<Buffer> {
  const request = { what: 'data-set' as const, choice };
  return Buffer.from((await study.engine.ask('exports.make', { request, format })).base64, 'base64');
}
const rowsOf = (name: string): Record<string, string>[] =>
  (parse(files.get(`${name}.csv`) ?? '', { bom: true, columns: true }) as Record<string, string>[]).map((row) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, restoreCell(value)])),
  );

const tables = [
  ...['documents', 'codes', 'codings', 'memos', 'memo_links', 'variables', 'variables_long', 'variables_wide'],
  ...['coders', 'speakers', 'speaker_variables_long', 'paragraphs'],
];

describe('a data set', () => {
  it('has a table a kind of thing, and a README that explains every column of each', () => {
    expect([...files.keys()].sort()).toEqual(['README.md', ...tables.map((name) => `${name}.csv`)].sort());
    const readme = files.get('README.md') ?? '';
    for (const name of tables) {
      const part = readme.slice(readme.indexOf(`### ${name}\n`)).split('\n### ')[0] ?? '';
      const columns = parse(files.get(`${name}.csv`) ?? '', { bom: true })[0] as string[];
      for (const column of columns)
        expect(part, `${name}.${column}`).toMatch(
          new RegExp(`^\\| ${column.replace(/[()]/g, '\\$&')} \\| (text|integer|real) \\| .`, 'm'),
        );
    }
    expect(readme).toContain('Unicode code points from 0, the end not included');
  });

  it('has every coding at its words: positions in code points find them in the text that goes with it', () => {
    const texts = new Map(rowsOf('documents').map((row) => [row.document_id, [...(row.text ?? '')]]));
    expect([...texts.values()].map((points) => points.join(''))).toEqual([talk, other]);
    const codings = rowsOf('codings');
    expect(codings).toHaveLength(4);
    for (const row of codings) {
      const words = texts.get(row.document_id)?.slice(Number(row.start), Number(row.end)).join('');
      expect(row.text).toBe(words);
      expect(Number(row.characters)).toBe([...(words ?? '')].length);
    }
    expect(codings.map((row) => [row.code, row.coder, row.first_paragraph, row.last_paragraph, row.speaker])).toEqual([
      ['need <i>', 'Ilse', '2', '2', 'INT'],
      ['need <i>/speed\\/pace', 'Ilse', '3', '4', 'Anna'],
      ['trust', 'Jan', '3', '3', 'Anna'],
      ['trust', 'Ilse', '1', '1', ''],
    ]);
  });

  it('has every paragraph at its place, with who speaks', () => {
    const points = [...talk];
    const rows = rowsOf('paragraphs').slice(0, 4);
    expect(rows.map((row) => points.slice(Number(row.start), Number(row.end)).join(''))).toEqual(
      rows.map((row) => row.text),
    );
    expect(rows.map((row) => row.speaker)).toEqual(['', 'INT', 'Anna', 'Ben']);
  });

  it('has variables long and wide, numbers as numbers, and none under a name that is taken', () => {
    expect(rowsOf('variables_wide').map((row) => [row['document (variable)'], row.age])).toEqual([
      ['@IT', '-4.5'],
      ['', '0'],
    ]);
    expect(files.get('variables_wide.csv')).toContain(",'@IT,-4.5");
    expect(rowsOf('variables_long').map((row) => [row.variable, row.value])).toEqual([
      ['document', '@IT'],
      ['age', '-4.5'],
      ['age', '0'],
    ]);
  });

  it('runs no formula: a cell of words that begins like one is kept from it', () => {
    for (const [name, text] of files) {
      if (!name.endsWith('.csv')) continue;
      const cells = (parse(text, { bom: true }) as string[][]).flat();
      expect(
        cells.filter((cell) => /^[=+@\t\r＝＋－＠]/.test(cell) || (/^-/.test(cell) && Number.isNaN(Number(cell)))),
      ).toEqual([]);
    }
  });

  it('points only at what is in it, also when it was narrowed', async () => {
    const narrow = unzipSync(
      await made('zip', { documentIds: [study.documents.other], codeIds: [study.codes.speed, study.codes.trust] }),
    );
    const read = (name: string) =>
      parse(strFromU8(narrow[`${name}.csv`] ?? new Uint8Array()), { bom: true, columns: true }) as Record<
        string,
        string
      >[];
    const ids = (name: string, column: string) => new Set(read(name).map((row) => row[column]));
    expect(read('documents')).toHaveLength(1);
    expect(read('codes').map((row) => [row.name, row.parent_id, row.level])).toEqual([
      ['speed/pace', '', '2'],
      ['trust', '', '1'],
    ]);
    for (const row of read('codings')) {
      expect(ids('documents', 'document_id')).toContain(row.document_id);
      expect(ids('codes', 'code_id')).toContain(row.code_id);
      expect(ids('coders', 'coder_id')).toContain(row.coder_id);
    }
    for (const row of read('memo_links')) expect(ids('memos', 'memo_id')).toContain(row.memo_id);
    const quiet = unzipSync(await made('zip', { speakers: { leaveOut: ['interviewer'] } }));
    expect(
      Object.values(quiet)
        .map((bytes) => strFromU8(bytes))
        .join('\n'),
    ).not.toContain('How was it?');
  });

  it('is the same as a database, with types that hold, and explains itself there', async () => {
    const path = study.engine.path('data set.sqlite');
    writeFileSync(path, await made('sqlite'));
    const database = new Database(path, { readonly: true });
    try {
      for (const name of tables) {
        const rows = database.prepare<[], Record<string, unknown>>(`SELECT * FROM "${name}"`).all();
        const plain = rows.map((row) =>
          Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value === null ? '' : String(value)])),
        );
        expect(plain).toEqual(rowsOf(name));
      }
      expect(database.prepare('SELECT age FROM variables_wide').pluck().all()).toEqual([-4.5, 0]);
      const explained = database.prepare('SELECT count(*) FROM columns').pluck().get();
      expect(explained).toBe(
        tables.reduce(
          (sum, name) =>
            sum + Object.keys((parse(files.get(`${name}.csv`) ?? '', { bom: true }) as string[][])[0] ?? []).length,
          0,
        ),
      );
      expect(database.prepare("SELECT value FROM about WHERE fact = 'readme'").pluck().get()).toContain(
        '# Data set of the study',
      );
    } finally {
      database.close();
    }
  });

  it('comes as a workbook with a sheet a table, without texts that no cell holds', async () => {
    const parts = unzipSync(await made('xlsx'));
    const names = [...strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).matchAll(/<sheet [^>]*name="([^"]*)"/g)];
    expect(names.map((match) => match[1])).toEqual([...tables, 'columns', 'Study']);
  });

  it('of an unchanged study at the same time is the same, byte for byte', async () => {
    expect((await made('zip')).equals(await made('zip'))).toBe(true);
  });
});
