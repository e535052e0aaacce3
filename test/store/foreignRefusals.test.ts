import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { AxialError } from '#shared/domain/result.ts';
import { readQualCoder } from '../../electron/store/foreign/qualCoder.ts';
import { recogniseForeign } from '../../electron/store/foreign/recognise.ts';
import { readRqda } from '../../electron/store/foreign/rqda.ts';
import { listTaguetteProjects, readTaguette } from '../../electron/store/foreign/taguette.ts';
import {
  makeDatabase,
  qualCoderSchema,
  rqdaSchema,
  stampOf,
  TestFolder,
  taguetteSchema,
} from '../support/foreignDatabases.ts';

const readers = { readQualCoder, readTaguette, readRqda, listTaguetteProjects };

/** What each reader says of a file; the file is proved to be as it was, and alone. */
function refusals(path: string): Record<string, string> {
  const folder = join(path, '..');
  const before = [stampOf(path), readdirSync(folder).sort()];
  const said = Object.entries(readers).map(([name, read]) => [name, refusalOf(() => read(path))]);
  expect(recogniseForeign(path)).toBe(null);
  expect([stampOf(path), readdirSync(folder).sort()]).toEqual(before);
  return Object.fromEntries(said);
}

function refusalOf(read: () => unknown): string {
  try {
    read();
    return 'was read';
  } catch (error) {
    return error instanceof AxialError ? error.message : `no sentence: ${String(error)}`;
  }
}

const all = (sentence: string) => Object.fromEntries(Object.keys(readers).map((name) => [name, sentence]));

describe('a file that is not what it says', () => {
  test('a file of another kind, and an empty one, are refused in one sentence', () => {
    using folder = new TestFolder();
    const path = join(folder.path, 'data.qda');
    writeFileSync(path, 'These are words, and no database.');
    expect(refusals(path)).toEqual(all('“data.qda” is not a database: it is a file of another kind.'));
    writeFileSync(path, '');
    expect(refusals(path)).toEqual(all('“data.qda” is empty: there is nothing to bring in.'));
  });

  test('a database of another program is refused by its tables', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'cash.rqda'), ['CREATE TABLE source (id integer, price real)']);
    expect(refusals(path)).toEqual({
      readQualCoder: '“cash.rqda” is not a project of QualCoder.',
      readTaguette: '“cash.rqda” is not a file of Taguette.',
      readRqda: '“cash.rqda” is not a project of RQDA.',
      listTaguetteProjects: '“cash.rqda” is not a file of Taguette.',
    });
  });

  test('tables that are really views, which could do anything, are none', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'trap.qda'), [
      'CREATE TABLE code_name (cid integer primary key, name text)',
      'CREATE TABLE code_text (cid integer, fid integer, pos0 integer, pos1 integer)',
      "CREATE VIEW source AS WITH RECURSIVE more (id, fulltext) AS (SELECT 1, 'a' UNION ALL SELECT id + 1, fulltext || fulltext FROM more) SELECT * FROM more",
    ]);
    expect(refusals(path).readQualCoder).toBe('“trap.qda” is not a project of QualCoder.');
  });

  test('a file that is damaged anywhere is refused, or read as far as it is sound', () => {
    using folder = new TestFolder();
    const path = join(folder.path, 'damaged.qda');
    const text = 'Nobody counted the sacks. '.repeat(400);
    const source = Array.from({ length: 20 }, (_, id) => ({ id: id + 1, name: `${id}`, fulltext: text }));
    makeDatabase(path, qualCoderSchema, { source });
    const { bytes } = stampOf(path);
    const sound = Buffer.from(bytes, 'base64');
    const said = new Set<string>();
    for (let page = 0; page < 12; page++) {
      const damaged = Buffer.from(sound);
      damaged.fill(0xa5, page * 4096 + (page === 0 ? 110 : 0), (page + 1) * 4096);
      writeFileSync(path, damaged);
      said.add(refusalOf(() => readQualCoder(path)));
    }
    writeFileSync(path, sound.subarray(0, 5000));
    said.add(refusalOf(() => readQualCoder(path)));
    said.delete('was read');
    expect([...said]).toEqual(['“damaged.qda” is damaged and cannot be read; it was left as it is.']);
  });

  test('a project that its program has open is not read half', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'open.rqda'), rqdaSchema);
    const owner = new Database(path);
    owner.pragma('journal_mode = WAL');
    owner.exec("INSERT INTO source (name, id, file, status) VALUES ('a', 1, 'Words', 1)");
    expect(refusals(path).readRqda).toBe(
      '“open.rqda” is still open in its program, or was not closed well: open and close it there, then try again.',
    );
    owner.close();
    expect(readRqda(path).documents.map(({ text }) => text)).toEqual(['Words']);
  });

  test('a folder without a database, and a path to nothing, are refused', () => {
    using folder = new TestFolder();
    expect(refusalOf(() => readQualCoder(folder.path))).toBe('There is no file “data.qda” there.');
    expect(refusalOf(() => readTaguette(folder.path))).toMatch(/is a folder/u);
    expect(refusalOf(() => readRqda(join(folder.path, 'gone.rqda')))).toBe('There is no file “gone.rqda” there.');
    expect(recogniseForeign(join(folder.path, 'gone.rqda'))).toBe(null);
  });

  test('bytes, numbers and huge values where words should stand do no harm', () => {
    using folder = new TestFolder();
    const path = makeDatabase(join(folder.path, 'odd.rqda'), rqdaSchema, {
      source: [
        { id: 1, name: Buffer.from('näme'), file: Buffer.from('Some wörds here.'), status: 1 },
        { id: 2, name: 42, file: Buffer.alloc(2_000_000, 0xff), status: 1 },
        { id: null, name: 'no number', file: 'x', status: 1 },
      ],
      freecode: [{ id: 1, name: 'care', status: 1 }],
      coding: [
        { cid: 1, fid: 1, seltext: 'wörds', selfirst: 5, selend: 10, status: 1 },
        { cid: 1, fid: 1, seltext: 'wörds', selfirst: 1e300, selend: -4, status: 1 },
        { cid: 'x', fid: Buffer.from('1'), seltext: 'wörds', selfirst: null, selend: 'a', status: 1 },
      ],
    });
    const study = readRqda(path);
    expect(study.documents.map(({ name, text }) => `${name} ${text.length}`)).toEqual(['näme 16', '42.0 2000000']);
    expect(study.codings.map(({ start, end }) => [start, end])).toEqual([
      [5, 10],
      [5, 10],
    ]);
    expect(study.report.losses.map(({ sentence }) => sentence)).toEqual([
      'Its words do not stand where the file says; they were found at another place and coded there.',
      'Its code is missing in the file.',
    ]);
  });

  test('a file of Taguette with several projects says which there are', () => {
    using folder = new TestFolder();
    const created = '2023-01-02 03:04:05.678901';
    const path = makeDatabase(join(folder.path, 'all.sqlite3'), taguetteSchema, {
      projects: ['Mill', 'Wharf', 'Mill'].map((name) => ({ name, description: '', created })),
    });
    const list = '“Mill” (#1), “Wharf” (#2), “Mill” (#3)';
    expect(listTaguetteProjects(path)).toEqual([
      { id: 1, name: 'Mill' },
      { id: 2, name: 'Wharf' },
      { id: 3, name: 'Mill' },
    ]);
    expect(refusalOf(() => readTaguette(path))).toBe(`“all.sqlite3” holds 3 projects, say which of them: ${list}.`);
    expect(refusalOf(() => readTaguette(path, { project: 'Mill' }))).toBe(
      `“all.sqlite3” holds more than one project “Mill”; it holds ${list}.`,
    );
    expect(refusalOf(() => readTaguette(path, { project: 'Lake' }))).toMatch('holds no project “Lake”');
    expect([readTaguette(path, { project: 'Wharf' }).name, readTaguette(path, { project: '#3' }).name]).toEqual([
      'Wharf',
      'Mill',
    ]);
  });
});
