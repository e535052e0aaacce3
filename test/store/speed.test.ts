import { expect, test } from 'vitest';
import { createCode } from '../../electron/core/codeRules.ts';
import { addDocument } from '../../electron/core/documentRules.ts';
import { ensureCoder } from '../../electron/store/coders.ts';
import { insertCoding } from '../../electron/store/codings.ts';
import { findDocumentKey } from '../../electron/store/documents.ts';
import { startStudy, type TestEngine } from '../support/engine.ts';

const [documents, codes, codings] = [500, 300, 50_000];

/** A team's study: 50,000 codings. */
async function startLarge(): Promise<TestEngine> {
  const engine = await startStudy();
  const context = engine.core.context();
  context.operate({ name: 'codings.import', label: 'Code 50,000 segments' }, (study) => {
    const coderKey = ensureCoder(study, 'Researcher');
    const codeKeys = Array.from(
      { length: codes },
      (_, index) => createCode(study, null, { name: `code ${index}` }).key,
    );
    const documentKeys = Array.from({ length: documents }, (_, index) => {
      const text = `${'some words of a discussion '.repeat(40)}\n`.repeat(10);
      const name = `document ${index}`;
      const { id } = addDocument(study, {
        name,
        text: text + name,
        format: [],
        bytes: null,
        sourceName: '',
        groupId: null,
      });
      return findDocumentKey(study, id) ?? 0;
    });
    for (let index = 0; index < codings; index++) {
      const start = Math.floor(index / documents) * 60;
      const place = { documentKey: documentKeys[index % documents] ?? 0, codeKey: codeKeys[index % 7] ?? 0, coderKey };
      insertCoding(study, { ...place, start, end: start + 90, weight: null, comment: '' });
    }
  });
  return engine;
}

/** Milliseconds of processor time, which other programs on the machine do not lengthen. */
async function processorTime(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

test('with 50,000 codings a coding takes less than 5 ms, and large codes merge and come back in seconds', {
  timeout: 300_000,
}, async () => {
  await using engine = await startLarge();
  const list = (await engine.ask('documents.list', {})).documents;
  const codeList = await engine.ask('codes.list', {});
  const times: number[] = [];
  for (let index = 0; index < 200; index++) {
    const documentId = list[index]?.id as never;
    const codeIds = [codeList[index]?.id as never];
    times.push(
      await processorTime(() => engine.ask('codings.apply', { documentId, ranges: [{ start: 3, end: 40 }], codeIds })),
    );
  }
  times.sort((a, b) => a - b);
  expect(times[190]).toBeLessThan(5);
  const ids = codeList.slice(0, 4).map((code) => code.id);
  const into = codeList[5]?.id as never;
  expect(await processorTime(() => engine.ask('codes.merge', { ids, into }))).toBeLessThan(5000);
  expect(await processorTime(() => engine.ask('operations.undo', {}))).toBeLessThan(5000);
  expect(await processorTime(() => engine.ask('codes.delete', { ids }))).toBeLessThan(5000);
  expect(await processorTime(() => engine.ask('operations.undo', {}))).toBeLessThan(5000);
  expect((await engine.ask('study.summary', {})).codings).toBe(codings + 200);
});
