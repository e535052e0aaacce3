import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { FrequenciesResult } from '#shared/charts/frequencyFigures.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { addCode, addText, startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { countBehind, expectGoldenPictures, pictureOf, readKind, spokenMarks } from '../support/kindCharts.ts';

const chart = requireChartKind('frequencies');
const read = (engine: TestEngine, settings = {}, part = {}) =>
  readKind<FrequenciesResult>(engine, 'frequencies', settings, part);

describe('frequencies of the sample study', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = startTestEngine();
    await engine.ask('study.openSample', { path: engine.path('sample.axial') });
  });
  afterAll(() => engine[Symbol.asyncDispose]());
  const allCodes = async () => ({ codeIds: (await engine.ask('codes.list', {})).map(({ id }) => id as CodeId) });

  test('are drawn as they were looked at: few as tall bars, many as lines', async () => {
    expectGoldenPictures(await read(engine));
    expectGoldenPictures(await read(engine, { order: 'tree', bars: 'coverage' }, await allCodes()), 'frequencies-many');
  });

  test('behind each bar stand exactly its codings', async () => {
    const result = await read(engine);
    for (const { title, evidence } of spokenMarks(pictureOf(result).marks)) {
      const said = Number(/^([\d,]+) coding/u.exec(title)?.[1]?.replaceAll(',', ''));
      expect(await countBehind(engine, result, evidence as never)).toBe(said);
    }
  });

  test('every bar uses the room that a page has, and many scroll', async () => {
    const few = pictureOf(await read(engine), { height: 600 });
    expect(few.height).toBeGreaterThan(300);
    expect(few.height).toBeLessThanOrEqual(600);
    expect(pictureOf(await read(engine, {}, await allCodes()), { height: 600 }).height).toBeGreaterThan(600);
  });

  test('the table has counts, shares, coverage and the days of first and last use', async () => {
    const { columns, rows } = chart.table(await read(engine));
    expect(columns.slice(0, 9)).toEqual([
      'code',
      'codings',
      'documents',
      'share of documents',
      'coverage',
      'first coded',
      'first in',
      'last coded',
      'last in',
    ]);
    expect(rows[0]?.slice(0, 4)).toEqual(['total business experience', 298, 24, 1]);
    expect(rows.every((row) => /^\d{4}-\d\d-\d\d$/u.test(String(row[5])))).toBe(true);
  });
});

describe('a small study', () => {
  test('parts of a bar are its coders, told apart, each with its own codings behind it; first and last are by time', async () => {
    await using engine = await startStudy();
    const [one, two] = [await addText(engine, 'one', 'some words here'), await addText(engine, 'two', 'other words')];
    const need = await addCode(engine, 'need');
    await addCode(engine, 'unused');
    const coded = async (documentId: typeof one.id, start: number, coderName: string, day: number) => {
      engine.clock.now = Date.UTC(2025, 2, day, 12);
      await engine.ask('app.setPreferences', { coder: coderName });
      await engine.ask('codings.apply', { documentId, ranges: [{ start, end: start + 4 }], codeIds: [need.id] });
    };
    await coded(two.id, 0, 'Ann', 4);
    await coded(one.id, 0, 'Ben', 5);
    await coded(one.id, 5, 'Ben', 6);
    const result = await read(engine, { coders: true });
    const marks = spokenMarks(pictureOf(result).marks);
    expect(marks.map(({ title }) => title)).toEqual(['1 coding by Ann, of 3.', '2 codings by Ben, of 3.']);
    expect(await Promise.all(marks.map(({ evidence }) => countBehind(engine, result, evidence as never)))).toEqual([
      1, 2,
    ]);
    const { columns, rows } = chart.table(result);
    expect(columns.slice(-2)).toEqual(['codings by Ann', 'codings by Ben']);
    expect(rows[0]?.slice(5)).toEqual(['2025-03-04', 'two', '2025-03-06', 'one', 1, 2]);
    expect(rows[1]).toEqual(['unused', 0, 0, 0, 0, null, null, null, null, 0, 0]);
    expect(JSON.stringify(pictureOf(result))).not.toMatch(/NaN|Infinity/u);
    expect(spokenMarks(pictureOf(await read(engine)).marks)[1]?.title).toBe('No codings.');
  });

  test('without codes it says so', async () => {
    await using engine = await startStudy();
    expect(chart.empty(await read(engine))).toBe('There are no codes to count.');
  });
});
