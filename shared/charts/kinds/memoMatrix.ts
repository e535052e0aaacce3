import type { MemoMatrixResult } from '../../analysis/memoMatrixResult.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { drawMemoMatrix } from '../memoMatrix/draw.ts';
import { cellKey, cellWords, memoMatrixSentence, orderedConcepts } from '../memoMatrix/words.ts';
import { memoOptions, nothingLinked } from '../memosCounted.ts';
import type { Mark } from '../scene.ts';
import { choiceOf } from '../settings.ts';

const settings = {
  order: choiceOf(
    'Order',
    [
      { value: 'tree', label: 'code tree' },
      { value: 'memos', label: 'most memos first' },
    ],
    'tree',
  ),
  types: { type: 'words', label: 'Types', placeholder: 'all types', listOf: 'memo types', fallback: '' },
} as const;

/** Memos that reference a theme and a concept (METHOD.md §3, last paragraph). */
export const memoMatrixChart: ChartKind = chartKind<typeof settings>()<MemoMatrixResult>({
  kind: 'memo-matrix',
  name: 'Themes × concepts in memos',
  about: 'Memos that think of the two together',
  question: 'ties',
  codes: 'themes',
  settings,
  title: () => 'Themes and concepts in memos',
  sentence: memoMatrixSentence,
  unit: () => 'memos that reference both',
  options: ({ settings: { order, types } }) => [
    `order ${order}`,
    types === '' ? 'all types of memo' : `types ${types}`,
  ],
  takesPart: (result) => [memoOptions(result)],
  empty: (result) => {
    const { memoCount, leftOut, concepts, themes, settings } = result;
    if (themes.length === 0) return 'There are no codes that memos could be about.';
    if (memoCount === 0 && leftOut) return nothingLinked;
    if (memoCount === 0)
      return settings.types === '' ? 'There are no memos yet.' : `No memo has the type “${settings.types}”.`;
    return concepts.length === 0 ? noRows(result) : null;
  },
  layout: (result, picture) =>
    framed(memoMatrixChart as ChartKind<MemoMatrixResult>, result, picture, (room) =>
      drawMemoMatrix(result, room, picture.small === true),
    ),
  marks: everyMark,
  table: (result) => ({
    columns: ['concept', 'memos', ...result.themes.map(({ path }) => path)],
    heads: ['concept', 'memos', ...result.themes.map(({ name }) => name)],
    rows: orderedConcepts(result).map((row) => [
      result.concepts[row]?.path ?? '',
      result.conceptMemos[row] ?? 0,
      ...result.themes.map((_, column) => result.counts[row * result.themes.length + column] ?? 0),
    ]),
    measures: result.themes.map((_, column) => 2 + column),
  }),
  json: (result) => ({
    memos: result.memoCount,
    rows: result.concepts.map(({ path }) => path),
    columns: result.themes.map(({ path }) => path),
    values: result.concepts.map((_, row) =>
      result.themes.map((_, column) => result.counts[row * result.themes.length + column] ?? 0),
    ),
    memosOfRows: [...result.conceptMemos],
    memosOfColumns: [...result.themeMemos],
  }),
});

/** Why there is a column, and no concept to hold against it. */
function noRows({ codesLeft, codesTaken }: MemoMatrixResult): string {
  if (codesLeft > 0 && codesTaken > 0)
    return 'No memo references any of the codes below the themes that are not chosen.';
  if (codesLeft > 0) return 'No memo references a code below a theme yet.';
  return codesTaken > 0
    ? 'All codes below the themes are chosen as columns, so none is left for the rows: choose fewer codes.'
    : 'There is no code below a theme yet, so there is nothing to hold the themes against.';
}

/** Cells by their words alone, for the picture holds the most referenced rows only. */
function everyMark(result: MemoMatrixResult): Mark[] {
  return result.concepts
    .flatMap((_, row) => [
      ...[-1, ...result.themes.keys()].map(
        (column): Mark => ({
          kind: 'group',
          key: cellKey(result, row, column),
          ...cellWords(result, row, column),
          children: [],
        }),
      ),
    ])
    .concat(
      result.themes.map(
        (_, column): Mark => ({
          kind: 'group',
          key: cellKey(result, -1, column),
          ...cellWords(result, -1, column),
          children: [],
        }),
      ),
    );
}
