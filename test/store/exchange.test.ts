import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addCode, addText, dumpStudy, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { makeQualCoder } from '../support/foreignDatabases.ts';
import { codebookFile, guid, projectFile } from '../support/projectFile.ts';

let engine: TestEngine;
beforeEach(async () => {
  engine = await startStudy();
});
afterEach(() => engine[Symbol.asyncDispose]());

function write(name: string, content: string | Uint8Array): string {
  const path = join(engine.folder, name);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  return path;
}
const item = (name = 'trust.qdpx', bytes = projectFile()) => ({ path: write(name, bytes) });
/** The bytes of an open study: its file, and what stands beside it until it is folded in. */
const bytesOf = (path: string) =>
  ['', '-wal'].map((ending) => {
    const place = `${path}${ending}`;
    return existsSync(place) ? createHash('sha256').update(readFileSync(place)).digest('hex') : 'none';
  });
const anna = { id: '1', names: ['Anna'], replacement: 'Planner 1', kind: 'person' as const };
const briefly = (counts: readonly { kind: string }[]) =>
  Object.fromEntries(counts.map(({ kind, ...numbers }) => [kind, Object.values(numbers).join(' ')]));

describe('looking at a project', () => {
  it('tells its program, its name, what was found, and what is new, the same and different; nothing is changed', async () => {
    const trust = await addCode(engine, 'Trust');
    await engine.ask('codes.update', { id: trust.id, description: 'Mine' } as never);
    await addText(engine, 'Anna', 'I trust them. They came late.');
    const before = dumpStudy(engine);
    const look = await engine.ask('exchange.look', { jobId: 'look', item: item() });
    expect([look.file, look.origin, look.name]).toEqual(['trust.qdpx', 'Other 1.0', 'Trust']);
    // found, new, same, different, left out
    expect(briefly(look.standing)).toMatchObject({
      codes: '2 1 0 1 0',
      documents: '1 0 1 0 0',
      codings: '2 2 0 0 0',
      coders: '1 1 0 0 0',
    });
    expect(look.differences).toEqual([
      {
        kind: 'codes',
        id: guid(2),
        name: 'Trust',
        fields: expect.arrayContaining(['description']),
        text: false,
        treatment: 'mine',
      },
    ]);
    expect(look.report.offsets?.used).toEqual({ unit: 'code points', lineEnd: 2, end: 'exclusive' });
    expect(look.report.offsets?.why).not.toBe('');
    expect(dumpStudy(engine)).toEqual(before);
  });

  it('against nothing shows all of it as new, also when no study is open', async () => {
    await using other = startTestEngine();
    const look = await other.ask('exchange.look', { jobId: 'look', item: item(), against: 'nothing' });
    expect(briefly(look.standing)).toMatchObject({ codes: '2 2 0 0 0', documents: '1 1 0 0 0', codings: '2 2 0 0 0' });
  });

  it('reads positions in the way that is asked for', async () => {
    const text = '😀 trust. They came late, so late.';
    const offsets = { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' } as const;
    const look = await engine.ask('exchange.look', {
      jobId: 'look',
      item: item('emoji.qdpx', projectFile({ text })),
      options: { offsets },
    });
    expect(look.report.offsets?.used).toEqual(offsets);
  });

  it('takes bytes that were dropped as well as a path', async () => {
    const base64 = Buffer.from(projectFile()).toString('base64');
    const look = await engine.ask('exchange.look', { jobId: 'look', item: { name: 'dropped.qdpx', base64 } });
    expect([look.file, look.name]).toEqual(['dropped.qdpx', 'Trust']);
  });

  it('calls a project of QualCoder that was dropped as its folder, also where the way to it is odd', async () => {
    const path = join(makeQualCoder(engine.folder, { project: [{ databaseversion: 'v14' }] }), 'data.qda');
    const base64 = readFileSync(path).toString('base64');
    const nameOf = async (name: string) =>
      (await engine.ask('exchange.look', { jobId: 'look', item: { name, base64 } })).name;
    expect(await nameOf('Sacks and silence.qda/data.qda')).toBe('Sacks and silence');
    expect(await nameOf('Field/Sacks and silence.qda/data.qda')).toBe('Sacks and silence');
    expect(await nameOf('../data.qda')).toBe('project');
    expect(await nameOf('data.qda')).toBe('project');
  });
});

describe('must-pass check 15: the report counts', () => {
  it('what was found, imported, changed, kept and left out, names each loss, and how positions were read', async () => {
    const { result } = await engine.ask('exchange.bring', {
      jobId: 'bring',
      item: item('lost.qdpx', projectFile({ dangling: true })),
      into: 'open',
    });
    const segments = result?.report.counts.find(({ what }) => what === 'coded segments');
    expect(segments).toMatchObject({ found: 3, imported: 2, changed: 0 });
    expect((segments?.kept ?? 0) + (segments?.leftOut ?? 0)).toBe(1);
    expect(result?.report.losses.map(({ id }) => id)).toContain(guid(32));
    expect(result?.report.offsets?.used.unit).toBe('code points');
    expect(result?.brought.find(({ kind }) => kind === 'codings')).toMatchObject({ found: 2, added: 2, leftOut: 0 });
  });
});

describe('must-pass check 16: the same file twice', () => {
  it('doubles nothing and says so', async () => {
    await engine.ask('exchange.bring', { jobId: 'bring', item: item(), into: 'open' });
    const before = dumpStudy(engine);
    const { result } = await engine.ask('exchange.bring', { jobId: 'bring', item: item(), into: 'open' });
    expect(result?.notes).toEqual(['Everything in it is in the study already; nothing is doubled.']);
    expect(dumpStudy(engine)).toEqual(before);
  });
});

describe('bringing a project in', () => {
  it('into the open study is one step, undone in one', async () => {
    const before = dumpStudy(engine);
    const { result, cancelled } = await engine.ask('exchange.bring', { jobId: 'bring', item: item(), into: 'open' });
    expect([cancelled, result?.documents.map(({ name }) => name)]).toEqual([false, ['Anna']]);
    const state = await engine.ask('operations.state', {});
    expect([state.revision, state.undo?.label]).toEqual([1, 'Bring in the project Trust from Other 1.0']);
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
  });

  it('into a new study makes and opens one that is named after it', async () => {
    const path = engine.path('fresh');
    const { result } = await engine.ask('exchange.bring', { jobId: 'bring', item: item(), into: { path } });
    expect([result?.study.name, result?.study.path]).toEqual(['Trust', `${path}.axial`]);
    expect((await engine.ask('study.state', {})).study?.path).toBe(`${path}.axial`);
    expect((await engine.ask('study.summary', {})).codings).toBe(2);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
    expect((await engine.ask('app.recent', {}))[0]?.codings).toBe(2);
  });

  it('never writes over a file that is there', async () => {
    const path = write('taken.axial', 'words');
    const error = await engine.fails('exchange.bring', { jobId: 'bring', item: item(), into: { path } });
    expect([error.code, readFileSync(path, 'utf8')]).toEqual(['conflict', 'words']);
  });

  it('of a codebook brings codes only', async () => {
    const codebook = item('codes.qdc', codebookFile());
    const { result } = await engine.ask('exchange.bring', { jobId: 'bring', item: codebook, into: 'open' });
    const added = result?.brought.filter((counts) => counts.added > 0 && counts.kind !== 'kept');
    expect(added?.map((counts) => [counts.kind, counts.added])).toEqual([['codes', 2]]);
  });

  it('is refused for a study that was opened for reading only, before anything is read', async () => {
    const path = engine.path('study.axial');
    await engine.ask('study.open', { path, readOnly: true });
    const error = await engine.fails('exchange.bring', { jobId: 'bring', item: item(), into: 'open' });
    expect(error.message).toContain('Nothing can be brought into it.');
  });
});

describe('must-pass check 1: a refused or cancelled import', () => {
  const broken: readonly (readonly [string, string, string | Uint8Array])[] = [
    ['that is cut off', 'cut.qdpx', projectFile().slice(0, 400)],
    ['that is no project', 'words.qde', 'words'],
    [
      'with a document type',
      'evil.qde',
      '<!DOCTYPE Project [<!ENTITY a "b">]><Project name="x" xmlns="urn:QDA-XML:project:1.0"/>',
    ],
    ['that is a damaged database', 'broken.sqlite3', 'SQLite format 3\0 but no more'],
    ['that is not there', 'gone.qdpx', ''],
  ];
  it.each(broken)('%s leaves the open study byte-identical', async (_, name, content) => {
    const study = engine.path('study.axial');
    await addText(engine, 'Before', 'words');
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: study });
    const before = bytesOf(study);
    const path = content === '' ? engine.path(name) : write(name, content);
    const error = await engine.fails('exchange.bring', { jobId: 'bring', item: { path }, into: 'open' });
    expect(error.code).toMatch(/^(unsupported_format|io|not_found)$/);
    expect(error.message).toMatch(/^[^\n]+[.!]$/);
    expect(bytesOf(study)).toEqual(before);
  });

  it('leaves no new study behind, and the open one open', async () => {
    const path = engine.path('never.axial');
    const bad = { path: write('words.qde', 'words') };
    await engine.fails('exchange.bring', { jobId: 'bring', item: bad, into: { path } });
    expect(existsSync(path)).toBe(false);
    expect((await engine.ask('study.state', {})).study?.path).toBe(engine.path('study.axial'));
  });

  it('is no failure but an answer when it was cancelled; nothing came in, byte by byte', async () => {
    const study = engine.path('study.axial');
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: study });
    const before = bytesOf(study);
    const running = engine.ask('exchange.bring', { jobId: 'bring', item: item(), into: 'open' });
    await engine.ask('jobs.cancel', { jobId: 'bring' });
    expect(await running).toEqual({ cancelled: true, result: null });
    expect(bytesOf(study)).toEqual(before);
  });
});

describe('projects among other files of an import', () => {
  it('come in with them, one entry a file, losses as sentences', async () => {
    const paths = [
      write('note.txt', 'a note'),
      item('lost.qdpx', projectFile({ dangling: true })).path,
      write('bad.qdpx', 'x'),
    ];
    const { report } = await engine.ask('imports.run', { jobId: 'job', items: paths.map((path) => ({ path })) });
    expect(report.map(({ file, ok, documents }) => [file, ok, documents.map(({ name }) => name)])).toEqual([
      ['note.txt', true, ['note']],
      ['lost.qdpx', true, ['Anna']],
      ['bad.qdpx', false, []],
    ]);
    expect(report[1]?.warnings.join('\n')).toContain(guid(32));
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Import 2 documents');
    expect((await engine.ask('study.summary', {})).codings).toBe(2);
  });

  it('are one thing each where a folder that is walked holds a folder of QualCoder', async () => {
    const text = 'They counted the sacks.';
    write('Fieldwork/note.txt', 'a note');
    makeQualCoder(join(engine.folder, 'Fieldwork'), {
      project: [{ databaseversion: 'v14', date: '2024-01-02 03:04:05', memo: '', about: 'QualCoder 3.8' }],
      source: [{ id: 1, name: 'mill', fulltext: text }],
      code_name: [{ cid: 1, name: 'care', color: '#AABBCC' }],
      code_text: [{ ctid: 1, cid: 1, fid: 1, seltext: 'counted', pos0: 5, pos1: 12, owner: 'ada' }],
    });
    const items = [{ path: engine.path('Fieldwork') }];
    const { report } = await engine.ask('imports.run', { jobId: 'job', items });
    expect(report.map(({ file, documents }) => [file, documents.map(({ name }) => name)])).toEqual([
      ['Fieldwork/note.txt', ['note']],
      ['Fieldwork/Sacks and silence.qda', ['mill']],
    ]);
    expect((await engine.ask('study.summary', {})).codings).toBe(1);
  });

  it('are left out as a whole when all of it is in the study already', async () => {
    const items = [item()];
    await engine.ask('imports.run', { jobId: 'job', items });
    expect((await engine.ask('operations.state', {})).undo?.label).toBe('Bring in the project Trust from Other 1.0');
    const before = dumpStudy(engine);
    const { report } = await engine.ask('imports.run', { jobId: 'job', items });
    expect(report).toMatchObject([{ file: 'trust.qdpx', ok: true, skipped: true, documents: [] }]);
    expect(dumpStudy(engine)).toEqual(before);
  });

  it('are refused where names are to be replaced on the way in', async () => {
    await engine.ask('pseudonyms.use', { path: engine.path('names.json'), create: true });
    await engine.ask('pseudonyms.write', { pseudonyms: [anna] });
    const { report } = await engine.ask('imports.run', { jobId: 'job', items: [item()], pseudonyms: true });
    expect(report[0]?.error?.message).toContain('names cannot be replaced on the way in');
  });
});
