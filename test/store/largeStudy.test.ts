import { expect, test } from 'vitest';
import { countCoOccurrence } from '#shared/analysis/coOccurrence.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { readStudyColumns } from '../../electron/store/columns.ts';
import { addCode, addText, startStudy, type TestEngine } from '../support/engine.ts';

/** More codings than the host thread counts by itself. */
const codingsEach = 11_000;

async function startLarge() {
  const engine = await startStudy();
  const documents: DocumentId[] = [];
  const codes: CodeId[] = [];
  for (const name of ['one', 'two', 'three']) {
    documents.push((await addText(engine, name, 'some words '.repeat(2_000))).id);
    codes.push((await addCode(engine, name)).id);
  }
  for (const [at, documentId] of documents.entries()) {
    const ranges = Array.from({ length: codingsEach }, (_, start) => ({ start, end: start + 1 + (start % 7) }));
    await engine.ask('codings.apply', { documentId, ranges, codeIds: [codes[at] as CodeId] });
  }
  return { engine, documents, codes };
}

/** What a count from the file, with nothing kept, finds. */
function counted(engine: TestEngine, codes: readonly CodeId[]) {
  const context = engine.core.context();
  const columns = readStudyColumns(context.readable());
  const sets = codeSets(context.codeTree(), columns.codeIds, [...codes], false);
  return countCoOccurrence(columns, { sets, unit: 'pairs', withSubcodes: false });
}

test('a large study is read and counted by workers, and kept up to date while people code', {
  timeout: 120_000,
}, async () => {
  const { engine, documents, codes } = await startLarge();
  await using _ = engine;
  const path = engine.core.context().study().path;
  const chart = () => engine.ask('charts.coOccurrence', { codeIds: codes, withSubcodes: false, order: 'given' });
  const total = async () => (await engine.ask('segments.query', { choice: {}, limit: 1 })).total;
  for (let round = 0; round < 3; round++) {
    await engine.ask('study.close', {});
    await engine.ask('study.open', { path });
    // The study changes while it is read, counted and queried for the first time.
    const answers = [chart(), total()];
    for (const [at, documentId] of documents.entries()) {
      const ranges = [{ start: 100 * round, end: 100 * round + 50 + at }];
      await engine.ask('codings.apply', { documentId, ranges, codeIds: [codes[(at + 1) % 3] as CodeId] });
    }
    await Promise.all(answers);
    expect((await chart()).values).toEqual(counted(engine, codes).values);
    expect(await total()).toBe(3 * codingsEach + 3 * (round + 1));
    await engine.ask('operations.undo', {});
    await engine.ask('operations.redo', {});
    const [{ values, c, flags, frequency }, anew] = [await chart(), counted(engine, codes)];
    expect([values, c, flags, frequency]).toEqual([anew.values, anew.c, anew.flags, anew.frequency]);
  }
});

test('a large study that is closed while the threads begin to read it ends quietly', { timeout: 120_000 }, async () => {
  const { engine } = await startLarge();
  const path = engine.core.context().study().path;
  await engine.ask('study.close', {});
  await engine.ask('study.open', { path });
  // What the threads were reading fails now, all of it, and nobody waits for that.
  await engine[Symbol.asyncDispose]();
  await new Promise((resolve) => setTimeout(resolve, 100));
});
