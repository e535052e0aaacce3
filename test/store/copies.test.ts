import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import {
  backupFolderOf,
  lastBackupAt,
  listBackups,
  makeBackup,
  startRollingBackups,
  superfluousBackups,
} from '../../electron/core/backups.ts';
import { addCode, addText, dumpStudy, startStudy, startTestEngine } from '../support/engine.ts';

const day = 86_400_000;

describe('copies and backups', () => {
  test('a copy holds the whole study as it is now, and is one sound file', async () => {
    await using engine = await startStudy('five-themes');
    await addText(engine, 'one', 'some words');
    const before = dumpStudy(engine);
    const { path, bytes } = await engine.ask('study.saveCopy', { path: engine.path('copy') });
    expect(path).toBe(engine.path('copy.axial'));
    expect(readFileSync(path).length).toBe(bytes);
    await addCode(engine, 'later');
    await engine.ask('study.open', { path });
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
    expect((await engine.ask('operations.state', {})).revision).toBe(2);
  });

  test('a copy never takes the place of a file that is there', async () => {
    await using engine = await startStudy();
    writeFileSync(engine.path('notes.axial'), 'mine');
    const failure = await engine.fails('study.saveCopy', { path: engine.path('notes.axial') });
    expect(failure).toMatchObject({ code: 'conflict', message: expect.stringContaining('“notes.axial”') });
    expect(readFileSync(engine.path('notes.axial'), 'utf8')).toBe('mine');
    expect((await engine.fails('study.saveCopy', { path: engine.path('no/where.axial') })).code).toBe('not_found');
    expect(readdirSync(engine.folder).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('a copy that cannot be written is said so, and leaves nothing', async () => {
    await using engine = await startStudy();
    const { jobs } = engine.core.context().ports;
    const from = engine.path('study.axial');
    const copying = jobs.run('study.copy', { from, to: engine.path('no/copy') }, { subject: 'A copy' });
    await expect(copying).rejects.toMatchObject({
      code: 'io',
      message: expect.stringContaining('No copy can be written'),
    });
    expect(readdirSync(engine.folder)).not.toContain('no');
  });

  test('work is backed up when something changed, and not otherwise', async () => {
    await using engine = await startStudy();
    const { ports } = engine.core.context();
    const file = engine.core.context().study();
    let tick: () => void = () => undefined;
    const rolling = startRollingBackups(ports, file, (work) => {
      tick = work;
      return () => undefined;
    });
    const count = () => listBackups(backupFolderOf(ports, file)).length;
    tick();
    await rolling.settled();
    expect(count()).toBe(0);
    await addCode(engine, 'a');
    tick();
    await rolling.settled();
    tick();
    await rolling.settled();
    expect(count()).toBe(1);
    expect((await engine.ask('study.summary', {})).lastBackupAt).toBe(engine.clock.now);
    const [backup] = listBackups(backupFolderOf(ports, file));
    const copy = new Database(backup?.path ?? '', { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(copy.prepare('SELECT name FROM codes').pluck().all()).toEqual(['a']);
    copy.close();
    await rolling.stop();
  });

  test('the ten newest backups and the last of each of fourteen days are kept', async () => {
    const start = Date.UTC(2025, 0, 31, 20);
    const backups = Array.from({ length: 60 }, (_, index) => ({
      path: String(index),
      at: start - Math.floor(index / 3) * day - (index % 3) * 600_000,
    }));
    const gone = new Set(superfluousBackups(backups).map(({ path }) => Number(path)));
    const kept = backups.map((_, index) => index).filter((index) => !gone.has(index));
    expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39]);
  });

  test('a study that was never backed up here says so', async () => {
    await using engine = await startStudy();
    expect(lastBackupAt(engine.core.context())).toBeNull();
    await makeBackup(engine.core.context().ports, engine.core.context().study());
    expect(lastBackupAt(engine.core.context())).toBe(engine.clock.now);
  });
});

describe('what the machine remembers', () => {
  test('recent studies come newest first, with what is in them, and say when the file is gone', async () => {
    await using engine = startTestEngine();
    for (const name of ['a', 'b']) {
      await engine.ask('study.create', { path: engine.path(`${name}.axial`) });
      await addText(engine, 'one', 'x');
      engine.clock.now += 1000;
    }
    await engine.ask('study.close', {});
    const recent = async () =>
      (await engine.ask('app.recent', {})).map(({ name, documents, present }) => [name, documents, present]);
    expect(await recent()).toEqual([
      ['b', 1, true],
      ['a', 0, true],
    ]);
    const { rmSync } = await import('node:fs');
    rmSync(engine.path('a.axial'));
    expect((await recent())[1]).toEqual(['a', 0, false]);
    await engine.ask('app.forgetRecent', { path: engine.path('a.axial') });
    expect(await recent()).toHaveLength(1);
  });

  test('preferences hold from one start to the next, and a broken file counts as none', async () => {
    await using engine = startTestEngine();
    expect(await engine.ask('app.preferences', {})).toEqual({
      coder: 'Researcher',
      theme: 'system',
      textSize: 17,
      layout: {},
    });
    await engine.ask('app.setPreferences', { theme: 'dark', layout: { left: 300 } });
    expect(await engine.ask('app.setPreferences', { textSize: 20 })).toMatchObject({ theme: 'dark', textSize: 20 });
    const { layout } = await engine.ask('app.setPreferences', { layout: { right: 280 } });
    expect(layout).toEqual({ left: 300, right: 280 });
    expect((await engine.fails('app.setPreferences', { coder: ' ' })).code).toBe('invalid_input');
    expect(engine.events.at(-1)).toMatchObject({ nouns: ['preferences'] });
    writeFileSync(engine.path('preferences/preferences.json'), '{"theme":');
    expect((await engine.ask('app.preferences', {})).theme).toBe('system');
    expect(existsSync(engine.path('preferences/preferences.json'))).toBe(true);
  });

  test('a folder is listed with folders first and hidden files left out', async () => {
    await using engine = startTestEngine();
    for (const name of ['b 10.axial', 'b 2.axial', 'notes.txt', '.hidden']) writeFileSync(engine.path(name), 'x');
    const { entries, parent } = await engine.ask('files.list', { folder: engine.folder, extensions: ['axial'] });
    expect(entries.map(({ name, folder }) => [name, folder])).toEqual([
      ['home', true],
      ['b 2.axial', false],
      ['b 10.axial', false],
    ]);
    expect(parent).not.toBeNull();
    expect((await engine.fails('files.list', { folder: engine.path('none') })).code).toBe('not_found');
  });
});
