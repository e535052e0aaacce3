import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CodeId } from '#shared/domain/ids.ts';
import { startTestEngine, type TestEngine } from '../support/engine.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());

async function codeNamed(name: string): Promise<CodeId> {
  const found = (await engine.ask('codes.list', {})).find((code) => code.name === name);
  if (!found) throw new Error(`There is no code ${name}.`);
  return found.id;
}

test('the page of a code counts what Segments and the matrix count', async () => {
  const codeId = await codeNamed('service support');
  const page = await engine.ask('pages.code', { codeId });
  const { total, documents, characters } = await engine.ask('segments.query', { choice: { codeIds: [codeId] } });
  expect(page).toMatchObject({ codings: total, documents, characters, documentCount: 24 });
  expect(page.made).toHaveLength(total);
  expect([...page.made]).toEqual([...page.made].sort((a, b) => a - b));
  expect(page.where.reduce((sum, { codings }) => sum + codings, 0)).toBe(total);
  const [first] = page.company;
  const codeIds = [codeId, first?.codeId as CodeId];
  const matrix = await engine.ask('charts.coOccurrence', { codeIds, order: 'given' });
  expect(matrix.values[1]).toBe(first?.pairs);
  expect(matrix.c[1]).toBe(first?.c);
});

test('its own branch is no company, neither in the list nor for what is typical', async () => {
  const codeId = await codeNamed('service support');
  const branch = await Promise.all(['total business experience', 'key users', 'service support'].map(codeNamed));
  for (const withSubcodes of [true, false]) {
    const { company, usual } = await engine.ask('pages.code', { codeId, withSubcodes });
    const others = withSubcodes ? branch : branch.filter((_, at) => at !== 1);
    for (const id of [...company, ...usual].map((each) => each.codeId)) expect(others).not.toContain(id);
  }
});

test('typical and outlying segments are segments of the code, and none is both', async () => {
  const codeId = await codeNamed('service support');
  const { typical, outlying, median, usual } = await engine.ask('pages.code', { codeId });
  const ids = [...typical, ...outlying].map(({ segment }) => segment.id);
  expect(new Set(ids).size).toBe(6);
  for (const { segment, length, usual: shared, times } of [...typical, ...outlying]) {
    expect([...segment.text]).toHaveLength(length);
    expect(times).toBeCloseTo(Math.max(length / median, median / length), 10);
    const beside = new Set(segment.also.map((also) => also.codeId));
    expect(usual.filter((each) => beside.has(each.codeId))).toHaveLength(shared);
  }
});

test('a code without codings has a page, and one that is gone is said to be gone', async () => {
  const code = await engine.ask('codes.create', { name: 'unused', parentId: null });
  const page = await engine.ask('pages.code', { codeId: code.id });
  expect(page).toMatchObject({ codings: 0, documents: 0, median: 0, company: [], typical: [], outlying: [] });
  expect((await engine.fails('pages.code', { codeId: 'nobody' })).code).toBe('not_found');
  expect((await engine.fails('pages.document', { documentId: 'nobody' })).code).toBe('not_found');
});

test('the page of a document counts its codings, most first, and how much of it they cover', async () => {
  const { documents } = await engine.ask('documents.list', {});
  const document = documents[4];
  if (!document) throw new Error('no document');
  const page = await engine.ask('pages.document', { documentId: document.id });
  const all = await engine.ask('segments.query', { choice: { documentIds: [document.id] } });
  expect(page.codings).toBe(all.total);
  expect(page.coverage).toBeCloseTo(all.characters / document.characters, 10);
  expect(page.codes.reduce((sum, { codings }) => sum + codings, 0)).toBe(all.total);
  const counts = page.codes.map(({ codings }) => codings);
  expect(counts).toEqual(counts.toSorted((a, b) => b - a));
});
