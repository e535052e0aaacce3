import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDocumentColumns, readStudyColumns } from '../../electron/store/columns.ts';
import { fillPart, planColumns } from '../../electron/store/columnsParts.ts';
import { addCode, addText, startStudy } from '../support/engine.ts';

/** A study whose documents stand in another order than they came in, some without a coding, and some of whose codings went. */
async function startScattered(moves: readonly number[], coded: readonly number[], gone: number) {
  const engine = await startStudy();
  const documents = [];
  for (const name of ['one', 'two', 'three', 'four', 'five']) {
    documents.push(await addText(engine, name, `${'of many words\n'.repeat(9)}🙂 said in ${name}`));
  }
  const codes = [await addCode(engine, 'A'), await addCode(engine, 'B')];
  for (const [at, place] of coded.entries()) {
    const [document, code] = [documents[place], codes[at % 2]];
    if (!document || !code) continue;
    await engine.ask('codings.apply', {
      documentId: document.id,
      ranges: [{ start: (7 * at) % 40, end: 50 + at }],
      codeIds: [code.id],
    });
  }
  const held = await engine.ask('segments.query', { choice: {} });
  const ids = held.segments.slice(0, gone).map(({ id }) => id);
  if (ids.length > 0) await engine.ask('codings.remove', { ids });
  for (const place of moves) {
    const ids = documents[place] ? [documents[place].id] : [];
    await engine.ask('documents.move', { ids, groupId: null, before: documents[0]?.id ?? null });
  }
  return engine;
}

describe('columns that several threads read', () => {
  const place = fc.nat({ max: 4 });
  test('are those that one thread reads, wherever the documents and their codings stand', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(place, { maxLength: 4 }),
        fc.array(place, { maxLength: 12 }),
        fc.nat({ max: 3 }),
        fc.boolean(),
        async (moves, coded, gone, fromTheLast) => {
          await using engine = await startScattered(moves, coded, gone);
          const study = engine.core.context().readable();
          const plan = planColumns(study);
          const parts = [...plan.parts.keys()];
          for (const part of fromTheLast ? parts.reverse() : parts) expect(fillPart(study, plan, part)).toBe(true);
          const { revision, rows, codingOffset, lists } = plan;
          const columns = { revision, documents: readDocumentColumns(study), ...lists, ...rows, codingOffset };
          expect(columns).toEqual(readStudyColumns(study));
        },
      ),
      { numRuns: 25 },
    );
  });

  test('are parted between documents, the larger ones alone', async () => {
    await using engine = await startScattered([], [0, 0, 0, 0, 0, 0, 1, 2, 3, 4], 0);
    const { parts, index } = planColumns(engine.core.context().readable());
    const places = parts.map((part) => part.map((key) => index.documents[key]));
    // An eighth of ten codings is more than one.
    expect(places).toEqual([
      [0, 0],
      [1, 2],
      [3, 4],
    ]);
  });

  test('are not filled for a study that went on', async () => {
    await using engine = await startScattered([], [0, 1, 2], 0);
    const plan = planColumns(engine.core.context().readable());
    await engine.ask('operations.undo', {});
    expect(fillPart(engine.core.context().readable(), plan, 0)).toBe(false);
    expect([...plan.rows.codings.end]).toEqual([0, 0, 0]);
  });
});
