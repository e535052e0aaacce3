import { describe, expect, test } from 'vitest';
import { addDocument } from '../../electron/core/documentRules.ts';
import { reader } from '../../electron/store/study.ts';
import { readSource } from '../../electron/store/texts.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

const names = async (engine: TestEngine) => (await engine.ask('documents.list', {})).documents.map(({ name }) => name);

describe('documents', () => {
  test('a text is stored as the method says: line ends as LF, controls dropped, nothing else changed', async () => {
    await using engine = await startStudy();
    const { id, characters, paragraphs } = await addText(engine, 'one', '\uFEFFa\r\nb\rc\0\u0007\td  \n\n 🙂e\u0301 ');
    expect(await engine.ask('documents.read', { id })).toMatchObject({
      text: 'a\nb\nc\td  \n\n 🙂e\u0301 ',
      format: [],
    });
    expect([characters, paragraphs]).toEqual([16, 4]);
  });

  test('names are told apart in the whole study; an import gives a free one', async () => {
    await using engine = await startStudy();
    await addText(engine, 'notes', 'a');
    expect((await engine.fails('documents.create', { name: ' notes', text: 'b' })).message).toBe(
      'There is already a document “notes” in this study.',
    );
    const group = await engine.ask('groups.create', { name: 'ORG2' });
    engine.core.context().operate({ name: 'documents.import', label: 'Import 3 documents' }, (study) => {
      for (const groupId of [group.id, group.id, null]) {
        addDocument(study, { name: 'notes', text: 'c', format: [], bytes: null, sourceName: 'notes.txt', groupId });
      }
    });
    expect(await names(engine)).toEqual(['notes', 'notes (3)', 'notes (ORG2)', 'notes (2)']);
    const { documents } = await engine.ask('documents.list', {});
    expect((await engine.fails('documents.rename', { id: documents[1]?.id, name: 'notes' })).code).toBe('conflict');
  });

  test('the bytes of an imported file are kept as they came, once', async () => {
    await using engine = await startStudy();
    const bytes = new TextEncoder().encode('wörds '.repeat(500));
    const add = (name: string) =>
      engine.core
        .context()
        .operate({ name: 'documents.import', label: 'Import 1 document' }, (study) =>
          addDocument(study, { name, text: 'words', format: [], bytes, sourceName: 'w.txt', groupId: null }),
        );
    const [first, second] = [add('a'), add('b')];
    expect(first.sourceHash).toBe(second.sourceHash);
    const study = engine.core.context().readable();
    expect(Buffer.from(readSource(study, first.sourceHash) ?? []).equals(Buffer.from(bytes))).toBe(true);
    expect(study[reader].value('SELECT count(*) FROM sources')).toBe(1);
    expect(study[reader].value('SELECT length(bytes) < size FROM sources')).toBe(1);
  });

  test('documents move in the order given, into a group and before another', async () => {
    await using engine = await startStudy();
    const [a, b, c] = [
      await addText(engine, 'a', 'a'),
      await addText(engine, 'b', 'b'),
      await addText(engine, 'c', 'c'),
    ];
    const group = await engine.ask('groups.create', { name: 'IT' });
    await engine.ask('documents.move', { ids: [c.id], groupId: null, before: a.id });
    expect(await names(engine)).toEqual(['c', 'a', 'b']);
    await engine.ask('documents.move', { ids: [b.id, c.id], groupId: group.id });
    await engine.ask('documents.move', { ids: [a.id], groupId: group.id, before: c.id });
    const { documents, groups } = await engine.ask('documents.list', {});
    expect(documents.map(({ name, position, groupId }) => [name, position, groupId])).toEqual([
      ['b', 0, group.id],
      ['a', 1, group.id],
      ['c', 2, group.id],
    ]);
    expect(groups).toEqual([{ id: group.id, name: 'IT', position: 0 }]);
  });

  test('deleting a group keeps its documents, outside any group', async () => {
    await using engine = await startStudy();
    const [first, second] = [
      await engine.ask('groups.create', { name: 'A' }),
      await engine.ask('groups.create', { name: 'B' }),
    ];
    await engine.ask('documents.create', { name: 'in A', text: 'x', groupId: first.id });
    await addText(engine, 'alone', 'x');
    const before = dumpStudy(engine);
    await engine.ask('groups.move', { id: second.id, before: first.id });
    expect((await engine.ask('documents.list', {})).groups.map(({ name }) => name)).toEqual(['B', 'A']);
    await engine.ask('groups.delete', { id: first.id });
    const { documents } = await engine.ask('documents.list', {});
    expect(documents.map(({ name, groupId, position }) => [name, groupId, position])).toEqual([
      ['alone', null, 0],
      ['in A', null, 1],
    ]);
    await engine.ask('operations.undoTo', { number: 5 });
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.fails('groups.create', { name: 'A' })).code).toBe('conflict');
  });

  test('what goes with a document is told before and comes back with it', async () => {
    await using engine = await startStudy();
    const [one, two] = [await addText(engine, 'one', 'some words'), await addText(engine, 'two', 'more words')];
    const code = await addCode(engine, 'trust');
    const ranges = [{ start: 0, end: 4 }];
    for (const { id } of [one, two]) await engine.ask('codings.apply', { documentId: id, ranges, codeIds: [code.id] });
    const target = { kind: 'document', documentId: one.id } as const;
    await engine.ask('memos.create', { title: 'M', links: [{ origin: 'link', target }] });
    const variable = await engine.ask('variables.create', { name: 'side', type: 'text' });
    await engine.ask('variables.setValues', { cells: [{ documentId: one.id, variableId: variable.id, value: 'IT' }] });
    const before = dumpStudy(engine);
    expect(await engine.ask('documents.deletionPreview', { ids: [one.id] })).toEqual({
      documents: 1,
      codings: 1,
      memoLinks: 1,
    });
    expect(await engine.ask('documents.delete', { ids: [one.id] })).toEqual({ documents: 1, codings: 1 });
    expect((await engine.ask('variables.list', {})).values).toEqual([]);
    expect((await engine.fails('documents.read', { id: one.id })).message).toBe(
      'This document is not in the study any more.',
    );
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
    expect((await engine.ask('documents.read', { id: one.id })).text).toBe('some words');
  });

  test('a note on a document is a step, the same note again is none', async () => {
    await using engine = await startStudy();
    const { id } = await addText(engine, 'one', 'x');
    expect(await engine.ask('documents.setNote', { id, note: 'In the canteen.' })).toEqual({ changed: 1 });
    expect(await engine.ask('documents.setNote', { id, note: 'In the canteen.' })).toEqual({ changed: 0 });
    expect((await engine.ask('operations.state', {})).revision).toBe(2);
  });
});

describe('variables', () => {
  test('values are kept in one form for each type, and refused by name when they do not fit', async () => {
    await using engine = await startStudy();
    const { id: documentId } = await addText(engine, 'ORG2', 'x');
    const of = {
      number: await engine.ask('variables.create', { name: 'years', type: 'number' }),
      date: await engine.ask('variables.create', { name: 'when', type: 'date' }),
      boolean: await engine.ask('variables.create', { name: 'outsourced', type: 'boolean' }),
      choice: await engine.ask('variables.create', { name: 'side', type: 'choice', choices: ['IT', 'business'] }),
    };
    const set = (type: keyof typeof of, value: string) =>
      engine.ask('variables.setValues', { cells: [{ documentId, variableId: of[type].id, value }] });
    for (const written of ['1.200,50', '1,200.50', '-1.200.000,5']) await set('number', written);
    expect((await engine.ask('variables.list', {})).values.map(({ value }) => value)).toEqual(['-1200000.5']);
    await set('number', ' 1,5 ');
    await set('date', '3.11.2025');
    await set('boolean', 'TRUE');
    await set('choice', 'IT');
    const { values } = await engine.ask('variables.list', {});
    expect(values.map(({ value }) => value)).toEqual(['1.5', '2025-11-03', 'yes', 'IT']);
    const refusal = async (type: keyof typeof of, value: string) =>
      (await engine.fails('variables.setValues', { cells: [{ documentId, variableId: of[type].id, value }] })).message;
    expect(await refusal('number', 'many')).toBe('“many” is not a number: “years” of “ORG2” is a number.');
    expect(await refusal('date', '31.2.2025')).toBe(
      '“31.2.2025” is not a day of the calendar: “when” of “ORG2” is a date.',
    );
    expect(await refusal('date', '3/4/2025')).toContain('could be two dates');
    expect(await refusal('boolean', 'perhaps')).toContain('is neither yes nor no');
    expect(await refusal('choice', 'it')).toContain('is none of its choices');
  });

  test('one bad cell refuses the whole step', async () => {
    await using engine = await startStudy();
    const [a, b] = [await addText(engine, 'a', 'x'), await addText(engine, 'b', 'x')];
    const { id: variableId } = await engine.ask('variables.create', { name: 'years', type: 'number' });
    const cells = [
      { documentId: a.id, variableId, value: '1' },
      { documentId: b.id, variableId, value: 'x' },
    ];
    expect((await engine.fails('variables.setValues', { cells })).code).toBe('invalid_input');
    expect((await engine.ask('variables.list', {})).values).toEqual([]);
  });

  test('a value is cleared by null or a blank, and setting what stands changes nothing', async () => {
    await using engine = await startStudy();
    const { id: documentId } = await addText(engine, 'a', 'x');
    const { id: variableId } = await engine.ask('variables.create', { name: 'role', type: 'text' });
    const set = (value: string | null) =>
      engine.ask('variables.setValues', { cells: [{ documentId, variableId, value }] });
    expect(await set('buyer')).toEqual({ changed: 1 });
    expect(await set('buyer')).toEqual({ changed: 0 });
    expect(await set('  ')).toEqual({ changed: 1 });
    expect((await engine.ask('variables.list', {})).values).toEqual([]);
  });

  test('a type changes only when every value fits it, and then the values take its form', async () => {
    await using engine = await startStudy();
    const { id: documentId } = await addText(engine, 'ORG2', 'x');
    const { id } = await engine.ask('variables.create', { name: 'years', type: 'text' });
    const set = (value: string) =>
      engine.ask('variables.setValues', { cells: [{ documentId, variableId: id, value }] });
    await set('long');
    const failure = await engine.fails('variables.update', { id, type: 'number' });
    expect(failure).toEqual({
      code: 'conflict',
      message: '“long” of “ORG2” is not a number, so “years” cannot be changed so.',
    });
    await set('07');
    await engine.ask('variables.update', { id, type: 'number', name: 'years of service' });
    const { variables, values } = await engine.ask('variables.list', {});
    expect(variables).toEqual([{ id, name: 'years of service', type: 'number', choices: [], position: 0 }]);
    expect(values[0]?.value).toBe('7');
    expect((await engine.fails('variables.update', { id, type: 'choice' })).code).toBe('invalid_input');
  });

  test('names are told apart, and a variable goes with its values', async () => {
    await using engine = await startStudy();
    const { id: documentId } = await addText(engine, 'a', 'x');
    const { id } = await engine.ask('variables.create', { name: 'role', type: 'text' });
    expect((await engine.fails('variables.create', { name: 'role', type: 'date' })).code).toBe('conflict');
    await engine.ask('variables.setValues', { cells: [{ documentId, variableId: id, value: 'x' }] });
    const before = dumpStudy(engine);
    await engine.ask('variables.delete', { id });
    expect(await engine.ask('variables.list', {})).toEqual({ variables: [], values: [] });
    await engine.ask('operations.undo', {});
    expect(dumpStudy(engine)).toEqual(before);
  });
});
