import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CrosstabResult } from '#shared/charts/kinds/crosstab.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { everyMark } from '#shared/charts/scene.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { startStudy, startTestEngine, type TestEngine } from '../support/engine.ts';
import { countBehind, expectGoldenPictures, pictureOf, readKind, spokenMarks } from '../support/kindCharts.ts';

const chart = requireChartKind('crosstab');
let engine: TestEngine;
beforeAll(async () => {
  engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
});
afterAll(() => engine[Symbol.asyncDispose]());
const read = (settings = {}, part = {}) => readKind<CrosstabResult>(engine, 'crosstab', settings, part);

describe('the crosstab of the sample study', () => {
  test('is drawn as it was looked at', async () => {
    expectGoldenPictures(await read());
    expectGoldenPictures(await read({ columns: 'group', count: 'codings' }), 'crosstab-codings');
  });

  test('by itself it takes the variable that parts the documents into the fewest values', async () => {
    const result = await read();
    expect(result.by).toBe('side');
    expect([...result.sizes]).toEqual([12, 12]);
    expect(result.columns.map(({ name }) => name)).toEqual(['IT', 'business']);
  });

  test('with few documents a code by side is tested exactly, and what all have is not tested', async () => {
    const result = await read();
    const named = Object.fromEntries(result.codes.map(({ name }, row) => [name, result.tests[row]]));
    expect(named['business need']).toMatchObject({ test: 'fisher' });
    // 7 of 12 against 12 of 12: all ways to have five without it in the same side, twice C(12, 5) of C(24, 5).
    expect(named['business need']?.p).toBeCloseTo((2 * 792) / 42504, 12);
    expect(named['total business experience']).toMatchObject({ test: 'none', reason: 'all documents have it' });
  });

  test('by a variable of many values no figure is cut off, and no p is spoken of where none is given', async () => {
    const { variables } = await engine.ask('variables.list', {});
    const role = variables.find(({ name }) => name === 'role');
    const result = await read({ columns: `variable:${role?.id}` });
    expect(result.sizes).toHaveLength(24);
    const figures = Array.from(everyMark(pictureOf(result).marks)).flatMap((mark) =>
      mark.kind === 'text' && mark.text.startsWith('exp.') ? [mark.text] : [],
    );
    expect(figures).toHaveLength(5 * 24);
    expect(figures.filter((text) => text.includes('…'))).toEqual([]);
    expect(chart.sentence(result)).toMatch(/else no p\. Here none can be tested\.$/u);
  });

  test('of codings it gives no p, and says why', async () => {
    const result = await read({ count: 'codings' });
    expect(result.tests.every(({ p }) => p === null)).toBe(true);
    expect(chart.sentence(result)).toContain('not independent of each other, so that no p is given');
    expect([...result.sizes].reduce((sum, size) => sum + size)).toBe(704);
    expect(result.whole?.degrees).toBe(4);
  });

  test('chi-square of the table as a whole is the sum of Pearson over all its cells', async () => {
    const { present, expected, whole } = await read({ count: 'codings' });
    const sum = present.reduce(
      (total, count, at) => total + (count - (expected[at] ?? 0)) ** 2 / (expected[at] ?? 1),
      0,
    );
    expect(whole?.chiSquare).toBeCloseTo(sum, 9);
  });

  test('where a code and its subcode both have a row, there is no figure for the table', async () => {
    const codes = await engine.ask('codes.list', {});
    const theme = codes.find(({ parentId }) => parentId === null);
    const concept = codes.find(({ parentId }) => parentId === theme?.id);
    const codeIds = [theme?.id, concept?.id] as CodeId[];
    const result = await read({ count: 'codings' }, { codeIds });
    expect(result.overlapping).toBe(true);
    expect(result.whole).toBeNull();
    expect(chart.sentence(result)).toContain('count in two rows');
  });

  test('behind a cell stand the codings of the code in those documents', async () => {
    const result = await read({ count: 'codings' });
    for (const { title, evidence } of spokenMarks(pictureOf(result).marks)) {
      const said = Number(/^([\d,]+) of/u.exec(title)?.[1]?.replaceAll(',', ''));
      expect(evidence ? await countBehind(engine, result, evidence) : 0).toBe(said);
    }
  });

  test('its table has every count, what was expected, and the test', async () => {
    const { columns, rows } = chart.table(await read());
    expect(new Set(columns).size).toBe(columns.length);
    expect(rows.every((row) => row.length === columns.length)).toBe(true);
    expect(rows.map((row) => row.at(-1))).toContain('fisher');
    expect(rows.map((row) => row.at(-1))).toContain('none: all documents have it');
  });
});

describe('studies at the edge', () => {
  test('without parts to compare it says what to do', async () => {
    await using study = await startStudy();
    expect(chart.empty(await readKind(study, 'crosstab'))).toBe('There are no codes to count.');
    await study.ask('codes.create', { name: 'need' });
    expect(chart.empty(await readKind(study, 'crosstab'))).toBe('There are no documents to count in.');
    await study.ask('documents.create', { name: 'one', text: 'x' });
    expect(chart.empty(await readKind(study, 'crosstab'))).toContain('at least two groups');
  });

  test('documents without a value are left out, and counted', async () => {
    await using study = await startStudy();
    const code = await study.ask('codes.create', { name: 'need' });
    const variable = await study.ask('variables.create', { name: 'side', type: 'text' } as never);
    for (const [at, value] of ['IT', 'IT', 'business', null].entries()) {
      const { id } = await study.ask('documents.create', { name: `document ${at}`, text: 'words' });
      if (value !== null) {
        await study.ask('variables.setValues', {
          cells: [{ documentId: id as DocumentId, variableId: variable.id, value }],
        } as never);
      }
      await study.ask('codings.apply', { documentId: id, codeIds: [code.id], ranges: [{ start: 0, end: 5 }] } as never);
    }
    const result = await readKind<CrosstabResult>(study, 'crosstab');
    expect([result.leftOut, [...result.sizes], [...result.present]]).toEqual([1, [1, 2], [1, 2]]);
    expect(chart.sentence(result)).toContain('Left out: 1 document without side.');
    expect(JSON.stringify(pictureOf(result))).not.toMatch(/NaN|Infinity/u);
  });
});
