import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { InputOf } from '#shared/contract/index.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

const anna = {
  id: '1',
  names: ['Hildegard Okonkwo', 'Hildegard'],
  replacement: 'Planner 1',
  kind: 'person' as const,
};

/** A study in which one name stands everywhere that words can stand, with a key file that knows it. */
async function startNamed(): Promise<TestEngine & { readonly documentId: string }> {
  const engine = await startStudy();
  const text = 'Hildegard: I am Hildegard Okonkwo.\n\nHildegard: They call back, Hildegard says.';
  const document = await addText(engine, 'Talk with Hildegard', text);
  await engine.ask('documents.setNote', { id: document.id, note: 'Hildegard was late.' });
  const code = await addCode(engine, 'experience');
  const said = text.indexOf('They call back');
  await engine.ask('codings.apply', {
    documentId: document.id,
    ranges: [
      { start: said, end: said + 14 },
      { start: 16, end: 33 },
    ],
    codeIds: [code.id],
    comment: 'As Hildegard puts it.',
  });
  const variable = await engine.ask('variables.create', {
    name: 'who',
    type: 'choice',
    choices: ['Hildegard', 'other'],
  });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: document.id, variableId: variable.id, value: 'Hildegard' }],
  });
  const body = JSON.stringify({
    root: {
      type: 'root',
      children: [{ type: 'paragraph', children: [{ type: 'text', text: 'Hildegard trusts them.' }] }],
    },
  });
  await engine.ask('memos.create', { title: 'On Hildegard', type: 'free', body, links: [] });
  await engine.ask('codes.create', { name: 'Hildegard’s list', parentId: code.id });
  await engine.ask('codes.update', { id: code.id, example: 'Hildegard calls.' });
  await engine.ask('groups.create', { name: 'Hildegard’s people' });
  await engine.ask('pseudonyms.use', { path: engine.path('key.json'), create: true });
  await engine.ask('pseudonyms.write', { pseudonyms: [anna] });
  return Object.assign(engine, { documentId: document.id });
}

test('the key file lies apart, and the study knows neither it nor a name of it', async () => {
  await using engine = await startNamed();
  expect(JSON.parse(readFileSync(engine.path('key.json'), 'utf8'))).toMatchObject({
    format: 'axial-pseudonyms',
    pseudonyms: [anna],
  });
  if (process.platform !== 'win32') expect(statSync(engine.path('key.json')).mode & 0o077).toBe(0);
  await engine.ask('study.close', {});
  const bytes = readFileSync(engine.path('study.axial'), 'latin1');
  expect(bytes).not.toContain('Planner 1');
  expect(bytes).not.toContain('key.json');
});

test('a name is found wherever words stand', async () => {
  await using engine = await startNamed();
  const { places, total } = await engine.ask('pseudonyms.find', {});
  expect(new Set(places.map((place) => place.in.kind))).toEqual(
    new Set(['document', 'documentName', 'documentNote', 'value', 'comment', 'memo', 'memoTitle', 'code', 'group']),
  );
  // Four in the text, two comments, and one each in name, note, value, group, title, memo, and the name and example of codes.
  expect(total).toBe(14);
});

test('pseudonyms stand everywhere in one step, codings stay on their words, and undo brings all back', async () => {
  await using engine = await startNamed();
  const before = dumpStudy(engine);
  expect(await engine.ask('pseudonyms.replace', {})).toMatchObject({ places: 14 });
  const { segments } = await engine.ask('segments.query', { choice: {} });
  expect(segments.map(({ text }) => text)).toEqual(['Planner 1', 'They call back']);
  expect((await engine.ask('pseudonyms.find', {})).total).toBe(0);
  expect(JSON.stringify(dumpStudy(engine))).not.toContain('Hildegard');
  const { document, text, format } = await engine.ask('documents.read', { id: engine.documentId as never });
  expect([document.name, document.note]).toEqual(['Talk with Planner 1', 'Planner 1 was late.']);
  expect(text).toBe('Planner 1: I am Planner 1.\n\nPlanner 1: They call back, Planner 1 says.');
  expect(format.filter(({ kind }) => kind === 'speaker').map(({ value }) => value)).toEqual(['Planner 1', 'Planner 1']);
  const { speakers } = await engine.ask('speakers.list', {});
  expect(speakers.map(({ name, turns }) => [name, turns])).toEqual([['Planner 1', 2]]);
  expect((await engine.ask('operations.state', {})).undo?.label).toBe('Put pseudonyms in 14 places');
  expect((await engine.ask('study.check', {})).findings).toEqual([]);
  await engine.ask('operations.undo', {});
  expect(dumpStudy(engine)).toEqual(before);
});

test('a table in which one spelling stands for two is refused, and the key file stays as it was', async () => {
  await using engine = await startNamed();
  const other = { ...anna, id: '2', replacement: 'Planner 2' };
  expect((await engine.fails('pseudonyms.write', { pseudonyms: [anna, other] })).message).toBe(
    '“Hildegard Okonkwo” cannot stand for both “Planner 1” and “Planner 2”.',
  );
  expect((await engine.ask('pseudonyms.read', {})).pseudonyms).toHaveLength(1);
});

test('a key file of another study, a damaged one and one in the place of the study are told apart', async () => {
  await using engine = await startNamed();
  await engine.ask('study.create', { path: engine.path('other.axial') });
  expect(await engine.ask('pseudonyms.read', {})).toMatchObject({ path: null, pseudonyms: [] });
  const use = (name: string) => engine.fails('pseudonyms.use', { path: engine.path(name), create: false });
  expect((await use('key.json')).message).toBe('“key.json” belongs to another study, “study”.');
  expect((await use('study.axial')).code).toBe('invalid_input');
  expect((await use('nothing.json')).code).toBe('not_found');
  expect((await engine.fails('pseudonyms.use', { path: engine.path('key.json'), create: true })).code).toBe('conflict');
});

test('the check lists what may tell who somebody is; what was kept is not listed again', async () => {
  await using engine = await startNamed();
  await addText(engine, 'Numbers', 'Mail me at a.b@example.org or on +31 20 123 45 67.');
  const check = async () =>
    (await engine.ask('anonymity.check', {})).findings.map(({ kind, text }) => `${kind}: ${text}`);
  const found = await check();
  expect(found).toEqual(
    expect.arrayContaining(['name: Hildegard', 'mail: a.b@example.org', 'phone: +31 20 123 45 67']),
  );
  await engine.ask('pseudonyms.write', { pseudonyms: [anna], kept: ['a.b@example.org'] });
  expect(await check()).toEqual(found.filter((finding) => finding !== 'mail: a.b@example.org'));
});

test('the check keeps to the parts it is asked for, tells how far it is, and takes no pseudonym for a name', async () => {
  await using engine = await startNamed();
  const kinds = async (input: InputOf<'anonymity.check'>) => {
    const { findings } = await engine.ask('anonymity.check', input);
    return new Set(findings.flatMap(({ places }) => places.map((place) => place.in.kind)));
  };
  expect(await kinds({ parts: ['memo', 'memoTitle'] })).toEqual(new Set(['memo', 'memoTitle']));
  for (let number = 0; number < 60; number++) await addText(engine, `Text ${number}`, 'Nothing stands here.');
  await engine.ask('anonymity.check', { jobId: 'names' });
  const told = engine.events.filter((event) => event.type === 'progress' && event.jobId === 'names');
  expect(told).toMatchObject([{ done: 50 }, { done: 100 }]);
  await engine.ask('pseudonyms.write', { pseudonyms: [{ ...anna, replacement: 'Miriam Stone' }] });
  await engine.ask('pseudonyms.replace', {});
  const { findings } = await engine.ask('anonymity.check', {});
  expect(findings.filter(({ text }) => text.includes('Miriam'))).toEqual([]);
});

test('a copy to give away holds no history, no earlier text and no imported file', async () => {
  await using engine = await startNamed();
  await engine.ask('imports.run', {
    jobId: 'a',
    items: [{ name: 'Hildegard.txt', base64: Buffer.from('Hildegard wrote this herself.').toString('base64') }],
  });
  await engine.ask('pseudonyms.replace', {});
  const before = dumpStudy(engine);
  const { path } = await engine.ask('study.saveAnonymised', { path: engine.path('given') });
  expect(path).toBe(engine.path('given.axial'));
  expect(dumpStudy(engine)).toEqual(before);
  for (const encoding of ['utf8', 'utf16le'] as const) expect(readFileSync(path, encoding)).not.toContain('Hildegard');
  await engine.ask('study.open', { path });
  expect((await engine.ask('operations.state', {})).undo).toBeNull();
  expect((await engine.ask('segments.query', { choice: {} })).total).toBe(2);
  expect((await engine.ask('study.check', {})).findings).toEqual([]);
  await addText(engine, 'More', 'It goes on.');
  await engine.ask('operations.undo', {});
  expect(existsSync(`${path}-journal`)).toBe(false);
});

test('names are replaced before a file comes in, and the file itself is not kept', async () => {
  await using engine = await startNamed();
  await engine.ask('imports.run', {
    jobId: 'a',
    pseudonyms: true,
    items: [
      {
        name: 'Notes on Hildegard.md',
        base64: Buffer.from('**Hildegard:** So *Hildegard Okonkwo* said.\n\n**Hildegard:** Yes.').toString('base64'),
      },
      {
        name: 'table.csv',
        base64: Buffer.from(
          'person,beside,said\nP1,Hildegard,"I, Hildegard, think that they call back soon."\n',
        ).toString('base64'),
      },
    ],
  });
  await engine.ask('pseudonyms.replace', {});
  const { documents } = await engine.ask('documents.list', {});
  const note = documents.find(({ name }) => name === 'Notes on Planner 1');
  const { text, format } = await engine.ask('documents.read', { id: note?.id as never });
  expect(text).toBe('Planner 1: So Planner 1 said.\n\nPlanner 1: Yes.');
  expect(format.filter(({ kind }) => kind === 'speaker').map(({ value }) => value)).toEqual(['Planner 1', 'Planner 1']);
  expect(documents.filter(({ sourceHash }) => sourceHash !== '')).toEqual([]);
  const stored = new Set(documents.map(({ id }) => id));
  for (const id of stored) expect((await engine.ask('documents.read', { id })).text).not.toContain('Hildegard');
  const { values } = await engine.ask('variables.list', {});
  expect(values.map(({ value }) => value)).toEqual(['Planner 1', 'Planner 1']);
});

test('names leave the facts about speakers, and what variables, sets and the study are called', async () => {
  await using engine = await startNamed();
  const [speaker] = (await engine.ask('speakers.list', {})).speakers;
  const boss = await engine.ask('speakers.createVariable', { name: 'Hildegard’s boss', type: 'text' });
  await engine.ask('speakers.setValues', {
    cells: [{ speakerId: speaker?.id ?? ('' as never), variableId: boss.id, value: 'Hildegard Okonkwo' }],
  });
  const team = await engine.ask('variables.create', { name: 'Team of Hildegard', type: 'text' });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: engine.documentId as never, variableId: team.id, value: 'Hildegard' }],
  });
  await engine.ask('sets.create', {
    name: 'Hildegard’s documents',
    filter: {
      match: 'all',
      conditions: [
        { by: 'name', contains: 'Hildegard' },
        { by: 'variable', variableId: team.id, is: 'equal', value: 'Hildegard' },
      ],
    },
  });
  await engine.ask('study.rename', { name: 'Hildegard’s study' });
  const before = dumpStudy(engine);
  await engine.ask('pseudonyms.replace', {});
  expect((await engine.ask('pseudonyms.find', {})).total).toBe(0);
  const sets = await engine.ask('sets.list', {});
  expect(sets.map(({ name, documentIds }) => [name, documentIds])).toEqual([
    ['Planner 1’s documents', [engine.documentId]],
  ]);
  await engine.ask('study.saveAnonymised', { path: engine.path('given.axial') });
  const copy = readFileSync(engine.path('given.axial'));
  expect(copy.includes('Hildegard')).toBe(false);
  expect(copy.includes('Okonkwo')).toBe(false);
  await engine.ask('operations.undo', {});
  expect(dumpStudy(engine)).toEqual(before);
});
