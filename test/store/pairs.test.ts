import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { startStudy, type TestEngine } from '../support/engine.ts';

interface Study {
  readonly engine: TestEngine;
  readonly documents: readonly DocumentId[];
  readonly codes: readonly CodeId[];
}

async function startSmall(): Promise<Study> {
  const engine = await startStudy();
  const documents: DocumentId[] = [];
  const codes: CodeId[] = [];
  for (const name of ['one', 'two', 'three']) {
    documents.push((await engine.ask('documents.create', { name, text: 'words '.repeat(20) })).id);
    codes.push((await engine.ask('codes.create', { name })).id);
  }
  return { engine, documents, codes };
}

const chart = ({ engine, codes }: Study) => engine.ask('charts.coOccurrence', { codeIds: [...codes], unit: 'pairs' });

/** The chart as an engine counts it that has just opened the study, and so remembers nothing. */
async function chartAnew(study: Study, name: string) {
  const path = study.engine.path(`${name}.axial`);
  await study.engine.ask('study.saveCopy', { path });
  const { path: original } = (await study.engine.ask('study.state', {})).study ?? { path: '' };
  await study.engine.ask('study.open', { path });
  const { values } = await chart(study);
  await study.engine.ask('study.open', { path: original });
  return values;
}

const place = fc.record({
  document: fc.nat(2),
  code: fc.nat(2),
  start: fc.nat(90),
  length: fc.integer({ min: 1, max: 25 }),
  step: fc.constantFrom('code', 'code', 'code', 'remove', 'undo'),
});

test('co-occurrence kept up to date, coding by coding, is what a fresh count finds', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 4, maxLength: 14 }), async (steps) => {
      const study = await startSmall();
      await using engine = study.engine;
      // Undo goes no further back than the first coding: the codes themselves must stay.
      const ground = (await engine.ask('operations.state', {})).undo?.number;
      for (const { document, code, start, length, step } of steps) {
        const documentId = study.documents[document] as DocumentId;
        if (step === 'undo') {
          if ((await engine.ask('operations.state', {})).undo?.number !== ground)
            await engine.ask('operations.undo', {});
        } else if (step === 'remove') {
          const { ids } = await engine.ask('codings.inDocument', { documentId });
          if (ids[0]) await engine.ask('codings.remove', { ids: [ids[0]] });
        } else {
          const ranges = [{ start, end: start + length }];
          await engine.ask('codings.apply', { documentId, ranges, codeIds: [study.codes[code] as CodeId] });
        }
        await chart(study);
      }
      const kept = (await chart(study)).values;
      expect(kept).toEqual(await chartAnew(study, 'copy'));
    }),
    { numRuns: 12 },
  );
});
