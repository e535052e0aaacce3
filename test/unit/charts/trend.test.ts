import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { TrendResult } from '#shared/charts/kinds/trend.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { readAsWords } from '#shared/text/numberedWords.ts';
import { termsOf, wordTrend } from '#shared/text/wordTrend.ts';
import { expectGoldenChart, sampleBase, sampleColumns, sampleDocuments } from '../../support/sampleCharts.ts';
import { clashingWords } from './sampleCharts.ts';

const kind = requireChartKind('trend');
const folder = new URL('../../../fixtures/field-notes/documents/', import.meta.url);
const texts = sampleDocuments.map(({ file }) => normaliseText(readFileSync(new URL(file, folder), 'utf8')));
const sides = ['IT', 'business'];

function resultOf(words: string): TrendResult {
  const groups = sides.map((side) => ({
    ...{ label: side, name: side },
    documentIds: sampleDocuments.flatMap((each, at) =>
      each.side === side ? [sampleColumns.documents.ids[at] ?? ''] : [],
    ),
  }));
  const documents = sampleDocuments.map(({ side }, key) => ({ key, group: sides.indexOf(side), heard: null }));
  const terms = termsOf(words);
  return {
    ...{ ...sampleBase, kind: 'trend', settings: settingsAtFirst(kind.settings) as TrendResult['settings'] },
    ...wordTrend(
      { documents, groups: 2, terms },
      readAsWords((key) => texts[key] ?? ''),
    ),
    ...{ terms: terms.map(({ written }) => written), isAutomatic: false, groups, groupedBy: 'side', notPlaced: 0 },
  };
}

describe('words by group', () => {
  test('the picture is what it was, light and dark', () =>
    expectGoldenChart(kind, resultOf('report, late*, month end')));

  test('the counts are those of the texts of each side, read with a plain pattern', () => {
    const rows = kind.table(resultOf('report, late*')).rows;
    for (const [side, row] of sides.map((each, at) => [each, rows[at]] as const)) {
      const own = sampleDocuments.flatMap((each, at) => (each.side === side ? [texts[at] ?? ''] : [])).join('\n');
      expect(row?.[3]).toBe([...own.matchAll(/(?<![\p{L}\p{N}'’])report(?![\p{L}\p{N}]|['’]\p{L})/giu)].length);
      expect(row?.[5]).toBe([...own.matchAll(/(?<![\p{L}\p{N}'’])late/giu)].length);
      expect(row?.[4]).toBeCloseTo((Number(row?.[3]) * 1000) / Number(row?.[2]), 2);
    }
  });

  test('a bar leads to the words of its group', () => {
    const result = resultOf('report');
    const { scene } = kind.layout(result, { width: 900, height: 400, mode: 'light', alone: false });
    const bar = findMark(scene.marks, 'bar:0:1');
    expect(bar?.data).toEqual({ kind: 'words', words: 'report', documentIds: result.groups[1]?.documentIds });
    expect(bar?.title).toMatch(/^\d+ times in [\d,]+ words of 12 documents: \d+\.\d per 1,000\.$/u);
  });

  test('in a narrow figure names of groups are cut, and none is left out', () => {
    const one = resultOf('report').groups[0] as TrendResult['groups'][number];
    const names = ['Tarnwick Chilled Foods', 'Norvelle Fastenings', 'Quennel Home Care'];
    const groups = names.map((label) => ({ ...one, label, name: label }));
    const three: TrendResult = { ...resultOf('report'), groups, counts: new Int32Array(3), words: new Int32Array(3) };
    const { scene } = kind.layout(three, { width: 314, mode: 'light', alone: true });
    const labels = [...everyMark(scene.marks)].flatMap((mark) =>
      mark.kind === 'text' && mark.key.startsWith('group:') ? [mark.text] : [],
    );
    expect(labels).toEqual([
      expect.stringMatching(/^Tarn/u),
      expect.stringMatching(/^Norv/u),
      expect.stringMatching(/^Quen/u),
    ]);
  });

  test('names of groups keep apart where the first had to move into the picture', () => {
    const long = 'Account manager of the provider';
    const one = resultOf('report').groups[0] as TrendResult['groups'][number];
    const groups = Array.from({ length: 24 }, (_, at) => ({ ...one, label: `${long} ${at}`, name: `${at}` }));
    const many: TrendResult = { ...resultOf('report'), groups, counts: new Int32Array(24), words: new Int32Array(24) };
    const { scene } = kind.layout(many, { width: 900, height: 400, mode: 'light', alone: false });
    expect(clashingWords(scene)).toEqual([]);
  });

  test('documents that are not parted are all documents', () => {
    const all: TrendResult = { ...resultOf('report'), groupedBy: null };
    expect(kind.title(all)).toBe('“report” in all documents');
    expect(kind.options(all)).toEqual(['words report', 'in all documents']);
    expect(kind.title(resultOf('report'))).toBe('“report” by side');
  });

  test('many words, empty groups and no groups are said', () => {
    const many: TrendResult = {
      ...resultOf('report'),
      terms: Array.from({ length: 20 }, (_, at) => `w${at}`),
      counts: new Int32Array(40),
      notPlaced: 2,
    };
    expect(kind.sentence(many)).toMatch(
      /The first 12 of 20; the table has all\. 2 documents without a date take no part\.$/u,
    );
    const [groupless, termless]: TrendResult[] = [
      { ...many, groups: [] },
      { ...many, terms: [] },
    ];
    const wordless: TrendResult = { ...many, words: new Int32Array(2) };
    for (const small of [true, false]) {
      const { scene } = kind.layout(wordless, { width: 500, mode: 'dark', alone: false, small });
      expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/u);
      expect([...everyMark(scene.marks)].length).toBeLessThan(200);
    }
    expect(kind.empty(groupless as TrendResult)).toBe('There are no documents yet.');
    expect(kind.empty(termless as TrendResult)).toBe('There are no words to count.');
  });
});
