import { copyFileSync, existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { backupBeforeMigration } from '../../electron/core/backups.ts';
import { schemaVersion } from '../../electron/store/header.ts';
import { migrate, migrations } from '../../electron/store/migrate.ts';
import { generateTriggers, loggedTables } from '../../electron/store/triggers.ts';
import { addCode, dumpStudy, startTestEngine } from '../support/engine.ts';

const saved = (schema: number) => fileURLToPath(new URL(`../../fixtures/schemas/${schema}.axial`, import.meta.url));

test('every released schema has a migration and a saved study', () => {
  expect(migrations).toHaveLength(schemaVersion);
  for (let schema = 1; schema <= schemaVersion; schema++) expect(existsSync(saved(schema))).toBe(true);
});

test.each(Array.from({ length: schemaVersion }, (_, index) => index + 1))(
  'a study of schema %i opens with all that is in it, and its history can be undone',
  async (schema) => {
    await using engine = startTestEngine();
    const path = engine.path('old.axial');
    copyFileSync(saved(schema), path);
    expect(await engine.ask('study.open', { path })).toMatchObject({ schema: schemaVersion, readOnly: null });
    expect(await engine.ask('study.summary', {})).toMatchObject({
      documents: 2,
      groups: 1,
      codes: 2,
      codings: 3,
      memos: 1,
      variables: 1,
    });
    const { segments } = await engine.ask('segments.query', { choice: {} });
    const first = schema === 1 ? 'They call back' : 'they call back';
    expect(segments.map(({ text, codePath, weight }) => [text, codePath, weight])).toEqual([
      [first, 'experience', 70],
      [first, 'experience/IT\\/business “trust”', 70],
      ['list', 'experience', null],
    ]);
    const end = dumpStudy(engine);
    await engine.ask('operations.undoTo', { number: 1 });
    expect((await engine.ask('study.summary', {})).codings).toBe(0);
    while ((await engine.ask('operations.state', {})).redo?.label !== 'New theme “a code that was undone”') {
      await engine.ask('operations.redo', {});
    }
    expect(dumpStudy(engine)).toEqual(end);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  },
);

test('a study of schema 2 knows how its documents were read, who speaks in them, its sets and its corrected text', async () => {
  await using engine = startTestEngine();
  const path = engine.path('old.axial');
  copyFileSync(saved(2), path);
  await engine.ask('study.open', { path });
  const { documents } = await engine.ask('documents.list', {});
  const idOf = (name: string) => documents.find((document) => document.name === name)?.id as never;
  const origins = await engine.ask('documents.origins', {});
  expect(origins.map(({ sourceName, kind, encoding }) => [sourceName, kind, encoding])).toContainEqual([
    'ORG2 · planner.txt',
    'text',
    'utf-8',
  ]);
  const { speakers, values } = await engine.ask('speakers.list', {});
  expect(speakers.map(({ name, role, turns }) => [name, role, turns])).toEqual([
    ['INT', 'interviewer', 2],
    ['Planner', 'participant', 2],
  ]);
  expect(values.map(({ value }) => value)).toEqual(['12']);
  const sets = await engine.ask('sets.list', {});
  expect(sets.map(({ name, documentIds }) => [name, documentIds])).toEqual([
    ['the first', [idOf('ORG1 · buyer')]],
    ['business', [idOf('ORG1 · buyer')]],
  ]);
  const versions = await engine.ask('documents.versions', { id: idOf('ORG1 · buyer') });
  expect(versions.map(({ current, characters }) => [current, characters])).toEqual([
    [true, 57],
    [false, 51],
  ]);
  expect((await engine.ask('documents.read', { id: idOf('ORG1 · buyer') })).text).toContain('they waited');
});

test('a study of schema 4 keeps what was saved under a name', async () => {
  await using engine = startTestEngine();
  const path = engine.path('old.axial');
  copyFileSync(saved(4), path);
  await engine.ask('study.open', { path });
  expect(await engine.ask('views.list', { kind: 'query' })).toMatchObject([
    { name: 'who waits', content: { kind: 'query', expression: 'experience' } },
  ]);
});

test('the triggers of a study are those that its tables ask for', async () => {
  await using engine = startTestEngine();
  const path = engine.path('old.axial');
  copyFileSync(saved(schemaVersion), path);
  const database = new Database(path);
  const triggers = () =>
    database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' ORDER BY name").all();
  const before = triggers();
  for (const { name } of before as { name: string }[]) database.exec(`DROP TRIGGER "${name}"`);
  generateTriggers(database);
  expect(triggers()).toEqual(before);
  // A table that is neither logged nor known to need no log would be written without history.
  const tables = database.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").pluck().all() as string[];
  const unlogged = tables.filter((name) => !(loggedTables as readonly string[]).includes(name)).sort();
  expect(unlogged).toEqual(
    ['changes', 'open_operation', 'operations', 'sources', 'sqlite_stat1', 'texts'].filter((name) =>
      tables.includes(name),
    ),
  );
  database.close();
});

test('a migration is whole or not at all, and what it adds has a history too', async () => {
  await using engine = startTestEngine();
  const path = engine.path('old.axial');
  copyFileSync(saved(1), path);
  const database = new Database(path);
  const bad = [...migrations, "ALTER TABLE codes ADD COLUMN status TEXT NOT NULL DEFAULT 'open'; SELECT nonsense;"];
  expect(() => migrate(database, bad)).toThrow('nonsense');
  expect(database.pragma('user_version', { simple: true })).toBe(1);
  expect(database.prepare("SELECT count(*) FROM pragma_table_info('codes') WHERE name = 'status'").pluck().get()).toBe(
    0,
  );
  migrate(database, [...migrations, "ALTER TABLE codes ADD COLUMN status TEXT NOT NULL DEFAULT 'open'"]);
  expect(database.pragma('user_version', { simple: true })).toBe(schemaVersion + 1);
  database.pragma(`user_version = ${schemaVersion}`);
  database.close();
  // Steps from before the column was there can still be undone, and the rows come back with its default.
  await engine.ask('study.open', { path });
  await engine.ask('operations.undoTo', { number: 1 });
  while ((await engine.ask('operations.state', {})).redo) await engine.ask('operations.redo', {});
  await addCode(engine, 'after');
  const rows = dumpStudy(engine).codes as { name: string; status: string }[];
  expect(rows.map(({ name, status }) => [name, status])).toContainEqual(['experience', 'open']);
  const { changes } = await engine.ask('operations.read', {
    number: (await engine.ask('operations.state', {})).revision,
  });
  expect(changes[0]?.after).toMatchObject({ name: 'after', status: 'open' });
  expect((await engine.ask('study.check', {})).findings).toEqual([]);
});

test('before a migration the study is copied', async () => {
  await using engine = startTestEngine();
  const path = engine.path('old.axial');
  copyFileSync(saved(1), path);
  backupBeforeMigration(engine.core.context(), path);
  const folder = engine.path('preferences/backups/before-migration');
  const [copy] = readdirSync(folder);
  expect(copy).toMatch(/^old 2025-03-03T09-00-00/u);
  expect(await engine.ask('study.open', { path: `${folder}/${copy}` })).toMatchObject({ name: 'Schema 1' });
});
