import { expect, test } from 'vitest';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { findMark } from '#shared/charts/scene.ts';
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

test('days are those of the time zone with its summer time, for bars, their words, and first and last use', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const text = await addText(engine, 'one', 'They call back and wait.');
  const code = await addCode(engine, 'need');
  const moments = ['2026-03-28T22:30:00Z', '2026-03-29T22:30:00Z', '2026-10-25T22:30:00Z', '2026-10-25T23:30:00Z'];
  for (const [at, moment] of moments.entries()) {
    engine.clock.now = Date.parse(moment);
    const ranges = [{ start: at * 5, end: at * 5 + 4 }];
    await engine.ask('codings.apply', { documentId: text.id, ranges, codeIds: [code.id] });
  }
  const settings = { zone: 'Europe/Amsterdam', bars: 'day' };
  const read = async (kind: string, given: object) =>
    (await engine.ask('charts.read', { kind, settings: given as never })) as unknown as TimelineResult;
  const result = await read('timeline', settings);
  const days = Array.from(result.counts).flatMap((count, bin) =>
    count > 0 ? [[new Date((result.firstBin + bin) * 86_400_000).toISOString().slice(0, 10), count]] : [],
  );
  // 22:30 UTC is 23:30 in winter and half past midnight in summer.
  expect(days).toEqual([
    ['2026-03-28', 1],
    ['2026-03-30', 1],
    ['2026-10-25', 1],
    ['2026-10-26', 1],
  ]);
  const kind = requireChartKind('timeline');
  const { scene } = kind.layout(result, { width: 1000, height: 500, mode: 'light', alone: false });
  const bin = Date.UTC(2026, 9, 25) / 86_400_000 - result.firstBin;
  const evidence = findMark(scene.marks, `bar:${bin}:${code.id}`)?.data;
  expect(evidence).toMatchObject({
    made: { from: Date.parse('2026-10-24T22:00:00Z'), to: Date.parse('2026-10-25T23:00:00Z') },
  });
  const request = { kind: 'timeline', settings };
  const behind = await engine.ask('charts.evidence', { request, evidence: evidence as never });
  expect(behind.segments.map(({ start }) => start)).toEqual([10]);
  expect(kind.sentence(result)).toContain('(clock of Europe/Amsterdam)');
  const uses = async (given: object) => {
    const counted = await read('frequencies', given);
    return requireChartKind('frequencies').table(counted).rows[0]?.slice(5, 8);
  };
  expect(await uses({ zone: 'Europe/Amsterdam' })).toEqual(['2026-03-28', 'one', '2026-10-26']);
  expect(await uses({})).toEqual(['2026-03-28', 'one', '2026-10-25']);
  await expect(read('timeline', { zone: 'Europe/Nowhere' })).rejects.toThrow('There is no time zone “Europe/Nowhere”');
});
