import { copyFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from '../support/engine.ts';

const keepQuery = (engine: TestEngine, name: string, expression: string) =>
  engine.ask('views.save', { name, content: { kind: 'query', expression } });
const queries = async (engine: TestEngine) =>
  (await engine.ask('views.list', { kind: 'query' })).map(({ name, content }) => [name, content]);

test('of two copies that went their own ways, what is kept under one name stays as it is, and that is said', async () => {
  await using engine = startTestEngine();
  const [mine, theirs, project] = ['mine.axial', 'theirs.axial', 'theirs.qdpx'].map(engine.path) as [
    string,
    string,
    string,
  ];
  await engine.ask('study.openSample', { path: mine });
  await keepQuery(engine, 'Both', 'change');
  await engine.ask('study.close', {});
  copyFileSync(mine, theirs);
  await engine.ask('study.open', { path: theirs });
  const [both] = await engine.ask('views.list', { kind: 'query' });
  const content = { kind: 'query', expression: 'alignment' } as const;
  if (both) await engine.ask('views.change', { id: both.id, content });
  await keepQuery(engine, 'Named alike', 'alignment');
  await keepQuery(engine, 'Theirs', 'alignment');
  await engine.ask('projects.write', { format: 'qdpx', path: project, choice: {} });
  await engine.ask('study.open', { path: mine });
  await keepQuery(engine, 'Named alike', 'change');

  const bring = async () => {
    const { report } = await engine.ask('imports.run', { jobId: 'job', items: [{ path: project }] });
    return report[0];
  };
  const first = await bring();
  expect(first?.skipped).toBe(false);
  expect(first?.warnings).toContain('Of its saved charts, queries and arrangements 1 is new to the study.');
  expect(first?.warnings).toContain(
    'Of its saved charts, queries and arrangements 2 stay out: the study has its own under that name.',
  );
  expect(first?.warnings.join(' ')).not.toContain('nothing is doubled');
  const kept = [
    ['Both', { kind: 'query', expression: 'change' }],
    ['Named alike', { kind: 'query', expression: 'change' }],
    ['Theirs', { kind: 'query', expression: 'alignment' }],
  ];
  expect(await queries(engine)).toEqual(kept);

  const again = await bring();
  expect(again?.skipped).toBe(true);
  expect(await queries(engine)).toEqual(kept);
});
