import type { MemoMatrixResult } from '../../analysis/memoMatrixResult.ts';
import { isAncestor } from '../../domain/codeTree.ts';
import { memosCounted } from '../memosCounted.ts';
import { counted } from '../sentences.ts';

/** More rows or columns than this make a picture that nobody reads; the table has all. */
export const mostRows = 60;
export const mostColumns = 24;

export function memoMatrixSentence(result: MemoMatrixResult): string {
  const { withSubcodes, concepts, themes } = result;
  const rows =
    concepts.length > mostRows
      ? ` The ${mostRows} concepts in most memos of ${counted(concepts.length, 'concept')}.`
      : '';
  const columns =
    themes.length > mostColumns ? ` The first ${mostColumns} of ${counted(themes.length, 'code')} across.` : '';
  return (
    `Memos that reference both: a memo references a code when it is linked to it, mentions it (#code), or quotes a passage coded with it. ` +
    `${memosCounted(result)}; ${withSubcodes ? 'codes with their subcodes; grey where the concept belongs to the theme' : 'codes without their subcodes'}.${rows}${columns}`
  );
}

/** Rows in the order of the picture, all of them. */
export function orderedConcepts({ concepts, conceptMemos, settings }: MemoMatrixResult): number[] {
  const rows = concepts.map((_, row) => row);
  return settings.order === 'tree'
    ? rows
    : rows.sort((a, b) => (conceptMemos[b] ?? 0) - (conceptMemos[a] ?? 0) || a - b);
}

/** The rows that are drawn: those in most memos where there are very many. */
export function shownConcepts(result: MemoMatrixResult, most = mostRows): number[] {
  const rows = orderedConcepts(result);
  if (rows.length <= most) return rows;
  const ranked = [...rows].sort((a, b) => (result.conceptMemos[b] ?? 0) - (result.conceptMemos[a] ?? 0) || a - b);
  const kept = new Set(ranked.slice(0, most));
  return rows.filter((row) => kept.has(row));
}

/** With subcodes a memo on a concept is one on its theme: the tree says so already. */
export function isOwn({ withSubcodes, concepts, themes }: MemoMatrixResult, row: number, column: number): boolean {
  const [concept, theme] = [concepts[row], themes[column]];
  return (
    withSubcodes &&
    concept !== undefined &&
    theme !== undefined &&
    (isAncestor(theme, concept) || isAncestor(concept, theme))
  );
}

/** Key of a cell; column -1 = the concept's own memos, row -1 = the theme's. */
export const cellKey = ({ concepts, themes }: MemoMatrixResult, row: number, column: number): string =>
  `cell:${concepts[row]?.id ?? ''}:${themes[column]?.id ?? ''}`;

interface Index {
  readonly ofRow: readonly (readonly string[])[];
  readonly ofColumn: readonly ReadonlySet<string>[];
}
const indices = new WeakMap<MemoMatrixResult, Index>();

/** The memos of each row and of each column, made once for a result. */
function indexOf(result: MemoMatrixResult): Index {
  const known = indices.get(result);
  if (known) return known;
  const ofRow = result.concepts.map((): string[] => []);
  const ofColumn = result.themes.map(() => new Set<string>());
  for (const { id, rows, columns } of result.memos) {
    for (const row of rows) ofRow[row]?.push(id);
    for (const column of columns) ofColumn[column]?.add(id);
  }
  const index = { ofRow, ofColumn };
  indices.set(result, index);
  return index;
}

function memosBehind(result: MemoMatrixResult, row: number, column: number): readonly string[] {
  const { ofRow, ofColumn } = indexOf(result);
  if (row < 0) return [...(ofColumn[column] ?? [])];
  const memos = ofRow[row] ?? [];
  return column < 0 ? memos : memos.filter((id) => ofColumn[column]?.has(id));
}

/** Name, number in words, and the memos behind a cell. */
export function cellWords(result: MemoMatrixResult, row: number, column: number) {
  const [concept, theme] = [result.concepts[row], result.themes[column]];
  const memoIds = memosBehind(result, row, column);
  const reference = memoIds.length === 1 ? 'references' : 'reference';
  const what = concept && theme ? 'both' : 'it';
  const own = concept && theme && isOwn(result, row, column) ? ', for the concept belongs to the theme' : '';
  return {
    name: concept && theme ? `${concept.name} and ${theme.name}` : ((concept ?? theme)?.path ?? ''),
    title:
      memoIds.length === 0
        ? `No memo references ${what}.`
        : `${counted(memoIds.length, 'memo')} ${reference} ${what}${own}.`,
    ...(memoIds.length > 0 ? { data: { kind: 'memos', memoIds } as const } : {}),
  };
}
