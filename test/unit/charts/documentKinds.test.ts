import { describe, expect, test } from 'vitest';
import { codeline } from '#shared/analysis/codeline.ts';
import type { CodeSet } from '#shared/analysis/columns.ts';
import { portraits } from '#shared/analysis/portrait.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { boundsOf } from '#shared/charts/bounds.ts';
import type { Picture } from '#shared/charts/kind.ts';
import { type CodelineResult, codelineChart } from '#shared/charts/kinds/codeline.ts';
import { mostRows } from '#shared/charts/kinds/codelineRows.ts';
import { type PortraitResult, portraitChart } from '#shared/charts/kinds/portrait.ts';
import { everyMark, type Mark } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { expectGolden } from '../../support/golden.ts';
import { readSampleStudy } from '../../support/sampleStudy.ts';
import { boxesOf } from './markBounds.ts';

const { columns, tree, documents } = readSampleStudy();
const themes = codeSets(tree, columns.codeIds, null, true);
const everyCode = codeSets(tree, columns.codeIds, columns.codeIds as CodeId[], true);
const provenance = { study: 'A study', revision: 41, date: '2025-11-22', options: ['tiles by position'] };
const picture: Picture = { width: 1200, mode: 'light', alone: true, provenance };
const screen: Picture = { width: 1000, height: 600, mode: 'light', alone: false };
const small: Picture = { width: 300, height: 140, mode: 'light', alone: false, small: true };

const base = (kind: string, sets: readonly CodeSet[]) => ({
  kind,
  revision: 1,
  withSubcodes: true,
  codes: sets.map(({ members: _, ...code }) => code),
  documentCount: documents.length,
  coderCount: 1,
});

function portraitOf(
  places: readonly number[],
  order: 'position' | 'colour' = 'position',
  uncoded = false,
): PortraitResult {
  const made = portraits(columns, { sets: themes, portraits: places, order, withUncoded: uncoded });
  return {
    ...base('portrait', themes),
    settings: { ...settingsAtFirst(portraitChart.settings), order, uncoded } as PortraitResult['settings'],
    leftOut: 0,
    portraits: made.map(({ document, parts }) => ({
      documentId: columns.documents.ids[document] ?? '',
      name: documents[document]?.name ?? '',
      parts: parts.map(({ rows, ...part }) => ({
        ...part,
        own: order === 'position' && part.set >= 0 ? (themes[part.set]?.path ?? '') : null,
        codingIds: rows.map(String),
      })),
    })),
  };
}

function codelineOf(
  document: number,
  sets = everyCode,
  settings: Partial<CodelineResult['settings']> = {},
): CodelineResult {
  return {
    ...base('codeline', sets),
    settings: { ...settingsAtFirst(codelineChart.settings), ...settings } as CodelineResult['settings'],
    documentId: columns.documents.ids[document] ?? '',
    documentName: documents[document]?.name ?? '',
    ...codeline(columns, { sets, document }),
  };
}

const marksOf = (marks: readonly Mark[]): Mark[] =>
  marks.flatMap((mark) => [mark, ...(mark.kind === 'group' ? marksOf(mark.children) : [])]);

const tilesDrawn = (result: PortraitResult, documentId: string): number => {
  const { scene } = portraitChart.layout(result, { ...screen, width: 2000, height: 2000 });
  const paths = [...everyMark(scene.marks)].filter((mark) => mark.key.startsWith(`part:${documentId}:`));
  return paths.reduce(
    (sum, mark) =>
      sum +
      (mark.kind === 'path' ? boxesOf(mark.d).reduce((all, box) => all + Math.round((box.width + 1) / 16), 0) : 0),
    0,
  );
};

describe('the picture of portraits', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = portraitChart.layout(portraitOf([0, 1]), { ...picture, mode });
    expectGolden(`charts/portrait-${mode}.svg`, sceneToSvg(scene));
  });

  test('draws exactly 1,200 tiles of each document, by position and by colour, with bare text and without', () => {
    for (const order of ['position', 'colour'] as const)
      for (const uncoded of [false, true]) {
        const result = portraitOf([0, 1], order, uncoded);
        for (const { documentId } of result.portraits) expect(tilesDrawn(result, documentId)).toBe(1200);
      }
  });

  test('keeps its marks inside and gives each a key of its own, from one document to all of them', () => {
    const all = documents.map((_, index) => index);
    for (const places of [[0], [0, 5], all])
      for (const room of [picture, screen, small]) {
        const { scene } = portraitChart.layout(portraitOf(places), room);
        const keys = marksOf(scene.marks).map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
        for (const mark of everyMark(scene.marks)) {
          const box = boundsOf(mark);
          expect(box.x).toBeGreaterThanOrEqual(-0.5);
          expect(box.x + box.width).toBeLessThanOrEqual(scene.width + 1);
          expect(box.y + box.height).toBeLessThanOrEqual(scene.height + 1);
        }
      }
  });

  test('every part of the picture is a row of the table, and the tiles of a document sum to 1,200 there', () => {
    const result = portraitOf([0, 1]);
    const { columns: names, rows } = portraitChart.table(result);
    const tiles = names.indexOf('tiles');
    for (const { name } of result.portraits) {
      const mine = rows.filter((row) => row[0] === name);
      expect(mine.reduce((sum, row) => sum + Number(row[tiles]), 0)).toBe(1200);
    }
    expect(rows).toHaveLength(result.portraits.reduce((sum, { parts }) => sum + parts.length, 0));
  });

  test('says what it cannot draw', () => {
    const nothing = { ...portraitOf([0]), portraits: [] };
    expect(portraitChart.empty(nothing)).toBe('No document has codings with these codes.');
    const bare = { documentId: 'd', name: 'An interview', parts: [] };
    expect(portraitChart.empty({ ...nothing, portraits: [bare] } as PortraitResult)).toBe(
      'An interview has no codings with these codes.',
    );
    expect(portraitChart.empty({ ...nothing, codes: [] })).toMatch(/no codes/);
    expect(portraitChart.sentence({ ...portraitOf([0, 1]), leftOut: 7 } as PortraitResult)).toContain(
      'The first 2 of 9 coded documents.',
    );
  });
});

describe('the picture of a codeline', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = codelineChart.layout(codelineOf(2), { ...picture, mode });
    expectGolden(`charts/codeline-${mode}.svg`, sceneToSvg(scene));
  });

  test('stands in the order asked for, with the codes of the document or with all', () => {
    const names = (result: CodelineResult) => codelineChart.table(result).rows.map((row) => row[0]);
    const used = names(codelineOf(2));
    expect(used.length).toBeLessThan(everyCode.length);
    expect(names(codelineOf(2, everyCode, { rows: 'all' }))).toHaveLength(everyCode.length);
    const first = codelineChart.table(codelineOf(2, everyCode, { order: 'first' })).rows.map((row) => Number(row[5]));
    expect(first).toEqual(first.toSorted((a, b) => a - b));
    const most = codelineChart.table(codelineOf(2, everyCode, { order: 'most' })).rows.map((row) => Number(row[2]));
    expect(most).toEqual(most.toSorted((a, b) => b - a));
  });

  test('a thousand codes and ten thousand paragraphs are drawn as far as they can be read, and it says so', () => {
    const whole = codelineOf(2);
    const codes = Array.from({ length: 1000 }, (_, at) => ({
      ...everyCode[0],
      id: `c${at}`,
      path: `c${at}`,
      name: `c${at}`,
      depth: 0,
      color: 'red',
    }));
    const run = (at: number) => ({ from: at, to: at + 3, start: at * 10, end: at * 10 + 29, codings: 1 });
    const rows = codes.map((_, at) => ({ runs: [run(at), run(at + 5000)], codings: 2, paragraphs: 6 }));
    const large = { ...whole, codes, rows, paragraphs: 10_000 };
    const { scene, cut } = codelineChart.layout(large, screen);
    const drawn = marksOf(scene.marks).filter(({ key }) => key.startsWith('run:'));
    expect(drawn).toHaveLength(mostRows * 2);
    for (const mark of drawn) expect(boundsOf(mark as never).width).toBeCloseTo(1, 6);
    expect(codelineChart.sentence(large)).toContain('The first 200 of 1,000 rows; the table has all.');
    expect(codelineChart.table(large).rows).toHaveLength(1000);
    expect(cut?.left).toBeGreaterThan(0);
  });

  test('a document of one paragraph is one column; without codings it says so', () => {
    const one = {
      ...codelineOf(2, themes),
      paragraphs: 1,
      rows: themes.map(() => ({ runs: [{ from: 0, to: 1, start: 0, end: 1, codings: 1 }], codings: 1, paragraphs: 1 })),
    };
    expect(sceneToSvg(codelineChart.layout(one, picture).scene)).not.toMatch(/NaN|Infinity/);
    const none = { ...one, rows: themes.map(() => ({ runs: [], codings: 0, paragraphs: 0 })) };
    expect(codelineChart.empty(none)).toMatch(/has no codings with these codes/);
    expect(codelineChart.empty({ ...none, documentId: null } as CodelineResult)).toBe(
      'No document has codings with these codes.',
    );
    expect(codelineChart.empty({ ...none, paragraphs: 0 } as CodelineResult)).toMatch(/has no paragraphs/);
  });
});
