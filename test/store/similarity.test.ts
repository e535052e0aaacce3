import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { SimilarityResult } from '#shared/charts/kinds/similarity.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { addCode, addText, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { countBehind, expectGoldenPictures, pictureOf, readKind, spokenMarks } from '../support/kindCharts.ts';

const chart = requireChartKind('similarity');
let engine: TestEngine;
let allCodes: { codeIds: CodeId[] };
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
  allCodes = { codeIds: (await engine.ask('codes.list', {})).map(({ id }) => id as CodeId) };
});
afterAll(() => engine[Symbol.asyncDispose]());
const read = (settings = {}) => readKind<SimilarityResult>(engine, 'similarity', settings, allCodes);

describe('similarity of the documents of the sample study', () => {
  test('is drawn as it was looked at, with its tree', async () => {
    expectGoldenPictures(await read());
  });

  test('people of one side speak of the same: their documents stand side by side', async () => {
    const { order, names, ids } = await read();
    const { variables, values } = await engine.ask('variables.list', {});
    const side = variables.find(({ name }) => name === 'side')?.id;
    const sideOf = new Map<string, string>(
      values.flatMap(({ variableId, documentId, value }) => (variableId === side ? [[documentId, value]] : [])),
    );
    const sides = Array.from(order, (place) => sideOf.get(ids[place] ?? ''));
    const changes = sides.filter((each, at) => at > 0 && each !== sides[at - 1]).length;
    expect(names.length).toBe(24);
    expect(changes).toBeLessThanOrEqual(3);
  });

  test('behind a cell stand the codings, in both documents, of the codes that they share', async () => {
    const result = await read({ measure: 'cosine' });
    const pairs = spokenMarks(pictureOf(result).marks).filter(({ name }) => name.includes(' × '));
    for (const { title, evidence } of pairs.slice(0, 12)) {
      if (evidence?.kind !== 'codings') throw new Error('A cell has no codings behind it.');
      expect(Number(/(\d+) codes? in both/u.exec(title)?.[1])).toBe(evidence.codeIds.length);
      const codes = (await Promise.all((evidence.documentIds ?? []).map(codesIn))).flat();
      const own = codes.filter((code) => evidence.codeIds.includes(code));
      expect(await countBehind(engine, result, evidence, { ...allCodes, withSubcodes: false })).toBe(own.length);
    }
  });

  test.each(['study', 'name'] as const)('ordered by %s every pair is still there once', async (order) => {
    const { rows, columns } = chart.table(await read({ order }));
    expect(rows.length).toBe((24 * 23) / 2);
    expect(columns[2]).toBe('Jaccard');
    const values = rows.map((row) => Number(row[2]));
    expect(values).toEqual([...values].sort((a, b) => b - a));
  });
});

/** The code of every coding of a document. */
const codesIn = async (documentId: string) =>
  (await engine.ask('codings.inDocument', { documentId: documentId as DocumentId })).codeIds;

describe('studies at the edge', () => {
  test('without codes, documents or codings it says what is missing', async () => {
    await using study = await startStudy();
    expect(chart.empty(await readKind(study, 'similarity'))).toBe('There are no codes to compare documents by.');
    await addCode(study, 'need');
    expect(chart.empty(await readKind(study, 'similarity'))).toBe('There are no two documents to compare.');
    await addText(study, 'one', 'x');
    await addText(study, 'two', 'y');
    expect(chart.empty(await readKind(study, 'similarity'))).toBe('No document holds any of these codes yet.');
  });

  test('a document without codings has no Jaccard with another such, and no cosine with any', async () => {
    await using study = await startStudy();
    const code = await addCode(study, 'need');
    const one = await addText(study, 'one', 'words');
    for (const name of ['two', 'three']) await addText(study, name, 'words');
    await study.ask('codings.apply', { documentId: one.id, ranges: [{ start: 0, end: 5 }], codeIds: [code.id] });
    const values = async (measure: string) =>
      chart.table(await readKind(study, 'similarity', { measure, order: 'study' })).rows.map((row) => row[2]);
    expect(await values('jaccard')).toEqual([0, 0, null]);
    expect(await values('cosine')).toEqual([null, null, null]);
    expect(await values('matching')).toEqual([1, 0, 0]);
    for (const measure of ['jaccard', 'cosine', 'matching']) {
      const picture = JSON.stringify(pictureOf(await readKind(study, 'similarity', { measure })));
      expect(picture).not.toMatch(/NaN|Infinity/u);
    }
  });
});
