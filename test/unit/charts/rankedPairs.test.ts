import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { rankedTies, type TieOrder } from '#shared/analysis/rankedTies.ts';
import { pairsChart } from '#shared/charts/kinds/pairs.ts';
import { findMark } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { columnsOf, type SmallCoding, setOf } from '../../support/columns.ts';
import { expectGolden } from '../../support/golden.ts';
import { oracleCount, oracleDocuments } from '../../support/oracle.ts';
import { ownSets, randomStudy } from '../../support/randomStudy.ts';
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

function pairsOf(sets: readonly CodeSet[], { columns = sample.columns, order = 'count' as TieOrder } = {}) {
  const settings = { unit: 'pairs', near: 1, order, least: 1, relatives: false } as const;
  return { ...baseOf(pairsChart, sets, settings), ...rankedTies(columns, { sets, withSubcodes: true, ...settings }) };
}

const coding = (code: number, start: number, end: number): SmallCoding => ({ document: 0, code, coder: 0, start, end });

describe('the list of pairs', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = pairsChart.layout(pairsOf(sample.codes.slice(0, 12), { order: 'c' }), filePicture(mode));
    expectGolden(`charts/pairs-${mode}.svg`, sceneToSvg(scene));
  });

  test.each([filePicture('light'), screenPicture, smallPicture, { ...screenPicture, width: 420, height: 300 }])(
    'keeps words apart and marks inside (%#)',
    (picture) => {
      for (const order of ['count', 'jaccard', 'c', 'lift', 'name'] as const) {
        const { scene } = pairsChart.layout(pairsOf(sample.codes, { order }), picture);
        expect(clashingWords(scene)).toEqual([]);
        expect(marksOutside(scene)).toEqual([]);
        expect(doubleKeys(scene)).toEqual([]);
        expect(brokenNumbers(scene)).toEqual([]);
      }
    },
  );

  test('shows two hundred rows of very many, and says where the others are', () => {
    const codes = manyCodes(300);
    const next = randomNumbers(3);
    const codings = codes.map((_, code) => {
      const start = Math.floor(next() * 1900);
      return coding(code, start, start + 1 + Math.floor(next() * 90));
    });
    const columns = columnsOf({
      texts: ['x'.repeat(2000)],
      codes: codes.map(({ id }) => id),
      coders: ['Ann'],
      codings,
    });
    const result = pairsOf(
      codes.map((code, at) => ({ ...code, members: [at] })),
      { columns },
    );
    expect(pairsChart.sentence(result)).toMatch(/The first 200 of [\d,]+; the table has all\./u);
    expect(pairsChart.table(result).rows.length).toBe(result.allTies);
  });

  test('a row says its count, its coefficients and why c misleads, and leads to the pair', () => {
    const sets = ['a', 'b'].map((name, at) => setOf(name, [at]));
    const worked = columnsOf({
      texts: [`${'x'.repeat(50)}\n${'y'.repeat(49)}`],
      codes: ['a', 'b'],
      coders: ['Ann'],
      codings: [coding(0, 0, 30), coding(0, 10, 40), coding(1, 20, 25), coding(1, 35, 70)],
    });
    const result = pairsOf(sets, { columns: worked, order: 'c' });
    expect(findMark(pairsChart.layout(result, screenPicture).scene.marks, 'tie:a:b')).toMatchObject({
      data: { kind: 'pair', first: 'a', second: 'b' },
      title:
        '3 pairs of codings overlap; 1 document holds both. Jaccard 0.143 · c 3.000 · lift 1.00. c is over 1: some words carry a code several times.',
    });
    expect(pairsChart.empty(pairsOf(sets.slice(0, 1), { columns: worked }))).toBe('Pairs need at least two codes.');
  });
});

describe('the order of pairs', () => {
  test('is that of the chosen number, and every number is that of the method', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom('count', 'jaccard', 'c', 'lift', 'name'), (study, order: TieOrder) => {
        const { ties } = pairsOf(ownSets, { columns: columnsOf(study), order });
        const documents = oracleDocuments(
          study,
          () => true,
          () => true,
        );
        const counts = [...ties.first].map((a, at) =>
          oracleCount(documents, new Set([a]), new Set([ties.second[at] ?? -1]), 1),
        );
        for (const [at, count] of counts.entries()) {
          expect(ties.value[at]).toBe(count.pairs);
          expect(ties.pairs[at]).toBe(count.pairs);
          expect(ties.documents[at]).toBe(count.documents);
          for (const name of ['jaccard', 'c', 'lift'] as const) {
            const found = ties[name][at] ?? 0;
            if (Number.isNaN(count[name])) expect(found).toBeNaN();
            else expect(found).toBeCloseTo(count[name], 9);
          }
        }
        if (order === 'name') return;
        const keys = counts.map((count) => {
          if (order === 'count') return count.pairs;
          // More pairs than codings allow: above every other.
          if (order === 'c' && !(count.c > 0)) return Number.POSITIVE_INFINITY;
          return Number.isNaN(count[order]) ? -1 : Math.round(count[order] * 1e9);
        });
        for (let at = 1; at < keys.length; at++) expect(keys[at - 1]).toBeGreaterThanOrEqual(keys[at] ?? 0);
      }),
    );
  });
});
