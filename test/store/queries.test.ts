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

test('stretches are written in every form that the dialogue offers, with document, place, codes and words', async () => {
  const { engine, need } = await startExample();
  await using _ = engine;
  await engine.ask('codes.update', { id: need.id, name: '<need> & *want*' });
  const request = { what: 'query', expression: 'any of ("<need> & *want*" and wait, wait)' } as const;
  const make = async (format: 'html' | 'md' | 'docx' | 'csv' | 'xlsx' | 'json') => {
    const { base64, items } = await engine.ask('exports.make', { request, format });
    expect(items).toBe(3);
    return Buffer.from(base64, 'base64');
  };
  const page = (await make('html')).toString();
  expect(page).toContain('3 stretches of text in 2 documents');
  expect(page).toContain('<h2><span>one</span><span class="count">2 stretches</span></h2>');
  expect(page).toContain(
    '<blockquote>\n<p>wait</p>\n<footer class="meta">one · paragraph 3 · 40–44 · wait; &lt;need&gt; &amp; *want*/report</footer>',
  );
  const markdown = (await make('md')).toString();
  expect(markdown).toContain(
    '## one\n\n> They wait\n>\n> — one · paragraph 3 · 35–44 · wait; \\<need\\> & \\*want\\*/report',
  );
  expect(markdown).toContain('## two\n\n> Nobody answers\n');
  const names = (bytes: Buffer) => bytes.subarray(0, 2).toString();
  expect([names(await make('docx')), names(await make('xlsx'))]).toEqual(['PK', 'PK']);
  expect((await make('csv')).toString().split('\n').length).toBeGreaterThan(3);
  await make('json');
});

test('what is missing is told with the step that took it away, as long as that step stands', async () => {
  const { engine, report, wait, need, one } = await startExample();
  await using _ = engine;
  const variable = await engine.ask('variables.create', { name: 'age', type: 'number' });
  const set = await engine.ask('sets.create', { name: 'first', documentIds: [one.id] });
  const kept = async (expression: string) => (await engine.ask('queries.check', { expression })).kept ?? '';
  const errorOf = async (expression: string) => (await engine.ask('queries.check', { expression })).errors[0];
  const [ofWait, ofReport, ofAge, ofSet] = [
    await kept('wait'),
    await kept('report inside need'),
    await kept('wait where age = 4'),
    await kept('need in set first'),
  ];
  await engine.ask('codes.delete', { ids: [wait.id] });
  const deletion = (await engine.ask('operations.state', {})).undo;
  await engine.ask('codes.merge', { ids: [report.id], into: need.id });
  await engine.ask('variables.delete', { id: variable.id });
  await engine.ask('sets.delete', { id: set.id });
  expect(await errorOf(ofWait)).toMatchObject({
    message: 'The code “wait” was deleted.',
    gone: true,
    takenBy: { number: deletion?.number, label: deletion?.label },
  });
  expect(await errorOf(ofReport)).toMatchObject({
    message: 'The code “need/report” was merged: “Merge 1 code into need”.',
    takenBy: { label: 'Merge 1 code into need' },
  });
  expect(await errorOf(ofAge.replace(/^\S+ #\S+/u, 'need'))).toMatchObject({
    message: 'The variable “age” was deleted.',
    gone: true,
  });
  expect(await errorOf(ofSet)).toMatchObject({
    message: 'The set “first” was deleted.',
    takenBy: { label: 'Delete the set “first”' },
  });
  await engine.ask('operations.undoTo', { number: deletion?.number ?? 0 });
  for (const expression of [ofWait, ofReport, ofAge, ofSet]) expect(await errorOf(expression)).toBeUndefined();
  expect(await errorOf('"never there" #abcdef')).toMatchObject({ gone: true, takenBy: null });
});

test('what makes no sense is told, and can be asked all the same', async () => {
  const { engine } = await startExample();
  await using _ = engine;
  const { errors, doubts } = await engine.ask('queries.check', { expression: 'need but not need' });
  expect([errors, doubts]).toEqual([
    [],
    [
      {
        start: 5,
        end: 17,
        message: '“but not need” takes away all that stands before it: nothing can be left.',
      },
    ],
  ]);
  expect(await found(engine, 'need but not need')).toEqual([]);
});

test('a code that is made for all that was found stands under its theme, and goes with the codings in one undo', async () => {
  const { engine, need } = await startExample();
  await using _ = engine;
  const before = dumpStudy(engine);
  const made = await engine.ask('queries.code', {
    expression: 'need and wait',
    newCode: { name: 'impatience', parentId: need.id },
  });
  expect(made).toMatchObject({ added: 1, code: { name: 'impatience', parentId: need.id } });
  expect(await found(engine, 'need/impatience')).toEqual(['one: wait']);
  // The same name once more is the same code.
  const again = await engine.ask('queries.code', {
    expression: 'need/impatience',
    newCode: { name: 'impatience', parentId: need.id },
  });
  expect(again).toMatchObject({ added: 0, existing: 1, code: { id: made.code.id } });
  await engine.ask('operations.undo', {});
  expect(dumpStudy(engine)).toEqual(before);
  const refused = await engine.fails('queries.code', { expression: 'wait', newCode: { name: '  ', parentId: null } });
  expect(refused.code).toBe('invalid_input');
  expect(dumpStudy(engine)).toEqual(before);
});

test('a query of 200 parts with long names is kept, and finds the same by its ids', async () => {
  const { engine, one } = await startExample();
  await using _ = engine;
  const names = Array.from({ length: 200 }, (_, at) => `${'a long name of a code, with commas '.repeat(3)}${at}`);
  const codes = [];
  for (const name of names) codes.push((await addCode(engine, name)).id);
  await engine.ask('codings.apply', { documentId: one.id, ranges: [{ start: 3, end: 7 }], codeIds: codes });
  const expression = `any of (${names.map((name) => `"${name}"`).join(', ')})`;
  const { kept, errors } = await engine.ask('queries.check', { expression });
  expect(errors).toEqual([]);
  expect(kept?.length).toBeGreaterThan(20_000);
  const content = { kind: 'query', expression: kept ?? '' } as const;
  await engine.ask('views.save', { name: 'all of them', content });
  const [saved] = await engine.ask('views.list', { kind: 'query' });
  const again = saved?.content.kind === 'query' ? saved.content.expression : '';
  expect((await engine.ask('queries.run', { expression: again })).total).toBe(200);
});

test('a page is the same whatever was asked before it, and follows a change', async () => {
  const { engine, one, wait } = await startExample();
  await using _ = engine;
  const orders = [
    { order: 'place', grouping: 'document' },
    { order: 'length', descending: true, grouping: 'none' },
    { order: 'place', descending: true, grouping: 'none' },
    { order: 'code', grouping: 'code' },
    { order: 'weight', grouping: 'document' },
  ] as const;
  const all = async (query: (typeof orders)[number]) => {
    const ask = { ...query, choice: {} };
    const texts = (await engine.ask('segments.query', ask)).segments.map(({ text: words }) => words);
    const ones = [];
    for (const offset of texts.keys()) {
      const page = await engine.ask('segments.query', { ...ask, offset, limit: 1 });
      const asked = await engine.ask('queries.run', { ...ask, expression: 'everything', offset, limit: 1 });
      expect([page.total, asked.total]).toEqual([texts.length, texts.length]);
      expect(asked.segments[0]?.text).toBe(page.segments[0]?.text);
      ones.push(page.segments[0]?.text);
    }
    expect(ones).toEqual(texts);
    return texts;
  };
  for (const query of [...orders, ...orders.toReversed()]) expect(await all(query)).toHaveLength(4);
  await engine.ask('codings.apply', { documentId: one.id, ranges: [{ start: 0, end: 2 }], codeIds: [wait.id] });
  for (const query of orders) expect(await all(query)).toContain('😀');
});
