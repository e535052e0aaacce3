import { describe, expect, test } from 'vitest';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { codeNetwork } from '#shared/analysis/network.ts';
import { letterOf } from '#shared/charts/kinds/communityLetters.ts';
import { networkChart } from '#shared/charts/kinds/network.ts';
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

function networkOf(sets: readonly CodeSet[], { columns = sample.columns, least = 0, unit = 'pairs' as const } = {}) {
  const settings = { unit, near: 1, least, relatives: false };
  return {
    ...baseOf(networkChart, sets, settings),
    ...codeNetwork(columns, { sets, withSubcodes: true, ...settings }),
  };
}

const coding = (code: number, start: number, end: number): SmallCoding => ({ document: 0, code, coder: 0, start, end });
const smallStudy = (codings: readonly SmallCoding[]) =>
  columnsOf({ texts: ['x'.repeat(2000)], codes: ['a', 'b', 'c', 'd'], coders: ['Ann'], codings });
const smallSets = ['a', 'b', 'c', 'd'].map((name, at) => setOf(name, [at]));

describe('the picture of the network', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = networkChart.layout(networkOf(sample.codes), filePicture(mode));
    expectGolden(`charts/network-${mode}.svg`, sceneToSvg(scene));
  });

  test.each([filePicture('light'), screenPicture, smallPicture, { ...screenPicture, width: 420, height: 300 }])(
    'keeps words apart and marks inside (%#)',
    (picture) => {
      const { scene } = networkChart.layout(networkOf(sample.codes, { least: 1 }), picture);
      // A letter stands inside its circle, where no name comes.
      expect(clashingWords(scene)).toEqual([]);
      expect(marksOutside(scene)).toEqual([]);
      expect(doubleKeys(scene)).toEqual([]);
      expect(brokenNumbers(scene)).toEqual([]);
    },
  );

  test('does not speak of communities where all codes are one', () => {
    const codings = [coding(0, 0, 10), coding(1, 5, 15), coding(2, 8, 12)];
    const result = { ...networkOf(smallSets, { columns: smallStudy(codings) }), communityCount: 1 };
    const sentence = networkChart.sentence({ ...result, settings: { ...result.settings, communities: true } } as never);
    expect(sentence).toContain('No communities: no codes are tied more among themselves than chance would have it.');
    expect(sentence).not.toContain('Letters and rings');
  });

  test('of a thousand codes shows the most tied, and says so', () => {
    const codes = manyCodes(1000);
    const next = randomNumbers(11);
    const codings = codes.flatMap((_, code) =>
      Array.from({ length: 1 + Math.floor(next() * 3) }, () => {
        const start = Math.floor(next() * 1900);
        return coding(code, start, start + 1 + Math.floor(next() * 40));
      }),
    );
    const columns = columnsOf({
      texts: ['x'.repeat(2000)],
      codes: codes.map(({ id }) => id),
      coders: ['Ann'],
      codings,
    });
    const result = networkOf(
      codes.map((code, at) => ({ ...code, members: [at] })),
      { columns, least: 1 },
    );
    expect(result.places).toHaveLength(120);
    expect(networkChart.sentence(result)).toMatch(/The 120 most tied of [\d,]+ codes\. 1,500 of [\d,]+ ties\./u);
    expect(brokenNumbers(networkChart.layout(result, screenPicture).scene)).toEqual([]);
  });
});

describe('the network in words', () => {
  const result = networkOf(smallSets, {
    columns: smallStudy([coding(0, 0, 10), coding(0, 20, 30), coding(1, 5, 25), coding(2, 100, 110)]),
    least: 2,
  });

  test('each tie and each code says its numbers, and leads to just these', () => {
    const { marks } = networkChart.layout(result, screenPicture).scene;
    expect(findMark(marks, 'tie:a:b')).toMatchObject({
      name: 'a × b',
      title: '2 pairs of codings overlap; 1 document holds both.',
      data: { kind: 'pair', first: 'a', second: 'b' },
    });
    expect(findMark(marks, 'code:a')).toMatchObject({
      title: '2 codings in 1 document, tied to one code; community A.',
    });
    expect(networkChart.sentence(result)).toContain('2 codes without such a tie are left out.');
    expect(networkChart.table(result).rows).toEqual([
      ['a', 'A', 2, 1, 1, 2, 'b 2'],
      ['b', 'A', 1, 1, 1, 2, 'a 2'],
    ]);
  });

  test('communities have letters, however many there are', () => {
    expect([0, 25, 26, 53].map(letterOf)).toEqual(['A', 'Z', 'A2', 'B3']);
  });

  test.each([
    ['no code', [], [], 0, 'at least two codes'],
    ['codes that never meet', smallSets, [coding(0, 0, 5), coding(1, 5, 9)], 0, 'anything in common'],
    ['a count that none reaches', smallSets, [coding(0, 0, 5), coding(1, 2, 9)], 9, 'a lower count shows ties'],
  ] as const)('%s: it says why there is no network, and draws without failing', (_, sets, codings, least, words) => {
    const empty = networkOf(sets, { columns: smallStudy(codings), least });
    expect(networkChart.empty(empty)).toContain(words);
    expect(brokenNumbers(networkChart.layout(empty, screenPicture).scene)).toEqual([]);
  });
});
