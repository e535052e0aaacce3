import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { MatrixResult } from '#shared/charts/kinds/matrix.ts';
import { startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { countBehind, expectGoldenPictures, pictureOf, readKind, spokenMarks } from '../support/kindCharts.ts';

const matrix = requireChartKind('matrix');
let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());

const read = (settings = {}, part = {}) => readKind<MatrixResult>(engine, 'matrix', settings, part);
const variableNamed = async (name: string) =>
  (await engine.ask('variables.list', {})).variables.find((each) => each.name === name)?.id ?? '';

describe('the code × document matrix of the sample study', () => {
  test('is drawn as it was looked at', async () => {
    expectGoldenPictures(await read());
  });

  test('by a variable, with the documents of each side counted, it is drawn as it was looked at', async () => {
    const columns = `variable:${await variableNamed('side')}`;
    expectGoldenPictures(
      await read({ columns, value: 'documents', share: 'column', show: 'circles' }),
      'matrix-groups',
    );
  });

  test('behind each cell stand exactly the codings that it counts', async () => {
    const columns = `variable:${await variableNamed('side')}`;
    for (const settings of [{}, { columns }]) {
      const result = await read(settings);
      const marks = spokenMarks(pictureOf(result).marks);
      expect(marks.length).toBe(result.codings.filter((count) => count > 0).length);
      for (const { title, evidence } of marks.slice(0, 24)) {
        const said = Number(/^([\d,]+) codings?/u.exec(title)?.[1]?.replaceAll(',', ''));
        expect(await countBehind(engine, result, evidence as never)).toBe(said);
      }
    }
  });

  test('the columns of a variable hold its documents; their sums are those of the whole', async () => {
    const [whole, parted] = [await read(), await read({ columns: `variable:${await variableNamed('side')}` })];
    expect(parted.columns.map(({ name }) => name)).toEqual(['IT', 'business']);
    expect(parted.columns.flatMap(({ documentIds }) => documentIds).length).toBe(24);
    expect(parted.ofCode).toEqual(whole.ofCode);
    expect(parted.ofAll).toEqual(whole.ofAll);
  });

  test('only chosen documents take part', async () => {
    const { documents } = await engine.ask('documents.list', {});
    const documentIds = documents.slice(3, 6).map(({ id }) => id);
    const result = await read({}, { documentIds });
    expect(result.columns.flatMap((column) => column.documentIds)).toEqual(documentIds);
    expect(result.documentTotal).toBe(3);
  });

  test.each(['name', 'total', 'similarity'] as const)('ordered by %s nothing is lost', async (order) => {
    const result = await read({ rows: order, order });
    expect([...result.columnOrder].sort((a, b) => a - b)).toEqual(result.columns.map((_, at) => at));
    const table = matrix.table(result);
    expect(table.rows.length).toBe(result.codes.length + 1);
    expect(table.rows.at(-1)?.at(-1)).toBe(704);
    if (order !== 'total') return;
    const sums = table.rows.slice(0, -1).map((row) => Number(row.at(-1)));
    expect(sums).toEqual([...sums].sort((a, b) => b - a));
  });

  test('its JSON has a row a code and a column a document, named, and no number more than it shows', async () => {
    const json = matrix.json(await read({ value: 'coverage' })) as {
      rows: string[];
      columns: string[];
      values: number[][];
    };
    expect(json.rows).toContain('total business experience');
    expect(json.values.map((row) => row.length)).toEqual(json.rows.map(() => json.columns.length));
    expect(json.values.flat().every((value) => value >= 0 && value <= 1)).toBe(true);
  });
});

describe('studies at the edge', () => {
  test('without codes or documents the chart says what is missing', async () => {
    await using empty = await startStudy();
    expect(matrix.empty(await readKind(empty, 'matrix'))).toBe('There are no codes to count.');
    await empty.ask('codes.create', { name: 'need' });
    expect(matrix.empty(await readKind(empty, 'matrix'))).toBe('There are no documents to count in.');
  });

  test('a code without codings and a document of one character are drawn, with no number that is none', async () => {
    await using small = await startStudy();
    await small.ask('codes.create', { name: 'need' });
    await small.ask('documents.create', { name: 'one', text: 'x' });
    for (const value of ['codings', 'documents', 'coverage']) {
      for (const share of ['none', 'row', 'column', 'all']) {
        const result = await readKind<MatrixResult>(small, 'matrix', { value, share });
        expect(matrix.empty(result)).toBeNull();
        expect(JSON.stringify(pictureOf(result))).not.toMatch(/NaN|null|Infinity/u);
        expect(matrix.table(result).rows).toEqual([
          ['need', 0, 0],
          [expect.any(String), 0, 0],
        ]);
      }
    }
  });

  test('a variable that is gone is said to be gone', async () => {
    const failure = await engine.fails('charts.read', { kind: 'matrix', settings: { columns: 'variable:nothing' } });
    expect(failure.code).toBe('not_found');
  });
});
