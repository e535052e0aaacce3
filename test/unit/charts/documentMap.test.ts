import { describe, expect, test } from 'vitest';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { documentMap } from '#shared/analysis/documentMap.ts';
import { groupLooks } from '#shared/charts/groupShapes.ts';
import { documentMapChart } from '#shared/charts/kinds/documentMap.ts';
import { findMark } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { columnsOf, type SmallCoding, setOf } from '../../support/columns.ts';
import { expectGolden } from '../../support/golden.ts';
import { readSampleStudy } from '../../support/sampleStudy.ts';
import { randomNumbers } from './inventedResults.ts';
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

const { documents } = readSampleStudy();
const sides = ['IT', 'business'];
type Form = 'map' | 'tree';

function mapOf(form: Form, sets: readonly CodeSet[], { columns = sample.columns, clusters = 3, most = 1000 } = {}) {
  const settings = { form, measure: 'shares', distance: 'euclidean', groupBy: 'variable:side', clusters } as const;
  const map = documentMap(columns, { sets, most, ...settings });
  return {
    ...baseOf(documentMapChart, sets, settings),
    ...map,
    by: 'side',
    groups: sides.map((name) => ({ name, isRest: false })),
    documents: Array.from(map.places, (document) => ({
      id: `d${document}`,
      name: documents[document]?.name ?? `document ${document}`,
      group: sides.indexOf(documents[document]?.side ?? ''),
    })),
  };
}

describe.each(['map', 'tree'] as const)('the %s of documents', (form) => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = documentMapChart.layout(mapOf(form, sample.themes), filePicture(mode));
    expectGolden(`charts/document-${form}-${mode}.svg`, sceneToSvg(scene));
  });

  test.each([filePicture('light'), screenPicture, smallPicture, { ...screenPicture, width: 420, height: 300 }])(
    'keeps words apart and marks inside (%#)',
    (picture) => {
      const { scene } = documentMapChart.layout(mapOf(form, sample.themes), picture);
      expect(clashingWords(scene)).toEqual([]);
      expect(marksOutside(scene)).toEqual([]);
      expect(doubleKeys(scene)).toEqual([]);
      expect(brokenNumbers(scene)).toEqual([]);
    },
  );

  test('of many documents shows the most coded, and says so', () => {
    const next = randomNumbers(9);
    const texts = Array.from({ length: 400 }, () => 'x'.repeat(60));
    const codings = texts.flatMap((_, document) =>
      Array.from({ length: 1 + Math.floor(next() * 6) }, (): SmallCoding => {
        const start = Math.floor(next() * 50);
        return { document, code: Math.floor(next() * 4), coder: 0, start, end: start + 5 };
      }),
    );
    const sets = ['a', 'b', 'c', 'd'].map((name, at) => setOf(name, [at]));
    const columns = columnsOf({ texts, codes: sets.map(({ id }) => id), coders: ['Ann'], codings });
    const result = mapOf(form, sets, { columns, most: 300 });
    expect(documentMapChart.sentence(result)).toContain('The 300 most coded of 400 documents.');
    const { scene } = documentMapChart.layout(result, screenPicture);
    expect(brokenNumbers(scene)).toEqual([]);
    expect(clashingWords(scene)).toEqual([]);
    expect(result.documents.filter(({ id }) => !findMark(scene.marks, `document:${id}`))).toEqual([]);
  });

  test.each([
    ['no code', [], [], 'no codes to compare'],
    ['nothing coded', [setOf('a', [0])], [], 'here are none'],
    ['one profile for all', [setOf('a', [0])], [0, 1, 2], 'the same profile'],
  ] as const)('%s: it says why there is nothing to see, and draws without failing', (_, sets, coded, words) => {
    const codings = coded.map((document): SmallCoding => ({ document, code: 0, coder: 0, start: 0, end: 1 }));
    const columns = columnsOf({ texts: ['x', 'y', 'z'], codes: ['a'], coders: ['Ann'], codings });
    const result = mapOf(form, sets, { columns });
    expect(documentMapChart.empty(result)).toContain(words);
    expect(brokenNumbers(documentMapChart.layout(result, screenPicture).scene)).toEqual([]);
  });
});

describe('documents in words', () => {
  test('each says its codings and shares, its group and its cluster, and leads to its words', () => {
    const result = mapOf('map', sample.themes);
    const { marks } = documentMapChart.layout(result, screenPicture).scene;
    expect(findMark(marks, 'document:d0')).toMatchObject({
      name: documents[0]?.name,
      title: expect.stringMatching(/^\d+ codings: [a-z ]+ \d+ %.*\. side: IT\. Cluster \d\.$/u),
      data: { kind: 'document', documentId: 'd0' },
    });
  });

  test('a merge leads to the codings of all that it holds', () => {
    const result = mapOf('tree', sample.themes);
    const { marks } = documentMapChart.layout(result, screenPicture).scene;
    const top = findMark(marks, `merge:${result.merges.height.length - 1}`);
    expect(top?.data).toMatchObject({ kind: 'codings', codeIds: sample.themes.map(({ id }) => id) });
    expect(top?.data?.kind === 'codings' && top.data.documentIds).toHaveLength(24);
  });

  test('groups differ in shape and in colour; beyond six they share one look', () => {
    const looks = groupLooks(Array.from({ length: 8 }, (_, at) => ({ name: `g${at}`, isRest: false })));
    expect(new Set(looks.slice(0, 6).map(({ shape }) => shape)).size).toBe(6);
    expect(new Set(looks.slice(0, 6).map(({ color }) => color)).size).toBe(6);
    expect(looks.slice(6).map(({ shape, color }) => `${shape} ${color}`)).toEqual(['0 grey', '0 grey']);
  });
});
