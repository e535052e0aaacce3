import { describe, expect, test } from 'vitest';
import { reader, writer } from '../../electron/store/study.ts';
import { openStudyFile } from '../../electron/store/studyFile.ts';
import { addCode, addText, dumpStudy, startStudy, startTestEngine } from '../support/engine.ts';

describe('the history', () => {
  test('a new study has nothing to undo and is at revision 0', async () => {
    await using engine = await startStudy();
    expect(await engine.ask('operations.state', {})).toEqual({ revision: 0, undo: null, redo: null });
    expect(await engine.fails('operations.undo', {})).toEqual({
      code: 'conflict',
      message: 'There is nothing to undo.',
    });
    expect(await engine.fails('operations.redo', {})).toEqual({
      code: 'conflict',
      message: 'There is nothing to redo.',
    });
  });

  test('undo restores rows with the same ids, redo brings them back as they were', async () => {
    await using engine = await startStudy();
    const document = await addText(engine, 'one', 'trust and effort');
    const start = dumpStudy(engine);
    const code = await addCode(engine, 'trust');
    const { added } = await engine.ask('codings.apply', {
      documentId: document.id,
      ranges: [{ start: 0, end: 5 }],
      codeIds: [code.id],
      weight: 33.3333,
      comment: 'here',
    });
    const end = dumpStudy(engine);
    expect((await engine.ask('operations.undo', {})).label).toBe('Code 1 segment with trust');
    expect((await engine.ask('operations.undo', {})).label).toBe('New theme “trust”');
    expect(dumpStudy(engine)).toEqual(start);
    await engine.ask('operations.redo', {});
    await engine.ask('operations.redo', {});
    expect(dumpStudy(engine)).toEqual(end);
    expect((await engine.ask('codings.read', { id: added[0] as never })).weight).toBe(33.3333);
  });

  test('history survives closing and reopening', async () => {
    await using engine = await startStudy();
    await addCode(engine, 'a');
    await addCode(engine, 'b');
    await engine.ask('operations.undo', {});
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path: engine.path('study.axial') });
    expect(await engine.ask('operations.state', {})).toMatchObject({
      revision: 3,
      undo: { label: 'New theme “a”' },
      redo: { label: 'New theme “b”' },
    });
    await engine.ask('operations.redo', {});
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['a', 'b']);
  });

  test('a new step after an undo clears what could be redone, and the undone step stays in the list', async () => {
    await using engine = await startStudy();
    await addCode(engine, 'a');
    await addCode(engine, 'b');
    await engine.ask('operations.undo', {});
    await addCode(engine, 'c');
    expect(await engine.ask('operations.state', {})).toMatchObject({ undo: { label: 'New theme “c”' }, redo: null });
    const { operations } = await engine.ask('operations.list', {});
    expect(operations.map(({ number, kind, target, undoneBy }) => [number, kind, target, undoneBy])).toEqual([
      [4, 'do', null, null],
      [3, 'undo', 2, null],
      [2, 'do', null, 3],
      [1, 'do', null, null],
    ]);
    await engine.ask('operations.undo', {});
    await engine.ask('operations.undo', {});
    expect(await engine.ask('codes.list', {})).toEqual([]);
    expect((await engine.ask('operations.redo', {})).label).toBe('New theme “a”');
    expect((await engine.ask('operations.redo', {})).label).toBe('New theme “c”');
    expect((await engine.ask('operations.state', {})).redo).toBeNull();
  });

  test('undo to a step takes back everything from the newest down to it, and says how much beforehand', async () => {
    await using engine = await startStudy();
    for (const name of ['a', 'b', 'c', 'd']) await addCode(engine, name);
    expect((await engine.ask('operations.read', { number: 2 })).undoes).toBe(3);
    expect(await engine.ask('operations.undoTo', { number: 2 })).toEqual({ undone: 3 });
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['a']);
    expect((await engine.ask('operations.read', { number: 2 })).undoes).toBe(0);
    expect((await engine.fails('operations.undoTo', { number: 2 })).code).toBe('conflict');
    expect((await engine.fails('operations.undoTo', { number: 99 })).code).toBe('not_found');
    for (let step = 0; step < 3; step++) await engine.ask('operations.redo', {});
    expect((await engine.ask('codes.list', {})).map((code) => code.name)).toEqual(['a', 'b', 'c', 'd']);
  });

  test('a step that changes nothing leaves no trace', async () => {
    await using engine = await startStudy();
    const code = await addCode(engine, 'a');
    await engine.ask('codes.update', { id: code.id, name: 'a' });
    await engine.ask('study.rename', { name: 'study' });
    expect((await engine.ask('operations.state', {})).revision).toBe(1);
  });

  test('a step that fails half-way leaves nothing behind', async () => {
    await using engine = await startStudy();
    const document = await addText(engine, 'one', 'some words');
    const before = dumpStudy(engine);
    const failure = await engine.fails('codings.apply', {
      documentId: document.id,
      ranges: [
        { start: 0, end: 4 },
        { start: 5, end: 11 },
      ],
      newCode: { name: 'left behind', parentId: null },
    });
    expect(failure.message).toBe('The range 5 to 11 is outside the text, which ends at 10.');
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.ask('operations.state', {})).revision).toBe(1);
  });

  test('rows that were changed behind the history make undo a conflict that changes nothing', async () => {
    await using engine = await startStudy();
    await addCode(engine, 'a');
    await engine.core.context().operate({ name: 'codes.update', label: 'x' }, (study) => {
      study[writer].run("UPDATE codes SET name = 'b'");
    });
    // Pretend that the second step never was, as if the file had been edited by hand.
    const sql = engine.core.context().readable()[reader];
    sql.all('UPDATE operations SET undone_by = 2 WHERE number = 2 RETURNING 1');
    const before = dumpStudy(engine);
    expect(await engine.fails('operations.undo', {})).toMatchObject({ code: 'conflict' });
    expect(dumpStudy(engine)).toEqual(before);
  });

  test('nothing is written outside an operation, and no stored text or step ever changes', async () => {
    await using engine = await startStudy();
    await addText(engine, 'one', 'words');
    await addCode(engine, 'a');
    const sql = engine.core.context().readable()[reader];
    const write = (statement: string) => () => sql.all(`${statement} RETURNING 1`);
    expect(write("UPDATE codes SET name = 'b'")).toThrow('inside an operation');
    expect(write('DELETE FROM documents')).toThrow('inside an operation');
    expect(write("INSERT INTO coders (id, name) VALUES ('x', 'y')")).toThrow('inside an operation');
    expect(write("UPDATE texts SET text = 'other'")).toThrow('never change');
    expect(write('DELETE FROM texts')).toThrow('never change');
    expect(write('DELETE FROM changes')).toThrow('history never changes');
    expect(write("UPDATE changes SET after = '{}'")).toThrow('history never changes');
    expect(write('DELETE FROM operations')).toThrow('history never changes');
    expect(write("UPDATE operations SET actor = 'somebody else'")).toThrow('history never changes');
  });

  test('an operation cannot stand inside another, nor wait for something', async () => {
    await using engine = await startStudy();
    const context = engine.core.context();
    const inner = () => context.operate({ name: 'codes.x', label: 'inner' }, () => undefined);
    expect(() => context.operate({ name: 'codes.x', label: 'outer' }, inner)).toThrow('cannot stand inside another');
    expect(() => context.operate({ name: 'codes.x', label: 'late' }, async () => undefined)).toThrow('asynchronous');
    await addCode(engine, 'still works');
  });

  test('saves of one memo within a minute are one step; a later save is another', async () => {
    await using engine = await startStudy();
    const memo = await engine.ask('memos.create', { title: 'T' });
    const revision = async () => (await engine.ask('operations.state', {})).revision;
    for (const title of ['Tr', 'Tru', 'Trust']) {
      engine.clock.now += 10_000;
      await engine.ask('memos.write', { id: memo.id, title });
    }
    expect(await revision()).toBe(2);
    const { operation, changes } = await engine.ask('operations.read', { number: 2 });
    expect(operation.label).toBe('Write memo “Trust”');
    expect(changes.map((change) => [change.before?.title, change.after?.title])).toEqual([['T', 'Trust']]);
    engine.clock.now += 60_000;
    await engine.ask('memos.write', { id: memo.id, title: 'Trust in people' });
    expect(await revision()).toBe(3);
    await engine.ask('operations.undo', {});
    expect((await engine.ask('memos.read', { id: memo.id })).title).toBe('Trust');
    await engine.ask('operations.undo', {});
    expect((await engine.ask('memos.read', { id: memo.id })).title).toBe('T');
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  });

  test('a save after an undo, or after another step, does not continue the step before', async () => {
    await using engine = await startStudy();
    const memo = await engine.ask('memos.create', { title: 'T' });
    await engine.ask('memos.write', { id: memo.id, title: 'A' });
    await addCode(engine, 'between');
    await engine.ask('memos.write', { id: memo.id, title: 'B' });
    await engine.ask('operations.undo', {});
    await engine.ask('memos.write', { id: memo.id, title: 'C' });
    expect((await engine.ask('operations.state', {})).revision).toBe(6);
    await engine.ask('operations.undo', {});
    expect((await engine.ask('memos.read', { id: memo.id })).title).toBe('A');
  });

  test('the list filters by family and person, the calendar counts days where the researcher is', async () => {
    await using engine = await startStudy();
    await addText(engine, 'one', 'words');
    await addCode(engine, 'a');
    await engine.ask('operations.undo', {});
    engine.clock.now = Date.UTC(2025, 2, 3, 23, 30);
    await engine.ask('app.setPreferences', { coder: 'L. Duarte' });
    await engine.ask('memos.create', { title: 'late' });
    const labels = async (filter: { family?: 'codes' | 'documents'; actor?: string }) =>
      (await engine.ask('operations.list', filter)).operations.map((operation) => operation.label);
    expect(await labels({ family: 'codes' })).toEqual(['Undo: New theme “a”', 'New theme “a”']);
    expect(await labels({ family: 'documents' })).toEqual(['New document “one”']);
    expect(await labels({ actor: 'L. Duarte' })).toEqual(['New memo “late”']);
    expect(await engine.ask('operations.calendar', { minutesEast: 60 })).toEqual({
      days: [
        { day: '2025-03-03', steps: 2 },
        { day: '2025-03-04', steps: 1 },
      ],
      families: { codes: 1, documents: 1, memos: 1 },
      actors: [
        { name: 'Researcher', steps: 2 },
        { name: 'L. Duarte', steps: 1 },
      ],
    });
    const page = await engine.ask('operations.list', { before: 3, limit: 1 });
    expect(page).toMatchObject({ total: 4, operations: [{ number: 2 }] });
  });

  test('a step names the documents, codes and memos that it touched, and tells its changes in words', async () => {
    await using engine = await startStudy();
    const document = await addText(engine, 'ORG2', 'They call back the same morning');
    const code = await addCode(engine, 'trust');
    const other = await addCode(engine, 'speed');
    const ranges = [{ start: 5, end: 14 }];
    const { added } = await engine.ask('codings.apply', { documentId: document.id, ranges, codeIds: [code.id] });
    await engine.ask('codings.recode', { ids: added, codeId: other.id });
    const sentences = async (number: number) =>
      (await engine.ask('operations.read', { number })).changes.map((change) => change.sentence);
    expect(await sentences(4)).toEqual(['New coder “Researcher”.', 'Coded “call back” in ORG2 with trust.']);
    expect(await sentences(5)).toEqual(['“call back” in ORG2: code trust → speed.']);
    const { touches } = (await engine.ask('operations.read', { number: 4 })).operation;
    expect(touches).toEqual([
      { kind: 'code', id: code.id },
      { kind: 'document', id: document.id },
    ]);
    await engine.ask('codes.delete', { ids: [other.id] });
    expect(await sentences(6)).toContain('Removed speed from “call back” in ORG2.');
    expect((await engine.ask('operations.read', { number: 6 })).operation.touches).toContainEqual({
      kind: 'code',
      id: other.id,
    });
  });

  test('a note may be written on a step long after and is no step itself', async () => {
    await using engine = await startStudy();
    await addCode(engine, 'a');
    await engine.ask('operations.setNote', { number: 1, note: 'Because they said so.' });
    expect((await engine.ask('operations.read', { number: 1 })).operation.note).toBe('Because they said so.');
    expect((await engine.ask('operations.state', {})).revision).toBe(1);
    expect((await engine.fails('operations.setNote', { number: 7, note: 'x' })).code).toBe('not_found');
  });

  test('a change tells which nouns it made stale', async () => {
    await using engine = await startStudy();
    const document = await addText(engine, 'one', 'words');
    engine.events.length = 0;
    await engine.ask('codings.apply', {
      documentId: document.id,
      ranges: [{ start: 0, end: 5 }],
      newCode: { name: 'a', parentId: null },
    });
    await engine.ask('operations.undo', {});
    expect(engine.events).toEqual([
      {
        type: 'changed',
        revision: 2,
        nouns: ['codes', 'codings', 'operations'],
        label: 'Code 1 segment with a',
      },
      {
        type: 'changed',
        revision: 3,
        nouns: ['codes', 'codings', 'operations'],
        label: 'Undo: Code 1 segment with a',
      },
    ]);
  });

  test('after closing, one file is left', async () => {
    const { readdirSync } = await import('node:fs');
    const engine = startTestEngine();
    await using _ = engine;
    await engine.ask('study.create', { path: engine.path('study.axial') });
    await addCode(engine, 'a');
    expect(readdirSync(engine.folder).filter((name) => name.startsWith('study')).length).toBeGreaterThan(1);
    await engine.ask('study.close', {});
    expect(readdirSync(engine.folder).filter((name) => name.startsWith('study') || name.startsWith('.'))).toEqual([
      'study.axial',
    ]);
    const file = openStudyFile(engine.path('study.axial'), { clock: () => 0, newId: () => 'x' });
    expect(file.revision()).toBe(1);
    file.close();
  });
});
