import { copyFileSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCode, addText, startStudy, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;

/** A study with a little of everything, closed. */
beforeAll(async () => {
  engine = await startStudy('five-themes');
  const document = await addText(engine, 'one', 'They call 🙂 back the same morning');
  const code = await addCode(engine, 'trust');
  const ranges = [{ start: 0, end: 9 }];
  await engine.ask('codings.apply', { documentId: document.id, ranges, codeIds: [code.id] });
  await engine.ask('memos.create', {
    title: 'M',
    links: [{ origin: 'link', target: { kind: 'code', codeId: code.id } }],
  });
  await engine.ask('operations.undo', {});
  await engine.ask('operations.redo', {});
  await engine.ask('study.close', {});
});
afterAll(() => engine[Symbol.asyncDispose]());

/** What the check says of a study that somebody changed with another program, the triggers out of the way. */
async function findingsAfter(change: string): Promise<string[]> {
  const path = engine.path('changed.axial');
  rmSync(path, { force: true });
  copyFileSync(engine.path('study.axial'), path);
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  database.pragma('synchronous = OFF');
  database.exec('BEGIN');
  const triggers = database.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").all() as {
    name: string;
    sql: string;
  }[];
  for (const { name } of triggers) database.exec(`DROP TRIGGER "${name}"`);
  database.exec(change);
  for (const { sql } of triggers) database.exec(sql);
  database.exec('COMMIT');
  database.close();
  await engine.ask('study.open', { path });
  const { findings } = await engine.ask('study.check', {});
  await engine.ask('study.close', {});
  return findings.map((finding) => finding.message);
}

test('a sound study has no findings, and the check says what it looked at', async () => {
  await engine.ask('study.open', { path: engine.path('study.axial') });
  const { findings, checked } = await engine.ask('study.check', {});
  expect(findings).toEqual([]);
  expect(checked).toHaveLength(6);
});

test.each([
  [
    'a row changed behind the history',
    "UPDATE codes SET name = 'other' WHERE name = 'trust'",
    'is not what the history says',
  ],
  ['a row deleted behind the history', 'DELETE FROM memos', 'Row 1 of memos is not what the history says.'],
  [
    'a row added behind the history',
    "INSERT INTO coders (id, name) VALUES ('x', 'y')",
    'does not know how row 2 of coders',
  ],
  [
    'a change cut out of the history',
    'DELETE FROM changes WHERE key = (SELECT max(key) - 1 FROM changes)',
    'does not hold the changes',
  ],
  [
    'a forged change',
    "UPDATE changes SET before = json_set(before, '$.title', 'forged') WHERE table_name = 'memos' AND before IS NOT NULL",
    'has a gap',
  ],
  ['a step cut out of the history', 'DELETE FROM operations WHERE number = 3', 'Step 4 of the history does not follow'],
  [
    'a step marked as undone',
    'UPDATE operations SET undone_by = 2 WHERE number = 2',
    'marked as undone, or as standing, by mistake',
  ],
  [
    'a text that is not what it was',
    "UPDATE texts SET text = 'They call 🙂 back the same evening'",
    'is not what it was',
  ],
  ['a text with a wrong length', 'UPDATE texts SET length = 12', 'other paragraphs or another length'],
  [
    'a coding outside its text',
    'UPDATE codings SET end_at = 900',
    'A range 0 to 900 in “one” is outside its text, which ends at 34.',
  ],
  [
    'a coding that cuts a character',
    'UPDATE codings SET end_at = 11',
    'A range 0 to 11 in “one” cuts a character in two.',
  ],
  ['a coding of a code that is gone', 'DELETE FROM codes WHERE key = 6', 'of codings names one of codes that is gone'],
  ['a code below itself', 'UPDATE codes SET parent_key = 6 WHERE key = 6', 'The code “trust” stands below itself.'],
  ['two codes with one key', "UPDATE codes SET shortcut = '1'", 'Several codes have the key “1”.'],
  ['a step left open', 'UPDATE open_operation SET number = 4', 'A step was left open.'],
])('the check finds %s', async (_what, change, sentence) => {
  expect(await findingsAfter(change)).toContainEqual(expect.stringContaining(sentence));
});
