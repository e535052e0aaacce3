import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { tiesOfTwoSets } from '#shared/analysis/twoSets.ts';
import { type ChordResult, chordChart } from '#shared/charts/kinds/chord.ts';
import { shownSets } from '#shared/charts/kinds/chordShown.ts';
import { inGoodOrder } from '#shared/charts/kinds/flowPicture.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { spread } from '#shared/charts/spread.ts';
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

const forms = ['chord', 'sankey'] as const;
type Form = (typeof forms)[number];

function chordOf(
  form: Form,
  first: readonly CodeSet[],
  second: readonly CodeSet[],
  { columns = sample.columns, least = 1 } = {},
): ChordResult {
  const sets = [...new Set([...first, ...second])];
  const places = (codes: readonly CodeSet[]) => codes.map((code) => sets.indexOf(code));
  const settings = { form, unit: 'pairs', near: 1, least, relatives: false } as const;
  const choice = { sets, first: places(first), second: places(second), withSubcodes: true, ...settings };
  const names = ['first ones', 'second ones'] as const;
  return {
    ...baseOf(chordChart, sets, settings),
    ...tiesOfTwoSets(columns, choice),
    names,
    codes: sets.map(toResultCode),
  } as unknown as ChordResult;
}

const concepts = sample.codes.filter(({ depth }) => depth > 0);
const green = concepts.filter(({ color }) => color === 'green').slice(0, 12);
const others = concepts.filter(({ color }) => color !== 'green').slice(0, 14);

describe('the picture of two sets', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const circle = chordChart.layout(chordOf('chord', sample.themes, sample.themes), filePicture(mode));
    expectGolden(`charts/chord-${mode}.svg`, sceneToSvg(circle.scene));
    const streams = chordChart.layout(chordOf('sankey', green, others), filePicture(mode));
    expectGolden(`charts/streams-${mode}.svg`, sceneToSvg(streams.scene));
  });

  describe.each(forms)('as a %s', (form) => {
    test.each([filePicture('light'), screenPicture, smallPicture, { ...screenPicture, width: 420, height: 320 }])(
      'keeps words apart and marks inside (%#)',
      (picture) => {
        for (const [first, second] of [
          [green, others],
          [sample.themes, sample.themes],
          [sample.codes, sample.codes],
          [sample.themes, sample.codes],
        ] as const) {
          const { scene } = chordChart.layout(chordOf(form, first, second), picture);
          expect(clashingWords(scene)).toEqual([]);
          expect(marksOutside(scene)).toEqual([]);
          expect(doubleKeys(scene)).toEqual([]);
          expect(brokenNumbers(scene)).toEqual([]);
        }
      },
    );

    test('of a thousand codes shows the forty most tied of each set, and says so', () => {
      const codes = manyCodes(1000);
      const next = randomNumbers(5);
      const codings = codes.map((_, code): SmallCoding => {
        const start = Math.floor(next() * 1900);
        return { document: 0, code, coder: 0, start, end: start + 1 + Math.floor(next() * 60) };
      });
      const columns = columnsOf({
        texts: ['x'.repeat(2000)],
        codes: codes.map(({ id }) => id),
        coders: ['Ann'],
        codings,
      });
      const sets = codes.map((code, at) => ({ ...code, members: [at] }));
      const result = chordOf(form, sets.slice(0, 500), sets.slice(500), { columns });
      expect(chordChart.sentence(result)).toMatch(/The 40 most tied of \d+ codes; the table has all\./u);
      const { scene } = chordChart.layout(result, screenPicture);
      expect(brokenNumbers(scene)).toEqual([]);
      expect(clashingWords(scene)).toEqual([]);
    });

    test('of codes that never meet says so, and draws without failing', () => {
      const sets = ['a', 'b'].map((name, at) => setOf(name, [at]));
      const columns = columnsOf({ texts: ['xxxx'], codes: ['a', 'b'], coders: ['Ann'], codings: [] });
      const result = chordOf(form, sets, sets, { columns });
      expect(chordChart.empty(result)).toContain('No code of the one set');
      expect(brokenNumbers(chordChart.layout(result, screenPicture).scene)).toEqual([]);
      expect(brokenNumbers(chordChart.layout(chordOf(form, [], []), screenPicture).scene)).toEqual([]);
    });
  });

  test('each band leads to its pair, each bar says what its bands sum to', () => {
    const { scene } = chordChart.layout(chordOf('sankey', green, others), screenPicture);
    const result = chordOf('sankey', green, others);
    const { flows } = shownSets(result);
    const bands = [...everyMark(scene.marks)].filter(({ key }) => key.startsWith('band:'));
    expect(bands).toHaveLength(flows.length);
    for (const flow of flows) {
      const [first, second] = [result.codes[flow.from]?.id ?? '', result.codes[flow.to]?.id ?? ''];
      expect(findMark(scene.marks, `band:${first}:${second}`)).toMatchObject({
        data: { kind: 'pair', first, second },
        title: expect.stringMatching(new RegExp(`^${flow.value} pairs? of codings overlaps?; `, 'u')),
      });
      const sum = flows.filter(({ from }) => from === flow.from).reduce((all, { value }) => all + value, 0);
      expect(findMark(scene.marks, `from:${first}`)?.title).toContain(`its bands sum to ${sum} (pairs).`);
    }
  });
});

describe('ties of two sets', () => {
  test('are those of the method between a code of the one and one of the other, each once', () => {
    fc.assert(
      fc.property(
        randomStudy,
        fc.subarray([0, 1, 2, 3, 4, 5, 6]),
        fc.subarray([0, 1, 2, 3, 4, 5, 6]),
        (study, first, second) => {
          const found = tiesOfTwoSets(columnsOf(study), {
            sets: ownSets,
            first,
            second,
            unit: 'pairs',
            near: 1,
            least: 1,
            relatives: true,
            withSubcodes: false,
          });
          const documents = oracleDocuments(
            study,
            () => true,
            () => true,
          );
          const expected = new Set<string>();
          for (const a of first) {
            for (const b of second) {
              const value = a === b ? 0 : oracleCount(documents, new Set([a]), new Set([b]), 1).pairs;
              if (value > 0) expected.add(`${Math.min(a, b)} ${Math.max(a, b)} ${value}`);
            }
          }
          const ties = [...found.ties.first].map((a, at) => `${a} ${found.ties.second[at]} ${found.ties.value[at]}`);
          expect(ties.sort()).toEqual([...expected].sort());
        },
      ),
    );
  });
});

describe('the order of streams', () => {
  test('leaves no crossing where there need be none', () => {
    const flow = (from: number, to: number) => ({ from, to, value: 1, tie: 0 });
    const flows = [flow(0, 12), flow(1, 11), flow(2, 10)];
    const [left, right] = inGoodOrder([0, 1, 2], [10, 11, 12], flows);
    const places = flows.map(({ from, to }) => left.indexOf(from) - right.indexOf(to));
    expect(places).toEqual([0, 0, 0]);
  });
});

describe('names that are spread', () => {
  test('keep their order and distance, stay inside, and move only where they must', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 450, noNaN: true }), { maxLength: 20 }), (wanted) => {
        const places = spread(wanted, 15, 0, 400);
        const sorted = [...places].sort((a, b) => a - b);
        for (const place of places) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(400 + 1e-9);
        }
        for (let at = 1; at < sorted.length; at++) {
          expect((sorted[at] ?? 0) - (sorted[at - 1] ?? 0)).toBeGreaterThanOrEqual(15 - 1e-9);
        }
        const order = (list: readonly number[]) =>
          list.map((_, at) => at).sort((a, b) => (list[a] ?? 0) - (list[b] ?? 0) || a - b);
        expect(order(places)).toEqual(order(wanted));
      }),
    );
    expect(spread([10, 40, 90], 15, 0, 400)).toEqual([10, 40, 90]);
    expect(spread([100, 100], 20, 0, 400)).toEqual([90, 110]);
    expect(spread([5, 5, 5], 100, 0, 100)).toEqual([0, 50, 100]);
  });
});
