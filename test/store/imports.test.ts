import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import { readCodingRows } from '../../electron/cli/codingRows.ts';
import { startStudy, type TestEngine } from '../support/engine.ts';
import { p, wordFile } from '../support/wordFile.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

function write(name: string, content: string | Uint8Array): string {
  const path = join(engine.folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, content);
  return path;
}

const run = (
  paths: readonly string[],
  more: { duplicates?: 'skip' | 'copy'; groupName?: string; jobId?: string } = {},
) => engine.ask('imports.run', { jobId: 'job', items: paths.map((path) => ({ path })), ...more });
const documentNames = async () => (await engine.ask('documents.list', {})).documents.map(({ name }) => name);
const brief = (report: OutputOf<'imports.run'>['report']) =>
  report.map(({ file, ok, skipped, documents }) => [file, ok, skipped, documents.map(({ name }) => name).join()]);

describe('bringing files in', () => {
  it('names documents after their files, keeps their bytes and is one step that can be undone', async () => {
    const paths = [write('a.txt', 'one'), write('b.md', '# two'), write('c.v2.docx', wordFile({ body: p('three') }))];
    const { report, cancelled } = await run(paths);
    expect(cancelled).toBe(false);
    expect(brief(report)).toEqual([
      ['a.txt', true, false, 'a'],
      ['b.md', true, false, 'b'],
      ['c.v2.docx', true, false, 'c.v2'],
    ]);
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Import 3 documents');
    const { documents } = await engine.ask('documents.list', {});
    expect(documents.map(({ sourceName, characters }) => [sourceName, characters])).toEqual([
      ['a.txt', 3],
      ['b.md', 3],
      ['c.v2.docx', 5],
    ]);
    const read = await engine.ask('documents.read', { id: documents[1]?.id as never });
    expect([read.text, read.format]).toEqual(['two', [{ kind: 'heading1', start: 0, end: 3 }]]);
    await engine.ask('operations.undo', {});
    expect(await documentNames()).toEqual([]);
  });

  it('lets one bad file never stop the others, and reports every file in the order given', async () => {
    const { report } = await run([
      write('broken.docx', 'PK\u0003\u0004 not a zip'),
      join(engine.folder, 'missing.txt'),
      write('good.txt', 'fine'),
      write(
        'binary.bin',
        Uint8Array.from({ length: 5000 }, (_, index) => index % 256),
      ),
      write('empty.txt', ''),
    ]);
    expect(report.map(({ file, ok, error }) => [file, ok, error?.message.split(':')[0]?.split(' which')[0]])).toEqual([
      ['broken.docx', false, 'broken.docx is damaged'],
      ['missing.txt', false, 'missing.txt is not there.'],
      ['good.txt', true, undefined],
      ['binary.bin', false, 'binary.bin is not text'],
      ['empty.txt', false, 'empty.txt is empty'],
    ]);
    expect(await documentNames()).toEqual(['good']);
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Import 1 document');
  });

  it('leaves no trace in the study when nothing could be read', async () => {
    const before = (await engine.ask('operations.state', {})).revision;
    const { report } = await run([join(engine.folder, 'missing.txt')]);
    expect(report).toHaveLength(1);
    expect((await engine.ask('operations.state', {})).revision).toBe(before);
  });

  it('walks folders, makes groups of them, and leaves hidden files and litter out', async () => {
    write('notes/10.txt', 'ten');
    write('notes/9.txt', 'nine');
    write('notes/.hidden.txt', 'no');
    write('notes/~$open.docx', 'no');
    write('notes/Thumbs.db', 'no');
    write('notes/2024/old.txt', 'old');
    symlinkSync(join(engine.folder, 'notes'), join(engine.folder, 'notes', 'circle'));
    const { report } = await run([join(engine.folder, 'notes')]);
    expect(brief(report).filter(([, ok]) => ok)).toEqual([
      ['notes/9.txt', true, false, '9'],
      ['notes/10.txt', true, false, '10'],
      ['notes/2024/old.txt', true, false, 'old'],
    ]);
    const { groups, documents } = await engine.ask('documents.list', {});
    const groupOf = (id: string | null) => groups.find((group) => group.id === id)?.name;
    expect(documents.map(({ name, groupId }) => [name, groupOf(groupId)])).toEqual([
      ['9', 'notes'],
      ['10', 'notes'],
      ['old', '2024'],
    ]);
    expect((await run([write('empty/.keep', '').replace('/.keep', '')])).report[0]?.error?.message).toBe(
      'The folder empty holds no files.',
    );
  });

  it('puts files into the group that is asked for, made once', async () => {
    await run([write('a.txt', 'one'), write('b.txt', 'two')], { groupName: 'Pilot' });
    await run([write('c.txt', 'three')], { groupName: 'Pilot' });
    const { groups, documents } = await engine.ask('documents.list', {});
    expect(groups.map(({ name }) => name)).toEqual(['Pilot']);
    expect(documents.every(({ groupId }) => groupId === groups[0]?.id)).toBe(true);
  });

  it('leaves a file out that is in the study already, or brings a second copy, as is wished', async () => {
    const [a, same] = [write('a.txt', 'one'), write('elsewhere/again.txt', 'one')];
    await run([a]);
    const items = [{ path: a }, { path: same }, { path: write('new.txt', 'new') }];
    expect(await engine.ask('imports.preview', { items })).toEqual([
      { file: 'a.txt', bytes: 3, duplicateOf: 'a' },
      { file: 'again.txt', bytes: 3, duplicateOf: 'a' },
      { file: 'new.txt', bytes: 3, duplicateOf: null },
    ]);
    const skipped = await run([a, same], { duplicates: 'skip' });
    expect(brief(skipped.report)).toEqual([
      ['a.txt', true, true, ''],
      ['again.txt', true, true, ''],
    ]);
    expect(skipped.report[0]?.warnings).toEqual(['a.txt is in the study already, as “a”; it was left out.']);
    await run([a, same], { duplicates: 'copy' });
    expect(await documentNames()).toEqual(['a', 'a (2)', 'again']);
  });

  it('takes what was dropped into the window, with the folder that it came in', async () => {
    const base64 = Buffer.from('dropped').toString('base64');
    const { report } = await engine.ask('imports.run', {
      jobId: 'drop',
      items: [
        { name: 'a.txt', base64 },
        { name: 'b.txt', base64: Buffer.from('other').toString('base64'), folder: 'Visits' },
      ],
    });
    expect(brief(report)).toEqual([
      ['a.txt', true, false, 'a'],
      ['Visits/b.txt', true, false, 'b'],
    ]);
    expect((await engine.ask('documents.list', {})).groups.map(({ name }) => name)).toEqual(['Visits']);
  });

  it('tells how far it is, and leaves the study as it was when it is stopped', async () => {
    const heavy = wordFile({ body: p('words and words '.repeat(20)).repeat(20_000) });
    const paths = Array.from({ length: 6 }, (_, index) => write(`${index}.docx`, heavy));
    const before = (await engine.ask('operations.state', {})).revision;
    const importing = run(paths, { jobId: 'long' });
    setTimeout(() => void engine.ask('jobs.cancel', { jobId: 'long' }), 100);
    expect(await importing).toEqual({ report: [], cancelled: true });
    expect(await documentNames()).toEqual([]);
    expect((await engine.ask('operations.state', {})).revision).toBe(before);
    await run([paths[0] as string], { jobId: 'short' });
    expect(engine.events.filter((event) => event.type === 'progress' && event.jobId === 'short')).toEqual([
      { type: 'progress', jobId: 'short', done: 0, total: 1, label: '' },
      { type: 'progress', jobId: 'short', done: 1, total: 1, label: '0.docx' },
    ]);
  });

  it('takes names with quotes, emoji, markup, right-to-left letters and of any length', async () => {
    const names = ['“quotes” & <b>', "it's 🙂", 'שלום', 'x'.repeat(240), ' blanks  inside '];
    await run(names.map((name, index) => write(`${name}.txt`, `text ${index}`)));
    expect(await documentNames()).toEqual(['“quotes” & <b>', "it's 🙂", 'שלום', 'x'.repeat(240), 'blanks inside']);
  });

  it('brings 300 files in, every one', async () => {
    const paths = Array.from({ length: 300 }, (_, index) =>
      write(`many/${index}.txt`, `${index} ${'words '.repeat(1700)}`),
    );
    expect((await run(paths)).report.every(({ ok }) => ok)).toBe(true);
    expect(await documentNames()).toHaveLength(300);
  });
});

describe('variables from a table', () => {
  const bring = (name: string, content: string | Uint8Array) =>
    engine.ask('variables.import', { path: write(name, content) });
  const values = async () => {
    const { variables, values: all } = await engine.ask('variables.list', {});
    const { documents } = await engine.ask('documents.list', {});
    return documents.map(({ id, name }) => [
      name,
      ...variables.map(
        (variable) => all.find((value) => value.documentId === id && value.variableId === variable.id)?.value ?? null,
      ),
    ]);
  };
  beforeEach(() => run(['A one', 'b two', 'c', 'd'].map((name) => write(`${name}.txt`, name))));

  it('come in with the types that their values show, documents found by name, file name or case', async () => {
    const table =
      '\uFEFFname;side;age;met;recorded;role\r\nA one;IT;41;2025-01-14;yes;lead\r\nb two.txt;business;38,5;2025-02-01;no;clerk\r\nC;IT;;2025-03-01;yes;owner\r\nd;business;50;2025-03-02;no;planner\r\n';
    expect(await bring('people.csv', table)).toEqual({ variables: 5, values: 19, documents: 4, warnings: [] });
    const { variables } = await engine.ask('variables.list', {});
    expect(variables.map(({ name, type, choices }) => [name, type, choices.join()])).toEqual([
      ['side', 'choice', 'IT,business'],
      ['age', 'number', ''],
      ['met', 'date', ''],
      ['recorded', 'boolean', ''],
      ['role', 'text', ''],
    ]);
    expect(await values()).toEqual([
      ['A one', 'IT', '41', '2025-01-14', 'yes', 'lead'],
      ['b two', 'business', '38.5', '2025-02-01', 'no', 'clerk'],
      ['c', 'IT', null, '2025-03-01', 'yes', 'owner'],
      ['d', 'business', '50', '2025-03-02', 'no', 'planner'],
    ]);
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Import 5 variables from a table');
    await engine.ask('operations.undo', {});
    expect((await engine.ask('variables.list', {})).variables).toEqual([]);
  });

  it('say which rows and cells did not come in, and bring the others', async () => {
    await engine.ask('variables.create', { name: 'age', type: 'number' });
    const { warnings, values: set } = await bring('people.csv', 'name,age\nA one,41\nnobody,30\nb two,old\nc,7\n');
    expect(set).toBe(2);
    expect(warnings).toEqual([
      'Row 3: there is no document “nobody” in this study.',
      expect.stringMatching(/^Row 4: “old” is not a number/),
    ]);
  });

  it('leave filled what an empty cell stands for, and let a choice grow', async () => {
    await bring('one.csv', 'name,side\nA one,IT\nb two,IT\nc,business\nd,business\n');
    await bring('two.csv', 'name,side\nA one,\nb two,other\nc,other\nd,IT\n');
    expect(await values()).toEqual([
      ['A one', 'IT'],
      ['b two', 'other'],
      ['c', 'other'],
      ['d', 'IT'],
    ]);
  });

  it('come back from our own table, in CSV and in XLSX', async () => {
    await bring(
      'one.csv',
      'name,side,note,met\nA one,IT,=1+1,2025-01-14\nb two,business,"two\nlines",2025-01-15\nc,IT,007,2025-01-16\nd,IT,-,2025-01-17\n',
    );
    const before = await values();
    for (const format of ['csv', 'xlsx'] as const) {
      const path = join(engine.folder, `out.${format}`);
      await engine.ask('exports.write', { request: { what: 'variables' }, format, path });
      const { variables } = await engine.ask('variables.list', {});
      for (const { id } of variables) await engine.ask('variables.delete', { id });
      expect((await engine.ask('variables.import', { path })).warnings).toEqual([]);
      expect(await values()).toEqual(before);
    }
  });

  it.each([
    ['empty.csv', '', /is empty/],
    ['only-names.csv', 'name\na\n', /has no variables/],
    ['broken.csv', 'name,a\n"b,c\n', /cannot be read as a table/],
    ['broken.xlsx', 'PK\u0003\u0004 no zip', /is damaged/],
  ])('of %s are refused in one sentence', async (name, content, sentence) => {
    expect((await engine.fails('variables.import', { path: write(name, content) })).message).toMatch(sentence);
  });
});

describe('codings from a table', () => {
  const text = 'Notes 🙂 on value.\nSecond line.';
  beforeEach(() => run([write('a.txt', text)]));
  const row = (code: string, start: number, end: number) => ({ document: 'a', code, start, end });

  it('stand at code points, make their codes, and are one step', async () => {
    const rows = [row('Themes/Ja\\/pan', 8, 16), { ...row('Themes', 0, 5), coder: 'Ben', weight: 50, comment: 'why' }];
    expect(await engine.ask('codings.import', { rows })).toEqual({ added: 2, existing: 0, codes: 2 });
    const { segments } = await engine.ask('segments.query', { choice: {}, grouping: 'none' });
    expect(segments.map((segment) => [segment.codePath, segment.text, segment.coderName])).toEqual([
      ['Themes', 'Notes', 'Ben'],
      ['Themes/Ja\\/pan', 'on value', segments[1]?.coderName],
    ]);
    await engine.ask('operations.undo', {});
    expect(await engine.ask('codes.list', {})).toEqual([]);
  });

  it.each(['codings.csv', 'codings.json'])('of a file, %s, stand on the words that are meant', async (name) => {
    const sample = (file: string) => fileURLToPath(new URL(`../../fixtures/interchange/${file}`, import.meta.url));
    await run([sample('interview.docx')]);
    await engine.ask('codings.import', { rows: await readCodingRows(sample(name)) });
    const { segments } = await engine.ask('segments.query', { choice: {}, grouping: 'none' });
    expect(segments[0]).toMatchObject({
      text: 'One on which nobody needs me',
      weight: 80,
      comment: 'says it, and means it',
    });
    if (name === 'codings.csv') expect(segments[1]).toMatchObject({ text: '“Maintenance”', codePath: 'change' });
  });

  it('come back from our own file of segments', async () => {
    await engine.ask('documents.create', { name: '=home', text: 'Words on value.' });
    const rows = [
      row('A/b', 0, 5),
      { ...row('C', 6, 7), weight: 10 },
      { ...row('C', 0, 5), document: '=home', comment: '-no' },
    ];
    await engine.ask('codings.import', { rows });
    const path = join(engine.folder, 'segments.csv');
    await engine.ask('exports.write', { request: { what: 'segments', choice: {} }, format: 'csv', path });
    await engine.ask('operations.undo', {});
    expect(await engine.ask('codings.import', { rows: await readCodingRows(path) })).toMatchObject({ added: 3 });
    const { segments } = await engine.ask('segments.query', { choice: {}, grouping: 'none' });
    expect(segments.map(({ codePath, text: words, comment, weight }) => [codePath, words, comment, weight])).toEqual(
      expect.arrayContaining([
        ['A/b', 'Notes', '', null],
        ['C', '🙂', '', 10],
        ['C', 'Words', '-no', null],
      ]),
    );
  });

  it('already there are counted and left as they are', async () => {
    await engine.ask('codings.import', { rows: [row('A', 0, 5)] });
    const revision = (await engine.ask('operations.state', {})).revision;
    expect(await engine.ask('codings.import', { rows: [row('A', 0, 5)] })).toEqual({ added: 0, existing: 1, codes: 0 });
    expect((await engine.ask('operations.state', {})).revision).toBe(revision);
  });

  it.each([
    [row('X', 0, 31), /^Row 2: The range 0 to 31 is outside the text, which has 30 characters\.$/],
    [row('X', 5, 5), /^Row 2: The range 5 to 5 is empty\.$/],
    [{ ...row('X', 0, 5), document: 'nowhere' }, /^Row 2: There is no document “nowhere” in this study\.$/],
    [row('X//Y', 0, 5), /^Row 2: A name needs at least one character\.$/],
  ])('are all refused for one bad row, by its number: %j', async (bad, sentence) => {
    expect((await engine.fails('codings.import', { rows: [row('A', 0, 5), bad] })).message).toMatch(sentence);
    expect(await engine.ask('codes.list', {})).toEqual([]);
  });
});

describe('the sample study', () => {
  it('is built whole: every quotation in its place, every mention found, sound when checked', async () => {
    await engine.ask('study.openSample', { path: join(engine.folder, 'sample.axial') });
    const summary = await engine.ask('study.summary', {});
    expect(summary.documents).toBeGreaterThanOrEqual(24);
    expect(summary.codings).toBeGreaterThanOrEqual(450);
    expect(summary.codes).toBeGreaterThanOrEqual(40);
    expect(summary.memos).toBeGreaterThanOrEqual(40);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
    const memos = await engine.ask('memos.list', {});
    expect(memos.some((memo) => memo.links.some((link) => link.origin === 'mention'))).toBe(true);
    const quoting = memos.flatMap((memo) =>
      memo.links.flatMap(({ target }) => (target.kind === 'segment' ? [target] : [])),
    );
    expect(quoting.length).toBeGreaterThan(10);
    expect(quoting.some((target) => target.codingId !== null)).toBe(true);
    const coders = await engine.ask('study.coders', {});
    const { coder } = JSON.parse(
      readFileSync(new URL('../../fixtures/field-notes/study.json', import.meta.url), 'utf8'),
    ) as { coder: string };
    expect(coders).toMatchObject([{ name: coder, codings: summary.codings }]);
  });
});
