import { describe, expect, test } from 'vitest';
import { compareDocuments } from '#shared/analysis/comparison.ts';
import { countCoOccurrence } from '#shared/analysis/coOccurrence.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { meanShares } from '#shared/charts/comparisonRuns.ts';
import { rankPairs } from '#shared/charts/pairs.ts';
import { expectGolden } from '../../support/golden.ts';
import { readSampleStudy } from '../../support/sampleStudy.ts';

const { columns, tree, documents } = readSampleStudy();
const sets = codeSets(tree, columns.codeIds, null, true);
const comparison = compareDocuments(columns, {
  sets,
  x: 'sections',
  slices: 'assignments',
  withSubcodes: true,
  names: documents.map(({ name }) => name),
  groups: documents.map(({ side }) => side),
  groupOrder: ['IT', 'business'],
  sort: { by: 'study' },
  descending: false,
});
const themes = comparison.themes.map(({ name }) => name);
const round = (value: number) => Math.round(value * 10_000) / 10_000;
const named = (shares: Float64Array) =>
  Object.fromEntries(themes.map((name, index) => [name, round(shares[index] ?? 0)]));
const sharesOf = (label: string) => {
  const group = comparison.groups.find((each) => each.label === label);
  return meanShares(comparison, group?.rows ?? []);
};
const strongest = (shares: Float64Array, count: number) =>
  themes
    .map((name, index) => ({ name, share: shares[index] ?? 0 }))
    .sort((a, b) => b.share - a.share)
    .slice(0, count)
    .map(({ name }) => name);

describe('the sample study, compared by side', () => {
  test('gives the numbers that it gave before', () => {
    const numbers = {
      kind: 'comparison',
      x: comparison.x,
      slices: comparison.slices,
      groupBy: 'side',
      themes: Object.fromEntries(themes.map((name, index) => [name, comparison.frequency[index]])),
      means: Object.fromEntries(comparison.groups.map(({ label }) => [label, named(sharesOf(label))])),
      rows: comparison.rows.map((row) => ({
        document: row.name,
        group: row.group,
        codedSections: new Set(row.sliceCell).size,
        shares: named(row.shares),
      })),
    };
    expectGolden('sample-comparison.json', `${JSON.stringify(numbers, null, 2)}\n`);
  });

  test('IT people speak mostly of experience and specification: green and purple', () => {
    const shares = sharesOf('IT');
    expect(new Set(strongest(shares, 2))).toEqual(new Set(['total business experience', 'service specification']));
    const [green = 0, purple = 0] = [1, 2].map((theme) => shares[theme]);
    expect(green + purple).toBeGreaterThan(0.6);
  });

  test('business people speak of need, experience and alignment: red, green and blue', () => {
    const shares = sharesOf('business');
    expect(new Set(strongest(shares, 3))).toEqual(new Set(['business need', 'total business experience', 'alignment']));
    const [red = 0, green = 0, blue = 0] = [0, 1, 4].map((theme) => shares[theme]);
    expect(red + green + blue).toBeGreaterThan(0.7);
  });

  test('each side says more of its own than the other: purple with IT, red and blue with business', () => {
    const [it, business] = [sharesOf('IT'), sharesOf('business')];
    expect(it[2]).toBeGreaterThan((business[2] ?? 0) * 2);
    expect(business[0]).toBeGreaterThan((it[0] ?? 0) * 2);
    expect(business[4]).toBeGreaterThan((it[4] ?? 0) * 1.5);
  });

  test('themes meet on the same words, as in real coding', () => {
    const result = countCoOccurrence(columns, { sets, unit: 'pairs', withSubcodes: true });
    const pairs = rankPairs(result, 'c');
    expect(pairs.length).toBeGreaterThanOrEqual(8);
    expect(pairs[0]?.value).toBeGreaterThan(20);
  });
});
