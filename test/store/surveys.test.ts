import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutputOf } from '#shared/contract/index.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

const survey = [
  'Case,Age,Site,Visit,What did you hope for?,What came of it?',
  'P01,34,North,2024-03-09,"I hoped that somebody would finally listen, at length, to what we need.","They came, they listened,\nand then nothing."',
  'P02,41,South,2024-02-01,"Above all less waiting, and one person to call who knows us.",',
  'P03,,North,2024-05-30,,',
  'P04,many,South,2024-01-15,"Clear words about what it costs before it is done, not after.","It cost more, and they said so, later than they should have."',
].join('\r\n');

function write(name: string, content: string): string {
  const path = join(engine.folder, name);
  writeFileSync(path, content);
  return path;
}
type Look = OutputOf<'surveys.look'>;
const look = (path: string) => engine.ask('surveys.look', { item: { path } });
const take = (path: string, found: Look, more: Record<string, unknown> = {}) =>
  engine.ask('surveys.import', {
    jobId: 'job',
    item: { path },
    documents: found.documents,
    nameColumn: found.nameColumn,
    speakerColumn: found.speakerColumn,
    headerRow: found.headerRow,
    columns: found.columns.map(({ use, name, type }) => ({ use, name, type })),
    ...more,
  });
const documents = async () => (await engine.ask('documents.list', {})).documents;
const textOf = async (id: string) => engine.ask('documents.read', { id: id as DocumentId });

describe('a survey', () => {
  it('is looked at without changing anything, and each column has a proposal', async () => {
    const found = await look(write('visits.csv', survey));
    expect(found.columns.map(({ name, use, type }) => [name, use, type])).toEqual([
      ['Case', 'leave', 'text'],
      ['Age', 'variable', 'text'],
      ['Site', 'variable', 'choice'],
      ['Visit', 'variable', 'date'],
      ['What did you hope for?', 'text', 'text'],
      ['What came of it?', 'text', 'text'],
    ]);
    expect(found).toMatchObject({ headerRow: 1, rows: 4, documents: 'row', nameColumn: 0, delimiter: ',' });
    expect(await documents()).toEqual([]);
  });

  it('becomes a document a row, its answers under their questions, its facts variables, in one step', async () => {
    const path = write('visits.csv', survey);
    const found = await look(path);
    found.columns[1] = { ...found.columns[1], type: 'number' } as never;
    const came = await take(path, found, { groupName: 'Visits', codeByColumn: true });
    expect(came.documents.map(({ name }) => name)).toEqual(['P01', 'P02', 'P04']);
    expect(came).toMatchObject({ variables: 3, codings: 5, cancelled: false });
    expect(came.warnings).toEqual([
      'Row 4 has no text and was left out.',
      'Row 5: “many” is not a number, and “Age” is a number; it was left out.',
    ]);
    const first = await textOf(came.documents[0]?.id ?? '');
    expect(first.text).toBe(
      'What did you hope for?\nI hoped that somebody would finally listen, at length, to what we need.\n' +
        'What came of it?\nThey came, they listened,\nand then nothing.',
    );
    expect(first.format.map(({ kind, start, end }) => [kind, first.text.slice(start, end)])).toEqual([
      ['heading2', 'What did you hope for?'],
      ['heading2', 'What came of it?'],
    ]);
    const codes = await engine.ask('codes.list', {});
    const codings = await engine.ask('codings.inDocument', { documentId: first.document.id });
    const nameOf = (id: CodeId | undefined) => codes.find((code) => code.id === id)?.name;
    expect(
      codings.ids.map((_, at) => [nameOf(codings.codeIds[at]), first.text.slice(codings.start[at], codings.end[at])]),
    ).toEqual([
      ['What did you hope for?', 'I hoped that somebody would finally listen, at length, to what we need.'],
      ['What came of it?', 'They came, they listened,\nand then nothing.'],
    ]);
    const listed = await engine.ask('documents.list', {});
    expect(listed.groups.map(({ name }) => name)).toEqual(['Visits']);
    expect(new Set(listed.documents.map(({ sourceHash }) => sourceHash)).size).toBe(1);
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Import 3 documents from visits.csv');
    await engine.ask('operations.undo', {});
    expect(await documents()).toEqual([]);
    expect((await engine.ask('variables.list', {})).variables).toEqual([]);
    expect(await engine.ask('codes.list', {})).toEqual([]);
  });

  it('becomes a document an answer when that is wanted', async () => {
    const path = write('visits.csv', survey);
    const came = await take(path, await look(path), { documents: 'answer' });
    expect(came.documents.map(({ name }) => name)).toEqual([
      'P01, What did you hope for?',
      'P01, What came of it?',
      'P02, What did you hope for?',
      'P04, What did you hope for?',
      'P04, What came of it?',
    ]);
    expect((await textOf(came.documents[2]?.id ?? '')).text).toBe(
      'Above all less waiting, and one person to call who knows us.',
    );
  });

  it('takes what is left out nowhere', async () => {
    const path = write('visits.csv', survey);
    const found = await look(path);
    const columns = found.columns.map(({ use, name, type }, at) => ({
      use: at === 1 || at === 5 ? ('leave' as const) : use,
      name,
      type,
    }));
    const came = await take(path, found, { columns });
    const { variables } = await engine.ask('variables.list', {});
    expect(variables.map(({ name }) => name)).toEqual(['Site', 'Visit']);
    for (const { id } of came.documents) expect((await textOf(id)).text).not.toContain('cost more');
  });

  it('without a column of text, or with two columns of one name, is refused and nothing comes in', async () => {
    const path = write('visits.csv', survey);
    const found = await look(path);
    const none = found.columns.map(({ name, type }) => ({ use: 'variable' as const, name, type }));
    const twice = found.columns.map(({ use, type }) => ({ use, name: 'same', type }));
    const base = { jobId: 'j', item: { path }, documents: 'row', nameColumn: null };
    expect((await engine.fails('surveys.import', { ...base, columns: none })).message).toMatch(
      /at least one column as text/,
    );
    expect((await engine.fails('surveys.import', { ...base, columns: twice })).message).toMatch(
      /Two columns are called “same”/,
    );
    expect(await documents()).toEqual([]);
  });
});

describe('a transcript in a table', () => {
  const transcript = [
    'turn\tspeaker\ttext',
    '1\tINT\tHow did you begin, and who was there with you on the first day?',
    '2\tAda Byron\tWith a notebook, and with nobody at all, which was the best of it.',
    '3\tINT\tAnd what happened then, in the weeks that came after that?',
    '4\tAda Byron\tThen people came to read over my shoulder, one after the other.',
  ].join('\n');

  it('is one document whose speakers are known', async () => {
    const path = write('talk.tsv', transcript);
    const found = await look(path);
    expect(found).toMatchObject({ documents: 'table', speakerColumn: 1, delimiter: '\t' });
    const came = await take(path, found);
    const { text, format } = await textOf(came.documents[0]?.id ?? '');
    expect(text.split('\n')[1]).toBe('Ada Byron: With a notebook, and with nobody at all, which was the best of it.');
    expect(format.filter(({ kind }) => kind === 'speaker').map(({ value }) => value)).toEqual([
      'INT',
      'Ada Byron',
      'INT',
      'Ada Byron',
    ]);
  });
});

describe('a table among files', () => {
  it('comes in by its own proposal, and the same table a second time is left out', async () => {
    const path = write('visits.csv', survey);
    const run = () => engine.ask('imports.run', { jobId: 'run', items: [{ path }] });
    const { report } = await run();
    expect(report[0]).toMatchObject({
      file: 'visits.csv',
      ok: true,
      warnings: ['Row 4 has no text and was left out.'],
    });
    expect(report[0]?.documents.map(({ name }) => name)).toEqual(['P01', 'P02', 'P04']);
    expect((await engine.ask('documents.list', {})).groups.map(({ name }) => name)).toEqual(['visits']);
    expect((await run()).report[0]).toMatchObject({ skipped: true });
  });

  it('is known as a table, with its encoding, afterwards', async () => {
    const path = write('visits.csv', survey);
    await engine.ask('imports.run', { jobId: 'run', items: [{ path }] });
    const origins = await engine.ask('documents.origins', {});
    expect(origins.map(({ kind, encoding }) => [kind, encoding])).toEqual(Array(3).fill(['table', 'utf-8']));
  });

  it('without answers is one document with a line a row', async () => {
    const path = write('people.csv', 'Person,Age,Town\nAnn,23,Bern\nJo,,\n');
    const { report } = await engine.ask('imports.run', { jobId: 'run', items: [{ path }] });
    const { text, format } = await textOf(report[0]?.documents[0]?.id ?? '');
    expect(text).toBe('Person\tAge\tTown\nAnn\t23\tBern\nJo');
    expect(format.filter(({ kind }) => kind === 'table-row')).toHaveLength(3);
  });
});
