import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { addCode, startTestEngine } from '../support/engine.ts';

const program = fileURLToPath(new URL('../support/writer.ts', import.meta.url));

/** Another program that has the study open for writing. */
async function holdOpen(path: string): Promise<ChildProcess> {
  const child = spawn(process.execPath, [program, path, 'hold'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await once(child.stdout as NodeJS.ReadableStream, 'data');
  return child;
}

test('a study that another program writes is locked, can be read, and is free when that program is killed', async () => {
  await using engine = startTestEngine();
  const path = engine.path('study.axial');
  await engine.ask('study.create', { path });
  await addCode(engine, 'a');
  await engine.ask('study.close', {});
  const other = await holdOpen(path);
  try {
    const failure = await engine.fails('study.open', { path });
    expect(failure.code).toBe('study_locked');
    expect(failure.message).toContain('study.axial');
    const info = await engine.ask('study.open', { path, readOnly: true });
    expect(info.readOnly).toBe('The study was opened for reading only.');
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['a']);
    expect(await engine.fails('codes.create', { name: 'b' })).toMatchObject({ code: 'io' });
    expect((await engine.fails('study.open', { path })).code).toBe('study_locked');
  } finally {
    other.kill('SIGKILL');
    await once(other, 'close');
  }
  expect(existsSync(`${path}-lock`)).toBe(true);
  await engine.ask('study.open', { path });
  await addCode(engine, 'b');
  await engine.ask('study.close', {});
  expect(existsSync(`${path}-lock`)).toBe(false);
});

test('two engines in one program do not write one study either', async () => {
  await using first = startTestEngine();
  const path = first.path('study.axial');
  await first.ask('study.create', { path });
  await using second = startTestEngine();
  expect((await second.fails('study.open', { path })).code).toBe('study_locked');
  await second.ask('study.open', { path, readOnly: true });
  await addCode(first, 'a');
  expect((await second.ask('codes.list', {})).map((code) => code.name)).toEqual(['a']);
  await second.ask('study.close', {});
  await first.ask('study.close', {});
  await second.ask('study.open', { path });
  await addCode(second, 'b');
});

test('a study that is locked does not close the one that is open', async () => {
  await using other = startTestEngine();
  await other.ask('study.create', { path: other.path('theirs.axial') });
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('mine.axial') });
  expect((await engine.fails('study.open', { path: other.path('theirs.axial') })).code).toBe('study_locked');
  expect((await engine.ask('study.state', {})).study?.name).toBe('mine');
  await addCode(engine, 'still open');
});

test('opening the study that is open changes nothing', async () => {
  await using engine = startTestEngine();
  const path = engine.path('study.axial');
  const { id } = await engine.ask('study.create', { path });
  expect((await engine.ask('study.open', { path })).id).toBe(id);
  const read = await engine.ask('study.open', { path, readOnly: true });
  expect(read.readOnly).not.toBeNull();
  expect((await engine.ask('study.open', { path })).readOnly).toBeNull();
});
