import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { coveredText } from '#shared/analysis/coveredText.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { WordsResult } from '#shared/charts/kinds/words.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import { normaliseText } from '#shared/text/normalise.ts';
import { readAsWords } from '#shared/text/numberedWords.ts';
import { typicalWords } from '#shared/text/typicalWords.ts';
import { smallWords } from '../../../electron/core/chartKinds/words.ts';
import {
  expectGoldenChart,
  sampleBase,
  sampleColumns,
  sampleDocuments,
  sampleTree,
} from '../../support/sampleCharts.ts';

const kind = requireChartKind('words');
const sets = codeSets(sampleTree, sampleColumns.codeIds, null, true);
const folder = new URL('../../../fixtures/field-notes/documents/', import.meta.url);
const texts = sampleDocuments.map(({ file }) => normaliseText(readFileSync(new URL(file, folder), 'utf8')));

function resultOf(settings: Partial<WordsResult['settings']> = {}): WordsResult {
  const all = { ...settingsAtFirst(kind.settings), ...settings } as WordsResult['settings'];
  const covered = coveredText(sampleColumns, {}, sets);
  const counted = typicalWords(
    {
      documents: texts.map((_, key) => ({ key, heard: null, covered: [] })),
      ...{ sets: sets.length, stopWords: [], languages: smallWords(), shortest: 2, least: all.least },
      ...{ measure: all.measure, limit: all.show === 'typical' ? all.each : all.words },
    },
    readAsWords((key) => texts[key] ?? ''),
    undefined,
    covered,
  );
  const codes = sets.map(({ members: _, ...code }) => code);
  return { ...sampleBase, kind: 'words', settings: all, withSubcodes: true, codes, ...counted };
}

describe('words of the texts', () => {
  test('typical words are what they were, light and dark', () => expectGoldenChart(kind, resultOf()));

  test('a word leads to where it stands in the text of its code', () => {
    const result = resultOf();
    const [code] = result.codes;
    const word = result.typical[0]?.[0];
    const { scene } = kind.layout(result, { width: 1000, height: 600, mode: 'light', alone: false });
    const mark = findMark(scene.marks, `word:${code?.id}:${word?.word}`);
    expect(mark?.data).toEqual({ kind: 'words', words: word?.word, codeIds: [code?.id] });
    expect(mark?.title).toMatch(/^\d+ times in the text coded “business need”, of \d+ times in \d+ documents?: /u);
  });

  test('the most frequent words stand by their count, and the sentence says what was left out', () => {
    const result = resultOf({ show: 'frequent' });
    const counts = kind.table(result).rows.map((row) => Number(row[1]));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    expect(counts).toHaveLength(40);
    expect(kind.sentence(result)).toMatch(/words of 24 documents, small words \(en\) left out\.$/u);
  });

  test('of many codes twelve are drawn, and the picture says so', () => {
    const result = resultOf();
    const codes = Array.from({ length: 30 }, (_, at) => ({
      ...(result.codes[0] as never as object),
      id: `c${at}`,
    })) as never;
    const many = { ...result, codes, typical: Array(30).fill(result.typical[0]), inside: Array(30).fill(5) };
    for (const small of [true, false]) {
      const { scene } = kind.layout(many, { width: 700, height: 500, mode: 'dark', alone: false, small });
      expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/u);
      const texts = [...everyMark(scene.marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
      if (!small) expect(texts).toContain('The 12 codes with the most words; the table has all 30.');
    }
  });

  test('no words, no codes: one sentence', () => {
    expect(kind.empty({ ...resultOf(), total: 0 } as never)).toBe('There are no words to count.');
    expect(kind.empty({ ...resultOf(), codes: [] })).toBe('There are no codes that words could be typical of.');
  });
});
