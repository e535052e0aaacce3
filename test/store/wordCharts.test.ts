import { expect, test } from 'vitest';
import type { TrendResult } from '#shared/charts/kinds/trend.ts';
import type { WordsResult } from '#shared/charts/kinds/words.ts';
import { addCode, addText, startTestEngine } from '../support/engine.ts';

test('typical words of a code, and the hits behind one of them, inside the coded text alone', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const one = await addText(engine, 'one', 'The report was late. Late trains, late reports.\n\nNobody minds.');
  await addText(engine, 'two', 'A report came. It was late, and nobody minds.');
  const need = await addCode(engine, 'need');
  const deep = await addCode(engine, 'time', need);
  const code = (documentId: typeof one.id, start: number, end: number, id: typeof need.id) =>
    engine.ask('codings.apply', { documentId, ranges: [{ start, end }], codeIds: [id] });
  await code(one.id, 0, 19, need.id);
  await code(one.id, 15, 33, deep.id);
  const request = { kind: 'words', settings: { least: 1 } };
  const result = (await engine.ask('charts.read', request)) as unknown as WordsResult;
  const late = result.typical[0]?.find(({ word }) => word === 'late');
  expect(late).toMatchObject({ inside: 2, count: 4, documents: 2 });
  const behind = async (evidence: object) => engine.ask('charts.evidence', { request, evidence: evidence as never });
  const inside = await behind({ kind: 'words', words: 'late', codeIds: [need.id] });
  expect([inside.total, inside.hits.map(({ start, text }) => [start, text])]).toEqual([
    2,
    [
      [15, 'late'],
      [21, 'Late'],
    ],
  ]);
  expect((await behind({ kind: 'words', words: 'late' })).total).toBe(4);
  const named = await behind({ kind: 'words', words: 'minds', documentIds: [one.id] });
  expect(named.hits).toMatchObject([
    { documentId: one.id, documentName: 'one', paragraph: 2, before: expect.stringMatching(/Nobody $/u) },
  ]);
  const shown = await engine.ask('charts.evidence', { request, evidence: { kind: 'words', words: 'late' }, limit: 1 });
  expect([shown.total, shown.hits.length]).toEqual([4, 1]);
});

test('words by group, along the study and by date; none named, the most frequent are followed', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const one = await addText(engine, 'one', 'Late again, the late report.');
  await addText(engine, 'two', 'A report came and nobody minds.');
  const read = async (settings: object) =>
    (await engine.ask('charts.read', { kind: 'trend', settings: settings as never })) as unknown as TrendResult;
  const grouped = await read({ words: 'late, Report' });
  expect([grouped.groups.map(({ name }) => name), [...grouped.counts], [...grouped.words]]).toEqual([
    ['no group'],
    [2, 2],
    [11],
  ]);
  const ordered = await read({ words: 'late', along: 'order' });
  expect([ordered.groups.map(({ name }) => name), [...ordered.counts]]).toEqual([
    ['1 · one', '2 · two'],
    [2, 0],
  ]);
  const date = await engine.ask('variables.create', { name: 'talk', type: 'date' });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: one.id, variableId: date.id, value: '2024-05-06' }],
  });
  const dated = await read({ words: 'late', along: 'date' });
  expect([dated.groups, [...dated.counts], dated.notPlaced]).toEqual([
    [{ label: '6 May 2024', name: '6 May 2024', documentIds: [one.id] }],
    [2],
    1,
  ]);
  const byVariable = await read({ words: 'late', grouping: `variable:${date.id}` });
  expect(byVariable.groups.map(({ name }) => name)).toEqual(['2024-05-06', 'not given']);
  const automatic = await read({ small: 'counted' });
  expect([automatic.isAutomatic, automatic.terms.slice(0, 2)]).toEqual([true, ['late', 'report']]);
});
