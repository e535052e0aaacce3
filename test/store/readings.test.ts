import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { contract } from '#shared/contract/index.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { joinOperators, stepOperators } from '#shared/query/operators.ts';
import type { ReadingName } from '../../electron/core/readings.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
let codes: readonly { readonly id: CodeId; readonly name: string; readonly parentId: CodeId | null }[];
let documentId: DocumentId;

beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
  codes = await engine.ask('codes.list', {});
  documentId = (await engine.ask('documents.list', {})).documents[3]?.id as DocumentId;
});
afterAll(() => engine[Symbol.asyncDispose]());

let edition = 1_000_000;

/** What a worker answers, whatever the size of the study. */
async function inWorker(name: ReadingName, input: unknown, sameAsBefore = false) {
  const context = engine.core.context();
  const columns = context.columns();
  if (!sameAsBefore) edition++;
  const request = { path: context.study().path, columns, edition, name, input: contract[name].input.parse(input) };
  return context.ports.jobs.run('study.read', request, { subject: 'The answer' });
}

const bothWays = async (name: ReadingName, input: unknown) => {
  const here = await engine.ask(name, input as never);
  expect(await inWorker(name, input)).toEqual({ stale: false, value: here });
  return here;
};

describe('a worker answers what the host thread answers', () => {
  test.each(chartKinds.map(({ kind }) => kind))('chart %s', async (kind) => {
    await bothWays('charts.read', { kind, codeIds: codes.map(({ id }) => id) });
  });

  test('queries, their counts, and a second page of the same finding', async () => {
    const themes = codes.filter(({ parentId }) => parentId === null).map(({ name }) => `"${name}"`);
    for (const { form } of [...joinOperators, ...stepOperators]) {
      const expression = form.replace(/\b[ABC]\b/gu, (letter) => themes['ABC'.indexOf(letter)] ?? letter);
      await bothWays('queries.run', { expression, limit: 5 });
      const next = { expression, limit: 5, offset: 5 };
      const here = await engine.ask('queries.run', next);
      expect(await inWorker('queries.run', next, true)).toEqual({ stale: false, value: here });
      await bothWays('queries.counts', { expression });
    }
    await bothWays('queries.run', { expression: `${themes[0]} text "the"` });
    await bothWays('queries.run', { expression: `${themes[0]} with memo` });
  });

  test('pages, segments, and the words behind marks', async () => {
    const [code, other] = codes as [(typeof codes)[number], (typeof codes)[number]];
    await bothWays('pages.code', { codeId: code.id });
    await bothWays('pages.document', { documentId });
    await bothWays('segments.query', { choice: {}, order: 'weight', limit: 7 });
    const behind = (evidence: object, kind = 'matrix') =>
      bothWays('charts.evidence', { request: { kind }, evidence, limit: 5 });
    await behind({ kind: 'words', words: 'service, report', codeIds: [code.id] }, 'words');
    await behind({ kind: 'code', codeId: code.id });
    await behind({ kind: 'pair', first: code.id, second: other.id }, 'pairs');
    await bothWays('charts.passages', { options: {}, first: code.id, second: other.id });
    await bothWays('charts.cellSegments', { options: {}, documentId, start: 0, end: 900 });
  });

  test('and fails with the same sentence', async () => {
    const input = { codeId: '01234567-89ab-7cde-8f01-23456789abcd' };
    const { code, message } = await engine.fails('pages.code', input);
    await expect(inWorker('pages.code', input)).rejects.toMatchObject({ code, message });
  });
});

test('a worker does not answer about a revision that is not the one it was asked about', async () => {
  const context = engine.core.context();
  const { path } = context.study();
  const columns = context.columns();
  const codeIds = codes.slice(0, 1).map(({ id }) => id);
  await engine.ask('codings.apply', { documentId, ranges: [{ start: 0, end: 9 }], codeIds });
  const request = { path, columns, edition: ++edition, name: 'pages.document', input: { documentId } } as const;
  const options = { subject: 'The answer' };
  expect(await context.ports.jobs.run('study.read', request, options)).toEqual({ stale: true });
  expect(await inWorker('pages.document', { documentId })).toMatchObject({ stale: false });
});

test('the columns stand in memory that all threads share: none of it is copied to a worker', () => {
  const { codings, documents, codingKeys } = engine.core.context().columns();
  for (const column of [...Object.values(codings), documents.paragraphStart, documents.astral, codingKeys]) {
    expect(column.buffer).toBeInstanceOf(SharedArrayBuffer);
  }
});
