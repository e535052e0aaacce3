import type { CodeSet } from '#shared/analysis/columns.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import type { MemoMatrixResult } from '#shared/analysis/memoMatrixResult.ts';
import { countMemoReferences, memosReferencing } from '#shared/analysis/memoReferences.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { walkCodes } from '#shared/domain/codeTree.ts';
import { memosWithCodes } from '../memoReferences.ts';
import type { AskedChart, ChartMaker } from './asked.ts';

type Made = Omit<MemoMatrixResult, keyof AskedChart['base'] | 'settings'>;

/** Memos that reference a theme and a concept (METHOD.md §3). */
export const countMemoMatrix: ChartMaker = async (asked): Promise<Made> => {
  const { context, columns, request, sets: themes } = asked;
  const { types } = asked.settings as unknown as MemoMatrixResult['settings'];
  const tree = context.codeTree();
  const { memos, leftOut } = memosWithCodes(context.readable(), types, request.documentIds);
  const references = memos.map(({ codes }) => codes);
  const shown = new Set(themes.map(({ id }) => id));
  const belowThemes = Array.from(walkCodes(tree)).filter(({ depth }) => depth > 0);
  const below = belowThemes.filter(({ code }) => !shown.has(code.id));
  const all = codeSets(
    tree,
    columns.codeIds,
    below.map(({ code }) => code.id),
    request.withSubcodes,
  );
  const byConcept = memosReferencing(references, columns.codeIds, all);
  const used = all.flatMap((set, index) =>
    (byConcept[index] ?? 0) > 0 ? [{ set, memos: byConcept[index] ?? 0 }] : [],
  );
  const concepts = used.map(({ set }) => set);
  const [rowsOf, columnsOf] = [concepts, themes].map((list) => placesOf(list, columns.codeIds));
  return {
    concepts: concepts.map(toResultCode),
    themes: themes.map(toResultCode),
    codesLeft: below.length,
    codesTaken: belowThemes.length - below.length,
    counts: countMemoReferences(references, columns.codeIds, concepts, themes),
    conceptMemos: Float64Array.from(used, (each) => each.memos),
    themeMemos: memosReferencing(references, columns.codeIds, themes),
    memos: memos.flatMap(({ entry, codes }) => {
      const [rows, across] = [rowsOf?.(codes) ?? [], columnsOf?.(codes) ?? []];
      return rows.length + across.length === 0 ? [] : [{ id: entry.id, rows, columns: across }];
    }),
    memoCount: memos.length,
    leftOut,
  };
};

/** Says which of the sets a memo references, by what it references itself. */
function placesOf(sets: readonly CodeSet[], codeIds: readonly string[]): (codes: ReadonlySet<string>) => number[] {
  const placesOfCode = new Map<string, number[]>();
  for (const [place, { members }] of sets.entries()) {
    for (const member of members) {
      const id = codeIds[member] ?? '';
      placesOfCode.set(id, [...(placesOfCode.get(id) ?? []), place]);
    }
  }
  return (codes) => [...new Set([...codes].flatMap((id) => placesOfCode.get(id) ?? []))].sort((a, b) => a - b);
}
