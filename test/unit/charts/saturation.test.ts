import { describe, expect, test } from 'vitest';
import { categorySaturation } from '#shared/analysis/categorySaturation.ts';
import { saturation } from '#shared/analysis/saturation.ts';
import { boundsOf } from '#shared/charts/bounds.ts';
import type { CategoryResult } from '#shared/charts/categoryResult.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { type SaturationResult, shuffledOrders } from '#shared/charts/saturationResult.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import { wordsRecord } from '#shared/charts/wordLines.ts';
import {
  expectGoldenChart,
  sampleBase,
  sampleColumns,
  sampleOrder,
  samplePropertiesOf,
  sampleSets,
} from '../../support/sampleCharts.ts';

const kind = requireChartKind('saturation');
const ofCategory = requireChartKind('category-saturation');
const { order, ...documents } = sampleOrder;

/** New codes of each document as the mock-up has them: a base of 19, one more code in document 15. */
const fresh = [9, 5, 3, 2, 2, 1, 1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0];

function invented(counts: readonly number[], settings: Partial<SaturationResult['settings']> = {}): SaturationResult {
  const seen = Int32Array.from(counts, (_, at) => counts.slice(0, at + 1).reduce((sum, count) => sum + count, 0));
  const first = Int32Array.from(counts.flatMap((count, place) => Array<number>(count).fill(place)));
  return {
    ...sampleBase,
    kind: 'saturation',
    settings: { ...settingsAtFirst(kind.settings), ...settings } as SaturationResult['settings'],
    codes: Array.from(first, (_, code) => ({
      id: `c${code}`,
      path: `code ${code}`,
      name: `code ${code}`,
      color: 'red',
      depth: 0,
    })),
    documentIds: counts.map((_, place) => `d${place}`),
    documentNames: counts.map((_, place) => `talk ${place + 1}`),
    ...{ dates: null, dateName: null, notAnalysed: 0, shuffles: 1000 },
    ...{ used: seen, fresh: Int32Array.from(counts), seen, first, low: seen, high: seen },
  };
}

const linesOf = (result: SaturationResult): string[] => wordsRecord(kind.words?.(result) ?? [])[0]?.lines ?? [];

describe('saturation in words', () => {
  test('with a base of 19 one code is already 5.3 %, so 5 % means none', () => {
    const result = invented(fresh);
    expect(kind.title(result)).toBe('No new codes after document 15');
    expect(linesOf(result)).toEqual([
      'The first 4 documents gave 19 of 27 codes: the base.',
      'Documents 13 and 14 together brought 0 new codes, 0 % of the base. The threshold of 5 % was met for the first time.',
      'Documents 15 and 16 together then brought 1 new code, 5.3 %, over 5 % again.',
      'With a base of 19 a single code is already 5.3 %: 5 % means no new code at all.',
      'Since document 15 no code was new, nine documents in a row.',
    ]);
    expect(wordsRecord(kind.words?.(result) ?? [])[1]?.lines[0]).toBe('5 code 19, code 20');
  });

  test('what is not there yet is said: too few documents, no whole run, no run that meets the threshold', () => {
    expect(linesOf(invented([3, 1]))).toEqual([
      'The base needs 4 documents, and there are 2: no run can be measured yet.',
      'The last document, 2, still brought 1 new code.',
    ]);
    expect(linesOf(invented([3, 1, 0, 0, 1]))[1]).toBe('There is no whole run of 2 documents after the base yet.');
    expect(linesOf(invented([3, 1, 0, 0, 1, 2]))[1]).toBe(
      'No run has met the threshold of 5 % yet: documents 5 and 6 together brought 3 new codes, 75 % of the base.',
    );
    expect(linesOf(invented([0, 0, 0, 0, 1, 0]))).toContain('The base is empty, so no share of it can be told.');
    expect(kind.title(invented([3, 1, 1]))).toBe('Saturation of 5 codes');
  });

  test('codes that were never used and documents without codings are counted', () => {
    const result = {
      ...invented(fresh),
      notAnalysed: 2,
      first: Int32Array.of(-1, ...invented(fresh).first.subarray(1)),
    };
    expect(linesOf(result)).toContain('1 of 27 codes is not used in any of these documents.');
    expect(linesOf(result)).toContain('2 documents without codings take no part.');
  });
});

describe('the picture of saturation', () => {
  const result: SaturationResult = {
    ...{ ...sampleBase, ...documents, kind: 'saturation', shuffles: shuffledOrders.shuffles },
    settings: settingsAtFirst(kind.settings) as SaturationResult['settings'],
    ...saturation(sampleColumns, { sets: sampleSets, order, ...shuffledOrders }),
  };

  test('is what it was, light and dark', () => expectGoldenChart(kind, result));

  test('a bar leads to the first codings of the codes that were new', () => {
    const { scene } = kind.layout(invented(fresh), { width: 1000, mode: 'light', alone: false });
    const bar = findMark(scene.marks, 'fresh:4');
    expect(bar?.title).toBe('2 new codes: code 19, code 20.');
    const places = [19, 20].map((code) => ({ codeId: `c${code}`, documentId: 'd4' }));
    expect(bar?.data).toEqual({ kind: 'firsts', places });
    expect(findMark(scene.marks, 'run:12')?.title).toBe(
      '0 new codes. 0 % of the base: the threshold is met for the first time.',
    );
  });

  test('the two counts stand on scales of their own: no mark of one reaches into the other', () => {
    const { scene } = kind.layout(invented(fresh), { width: 1000, height: 600, mode: 'light', alone: false });
    const [curve, bars] = ['curve', 'bars'].map((key) => findMark(scene.marks, key));
    const bottom = (mark: typeof curve) => (mark ? boundsOf(mark).y + boundsOf(mark).height : Number.NaN);
    expect(bottom(curve)).toBeLessThan(bars ? boundsOf(bars).y : 0);
  });

  test.each([1, 2, 3, 400, 10_000])('%i documents draw numbers only, and no more marks than can be borne', (count) => {
    const many = invented(Array.from({ length: count }, (_, place) => (place < 40 ? 1 : 0)));
    for (const small of [true, false]) {
      const { scene } = kind.layout(many, { width: 900, height: 500, mode: 'light', alone: false, small });
      const marks = [...everyMark(scene.marks)];
      expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/u);
      expect(marks.length).toBeLessThan(2500);
    }
    expect(kind.table(many).rows).toHaveLength(count);
  });

  test('nothing coded, no codes: one sentence', () => {
    expect(kind.empty(invented([]))).toBe('There are no codes to count.');
    expect(kind.empty({ ...invented(fresh), documentIds: [] } as never)).toMatch(/^Nothing is coded yet/u);
    expect(kind.empty(invented(fresh))).toBeNull();
  });
});

describe('saturation of a category', () => {
  const { category, properties, dimensions, propertyOf } = samplePropertiesOf('total business experience');
  const without = (sets: typeof properties) => sets.map(({ members: _, ...code }) => code);
  const counted = categorySaturation(sampleColumns, { properties, dimensions, order, ...shuffledOrders });
  const result: CategoryResult = {
    ...{ ...sampleBase, ...documents, ...counted, kind: 'category-saturation', shuffles: shuffledOrders.shuffles },
    settings: settingsAtFirst(ofCategory.settings) as CategoryResult['settings'],
    category: category && without([category])[0] ? (without([category])[0] ?? null) : null,
    ...{ properties: without(properties), dimensions: without(dimensions), propertyOf },
  };

  test('is what it was, light and dark', () => expectGoldenChart(ofCategory, result));

  test('of ten thousand documents those that stand on the same pixel are one mark, as wide as all of them', () => {
    const many = 10_000;
    const place = Int32Array.from({ length: many / 2 }, (_, at) => (at < many / 4 ? at : at + many / 2));
    const places = { placeOffset: Int32Array.of(0, place.length), place };
    const flat = new Int32Array(many).fill(1);
    const curve = { seen: flat, fresh: flat, low: flat, high: flat, first: Int32Array.of(0) };
    const large: CategoryResult = {
      ...result,
      ...{ documentIds: Array.from(flat, String), documentNames: Array.from(flat, String), dates: null },
      ...{ properties: result.properties.slice(0, 1), dimensions: [], propertyOf: [] },
      ...{ propertyPlaces: places, propertyCurve: { ...result.propertyCurve, ...curve } },
      ...{ dimensionPlaces: { placeOffset: Int32Array.of(0), place: new Int32Array() } },
    };
    const { scene } = ofCategory.layout(large, { width: 900, height: 500, mode: 'light', alone: false });
    const cells = findMark(scene.marks, `part:${large.properties[0]?.id}:cells`);
    const spans = cells?.kind === 'path' ? [...cells.d.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/gu)] : [];
    expect(spans).toHaveLength(2);
    const [[first = 0, second = 0] = [], [third = 0, last = 0] = []] = spans.map(([, from, to]) => [
      Number(from),
      Number(to),
    ]);
    // A quarter, a half that is empty, and the last quarter.
    expect((second - first) / (last - first)).toBeCloseTo(0.25, 2);
    expect((third - first) / (last - first)).toBeCloseTo(0.75, 2);
  });

  test('a property is heard wherever one of its dimensions is', () => {
    const table = ofCategory.table(result);
    const of = (name: string) => table.rows.find((row) => String(row[0]).endsWith(name));
    const [whole, part] = [of('technical infrastructure'), of('availability')];
    expect([whole?.[1], part?.[1]]).toEqual(['property', 'dimension']);
    expect(Number(whole?.[2])).toBeGreaterThanOrEqual(Number(part?.[2]));
    expect(table.rows).toHaveLength(properties.length + dimensions.length);
  });

  test('what nobody has spoken of yet is named, and the title says how many', () => {
    const first = result.propertyCurve.first.slice();
    first[0] = -1;
    const thin = { ...result, propertyCurve: { ...result.propertyCurve, first } };
    expect(ofCategory.title(thin)).toBe('Total business experience: 1 of 10 properties not heard yet');
    expect(wordsRecord(ofCategory.words?.(thin) ?? [])[0]?.lines.slice(0, 2)).toEqual([
      '9 of 10 properties have been heard. Not yet:',
      'technical infrastructure',
    ]);
  });

  test('a code without codes below it has no properties', () => {
    const alone = { ...result, properties: [], dimensions: [] };
    expect(ofCategory.empty(alone)).toBe(
      'No codes stand below “total business experience”: these would be its properties.',
    );
  });
});
