import { expect, test } from 'vitest';
import type { CloudResult } from '#shared/charts/kinds/cloud.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { everyMark } from '#shared/charts/scene.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { startStudy, startTestEngine } from '../support/engine.ts';
import { countBehind, expectGoldenPictures, pictureOf, readKind, spokenMarks } from '../support/kindCharts.ts';

const cloud = requireChartKind('cloud');

test('the cloud of the sample study is drawn as it was looked at, and each name leads to its codings', async () => {
  await using engine = startTestEngine();
  await engine.ask('study.openSample', { path: engine.path('sample.axial') });
  const codeIds = (await engine.ask('codes.list', {})).map(({ id }) => id as CodeId);
  const result = await readKind<CloudResult>(engine, 'cloud', {}, { codeIds });
  expectGoldenPictures(result);
  expect(pictureOf(result)).toEqual(pictureOf(result));
  const texts = [...everyMark(pictureOf(result).marks)].filter((mark) => mark.kind === 'text');
  const sizes = texts.map(({ size, text }) => ({ size, text }));
  const largest = sizes.filter(({ text }) => text === 'total business experience')[0]?.size ?? 0;
  expect(sizes.every(({ size, text }) => size <= largest || text.startsWith('Cloud'))).toBe(true);
  for (const { title, evidence } of spokenMarks(pictureOf(result).marks).slice(0, 12)) {
    expect(await countBehind(engine, result, evidence as never)).toBe(Number.parseInt(title, 10));
  }
  const concepts = await readKind<CloudResult>(engine, 'cloud', { concepts: true }, { codeIds });
  expect(spokenMarks(pictureOf(concepts).marks).every(({ name }) => name.includes('/'))).toBe(true);
  const ofThemes = (await engine.ask('codes.list', {})).flatMap(({ id, parentId }) => (parentId === null ? [id] : []));
  const themes = await readKind<CloudResult>(engine, 'cloud', { concepts: true }, { codeIds: ofThemes });
  expect(cloud.empty(themes)).toContain('None of these codes is a concept');
});

test('studies at the edge are told what is missing', async () => {
  await using engine = await startStudy();
  expect(cloud.empty(await readKind(engine, 'cloud'))).toBe('There are no codes to count.');
  await engine.ask('codes.create', { name: 'need' });
  expect(cloud.empty(await readKind(engine, 'cloud'))).toBe('None of these codes has a coding yet.');
});
