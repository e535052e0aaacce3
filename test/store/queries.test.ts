import { expect, test } from 'vitest';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { addCode, addText, dumpStudy, startStudy, type TestEngine } from '../support/engine.ts';

const text = '😀 They call back.\nNobody answers.\n\nThey wait for the report.';

async function startExample() {
  const engine = await startStudy();
  const one = await addText(engine, 'one', text);
  const two = await addText(engine, 'two', text);
  const need = await addCode(engine, 'need');
  const report = await addCode(engine, 'report', need);
  const wait = await addCode(engine, 'wait');
  const code = (documentId: DocumentId, codeId: CodeId, words: string, more = {}) => {
    const start = text.indexOf(words);
    return engine.ask('codings.apply', {
      documentId,
      ranges: [{ start, end: start + words.length }],
      codeIds: [codeId],
      ...more,
    });
  };
  await code(one.id, need.id, 'They call back', { weight: 60, comment: 'why?' });
  await code(one.id, report.id, 'wait for the report');
  await code(one.id, wait.id, 'They wait');
  await code(two.id, wait.id, 'Nobody answers', { weight: 10 });
  return { engine, one, two, need, report, wait };
}

const found = async (engine: TestEngine, expression: string, choice = {}) => {
  const { segments, stretches } = await engine.ask('queries.run', { expression, choice });
  return [...segments, ...stretches].map(({ documentName, text: words }) => `${documentName}: ${words}`);
};

test('a query finds codings or stretches, with their words, in the order of the study', async () => {
  const { engine } = await startExample();
  await using _ = engine;
  expect(await found(engine, 'need')).toEqual(['one: They call back', 'one: wait for the report']);
  expect(await found(engine, 'exactly need')).toEqual(['one: They call back']);
  expect(await found(engine, 'need and wait')).toEqual(['one: wait']);
  expect(await found(engine, 'wait preceded by need within 1 paragraph')).toEqual([]);
  expect(await found(engine, 'wait preceded by need within 2 paragraphs')).toEqual(['one: They wait']);
  expect(await found(engine, 'everything weight 50 to 100')).toEqual(['one: They call back']);
  expect(await found(engine, 'everything with comment')).toEqual(['one: They call back']);
  expect(await found(engine, 'everything not with weight')).toHaveLength(2);
  expect(await found(engine, 'everything text "THE  report"')).toEqual(['one: wait for the report']);
  expect(await found(engine, 'everything not in document one')).toEqual(['two: Nobody answers']);
  expect(await found(engine, 'everything coded since 2001-01-01')).toHaveLength(4);
  expect(await found(engine, 'everything coded until 2001-01-01')).toEqual([]);
});

test('documents are asked for by group, set, and variable; memos by what they point at', async () => {
  const { engine, one, two, need } = await startExample();
  await using _ = engine;
  const group = await engine.ask('groups.create', { name: 'IT' });
  await engine.ask('documents.move', { ids: [two.id], groupId: group.id, before: null });
  await engine.ask('sets.create', { name: 'first', documentIds: [one.id] });
  const variable = await engine.ask('variables.create', { name: 'age', type: 'number' });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: one.id, variableId: variable.id, value: '30' }],
  });
  expect(await found(engine, 'everything in group IT')).toEqual(['two: Nobody answers']);
  expect(await found(engine, 'everything not in group IT')).toHaveLength(3);
  expect(await found(engine, 'need in set first')).toHaveLength(2);
  expect(await found(engine, 'need where age between 20 and 30')).toHaveLength(2);
  expect(await found(engine, 'need where age > 30')).toEqual([]);
  expect(await found(engine, 'everything where age is empty')).toEqual(['two: Nobody answers']);
  const { segments } = await engine.ask('queries.run', { expression: 'exactly need' });
  const [segment] = segments;
  expect(await found(engine, 'need with memo')).toEqual([]);
  await engine.ask('memos.create', {
    title: 'why',
    type: 'free',
    links: [
      {
        origin: 'link',
        target: {
          kind: 'segment',
          documentId: one.id,
          start: segment?.start ?? 0,
          end: segment?.end ?? 0,
          codingId: segment?.id ?? null,
        },
      },
    ],
  });
  expect(await found(engine, 'need with memo')).toEqual(['one: They call back']);
  expect(need.name).toBe('need');
});

test('the trees narrow what a query finds: codings themselves, stretches by the codings on them', async () => {
  const { engine, two, wait, report } = await startExample();
  await using _ = engine;
  expect(await found(engine, 'everything', { documentIds: [two.id] })).toEqual(['two: Nobody answers']);
  expect(await found(engine, 'everything', { codeIds: [wait.id] })).toHaveLength(2);
  expect(await found(engine, 'at least 1 of (need, wait)', { codeIds: [report.id] })).toEqual([
    'one: They wait for the report',
  ]);
});

test('what is found is counted by document and code', async () => {
  const { engine } = await startExample();
  await using _ = engine;
  const { total, documents, characters } = await engine.ask('queries.run', { expression: 'any of (need, wait)' });
  // “They wait” and “wait for the report” share a word.
  expect([total, documents, characters]).toEqual([4, 2, 14 + 'They wait for the report'.length + 14]);
  const counts = await engine.ask('queries.counts', { expression: 'any of (need, wait)' });
  expect(counts.documents.map(({ name, count }) => [name, count])).toEqual([
    ['one', 3],
    ['two', 1],
  ]);
  expect(counts.codes.map(({ path, count, documents: spread }) => [path, count, spread])).toEqual([
    ['need', 1, 1],
    ['need/report', 1, 1],
    ['wait', 2, 2],
  ]);
  const ofStretches = await engine.ask('queries.counts', { expression: 'need and wait' });
  expect(ofStretches.codes.map(({ path, count }) => [path, count])).toEqual([
    ['need/report', 1],
    ['wait', 1],
  ]);
});

test('all that a query finds is coded in one step, which one undo takes back', async () => {
  const { engine, wait } = await startExample();
  await using _ = engine;
  const before = dumpStudy(engine);
  const done = await engine.ask('queries.code', {
    expression: 'any of (need, wait)',
    newCode: { name: 'found', parentId: null },
  });
  expect(done).toMatchObject({ added: 4, existing: 0, documents: 2, code: { name: 'found' } });
  expect(await found(engine, 'found')).toHaveLength(4);
  const again = await engine.ask('queries.code', { expression: 'any of (need, wait)', codeId: done.code.id });
  expect(again).toMatchObject({ added: 0, existing: 4 });
  expect((await engine.ask('operations.state', {})).undo?.label).toBe('Code 4 segments found by a query with found');
  await engine.ask('operations.undo', {});
  expect(dumpStudy(engine)).toEqual(before);
  await expect(engine.ask('queries.code', { expression: 'wait inside need', codeId: wait.id })).rejects.toThrow(
    'The query finds nothing that could be coded.',
  );
});

test('a query that is kept lives through a new name of its code, and says when the code was deleted', async () => {
  const { engine, report, wait } = await startExample();
  await using _ = engine;
  const checked = await engine.ask('queries.check', { expression: 'report overlapping wait' });
  expect(checked).toMatchObject({
    readable: true,
    errors: [],
    spoken: 'need/report overlapping wait',
    words: 'Codings of need › report that share at least one character with one of the codings of wait.',
    gives: 'segments',
  });
  const kept = checked.kept ?? '';
  await engine.ask('codes.update', { id: report.id, name: 'accounts' });
  expect(await engine.ask('queries.check', { expression: kept })).toMatchObject({
    spoken: 'need/accounts overlapping wait',
  });
  expect(await found(engine, kept)).toEqual(['one: wait for the report']);
  await engine.ask('codes.delete', { ids: [wait.id] });
  const broken = await engine.ask('queries.check', { expression: kept });
  expect(broken.errors).toEqual([expect.objectContaining({ message: 'The code “wait” was deleted.', gone: true })]);
  await expect(found(engine, kept)).rejects.toThrow('The code “wait” was deleted.');
});

test('what a query finds is written as it is shown, with the query in the facts', async () => {
  const { engine } = await startExample();
  await using _ = engine;
  const make = async (expression: string, more = {}) => {
    const request = { what: 'query', expression, ...more } as const;
    const { base64, items } = await engine.ask('exports.make', { request, format: 'json' });
    return { items, ...JSON.parse(Buffer.from(base64, 'base64').toString()) };
  };
  const stretches = await make('need and wait');
  expect(stretches.stretches).toEqual([
    expect.objectContaining({ document: 'one', start: 40, end: 44, text: 'wait', codes: ['wait', 'need/report'] }),
  ]);
  expect(JSON.stringify(stretches)).toContain('"need and wait"');
  const segments = await make('everything', { order: 'length', descending: true, grouping: 'none' });
  expect(segments.segments.map((each: { text: string }) => each.text)).toEqual([
    'wait for the report',
    'They call back',
    'Nobody answers',
    'They wait',
  ]);
  await expect(make('nothing like it')).rejects.toThrow('There is no code “nothing like it”.');
});
