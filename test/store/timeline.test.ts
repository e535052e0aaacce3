import { expect, test } from 'vitest';
import type { TimelineResult } from '#shared/charts/timelineResult.ts';
import { addCode, addText, startTestEngine } from '../support/engine.ts';

test('codings stand on the day of the clock where they were made, memos below, and lead to their words', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const text = await addText(engine, 'one', 'They call back.');
  const code = await addCode(engine, 'need');
  const apply = (start: number) =>
    engine.ask('codings.apply', { documentId: text.id, ranges: [{ start, end: start + 4 }], codeIds: [code.id] });
  engine.clock.now = Date.UTC(2025, 2, 3, 22, 30);
  await apply(0);
  engine.clock.now = Date.UTC(2025, 2, 3, 23, 30);
  await apply(5);
  const read = async (settings: object) =>
    (await engine.ask('charts.read', { kind: 'timeline', settings: settings as never })) as unknown as TimelineResult;
  expect([...(await read({})).counts]).toEqual([2]);
  const east = await read({ minutesEast: 60 });
  expect([east.firstBin * 86_400_000, [...east.counts]]).toEqual([Date.UTC(2025, 2, 3), [1, 1]]);
  const from = Date.UTC(2025, 2, 3, 23);
  const behind = await engine.ask('charts.evidence', {
    request: { kind: 'timeline', settings: { minutesEast: 60 } },
    evidence: { kind: 'codings', codeIds: [code.id], made: { from, to: from + 86_400_000 } },
  });
  expect(behind.segments.map((segment) => segment.text)).toEqual(['call']);
});

test('by the date of the documents, undated codings are counted apart, and memos stand where their documents do', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const [one, two] = [await addText(engine, 'one', 'They call back.'), await addText(engine, 'two', 'They wait.')];
  const code = await addCode(engine, 'need');
  for (const { id } of [one, two]) {
    await engine.ask('codings.apply', { documentId: id, ranges: [{ start: 0, end: 4 }], codeIds: [code.id] });
  }
  const date = await engine.ask('variables.create', { name: 'talk', type: 'date' });
  await engine.ask('variables.setValues', {
    cells: [{ documentId: one.id, variableId: date.id, value: '2024-05-06' }],
  });
  const result = (await engine.ask('charts.read', {
    kind: 'timeline',
    settings: { by: 'document' },
  })) as unknown as TimelineResult;
  expect([...result.counts]).toEqual([1]);
  expect(result.untimed).toBe(1);
  expect(result.dateName).toBe('talk');
  expect(result.documents).toEqual([{ id: one.id, day: Date.UTC(2024, 4, 6) / 86_400_000 }]);
});
