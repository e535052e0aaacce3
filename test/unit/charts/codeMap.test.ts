import { describe, expect, test } from 'vitest';
import { codeMap } from '#shared/analysis/codeMap.ts';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { mapChart } from '#shared/charts/kinds/map.ts';
import { findMark } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { columnsOf, type SmallCoding, setOf } from '../../support/columns.ts';
import { expectGolden } from '../../support/golden.ts';
import { manyCodes, randomNumbers } from './inventedResults.ts';
import {
  baseOf,
  brokenNumbers,
  clashingWords,
  doubleKeys,
  filePicture,
  marksOutside,
  sample,
  screenPicture,
  smallPicture,
} from './sampleCharts.ts';

function mapOf(sets: readonly CodeSet[], { columns = sample.columns, lines = 0, clusters = 1 } = {}) {
  const settings = { distance: 'jaccard', lines, clusters } as const;
  const map = codeMap(columns, { sets, unit: 'pairs', near: 1, withSubcodes: true, ...settings });
  return { ...baseOf(mapChart, sets, settings), ...map };
}

const coding = (code: number, start: number, end: number): SmallCoding => ({ document: 0, code, coder: 0, start, end });
const smallStudy = (codings: readonly SmallCoding[]) =>
  columnsOf({ texts: ['x'.repeat(2000)], codes: ['a', 'b', 'c', 'd'], coders: ['Ann'], codings });
const smallSets = ['a', 'b', 'c', 'd'].map((name, at) => setOf(name, [at]));

describe('the picture of the code map', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = mapChart.layout(mapOf(sample.codes, { lines: 8, clusters: 4 }), filePicture(mode));
    expectGolden(`charts/map-${mode}.svg`, sceneToSvg(scene));
  });

  test.each([filePicture('light'), screenPicture, smallPicture, { ...screenPicture, width: 420, height: 300 }])(
    'keeps words apart and marks inside (%#)',
    (picture) => {
      const { scene } = mapChart.layout(mapOf(sample.codes, { lines: 4, clusters: 5 }), picture);
      expect(clashingWords(scene)).toEqual([]);
      expect(marksOutside(scene)).toEqual([]);
      expect(doubleKeys(scene)).toEqual([]);
      expect(brokenNumbers(scene)).toEqual([]);
    },
  );

  test('of a thousand codes shows every one, and says how many names found no room', () => {
    const codes = manyCodes(1000);
    const next = randomNumbers(7);
    const codings = codes.flatMap((_, code) =>
      Array.from({ length: 1 + Math.floor(next() * 4) }, () => {
        const start = Math.floor(next() * 1900);
        return coding(code, start, start + 1 + Math.floor(next() * 90));
      }),
    );
    const columns = columnsOf({
      texts: ['x'.repeat(2000)],
      codes: codes.map(({ id }) => id),
      coders: ['Ann'],
      codings,
    });
    const sets = codes.map((code, at) => ({ ...code, members: [at] }));
    const { scene } = mapChart.layout(mapOf(sets, { columns }), screenPicture);
    expect(codes.filter(({ id }) => !findMark(scene.marks, `code:${id}`))).toEqual([]);
    expect(clashingWords(scene)).toEqual([]);
    expect(findMark(scene.marks, 'hidden')).toMatchObject({ text: expect.stringMatching(/^\d+ names found no room/u) });
  });
});

describe('the map in words', () => {
  test('each circle says its codings and documents, each line its count, and leads to just these', () => {
    const result = mapOf(smallSets, {
      columns: smallStudy([
        coding(0, 0, 10),
        coding(0, 20, 30),
        coding(1, 5, 25),
        coding(2, 100, 110),
        coding(3, 105, 120),
      ]),
      lines: 1,
      clusters: 2,
    });
    const { marks } = mapChart.layout(result, screenPicture).scene;
    expect(findMark(marks, 'code:a')).toMatchObject({
      name: 'a',
      title: '2 codings in 1 document; cluster 1.',
      data: { kind: 'code', codeId: 'a' },
    });
    expect(findMark(marks, 'tie:a:b')).toMatchObject({
      title: '2 pairs of codings overlap; 1 document holds both.',
      data: { kind: 'pair', first: 'a', second: 'b' },
    });
    expect(findMark(marks, 'cluster:1')).toMatchObject({ title: '2 codes: c, d.' });
    expect(mapChart.sentence(result)).toContain('2 lines: codes with a count of 1 or more (pairs).');
    expect(mapChart.sentence(result)).toMatch(/Stress-1 \d\.\d\d/u);
  });

  test('a code without codings is left out, and said to be', () => {
    const result = mapOf(smallSets, {
      columns: smallStudy([coding(0, 0, 10), coding(1, 5, 25), coding(2, 20, 30)]),
    });
    expect(mapChart.sentence(result)).toContain('1 code without codings is left out.');
    expect(mapChart.empty(result)).toBeNull();
    expect(mapChart.table(result).rows).toHaveLength(3);
  });

  test.each([
    ['no code', [], [], 'There are no codes to place.'],
    ['codes without codings', smallSets, [], 'here are none.'],
    ['one code in use', smallSets, [coding(0, 0, 5)], 'here is 1.'],
    ['codes that never meet', smallSets, [coding(0, 0, 5), coding(1, 5, 9), coding(2, 9, 12)], 'by chance.'],
  ] as const)('%s: it says why there is no map, and draws without failing', (_, sets, codings, words) => {
    const result = mapOf(sets, { columns: smallStudy(codings), lines: 1, clusters: 3 });
    expect(mapChart.empty(result)).toContain(words);
    expect(brokenNumbers(mapChart.layout(result, screenPicture).scene)).toEqual([]);
  });
});
