import { expect, test } from 'vitest';
import type { CategoryResult } from '#shared/charts/categoryResult.ts';
import type { SaturationResult } from '#shared/charts/saturationResult.ts';
import { addCode, addText, startTestEngine } from '../support/engine.ts';

/** Three documents, coded in the order three, one, two a day apart; a fourth without codings; dates the other way round. */
async function threeTalks() {
  const engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const [one, two, three, bare] = await Promise.all(
    ['one', 'two', 'three', 'bare'].map((name) => addText(engine, name, `They call ${name} back.`)),
  );
  const need = await addCode(engine, 'need');
  const early = await addCode(engine, 'early', need);
  const change = await addCode(engine, 'change');
  const apply = async (documentId: typeof one, codeIds: (typeof need.id)[], start = 0) => {
    engine.clock.now += 86_400_000;
    await engine.ask('codings.apply', {
      documentId: documentId?.id as never,
      ranges: [{ start, end: start + 4 }],
      codeIds,
    });
  };
  await apply(three, [early.id]);
  await apply(one, [change.id]);
  await apply(two, [early.id, need.id]);
  await apply(three, [need.id], 5);
  const date = await engine.ask('variables.create', { name: 'date', type: 'date' });
  const dated = [
    [one, '2025-03-01'],
    [two, '2025-01-01'],
  ] as const;
  await engine.ask('variables.setValues', {
    cells: dated.map(([document, value]) => ({ documentId: document?.id as never, variableId: date.id, value })),
  });
  return { engine, date, ids: { need, early, change, one, two, three, bare } };
}

const read = async (engine: Awaited<ReturnType<typeof threeTalks>>['engine'], request: object) =>
  (await engine.ask('charts.read', request as never)) as unknown as SaturationResult;

test('documents stand by their first coding, and those without codings take no part', async () => {
  const { engine, ids } = await threeTalks();
  await using _ = engine;
  const result = await read(engine, { kind: 'saturation', withSubcodes: false });
  expect(result.documentNames).toEqual(['three', 'one', 'two']);
  expect([...result.fresh]).toEqual([2, 1, 0]);
  expect([...result.seen]).toEqual([2, 3, 3]);
  expect(result.notAnalysed).toBe(1);
  expect(result.codes.map(({ name }) => name)).toEqual(['need', 'early', 'change']);
  const behind = await engine.ask('charts.evidence', {
    request: { kind: 'saturation', withSubcodes: false },
    evidence: {
      kind: 'firsts',
      places: [ids.need, ids.early].map(({ id }) => ({ codeId: id, documentId: ids.three?.id as never })),
    },
  });
  expect(behind.segments.map(({ codePath, text }) => [codePath, text])).toEqual([
    ['need', 'call'],
    ['need/early', 'They'],
  ]);
});

test('by date, those without one last; shuffled, the same for the same seed', async () => {
  const { engine } = await threeTalks();
  await using _ = engine;
  const byDate = await read(engine, { kind: 'saturation', withSubcodes: false, settings: { order: 'date' } });
  expect(byDate.documentNames).toEqual(['two', 'one', 'three']);
  expect(byDate.dates).toEqual(['2025-01-01', '2025-03-01', '']);
  const shuffled = { kind: 'saturation', withSubcodes: false, settings: { order: 'shuffled', seed: 5 } };
  const [first, again] = [await read(engine, shuffled), await read(engine, shuffled)];
  expect(first.documentNames).toEqual(again.documentNames);
  expect([...first.documentNames].sort()).toEqual(['one', 'three', 'two']);
  const role = await engine.ask('variables.create', { name: 'role', type: 'text' });
  await expect(read(engine, { kind: 'saturation', settings: { order: 'date', date: role.id } })).rejects.toThrow(
    'The variable “role” does not hold dates.',
  );
});

test('a study without dates says so', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  await expect(engine.ask('charts.read', { kind: 'saturation', settings: { order: 'date' } })).rejects.toThrow(
    'This study has no variable that holds dates.',
  );
});

test('the properties of a category are the codes below it, whichever codes the chart shows', async () => {
  const { engine } = await threeTalks();
  await using _ = engine;
  const result = (await read(engine, { kind: 'category-saturation' })) as unknown as CategoryResult;
  expect(result.category?.name).toBe('need');
  expect(result.properties.map(({ name }) => name)).toEqual(['early']);
  expect([...result.propertyCurve.seen]).toEqual([1, 1, 1]);
  expect([...result.propertyPlaces.place]).toEqual([0, 2]);
});
