import { expect, test } from 'vitest';
import { addCode, addText, dumpStudy, startTestEngine } from '../support/engine.ts';

const query = (expression: string) => ({ kind: 'query', expression }) as const;

test('what is kept under a name can be changed, renamed, deleted, and each of it undone', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const kept = await engine.ask('views.save', { name: 'who waits', content: query('need') });
  await engine.ask('views.change', { id: kept.id, content: query('need and change') });
  await engine.ask('views.rename', { id: kept.id, name: 'who has waited' });
  const all = dumpStudy(engine);
  expect(await engine.ask('views.list', { kind: 'query' })).toMatchObject([
    { id: kept.id, name: 'who has waited', content: query('need and change') },
  ]);
  await engine.ask('views.delete', { id: kept.id });
  expect(await engine.ask('views.list', { kind: 'query' })).toEqual([]);
  await engine.ask('operations.undo', {});
  expect(dumpStudy(engine)).toEqual(all);
});

test('one name stands for one thing of a kind; what cannot be, is said', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const { id } = await engine.ask('views.save', { name: 'mine', content: query('need') });
  const chart = { kind: 'chart', chart: 'frequencies', view: {} } as const;
  await engine.ask('views.save', { name: 'mine', content: chart });
  await expect(engine.ask('views.save', { name: 'mine', content: query('change') })).rejects.toThrow(
    'There is already a saved query “mine” in this study.',
  );
  await expect(engine.ask('views.change', { id, content: chart })).rejects.toThrow(
    'A saved query cannot become a saved chart.',
  );
  expect(await engine.ask('views.save', { name: 'mine', content: query('change'), replace: true })).toMatchObject({
    id,
    content: query('change'),
  });
});

test('a chart of any kind is read with its settings, and what it names must be there', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.create', { path: engine.path('a.axial'), name: 'A' });
  const text = await addText(engine, 'one', 'They call back.');
  const code = await addCode(engine, 'need');
  await engine.ask('codings.apply', { documentId: text.id, ranges: [{ start: 0, end: 4 }], codeIds: [code.id] });
  const request = { kind: 'frequencies', settings: { unit: 'documents' } };
  expect(await engine.ask('charts.read', request)).toMatchObject({
    kind: 'frequencies',
    settings: { unit: 'documents', order: 'frequency' },
    codes: [{ id: code.id }],
    documentCount: 1,
    codings: Float64Array.of(1),
    documents: Float64Array.of(1),
  });
  const behind = await engine.ask('charts.evidence', { request, evidence: { kind: 'code', codeId: code.id } });
  expect(behind.segments.map((segment) => segment.text)).toEqual(['They']);
  await expect(engine.ask('charts.read', { kind: 'pie' })).rejects.toThrow('There is no chart “pie”.');
  await expect(engine.ask('charts.read', { ...request, settings: { unit: 'metres' } })).rejects.toThrow(
    'The option “unit” is one of codings, documents.',
  );
  await expect(engine.ask('charts.read', { ...request, settings: { colour: 'red' } })).rejects.toThrow(
    'This chart has no option “colour”.',
  );
});
