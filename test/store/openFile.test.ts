import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { addCode, addText, dumpStudy, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';

const program = fileURLToPath(new URL('../support/writer.ts', import.meta.url));

/** Whether another program gets the study for writing. */
async function canOtherWrite(path: string): Promise<boolean> {
  const other = spawn(process.execPath, [program, path, 'hold'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const opened = await Promise.race([
    once(other.stdout as NodeJS.ReadableStream, 'data').then(() => true),
    once(other, 'close').then(() => false),
  ]);
  if (!opened) return false;
  other.kill('SIGKILL');
  await once(other, 'close');
  return true;
}

/** What a file manager does: by another program, since closing the file in this one would drop the locks on it. */
function copyAsOthersDo(from: string, to: string): void {
  execFileSync(process.execPath, ['-e', 'fs.copyFileSync(process.argv[1], process.argv[2])', from, to]);
}

async function codeNames(engine: TestEngine): Promise<string[]> {
  return (await engine.ask('codes.list', {})).map((code) => code.name);
}

describe('the file of an open study, and what others do with it', () => {
  test('bringing in the very folder that the study lies in lets no other program write the study', async () => {
    await using engine = startTestEngine();
    const folder = join(engine.folder, 'field work');
    mkdirSync(folder);
    writeFileSync(join(folder, 'interview.txt'), 'Some words.');
    const path = join(folder, 'study.axial');
    await engine.ask('study.create', { path });
    await addCode(engine, 'first');
    expect(await canOtherWrite(path)).toBe(false);
    const items = [{ path: folder }, { path }, { path: `${path}-wal` }];
    const preview = await engine.ask('imports.preview', { items });
    expect(preview.map(({ file }) => file)).toContain('field work/interview.txt');
    const { report } = await engine.ask('imports.run', { jobId: 'import', items });
    expect(report.map(({ file, ok }) => [file, ok])).toEqual([
      ['field work/interview.txt', true],
      ['study.axial', false],
      ['study.axial-wal', false],
    ]);
    expect(report[1]?.error).toEqual({
      code: 'unsupported_format',
      message: 'study.axial belongs to the study that is open: it cannot be brought into it.',
    });
    expect(await engine.fails('variables.import', { path })).toMatchObject({ code: 'unsupported_format' });
    const request = { what: 'codebook' } as const;
    const write = { request, format: 'csv', path: `${path}-wal`, overwrite: true } as const;
    expect(await engine.fails('exports.write', write)).toMatchObject({ code: 'invalid_input' });
    expect(await canOtherWrite(path)).toBe(false);
  });

  test('a copy that is made of the file while the study is open holds what was done a moment ago', async () => {
    await using engine = await startStudy();
    await addText(engine, 'interview', 'Some words.');
    await addCode(engine, 'new');
    const copy = engine.path('copy.axial');
    await using reader = startTestEngine();
    // The work comes home into the file when it rests; how soon depends on the machine.
    await expect
      .poll(
        async () => {
          rmSync(copy, { force: true });
          copyAsOthersDo(engine.path('study.axial'), copy);
          await reader.ask('study.open', { path: copy });
          const names = await codeNames(reader);
          await reader.ask('study.close', {});
          return names;
        },
        { timeout: 20_000, interval: 300 },
      )
      .toEqual(['new']);
    await reader.ask('study.open', { path: copy });
    expect((await reader.ask('study.check', {})).findings).toEqual([]);
  });

  test('a study whose file was renamed while it is open is written by nobody twice, and nothing is lost', async () => {
    await using engine = await startStudy();
    await addCode(engine, 'before');
    const renamed = engine.path('renamed.axial');
    renameSync(engine.path('study.axial'), renamed);
    const failure = await engine.fails('codes.create', { name: 'after' });
    expect(failure).toMatchObject({ code: 'io', message: expect.stringContaining('moved, renamed or deleted') });
    expect(await codeNames(engine)).toEqual(['before']);
    await wait(10);
    expect(await canOtherWrite(renamed)).toBe(false);
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: renamed });
    expect(await codeNames(engine)).toEqual(['before']);
    await addCode(engine, 'after');
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  test('a study whose file was put back where it was takes steps again', async () => {
    await using engine = await startStudy();
    renameSync(engine.path('study.axial'), engine.path('away.axial'));
    await engine.fails('codes.create', { name: 'lost' });
    renameSync(engine.path('away.axial'), engine.path('study.axial'));
    await addCode(engine, 'kept');
    expect(await codeNames(engine)).toEqual(['kept']);
  });

  test('a study whose file was deleted while it is open can be saved as a copy', async () => {
    await using engine = await startStudy('five-themes');
    await addText(engine, 'interview', 'Some words.');
    const before = dumpStudy(engine);
    rmSync(engine.path('study.axial'));
    expect(await engine.fails('codes.create', { name: 'into the void' })).toMatchObject({ code: 'io' });
    const { path } = await engine.ask('study.saveCopy', { path: engine.path('rescued.axial') });
    await engine.ask('study.open', { path });
    expect(dumpStudy(engine)).toEqual(before);
    await addCode(engine, 'on with it');
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  test('a name that is too long for a file is refused before anything is made', async () => {
    await using engine = startTestEngine();
    for (const name of ['n'.repeat(237), 'ü'.repeat(124), 'n'.repeat(4000), 'nothing\0more']) {
      const failure = await engine.fails('study.create', { path: engine.path(`${name}.axial`) });
      expect(failure.code).toBe('invalid_input');
    }
    expect(readdirSync(engine.folder)).toEqual(['home']);
    const longest = engine.path(`${'n'.repeat(236)}.axial`);
    expect((await engine.ask('study.create', { path: longest })).readOnly).toBeNull();
    await engine.ask('study.close', {});
    expect(existsSync(`${longest}-lock`)).toBe(false);
  });

  test('a study that another program writes stays open for reading when it cannot be had for writing', async () => {
    await using other = startTestEngine();
    const path = other.path('study.axial');
    await other.ask('study.create', { path });
    await using engine = startTestEngine();
    await engine.ask('study.open', { path, readOnly: true });
    expect((await engine.fails('study.open', { path })).code).toBe('study_locked');
    expect((await engine.ask('study.state', {})).study?.readOnly).not.toBeNull();
    await addCode(other, 'seen');
    expect(await codeNames(engine)).toEqual(['seen']);
  });
});
