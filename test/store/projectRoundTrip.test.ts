import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listIdRows, type Row } from '../../electron/store/exchangeRows.ts';
import { reader } from '../../electron/store/study.ts';
import { loggedTables } from '../../electron/store/triggers.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeEach(() => {
  engine = startTestEngine();
});
afterEach(() => engine[Symbol.asyncDispose]());

/** Every row of every table that has a history, by ids, and what stands behind the hashes: all that a study is, its history aside. */
function wholeStudy(): Record<string, unknown> {
  const study = engine.core.context().readable();
  const tables = loggedTables.map((table): [string, Row[]] => [table, listIdRows(study, table).toSorted(byText)]);
  const texts = study[reader].all(
    'SELECT hash, text, format, length, characters FROM texts WHERE hash IN (SELECT text_hash FROM documents) ORDER BY hash',
  );
  const sources = study[reader].all(
    'SELECT hash, size, hex(bytes) AS bytes FROM sources WHERE hash IN (SELECT source_hash FROM documents) ORDER BY hash',
  );
  return { ...Object.fromEntries(tables), texts, sources };
}

const byText = (a: Row, b: Row): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** Writes the open study as a project and makes a new study of that. */
async function throughProject(): Promise<void> {
  const path = join(engine.folder, 'there.qdpx');
  await engine.ask('projects.write', { format: 'qdpx', path });
  // Whoever brings it in does so later: nothing may take the time of that.
  engine.clock.now += 86_400_000;
  const { result } = await engine.ask('exchange.bring', {
    jobId: 'back',
    item: { path },
    into: { path: join(engine.folder, 'back.axial') },
  });
  expect(result?.losses).toEqual([]);
}

describe('a study that goes out as a project and comes back into a new study', () => {
  it('is the same in full, the sample study in every row, its history aside', async () => {
    await engine.ask('study.openSample', { path: join(engine.folder, 'sample.axial') });
    const before = wholeStudy();
    await throughProject();
    expect(wholeStudy()).toEqual(before);
    expect((await engine.ask('study.check', {})).findings).toEqual([]);
  }, 60_000);

  it('brings nothing new into the study that it came from', async () => {
    await engine.ask('study.openSample', { path: join(engine.folder, 'sample.axial') });
    const path = join(engine.folder, 'there.qdpx');
    await engine.ask('projects.write', { format: 'qdpx', path });
    const before = wholeStudy();
    const look = await engine.ask('exchange.look', { jobId: 'look', item: { path } });
    expect(look.differences).toEqual([]);
    expect(look.standing.filter(({ fresh, different }) => fresh + different > 0)).toEqual([]);
    await engine.ask('exchange.bring', { jobId: 'back', item: { path }, into: 'open' });
    expect(wholeStudy()).toEqual(before);
  }, 60_000);
});
