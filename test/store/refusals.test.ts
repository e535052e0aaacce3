import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { schemaVersion } from '../../electron/store/header.ts';
import { reader } from '../../electron/store/study.ts';
import { addCode, addText, dumpStudy, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';

/** A sound study file with something in it, closed. */
async function soundStudy(engine: TestEngine): Promise<{ path: string; bytes: Buffer }> {
  const path = engine.path('sound.axial');
  await engine.ask('study.create', { path, template: 'five-themes' });
  await addText(engine, 'one', 'words '.repeat(20_000));
  await engine.ask('study.close', {});
  return { path, bytes: readFileSync(path) };
}

/** Opening must be refused so, in one sentence, and leave every byte and every file as it was. */
async function refuses(engine: TestEngine, path: string, code: string, words: string): Promise<void> {
  const before = existsSync(path) ? readFileSync(path) : null;
  const files = readdirSync(engine.folder).sort();
  for (const readOnly of [false, true]) {
    const failure = await engine.fails('study.open', { path, readOnly });
    expect(failure).toEqual({ code, message: expect.stringContaining(words) });
    expect(failure.message).toMatch(/^[“T].*\.$/su);
  }
  expect(readdirSync(engine.folder).sort()).toEqual(files);
  if (before) expect(readFileSync(path).equals(before)).toBe(true);
  expect((await engine.ask('study.state', {})).study).toBeNull();
}

describe('a file that is no study that can be opened is refused and left as it is', () => {
  test('one that is not there is not made', async () => {
    await using engine = startTestEngine();
    await refuses(engine, engine.path('none.axial'), 'not_found', 'There is no file “none.axial” there');
    await refuses(engine, engine.path('none/deep.axial'), 'not_found', 'There is no file “deep.axial” there');
  });

  test('a folder', async () => {
    await using engine = startTestEngine();
    mkdirSync(engine.path('folder.axial'));
    const failure = await engine.fails('study.open', { path: engine.path('folder.axial') });
    expect(failure).toEqual({ code: 'unsupported_format', message: '“folder.axial” is a folder, not a study.' });
  });

  test('an empty file', async () => {
    await using engine = startTestEngine();
    writeFileSync(engine.path('empty.axial'), '');
    await refuses(engine, engine.path('empty.axial'), 'unsupported_format', 'is empty');
  });

  test('a file of another kind', async () => {
    await using engine = startTestEngine();
    writeFileSync(engine.path('text.axial'), 'These are only words.'.repeat(100));
    await refuses(engine, engine.path('text.axial'), 'unsupported_format', 'is not an Axial study');
  });

  test('a database of another program', async () => {
    await using engine = startTestEngine();
    const database = new Database(engine.path('other.axial'));
    database.exec('CREATE TABLE things (name TEXT)');
    database.close();
    await refuses(engine, engine.path('other.axial'), 'unsupported_format', 'a database of another program');
  });

  test('random bytes behind the first words of a database', async () => {
    await using engine = startTestEngine();
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, index) => (index * 7919 + 13) % 256));
    writeFileSync(engine.path('junk.axial'), Buffer.concat([Buffer.from('SQLite format 3\0'), noise]));
    await refuses(engine, engine.path('junk.axial'), 'study_damaged', 'damaged');
  });

  test('a study cut off after its header', async () => {
    await using engine = startTestEngine();
    const { bytes } = await soundStudy(engine);
    writeFileSync(engine.path('cut.axial'), bytes.subarray(0, 60));
    await refuses(engine, engine.path('cut.axial'), 'study_damaged', 'damaged');
    writeFileSync(engine.path('half.axial'), bytes.subarray(0, Math.floor(bytes.length / 2)));
    await refuses(engine, engine.path('half.axial'), 'study_damaged', 'damaged');
  });

  test('a study with a whole header and noise behind it', async () => {
    await using engine = startTestEngine();
    const { bytes } = await soundStudy(engine);
    const noise = Buffer.from(Array.from({ length: bytes.length - 100 }, (_, index) => (index * 7919 + 13) % 251));
    writeFileSync(engine.path('noise.axial'), Buffer.concat([bytes.subarray(0, 100), noise]));
    await refuses(engine, engine.path('noise.axial'), 'study_damaged', 'damaged');
  });

  test('a study of which one page was overwritten', async () => {
    await using engine = startTestEngine();
    const { bytes } = await soundStudy(engine);
    const broken = Buffer.from(bytes);
    broken.fill(0xa5, 4096 * 2, 4096 * 3);
    writeFileSync(engine.path('page.axial'), broken);
    await refuses(engine, engine.path('page.axial'), 'study_damaged', 'was left as it is');
  });

  test('a study of a newer version, by name', async () => {
    await using engine = startTestEngine();
    const { path } = await soundStudy(engine);
    const database = new Database(path);
    database.pragma('user_version = 7');
    database.close();
    await refuses(
      engine,
      path,
      'study_newer',
      `a newer version of Axial (schema 7; this version knows ${schemaVersion})`,
    );
  });
});

describe('what can only be read', () => {
  test('a write-protected file opens for reading, and says why', async () => {
    await using engine = startTestEngine();
    const { path, bytes } = await soundStudy(engine);
    chmodSync(path, 0o444);
    const info = await engine.ask('study.open', { path });
    expect(info.readOnly).toBe('The study file is write-protected.');
    expect(await engine.fails('codes.create', { name: 'x' })).toEqual({
      code: 'io',
      message: 'The study file is write-protected. Nothing can be changed in it.',
    });
    expect((await engine.ask('codes.list', {})).length).toBe(5);
    await engine.ask('study.close', {});
    expect(readFileSync(path).equals(bytes)).toBe(true);
  });

  test('a study in a write-protected folder too', async () => {
    await using engine = startTestEngine();
    const { path, bytes } = await soundStudy(engine);
    mkdirSync(engine.path('locked'));
    writeFileSync(engine.path('locked/study.axial'), bytes);
    chmodSync(engine.path('locked'), 0o555);
    try {
      const info = await engine.ask('study.open', { path: engine.path('locked/study.axial') });
      expect(info.readOnly).toBe('The folder of the study is write-protected.');
      await engine.ask('study.close', {});
      expect(readdirSync(engine.path('locked'))).toEqual(['study.axial']);
    } finally {
      chmodSync(engine.path('locked'), 0o755);
    }
    expect(existsSync(path)).toBe(true);
  });
});

describe('making a study', () => {
  test('never touches a file that is there', async () => {
    await using engine = startTestEngine();
    writeFileSync(engine.path('notes.axial'), 'mine');
    const failure = await engine.fails('study.create', { path: engine.path('notes.axial') });
    expect(failure).toEqual({
      code: 'conflict',
      message: 'There is already a file “notes.axial” there; it was left as it is.',
    });
    expect(readFileSync(engine.path('notes.axial'), 'utf8')).toBe('mine');
  });

  test('needs a folder', async () => {
    await using engine = startTestEngine();
    const failure = await engine.fails('study.create', { path: engine.path('no/such/place.axial') });
    expect(failure.code).toBe('not_found');
    expect(readdirSync(engine.folder)).not.toContain('no');
  });

  test('gives the file the ending that studies have, and its name to the study', async () => {
    await using engine = startTestEngine();
    const info = await engine.ask('study.create', { path: engine.path('My thesis') });
    expect(info).toMatchObject({ name: 'My thesis', path: engine.path('My thesis.axial'), revision: 0 });
  });

  test('takes names with quotes, emoji, right-to-left words and markup', async () => {
    await using engine = startTestEngine();
    for (const name of ["Ton's “study”", '🙂 notes', 'מחקר', '<b>bold</b> & more']) {
      const info = await engine.ask('study.create', { path: engine.path('x.axial'), name }).catch(() => null);
      expect(info?.name).toBe(name);
      await engine.ask('study.close', {});
      const { rmSync } = await import('node:fs');
      rmSync(engine.path('x.axial'));
    }
  });
});

describe('a full disk', () => {
  test('is said in a sentence, and the step leaves nothing half-done', async () => {
    await using engine = await startStudy();
    const document = await addText(engine, 'one', 'words '.repeat(1000));
    const code = await addCode(engine, 'a');
    const sql = engine.core.context().readable()[reader];
    const pages = sql.value<number>('PRAGMA page_count') ?? 0;
    sql.value(`PRAGMA max_page_count = ${pages + 2}`);
    const before = dumpStudy(engine);
    const ranges = Array.from({ length: 2000 }, (_, start) => ({ start, end: start + 3 }));
    const failure = await engine.fails('codings.apply', { documentId: document.id, ranges, codeIds: [code.id] });
    expect(failure).toEqual({
      code: 'io',
      message: 'The disk is full: nothing was changed. Make room and do it again.',
    });
    expect(dumpStudy(engine)).toEqual(before);
    sql.value('PRAGMA max_page_count = 1000000');
    await engine.ask('codings.apply', { documentId: document.id, ranges, codeIds: [code.id] });
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });
});

describe('without a study', () => {
  test('everything that needs one says so', async () => {
    await using engine = startTestEngine();
    for (const [name, input] of [
      ['documents.list', {}],
      ['codes.create', { name: 'x' }],
      ['operations.undo', {}],
      ['study.check', {}],
    ] as const) {
      expect(await engine.fails(name, input)).toEqual({ code: 'not_found', message: 'No study is open.' });
    }
  });

  test('an unknown procedure and broken input are errors', async () => {
    await using engine = startTestEngine();
    expect((await engine.fails('codes.frobnicate', {})).code).toBe('invalid_input');
    expect((await engine.fails('toString', {})).code).toBe('invalid_input');
    expect((await engine.fails('codes.create', { name: '  ' })).message).toBe('A name needs at least one character.');
    expect((await engine.fails('codes.create', { name: 'x'.repeat(501) })).message).toBe(
      'A name may have at most 500 characters.',
    );
    expect((await engine.fails('codings.apply', { documentId: 'x', ranges: [{ start: 1.5, end: 2 }] })).code).toBe(
      'invalid_input',
    );
  });
});
