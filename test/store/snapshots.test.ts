import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addCode, addText, dumpStudy, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { root } from '../support/sources.ts';

const folderOf = (engine: TestEngine) => engine.path('study snapshots');
const list = async (engine: TestEngine) => (await engine.ask('snapshots.list', {})).snapshots;

describe('a snapshot', () => {
  it('is a checked copy beside the study, with its date, its note and what is in it', async () => {
    await using engine = await startStudy();
    await addText(engine, 'Talk', 'Words.');
    const made = await engine.ask('snapshots.make', { note: 'before the seminar' });
    expect(made).toMatchObject({
      at: engine.clock.now,
      note: 'before the seminar',
      damaged: null,
      contents: { documents: 1, codings: 0 },
    });
    expect(made.file).toMatch(/^2025-03-03 \d\d\.00\.00\.axial$/u);
    expect(await list(engine)).toEqual([made]);
    expect(readdirSync(folderOf(engine)).sort()).toEqual([made.file, made.file.replace('.axial', '.json')]);
    // The note beside it names no place and no person.
    expect(readFileSync(join(folderOf(engine), made.file.replace('.axial', '.json')), 'utf8')).not.toContain(
      engine.folder,
    );
  });

  it('tells what is new, gone and changed since, by id', async () => {
    await using engine = await startStudy();
    const talk = await addText(engine, 'Talk', 'Apples are ripe. Pears are not.');
    const gone = await addText(engine, 'Gone', 'Old words.');
    const fruit = await addCode(engine, 'Fruit');
    const { added } = await engine.ask('codings.apply', {
      documentId: talk.id,
      codeIds: [fruit.id],
      ranges: [
        { start: 0, end: 6 },
        { start: 17, end: 22 },
      ],
    });
    const { id } = await engine.ask('snapshots.make', {});
    await engine.ask('documents.delete', { ids: [gone.id] });
    await engine.ask('documents.rename', { id: talk.id, name: 'Talk 1' });
    await engine.ask('codes.update', { id: fruit.id, description: 'Grows on trees.' });
    await engine.ask('codings.remove', { ids: added.slice(1) });
    await addCode(engine, 'Sun', fruit);
    await engine.ask('memos.create', { title: 'Thought', type: 'free' });
    const { kinds } = await engine.ask('snapshots.compare', { id });
    const counts = Object.fromEntries(
      kinds.map(({ kind, added, gone: lost, changed, same }) => [kind, [added, lost, changed, same]]),
    );
    expect(counts).toEqual({
      documents: [0, 1, 1, 0],
      codes: [1, 0, 1, 0],
      codings: [0, 1, 0, 1],
      memos: [1, 0, 0, 0],
      variables: [0, 0, 0, 0],
      values: [0, 0, 0, 0],
    });
    const things = kinds.flatMap((kind) => kind.things.map(({ change, label, what }) => [change, label, ...what]));
    expect(things).toEqual([
      ['gone', 'Gone'],
      ['changed', 'Talk 1', 'name'],
      ['changed', 'Fruit', 'definition'],
      ['added', 'Fruit / Sun'],
      ['gone', 'Fruit in Talk: “Pears”'],
      ['added', 'Thought'],
    ]);
  });

  it('comes back as a copy, never over the open study nor over another file', async () => {
    await using engine = await startStudy();
    await addText(engine, 'Talk', 'Words.');
    const before = dumpStudy(engine);
    const { id } = await engine.ask('snapshots.make', {});
    await addText(engine, 'Later', 'More words.');
    const copy = engine.path('copy.axial');
    const study = readFileSync(engine.path('study.axial'));
    expect((await engine.fails('snapshots.restore', { id, path: engine.path('study.axial') })).code).toBe('conflict');
    writeFileSync(engine.path('taken.axial'), 'mine');
    expect((await engine.fails('snapshots.restore', { id, path: engine.path('taken') })).code).toBe('conflict');
    expect(readFileSync(engine.path('taken.axial'), 'utf8')).toBe('mine');
    await engine.ask('snapshots.restore', { id, path: copy });
    expect(readFileSync(engine.path('study.axial')).equals(study)).toBe(true);
    await engine.ask('study.open', { path: copy });
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  it('that was damaged says so, and is neither compared nor restored', async () => {
    await using engine = await startStudy();
    await addText(engine, 'Talk', 'Words.');
    const { id, file } = await engine.ask('snapshots.make', {});
    const path = join(folderOf(engine), file);
    const bytes = readFileSync(path);
    const middle = bytes.length >> 1;
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    writeFileSync(path, bytes);
    expect(await list(engine)).toMatchObject([{ id, contents: null, damaged: expect.stringMatching(/damaged/u) }]);
    expect((await engine.fails('snapshots.compare', { id })).code).toBe('study_damaged');
    const target = engine.path('copy.axial');
    expect((await engine.fails('snapshots.restore', { id, path: target })).code).toBe('study_damaged');
    expect(existsSync(target)).toBe(false);
  });

  it('goes when it is deleted, with what stands beside it and its folder', async () => {
    await using engine = await startStudy();
    const { id } = await engine.ask('snapshots.make', {});
    await engine.ask('snapshots.delete', { id });
    expect(await list(engine)).toEqual([]);
    expect(existsSync(folderOf(engine))).toBe(false);
    expect((await engine.fails('snapshots.delete', { id: '../study.axial' })).code).toBe('not_found');
  });

  it('is found again when the study was renamed, and is no other study’s', async () => {
    await using engine = await startStudy();
    const { id } = await engine.ask('snapshots.make', { note: 'mine' });
    await engine.ask('study.create', { path: engine.path('other.axial') });
    expect(await list(engine)).toEqual([]);
    await engine.ask('study.close', {});
    renameSync(engine.path('study.axial'), engine.path('thesis.axial'));
    await engine.ask('study.open', { path: engine.path('thesis.axial') });
    expect((await list(engine)).map((each) => each.id)).toEqual([id]);
    engine.clock.now += 60_000;
    await engine.ask('snapshots.make', {});
    expect(await list(engine)).toHaveLength(2);
    expect(existsSync(engine.path('thesis snapshots'))).toBe(true);
  });

  it('needs nothing beside it: without its note it is still listed, if it is of this study', async () => {
    await using engine = await startStudy();
    const { file } = await engine.ask('snapshots.make', { note: 'lost' });
    rmSync(join(folderOf(engine), file.replace('.axial', '.json')));
    expect(await list(engine)).toMatchObject([{ file, note: '', damaged: null, contents: { documents: 0 } }]);
  });

  it('does not hide behind another: two of one second both stay', async () => {
    await using engine = await startStudy();
    await engine.ask('snapshots.make', { note: 'one' });
    await engine.ask('snapshots.make', { note: 'two' });
    expect((await list(engine)).map(({ note }) => note).sort()).toEqual(['one', 'two']);
  });
});

/** A file where the folder should be stops everybody, an administrator too. */
it('says in one sentence why no snapshot can be made where the folder cannot be written', async () => {
  await using engine = await startStudy();
  if (process.getuid?.() === 0) writeFileSync(folderOf(engine), '');
  else {
    mkdirSync(folderOf(engine));
    chmodSync(folderOf(engine), 0o555);
  }
  const failure = await engine.fails('snapshots.make', {});
  expect(failure.code).toBe('io');
  expect(failure.message).toMatch(/write-protected\.$/u);
  if (process.getuid?.() !== 0) chmodSync(folderOf(engine), 0o755);
});

it('killed while it is being made leaves no half snapshot, and what is left of it is cleared away later', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('study.axial') });
  await addText(engine, 'Long talk', 'All of these words are said. '.repeat(200_000));
  await engine.ask('study.close', {});
  const folder = folderOf(engine);
  const child = spawn(process.execPath, [
    join(root, 'electron/cli.ts'),
    'snapshot',
    engine.path('study.axial'),
    'make',
  ]);
  const exited = once(child, 'exit');
  // As soon as the first byte of a draft is there, the power goes.
  const isBegun = () => existsSync(folder) && readdirSync(folder).some((name) => name.startsWith('.'));
  while (!isBegun() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 1));
  child.kill('SIGKILL');
  await exited;
  await engine.ask('study.open', { path: engine.path('study.axial') });
  const left = readdirSync(folder);
  expect(left.length).toBeGreaterThan(0);
  for (const snapshot of await list(engine)) expect(snapshot.damaged).toBeNull();
  const longAgo = new Date(engine.clock.now - 3_600_000);
  for (const name of left) utimesSync(join(folder, name), longAgo, longAgo);
  const { file } = await engine.ask('snapshots.make', {});
  const whole = left.filter((name) => name.endsWith('.axial') && !name.startsWith('.'));
  const expected = [...whole, file].flatMap((name) => [name, name.replace('.axial', '.json')]);
  expect(readdirSync(folder).sort()).toEqual(expected.sort());
}, 60_000);
