import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { addCode, addText, dumpStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { makeDatabase, makeQualCoder, rqdaSchema, TestFolder, taguetteSchema } from '../support/foreignDatabases.ts';

const text = '🌾 Anna: We counted the sacks.\nBen: Nobody asked.';
const date = '2024-03-09 10:11:12';

/** A project of each program: one document, two codes one below the other, one coding of “counted the sacks”. */
function projects(folder: string): Record<string, string> {
  const at = [...text.slice(0, text.indexOf('counted'))].length;
  const words = 'counted the sacks';
  const live = { status: 1, owner: 'ada', date };
  const qualCoder = makeQualCoder(folder, {
    project: [{ databaseversion: 'v14', date, memo: 'Why we went', about: 'QualCoder 3.8' }],
    source: [{ id: 1, name: 'mill', fulltext: text, date }],
    code_cat: [{ catid: 1, name: 'Work' }],
    code_name: [{ cid: 1, name: 'care', catid: 1, color: '#AABBCC' }],
    code_text: [{ ctid: 1, cid: 1, fid: 1, seltext: words, pos0: at, pos1: at + words.length, owner: 'ada', date }],
    cases: [{ caseid: 1, name: 'Anna' }],
    case_text: [{ id: 1, caseid: 1, fid: 1 }],
    attribute_type: [{ name: 'age', caseOrFile: 'case', valuetype: 'numeric' }],
    attribute: [{ attrid: 1, name: 'age', attr_type: 'case', value: '34', id: 1 }],
  });
  const rqda = makeDatabase(join(folder, 'sacks.rqda'), rqdaSchema, {
    source: [{ id: 1, name: 'mill', file: text, ...live }],
    codecat: [{ catid: 1, name: 'Work', ...live }],
    freecode: [{ id: 1, name: 'care', ...live }],
    treecode: [{ cid: 1, catid: 1, ...live }],
    coding: [{ cid: 1, fid: 1, seltext: words, selfirst: at, selend: at + words.length, ...live }],
  });
  const html = text
    .split('\n')
    .map((line) => `<p>${line}</p>`)
    .join('');
  const start = Buffer.byteLength(text.slice(0, text.indexOf(words)));
  const project = { description: '', created: '2023-01-02 03:04:05.678901' };
  const taguette = makeDatabase(join(folder, 'taguette.sqlite3'), taguetteSchema, {
    projects: [
      { id: 1, name: 'Other', ...project },
      { id: 2, name: 'Sacks', ...project },
    ],
    documents: [
      {
        id: 1,
        name: 'mill',
        description: '',
        filename: 'mill.txt',
        created: project.created,
        project_id: 2,
        text_direction: 'LEFT_TO_RIGHT',
        contents: html,
      },
    ],
    tags: [{ id: 1, project_id: 2, path: 'Work.care', description: '' }],
    highlights: [{ id: 1, document_id: 1, start_offset: start, end_offset: start + words.length, snippet: words }],
    highlight_tags: [{ highlight_id: 1, tag_id: 1 }],
  });
  return { qualCoder, rqda, taguette };
}

// One engine for all: its workers take long to start.
let engine: TestEngine;
let number = 0;
beforeAll(() => {
  engine = startTestEngine();
});
beforeEach(async () => {
  await engine.ask('study.create', { path: engine.path(`study ${++number}.axial`), template: 'empty' });
});
afterAll(() => engine[Symbol.asyncDispose]());

describe('projects of other programs come into a study', () => {
  test('each whole, in one step, and a second time nothing is doubled', async () => {
    using folder = new TestFolder();
    for (const [program, path] of Object.entries(projects(folder.path))) {
      const empty = dumpStudy(engine);
      const bring = () =>
        engine.ask('exchange.bring', {
          jobId: program,
          item: { path },
          options: program === 'taguette' ? { project: 'Sacks' } : {},
          into: 'open',
        });
      const first = await bring();
      expect(first.result?.losses, program).toEqual([]);
      const codings = dumpStudy(engine).codings as { start_at: number; end_at: number }[];
      expect(
        codings.map(({ start_at, end_at }) => text.slice(start_at, end_at)),
        program,
      ).toEqual(['counted the sacks']);
      const codes = await engine.ask('codes.list', {});
      expect(
        codes.map(({ name, parentId }) => [name, codes.find(({ id }) => id === parentId)?.name]),
        program,
      ).toEqual([
        ['Work', undefined],
        ['care', 'Work'],
      ]);
      const once = dumpStudy(engine);
      const second = await bring();
      expect(
        second.result?.brought.every(({ added, taken }) => added === 0 && taken === 0),
        program,
      ).toBe(true);
      expect(dumpStudy(engine).codings, program).toEqual(once.codings);
      expect(dumpStudy(engine).documents, program).toEqual(once.documents);
      await engine.ask('operations.undo', {});
      expect(dumpStudy(engine).documents, program).toEqual(empty.documents);
      expect(dumpStudy(engine).codes, program).toEqual(empty.codes);
    }
  });

  test('a file of several projects needs the name of one, and the study stays as it was without it', async () => {
    using folder = new TestFolder();
    const path = projects(folder.path).taguette ?? '';
    const before = dumpStudy(engine);
    const ask = engine.ask('exchange.bring', { jobId: 'a', item: { path }, into: 'open' });
    await expect(ask).rejects.toThrow('holds 2 projects, say which of them: “Other” (#1), “Sacks” (#2).');
    expect(dumpStudy(engine)).toEqual(before);
  });
});

describe('tables come into a study', () => {
  test('coded segments meet the texts and codes that are there, and no other change is made', async () => {
    using folder = new TestFolder();
    const work = await addCode(engine, 'Work');
    const care = await addCode(engine, 'care', work);
    await addText(engine, 'Mill', text);
    const before = dumpStudy(engine);
    const path = join(folder.path, 'segments.csv');
    writeFileSync(
      path,
      'Document name;Code;Segment;Created by\nMill.docx;care;counted the  sacks;ada\nMill;Talk;Nobody asked;\nLake;care;x;\n',
    );
    const segments = { jobId: 'a', item: { path }, options: { table: 'segments' as const }, into: 'open' as const };
    const { result } = await engine.ask('exchange.bring', segments);
    expect(result?.report.losses.map(({ id, sentence }) => [id, sentence])).toEqual([
      ['row 4', 'No document is called “Lake”.'],
    ]);
    const after = dumpStudy(engine);
    expect(after.documents).toEqual(before.documents);
    expect((await engine.ask('codes.list', {})).map(({ name }) => name).sort()).toEqual(['Talk', 'Work', 'care']);
    const codings = await engine.ask('codes.list', {});
    expect(codings.find(({ name }) => name === 'care')?.id).toBe(care.id);
    expect(
      (after.codings as { start_at: number; end_at: number }[]).map(({ start_at, end_at }) =>
        text.slice(start_at, end_at),
      ),
    ).toEqual(['counted the sacks', 'Nobody asked']);
    await engine.ask('exchange.bring', { ...segments, jobId: 'b' });
    expect(dumpStudy(engine).codings).toEqual(after.codings);
  });

  test('segments that were exported come into their own study without any change', async () => {
    const code = await addCode(engine, 'IT/Business');
    const document = await addText(engine, 'Mill', `${text}\n${text}\n`);
    const starts = [0, 3, text.length + 1, text.length + 4];
    const ranges = starts.map((start) => ({ start, end: start + 7 }));
    const { added } = await engine.ask('codings.apply', { documentId: document.id, codeIds: [code.id], ranges });
    await engine.ask('codings.update', { ids: added.slice(0, 1), weight: 30, comment: '=so' });
    const before = dumpStudy(engine);
    expect(before.codings).toHaveLength(4);
    for (const format of ['csv', 'xlsx'] as const) {
      const path = engine.path(`segments.${format}`);
      await engine.ask('exports.write', { request: { what: 'segments', choice: {} }, format, path });
      const { result } = await engine.ask('exchange.bring', {
        jobId: format,
        item: { path },
        options: { table: 'segments' },
        into: 'open',
        choice: { kinds: { codings: 'theirs' } },
      });
      expect(result?.report.losses, format).toEqual([]);
      expect(dumpStudy(engine), format).toEqual(before);
    }
  });

  test('a codebook meets the codes that are there by their paths', async () => {
    using folder = new TestFolder();
    const work = await addCode(engine, 'Work');
    const path = join(folder.path, 'codes.csv');
    writeFileSync(path, 'Code,Memo\nWork,What is done\nWork > care,Again\n');
    const codebook = { jobId: 'a', item: { path }, options: { table: 'codebook' as const }, into: 'open' as const };
    const { result } = await engine.ask('exchange.bring', { ...codebook, choice: { kinds: { codes: 'theirs' } } });
    expect(result?.losses).toEqual([]);
    const codes = await engine.ask('codes.list', {});
    expect(codes.map(({ id, name, description }) => [id === work.id, name, description])).toEqual([
      [true, 'Work', 'What is done'],
      [false, 'care', 'Again'],
    ]);
  });

  test('a codebook that was exported comes into another study as it was, and into its own without any change', async () => {
    const theme = await addCode(engine, 'IT/Business');
    const care = await addCode(engine, 'and \\ or', theme);
    await engine.ask('codes.update', { id: theme.id, color: '#aabbcc', description: 'Both', key: 'b' });
    await engine.ask('codes.update', { id: care.id, whenToUse: 'Always', example: '=2+2' });
    const codes = async () =>
      (await engine.ask('codes.list', {})).map(
        ({ id: _, parentId: __, createdAt: ___, changedAt: ____, ...code }) => code,
      );
    const mine = await codes();
    const codebooks = ['csv', 'xlsx'].map((format) => engine.path(`codebook.${format}`));
    const bringing = (path: string) => ({
      jobId: path,
      item: { path },
      options: { table: 'codebook' as const },
      into: 'open' as const,
      choice: { kinds: { codes: 'theirs' as const } },
    });
    const before = dumpStudy(engine);
    for (const path of codebooks) {
      const format = path.endsWith('csv') ? 'csv' : 'xlsx';
      await engine.ask('exports.write', { request: { what: 'codebook' }, format, path });
      await engine.ask('exchange.bring', bringing(path));
      expect(dumpStudy(engine), path).toEqual(before);
    }
    for (const path of codebooks) {
      await engine.ask('study.create', { path: `${path}.axial`, template: 'empty' });
      await engine.ask('exchange.bring', bringing(path));
      expect(await codes(), path).toEqual(mine);
    }
  });

  test('segments need a study with texts', async () => {
    using folder = new TestFolder();
    await engine.ask('study.close', {});
    const path = join(folder.path, 'segments.csv');
    writeFileSync(path, 'Document,Code,Segment\nMill,care,x\n');
    const into = { path: join(folder.path, 'new.axial') };
    const ask = engine.ask('exchange.bring', { jobId: 'a', item: { path }, options: { table: 'segments' }, into });
    await expect(ask).rejects.toThrow('need a study with the texts that they are from');
  });
});
