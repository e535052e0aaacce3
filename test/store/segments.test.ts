import { describe, expect, test } from 'vitest';
import { codeSets } from '#shared/analysis/sets.ts';
import type { InputOf } from '#shared/contract/index.ts';
import { readStudyColumns } from '../../electron/store/columns.ts';
import { addCode, addText, startStudy } from '../support/engine.ts';

/** METHOD.md §3's worked example as a study: one document of length 100, LF at 50, codes A and B. */
async function startExample() {
  const engine = await startStudy();
  const document = await addText(engine, 'example', `${'a'.repeat(50)}\n${'b'.repeat(49)}`);
  const a = await addCode(engine, 'A');
  const b = await addCode(engine, 'B');
  const code = (codeId: typeof a.id, ...ranges: [number, number][]) =>
    engine.ask('codings.apply', {
      documentId: document.id,
      ranges: ranges.map(([start, end]) => ({ start, end })),
      codeIds: [codeId],
    });
  await code(a.id, [0, 30], [10, 40]);
  await code(b.id, [20, 25], [35, 70]);
  return { engine, document, a, b, code };
}

describe('co-occurrence over a study', () => {
  test('the worked example of the method comes out as it is written', async () => {
    const { engine } = await startExample();
    await using _ = engine;
    const cell = async (unit: NonNullable<InputOf<'charts.coOccurrence'>['unit']>, near = 0) =>
      (await engine.ask('charts.coOccurrence', { unit, near })).values[1];
    expect(await cell('pairs')).toBe(3);
    expect(await cell('stretches')).toBe(2);
    expect(await cell('characters')).toBe(10);
    expect(await cell('paragraphs')).toBe(1);
    expect(await cell('documents')).toBe(1);
    expect(await cell('near')).toBe(4);
    const result = await engine.ask('charts.coOccurrence', {});
    expect(result.c[1]).toBe(3);
    expect(result.jaccard[1]).toBeCloseTo(10 / 70, 12);
    expect([...result.frequency]).toEqual([2, 2]);
    expect(result.flags[1]).toBe(1);
  });

  test('the passages behind a cell are the pairs that were counted, with their words', async () => {
    const { engine, a, b } = await startExample();
    await using _ = engine;
    const { total, passages } = await engine.ask('charts.passages', { options: {}, first: a.id, second: b.id });
    expect(total).toBe(3);
    expect(
      passages.map(({ first, second, shared, paragraph }) => [first.start, second.start, shared, paragraph]),
    ).toEqual([
      [0, 20, 5, 1],
      [10, 20, 5, 1],
      [10, 35, 5, 1],
    ]);
    for (const passage of passages) {
      const { codeId } = await engine.ask('codings.read', { id: passage.first.codingId });
      expect([codeId, passage.first.codeId]).toEqual([a.id, a.id]);
      expect(passage.text).toHaveLength(passage.end - passage.start);
    }
  });

  test('codes stand in the order asked for', async () => {
    const { engine, a, b, code } = await startExample();
    await using _ = engine;
    await code(b.id, [80, 85]);
    const order = async (options: InputOf<'charts.coOccurrence'>) =>
      (await engine.ask('charts.coOccurrence', options)).codes.map(({ name }) => name).join('');
    expect(await order({ codeIds: [b.id, a.id] })).toBe('AB');
    expect(await order({ codeIds: [b.id, a.id], order: 'given' })).toBe('BA');
    expect(await order({ order: 'frequency' })).toBe('BA');
    expect(await order({ order: 'name' })).toBe('AB');
    expect(await order({ order: 'similarity' })).toHaveLength(2);
    expect((await engine.fails('charts.coOccurrence', { documentIds: ['gone'] })).code).toBe('not_found');
    expect((await engine.fails('charts.coOccurrence', { codeIds: ['gone'] })).code).toBe('not_found');
  });

  test('the chart follows every coding, undo and deletion without being asked to start anew', async () => {
    const { engine, document, a, b, code } = await startExample();
    await using _ = engine;
    const other = await addText(engine, 'other', 'c'.repeat(80));
    const pairs = async () => (await engine.ask('charts.coOccurrence', {})).values[1];
    const fresh = () => {
      const { revision: _revision, ...columns } = readStudyColumns(engine.core.context().readable());
      return columns;
    };
    const kept = () => {
      const { revision: _revision, ...columns } = engine.core.context().columns();
      return columns;
    };
    expect(await pairs()).toBe(3);
    await code(b.id, [0, 5]);
    expect([await pairs(), kept()]).toEqual([4, fresh()]);
    await engine.ask('codings.apply', {
      documentId: other.id,
      ranges: [
        { start: 0, end: 9 },
        { start: 5, end: 20 },
      ],
      codeIds: [a.id, b.id],
      newCode: { name: 'C', parentId: null },
    });
    expect(kept()).toEqual(fresh());
    await engine.ask('operations.undo', {});
    expect([await pairs(), kept()]).toEqual([4, fresh()]);
    await engine.ask('documents.move', { ids: [other.id], groupId: null, before: document.id });
    await code(a.id, [60, 65]);
    expect([await pairs(), kept()]).toEqual([5, fresh()]);
    await engine.ask('codes.delete', { ids: [b.id] });
    expect(kept()).toEqual(fresh());
    expect((await engine.ask('charts.coOccurrence', {})).codes).toHaveLength(1);
  });
});

test('a worker counts and compares as the engine itself does', async () => {
  const { engine } = await startExample();
  await using _ = engine;
  const context = engine.core.context();
  const columns = context.columns();
  const sets = codeSets(context.codeTree(), columns.codeIds, null, true);
  const options = { subject: 'The chart' };
  const counting = { sets, unit: 'near', near: 1, withSubcodes: true } as const;
  const counted = await context.ports.jobs.run('chart.coOccurrence', { columns, choice: counting }, options);
  expect(counted).toEqual(await engine.ask('charts.coOccurrence', { unit: 'near', near: 1 }));
  const comparing = {
    sets,
    x: 'sections',
    slices: 'equal',
    withSubcodes: true,
    names: ['example'],
    groups: null,
    sort: { by: 'study' },
    descending: false,
  } as const;
  const compared = await context.ports.jobs.run('chart.comparison', { columns, choice: comparing }, options);
  expect(compared).toEqual(await engine.ask('charts.comparison', { slices: 'equal' }));
});

describe('the comparison chart over a study', () => {
  test('rows stand in blocks of a variable and open the segments behind a cell', async () => {
    const { engine, document, a, b } = await startExample();
    await using _ = engine;
    const second = await addText(engine, 'Second', 'more words');
    const variable = await engine.ask('variables.create', {
      name: 'side',
      type: 'choice',
      choices: ['IT', 'business'],
    });
    const cells = [
      { documentId: document.id, variableId: variable.id, value: 'business' },
      { documentId: second.id, variableId: variable.id, value: 'IT' },
    ];
    await engine.ask('variables.setValues', { cells });
    const options = { x: 'paragraphs', groupBy: { variableId: variable.id } } as const;
    const chart = await engine.ask('charts.comparison', options);
    expect(chart.groups.map(({ label }) => label)).toEqual(['IT', 'business']);
    const row = chart.rows.find((one) => one.documentId === document.id);
    expect([...(row?.shares ?? [])]).toEqual([1 / 4, 3 / 4]);
    const behind = await engine.ask('charts.cellSegments', { options, documentId: document.id, start: 51, end: 100 });
    expect(behind.map(({ codeId, start }) => [codeId, start])).toEqual([[b.id, 35]]);
    const sorted = await engine.ask('charts.comparison', { sort: { by: 'share', codeId: a.id }, descending: true });
    expect(sorted.rows[0]?.documentId).toBe(document.id);
    expect((await engine.fails('charts.comparison', { sort: { by: 'share', codeId: 'gone' } })).code).toBe('not_found');
  });
});

describe('segments', () => {
  const text = 'First sentence here. They call back. Then they wait.\n\nAnother paragraph 🙂 of words. It ends.';

  async function startSegments() {
    const engine = await startStudy();
    const one = await addText(engine, 'one', text);
    const two = await addText(engine, 'two', 'zz words');
    const top = await addCode(engine, 'top');
    const sub = await addCode(engine, 'sub', top);
    const other = await addCode(engine, 'other');
    const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
    const code = (words: string, codeId: typeof top.id, more = {}) =>
      engine.ask('codings.apply', { documentId: one.id, ranges: [at(words)], codeIds: [codeId], ...more });
    await code('call back', top.id, { weight: 80, comment: 'why' });
    engine.clock.now += 1000;
    await code('They call back.', sub.id);
    engine.clock.now += 1000;
    await code('🙂 of words', other.id, { weight: 20 });
    await engine.ask('codings.apply', { documentId: two.id, ranges: [{ start: 0, end: 2 }], codeIds: [sub.id] });
    const found = async (query: InputOf<'segments.query'>) =>
      (await engine.ask('segments.query', query)).segments.map((segment) => segment.text);
    return { engine, one, two, top, sub, other, at, found };
  }

  test('a segment comes with its words, its context and what leads back to it', async () => {
    const { engine, one, top } = await startSegments();
    await using _ = engine;
    const target = { kind: 'segment', documentId: one.id, start: 26, end: 35, codingId: null } as const;
    await engine.ask('memos.create', { title: 'On waiting', links: [{ origin: 'link', target }] });
    const { segments } = await engine.ask('segments.query', { choice: { codeIds: [top.id], withSubcodes: false } });
    expect(segments).toHaveLength(1);
    expect(segments[0]).toMatchObject({
      text: 'call back',
      before: 'They ',
      after: '.',
      documentName: 'one',
      codePath: 'top',
      color: 'red',
      coderName: 'Researcher',
      paragraph: 1,
      lastParagraph: 1,
      weight: 80,
      comment: 'why',
      memoTitles: ['On waiting'],
    });
    expect(segments[0]?.also).toHaveLength(1);
  });

  test('every condition must hold', async () => {
    const { two, top, sub, other, one, found, at, engine } = await startSegments();
    await using _ = engine;
    expect(await found({ choice: {} })).toEqual(['They call back.', 'call back', '🙂 of words', 'zz']);
    expect(await found({ choice: { codeIds: [top.id] } })).toEqual(['They call back.', 'call back', 'zz']);
    expect(await found({ choice: { codeIds: [top.id], withSubcodes: false } })).toEqual(['call back']);
    expect(await found({ choice: { documentIds: [two.id] } })).toEqual(['zz']);
    expect(await found({ choice: { codeIds: [sub.id], overlapping: [top.id] } })).toEqual(['They call back.']);
    expect(await found({ choice: { codeIds: [other.id], overlapping: [other.id] } })).toEqual([]);
    expect(await found({ choice: { within: { documentId: one.id, ...at('words. It') } } })).toEqual(['🙂 of words']);
    expect(await found({ choice: { coderIds: ['gone' as never] } })).toEqual([]);
  });

  test('segments are sorted and grouped, paged, and counted over all pages', async () => {
    const { found, engine } = await startSegments();
    await using _ = engine;
    expect(await found({ choice: {}, order: 'length', grouping: 'none' })).toEqual([
      'zz',
      'call back',
      '🙂 of words',
      'They call back.',
    ]);
    expect(await found({ choice: {}, order: 'weight', descending: true, grouping: 'none' })).toEqual([
      'call back',
      '🙂 of words',
      'They call back.',
      'zz',
    ]);
    expect((await found({ choice: {}, order: 'created', descending: true }))[0]).toBe('🙂 of words');
    expect(await found({ choice: {}, grouping: 'code' })).toEqual([
      'call back',
      'They call back.',
      'zz',
      '🙂 of words',
    ]);
    const page = await engine.ask('segments.query', { choice: {}, offset: 1, limit: 2 });
    expect(page).toMatchObject({ total: 4, documents: 2, characters: 15 + 10 + 2 });
    expect(page.segments.map((segment) => segment.text)).toEqual(['call back', '🙂 of words']);
  });
});
