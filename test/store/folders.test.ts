import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCode, startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
let ward: string;
beforeEach(async () => {
  engine = await startStudy();
  ward = join(engine.folder, 'Ward');
  write('monday.txt', 'Handover at seven.');
  write('late/monday.txt', 'Handover at ten.');
});
afterEach(() => engine[Symbol.asyncDispose]());

function write(name: string, words: string): void {
  const path = join(ward, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, words);
}
const bringIn = async () => {
  await engine.ask('imports.run', { jobId: 'job', items: [{ path: ward }] });
  await engine.ask('folders.watch', { folder: ward });
};
const look = async () => {
  const { present, known, files } = await engine.ask('folders.lookAgain', { folder: ward });
  return { present, known, files: files.map(({ file, state, document }) => [file, state, document?.name ?? '']) };
};

describe('folders that documents came from', () => {
  it('lists the files behind a folder with the way to them, and opens none', async () => {
    const files = await engine.ask('folders.files', { paths: [ward, join(engine.folder, 'nowhere.txt')] });
    expect(files.map(({ file, folder, bytes, failure }) => [file, folder, bytes, failure])).toEqual([
      ['Ward/monday.txt', 'Ward', 18, null],
      ['Ward/late/monday.txt', 'Ward/late', 16, null],
      ['nowhere.txt', null, 0, 'nowhere.txt is not there.'],
    ]);
  });

  it('tells what is new, changed and missing since the folder was brought in', async () => {
    await bringIn();
    expect(await look()).toEqual({ present: true, known: 2, files: [] });
    write('tuesday.txt', 'A new day.');
    write('monday.txt', 'Handover at eight.');
    rmSync(join(ward, 'late'), { recursive: true });
    expect(await look()).toEqual({
      present: true,
      known: 0,
      files: [
        ['Ward/monday.txt', 'changed', 'monday'],
        ['Ward/tuesday.txt', 'new', ''],
        ['Ward/late/monday.txt', 'missing', 'monday (late)'],
      ],
    });
  });

  it('takes a file whose bytes are in the study for known, under whatever name', async () => {
    await bringIn();
    write('copy.txt', 'Handover at ten.');
    expect(await look()).toEqual({ present: true, known: 3, files: [] });
  });

  it('does not offer as new what was left out, and tells a changed file once it was settled no more', async () => {
    await bringIn();
    write('diary.txt', 'Not for this study.');
    await engine.ask('folders.watch', { folder: ward, settled: [{ path: join(ward, 'diary.txt'), documentId: null }] });
    expect((await look()).files).toEqual([['Ward/diary.txt', 'leftOut', '']]);
    write('monday.txt', 'Handover at nine, they say.');
    const [document] = (await engine.ask('documents.list', {})).documents;
    const settled = [{ path: join(ward, 'monday.txt'), documentId: document?.id ?? null }];
    await engine.ask('folders.watch', { folder: ward, settled });
    expect((await look()).files).toEqual([['Ward/diary.txt', 'leftOut', '']]);
  });

  it('remembers folders on this machine and by study, never in the study', async () => {
    await bringIn();
    expect((await engine.ask('folders.watched', {})).map(({ name, files }) => [name, files])).toEqual([['Ward', 2]]);
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Import 2 documents');
    await engine.ask('study.create', { path: engine.path('other.axial'), template: 'empty' });
    expect(await engine.ask('folders.watched', {})).toEqual([]);
    await engine.ask('study.open', { path: engine.path('study.axial') });
    await engine.ask('folders.forget', { folder: ward });
    expect(await engine.ask('folders.watched', {})).toEqual([]);
  });

  it('says when the folder itself is gone, and refuses to remember what is none', async () => {
    await bringIn();
    rmSync(ward, { recursive: true });
    expect(await look()).toEqual({ present: false, known: 0, files: [] });
    expect((await engine.fails('folders.watch', { folder: ward })).message).toBe('The folder Ward is not there.');
  });

  it('puts files into the groups that are named for them, or into none', async () => {
    const items = [
      { path: join(ward, 'monday.txt'), folder: 'Early' },
      { path: join(ward, 'late/monday.txt'), folder: null },
    ];
    await engine.ask('imports.run', { jobId: 'job', items });
    const { documents, groups } = await engine.ask('documents.list', {});
    expect(groups.map(({ name }) => name)).toEqual(['Early']);
    expect(documents.map(({ groupId }) => groups.find(({ id }) => id === groupId)?.name ?? null)).toEqual([
      null,
      'Early',
    ]);
  });

  it('gives a document the new version of its file: codings stay on their words, and the file is known again', async () => {
    await bringIn();
    const [document] = (await engine.ask('documents.list', {})).documents;
    const id = document?.id as never;
    const code = await addCode(engine, 'time');
    await engine.ask('codings.apply', { documentId: id, codeIds: [code.id], ranges: [{ start: 12, end: 17 }] });
    write('monday.txt', 'On the ward: handover at seven.');
    const item = { path: join(ward, 'monday.txt') };
    const preview = await engine.ask('documents.rereadPreview', { id, options: {}, item });
    expect([preview.text, preview.kept, preview.affected]).toEqual(['On the ward: handover at seven.', 1, []]);
    await engine.ask('documents.reread', { id, options: {}, item, baseHash: preview.baseHash });
    const { segments } = await engine.ask('segments.query', { choice: {}, grouping: 'none', limit: 10 });
    expect(segments.map(({ text }) => text)).toEqual(['seven']);
    const source = await engine.ask('documents.source', { id });
    expect(Buffer.from(source.base64, 'base64').toString()).toBe('On the ward: handover at seven.');
    expect((await look()).files).toEqual([]);
    await engine.ask('operations.undo', {});
    expect((await engine.ask('documents.read', { id })).text).toBe('Handover at seven.');
  });
});

describe('files that the window made', () => {
  it('are written whole, never over a file without being told so, and never over a study', async () => {
    const path = engine.path('report.csv');
    const base64 = Buffer.from('file,outcome\r\n').toString('base64');
    await engine.ask('files.save', { path, base64 });
    expect(readFileSync(path, 'utf8')).toBe('file,outcome\r\n');
    expect((await engine.fails('files.save', { path, base64 })).code).toBe('conflict');
    expect(
      (await engine.fails('files.save', { path: engine.path('study.axial'), base64, overwrite: true })).message,
    ).toBe('The ending .axial is for studies: give the file another one.');
  });
});
