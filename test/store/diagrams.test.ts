import { expect, test } from 'vitest';
import type { RelationshipsResult } from '#shared/analysis/relationshipResult.ts';
import { addCode, addText, startTestEngine } from '../support/engine.ts';

type Engine = ReturnType<typeof startTestEngine>;

/** Two themes with a property each; two of their codings overlap. */
async function smallStudy(engine: Engine) {
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const text = await addText(engine, 'one', 'They call back on Monday.');
  const need = await addCode(engine, 'need');
  const speed = await addCode(engine, 'speed', need);
  const change = await addCode(engine, 'change');
  const apply = (codeId: typeof need.id, start: number, end: number) =>
    engine.ask('codings.apply', { documentId: text.id, ranges: [{ start, end }], codeIds: [codeId] });
  await apply(speed.id, 0, 10);
  await apply(need.id, 12, 20);
  await apply(change.id, 5, 15);
  return { text, need, speed, change };
}

const read = (engine: Engine, request: object = {}) =>
  engine.ask('charts.read', { kind: 'relationships', ...request }) as Promise<RelationshipsResult>;

test('ties count overlapping codings, and lead to just those passages', async () => {
  await using engine = startTestEngine();
  const { need, speed, change } = await smallStudy(engine);
  const result = await read(engine);
  expect(result.themes.map(({ name }) => name)).toEqual(['need', 'change']);
  expect([...result.values]).toEqual([0, 2, 2, 0]);
  expect(result.properties).toMatchObject([{ id: speed.id, owner: 0, kin: [0] }]);
  expect([...result.shared].at(1)).toBe(1);
  const request = { kind: 'relationships' };
  const behind = await engine.ask('charts.evidence', {
    request,
    evidence: { kind: 'pair', first: need.id, second: change.id },
  });
  expect(behind.total).toBe(2);
  expect(behind.passages).toHaveLength(2);
  const alone = await read(engine, { withSubcodes: false });
  expect([...alone.values]).toEqual([0, 1, 1, 0]);
});

test('what is moved by hand is kept in the study as one step, drawn in files, and undone', async () => {
  await using engine = startTestEngine();
  const { need } = await smallStudy(engine);
  const { arrangement } = await read(engine);
  expect(arrangement).toEqual({ name: 'relationships', places: {}, labels: {} });
  const places = { [`theme:${need.id}`]: { x: 0.2, y: 0.8 } };
  const label = 'Move “need” in the diagram';
  const content = { kind: 'arrangement', places, labels: {} } as const;
  await engine.ask('views.save', { name: arrangement.name, content, replace: true, label });
  expect((await read(engine)).arrangement.places).toEqual(places);
  expect((await engine.ask('operations.list', {})).operations[0]).toMatchObject({ label });
  await engine.ask('operations.undo', {});
  expect((await read(engine)).arrangement.places).toEqual({});
});

test('another choice of codes has an arrangement of its own', async () => {
  await using engine = startTestEngine();
  const { need, speed, change } = await smallStudy(engine);
  const name = async (codeIds: string[]) => (await read(engine, { codeIds })).arrangement.name;
  expect(await name([need.id, change.id])).toBe(await name([change.id, need.id]));
  expect(await name([speed.id, change.id])).not.toBe(await name([need.id, change.id]));
  expect(await name([need.id, change.id])).not.toBe('relationships');
});
