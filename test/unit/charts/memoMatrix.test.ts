import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MemoMatrixResult } from '#shared/analysis/memoMatrixResult.ts';
import { countMemoReferences, memosReferencing } from '#shared/analysis/memoReferences.ts';
import { memoMatrixChart } from '#shared/charts/kinds/memoMatrix.ts';
import { cellKey } from '#shared/charts/memoMatrix/words.ts';
import { optionWords } from '#shared/charts/optionWords.ts';
import { findMark } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { setOf } from '../../support/columns.ts';
import { expectGolden } from '../../support/golden.ts';

const codeIds = ['need', 'speed', 'fit', 'change', 'pace', 'alone'];
const parents: Readonly<Record<string, string>> = { speed: 'need', fit: 'speed', pace: 'change' };
const isUnder = (code: string, above: string): boolean =>
  code === above || (parents[code] !== undefined && isUnder(parents[code], above));
const path = (code: string): string => (parents[code] === undefined ? code : `${path(parents[code])}/${code}`);
const depth = (code: string): number => path(code).split('/').length - 1;

/** What the engine would answer, made with its own pure functions. */
function resultOf(memos: readonly ReadonlySet<string>[], withSubcodes: boolean): MemoMatrixResult {
  const members = (code: string) =>
    codeIds.flatMap((each, at) => ((withSubcodes ? isUnder(each, code) : each === code) ? [at] : []));
  const set = (code: string) => ({ ...setOf(code, members(code)), path: path(code), depth: depth(code) });
  const themes = ['need', 'change', 'alone'].map(set);
  const concepts = ['speed', 'fit', 'pace'].map(set);
  const places = (list: typeof themes, memo: ReadonlySet<string>) =>
    list.flatMap((each, at) => (each.members.some((member) => memo.has(codeIds[member] ?? '')) ? [at] : []));
  return {
    kind: 'memo-matrix',
    revision: 1,
    settings: { types: '', order: 'tree' },
    withSubcodes,
    codes: themes,
    documentCount: 1,
    coderCount: 1,
    themes,
    concepts,
    codesLeft: concepts.length,
    codesTaken: 0,
    counts: countMemoReferences(memos, codeIds, concepts, themes),
    conceptMemos: memosReferencing(memos, codeIds, concepts),
    themeMemos: memosReferencing(memos, codeIds, themes),
    memos: memos.map((memo, at) => ({ id: `memo ${at}`, rows: places(concepts, memo), columns: places(themes, memo) })),
    memoCount: memos.length,
  };
}

const randomMemos = fc.array(fc.uniqueArray(fc.constantFrom(...codeIds)), { maxLength: 12 });

test('a cell counts the memos that reference both, with subcodes and without, and leads to just those', () => {
  fc.assert(
    fc.property(randomMemos, fc.boolean(), (lists, withSubcodes) => {
      const result = resultOf(
        lists.map((list) => new Set(list)),
        withSubcodes,
      );
      const references = (memo: readonly string[], code: string) =>
        memo.some((each) => (withSubcodes ? isUnder(each, code) : each === code));
      const marks = memoMatrixChart.marks?.(result) ?? [];
      for (const [row, concept] of result.concepts.entries()) {
        for (const [column, theme] of result.themes.entries()) {
          const both = lists.flatMap((memo, at) =>
            references(memo, concept.id) && references(memo, theme.id) ? [`memo ${at}`] : [],
          );
          expect(result.counts[row * 3 + column]).toBe(both.length);
          const data = findMark(marks, cellKey(result, row, column))?.data;
          expect(data?.kind === 'memos' ? data.memoIds : []).toEqual(both);
        }
      }
      expect(sceneToSvg(memoMatrixChart.layout(result, { width: 500, mode: 'light', alone: true }).scene)).not.toMatch(
        /NaN|undefined/u,
      );
    }),
    { numRuns: 60 },
  );
});

const few = [new Set(['speed', 'pace']), new Set(['fit', 'change']), new Set(['speed', 'alone']), new Set(['pace'])];

test('says what a memo must do to count, and why there is nothing to draw', () => {
  expect(memoMatrixChart.sentence(resultOf(few, true))).toContain('or quotes a passage coded with it. 4 memos');
  expect(memoMatrixChart.empty(resultOf([], true))).toBe('There are no memos yet.');
  const typed = { ...resultOf([], true), settings: { types: 'dream', order: 'tree' as const } };
  expect(memoMatrixChart.empty(typed)).toBe('No memo has the type “dream”.');
});

test('says why no concept stands against the themes: none is referenced, none is left, or there is none', () => {
  const empty = (codesLeft: number, codesTaken: number) =>
    memoMatrixChart.empty({ ...resultOf(few, true), concepts: [], codesLeft, codesTaken } as MemoMatrixResult);
  expect(empty(3, 0)).toBe('No memo references a code below a theme yet.');
  expect(empty(2, 1)).toBe('No memo references any of the codes below the themes that are not chosen.');
  expect(empty(0, 3)).toBe(
    'All codes below the themes are chosen as columns, so none is left for the rows: choose fewer codes.',
  );
  expect(empty(0, 0)).toBe('There is no code below a theme yet, so there is nothing to hold the themes against.');
});

test.each(['light', 'dark'] as const)('is the picture that was looked at, %s', (mode) => {
  const { scene } = memoMatrixChart.layout(resultOf(few, true), { width: 900, mode, alone: true });
  expectGolden(`charts/memo-matrix-${mode}.svg`, sceneToSvg(scene));
});

test('says exactly which memos are counted: of the chosen documents or of none, and how many are not', () => {
  const said = (part: Partial<MemoMatrixResult>) => {
    const result = { ...resultOf(few, true), ...part };
    return [memoMatrixChart.sentence(result), optionWords(memoMatrixChart, result).join(', ')];
  };
  expect(said({})[0]).toContain('4 memos; codes with their subcodes');
  expect(said({})[1]).toContain('memos of all documents and of none');
  const [sentence, options] = said({ documentCount: 3, leftOut: 2 });
  expect(sentence).toContain(
    '4 memos, linked to one of the 3 chosen documents or to none; 2 memos linked only to others are left out; codes',
  );
  expect(options).toContain('memos of 3 chosen documents and of none');
  expect(options).not.toMatch(/(?<!chosen )documents?,|coder/u);
  expect(memoMatrixChart.empty({ ...resultOf([], true), leftOut: 2 } as MemoMatrixResult)).toBe(
    'No memo is linked to the chosen documents, and none to no document at all.',
  );
});
