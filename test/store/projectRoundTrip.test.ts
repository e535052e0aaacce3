import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggedTables } from '../../electron/store/triggers.ts';
import { listIdRows } from '../../electron/store/exchangeRows.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';

/** Everything in a study but its history, by ids: rows in an order of their own, for keys are of each file. */
function everythingIn(engine: TestEngine): Record<string, string[]> {
  const study = engine.core.context().readable();
  return Object.fromEntries(
    loggedTables.map((table) => [table, listIdRows(study, table).map((row) => JSON.stringify(row)).sort()]),
  );
}

let engine: TestEngine;
let other: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  other = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(async () => {
  await engine[Symbol.asyncDispose]();
  await other[Symbol.asyncDispose]();
});

describe('a study that goes out as a project and comes back', () => {
  it('is the same in full, history aside (check 18)', async () => {
    const path = engine.path('sample.qdpx');
    const written = await engine.ask('projects.write', { format: 'qdpx', path });
    expect(written.findings).toEqual([]);
    await other.ask('exchange.bring', {
      jobId: 'bring',
      item: { path },
      into: { path: other.path('again.axial') },
    });
    const [before, after] = [everythingIn(engine), everythingIn(other)];
    for (const table of loggedTables) expect.soft(after[table], table).toEqual(before[table]);
  });

  it('goes out a second time byte for byte, but for the time of writing (check 19)', async () => {
    const first = engine.path('first.qde');
    const second = engine.path('second.qde');
    await engine.ask('projects.write', { format: 'qde', path: first });
    engine.clock.now += 3_600_000;
    await engine.ask('projects.write', { format: 'qde', path: second });
    const text = (path: string) => readFileSync(path, 'utf8');
    expect(text(second)).not.toBe(text(first));
    const still = (path: string) => text(path).replace(/ modifiedDateTime="[^"]*"/, '');
    expect(still(second)).toBe(still(first));
  });
});
