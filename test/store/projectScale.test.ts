import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { provideStudy } from '../perf/generatedStudy.ts';
import { startTestEngine } from '../support/engine.ts';

/** A twentieth of what an exchange must bear; `npm run bench -- --part projects` measures the whole, with its memory. */
const size = { documents: 10, codings: 5_000, codes: 250, memos: 25 };

test('check 24 (a twentieth of it): a large project goes out and comes in whole, once only, and can be stopped', async () => {
  await using engine = startTestEngine();
  const study = engine.path('large.axial');
  provideStudy(study, size);
  await engine.ask('study.open', { path: study });
  const archive = engine.path('large.qdpx');
  const request = { path: archive, format: 'qdpx', jobId: 'out' } as const;

  const stopped = engine.fails('projects.write', request);
  await expect.poll(async () => (await engine.ask('jobs.cancel', { jobId: 'out' })).cancelled).toBe(true);
  expect(await stopped).toMatchObject({ code: 'cancelled' });
  expect(existsSync(archive)).toBe(false);

  const { findings } = await engine.ask('projects.write', request);
  expect(findings).toEqual([]);
  expect(engine.events.some((event) => event.type === 'progress' && event.jobId === 'out')).toBe(true);
  const copy = engine.path('copy.axial');
  const item = { path: archive };
  await engine.ask('exchange.bring', { jobId: 'in', item, into: { path: copy } });
  expect(await engine.ask('study.summary', {})).toMatchObject(size);
  const { result } = await engine.ask('exchange.bring', { jobId: 'again', item, into: 'open' });
  expect(result?.brought.filter(({ added }) => added > 0)).toEqual([]);
  expect(await engine.ask('study.summary', {})).toMatchObject(size);
});
