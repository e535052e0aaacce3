import { type CodeNode, type CodeTree, colorOf, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import type { TreeRow } from '../../ui/Tree.tsx';

/** A code as a row. `id` is the code's, or `draftRow` for one that has no name yet. */
export interface CodeRow extends TreeRow {
  readonly rows: readonly CodeRow[];
  readonly color: string;
  readonly isTheme: boolean;
  readonly keyOfCode: string | null;
  readonly title: string;
  /** Shown only because a code below it fits the filter. */
  readonly passed: boolean;
}

export const draftRow = 'draft';

/** Codes that fit the filter with the codes above them; `null` = all. */
export function fittingCodes(
  tree: CodeTree,
  filter: string,
): { readonly fit: Set<CodeId>; readonly above: Set<CodeId> } | null {
  if (filter.trim() === '') return null;
  const fit = new Set<CodeId>();
  const above = new Set<CodeId>();
  for (const node of walkCodes(tree)) {
    const path = namesOf(tree, node.code.id).join(' › ');
    if (!fuzzyMatch(filter, path, path.length - node.code.name.length)) continue;
    fit.add(node.code.id);
    for (let up = node.parent; up; up = up.parent) above.add(up.code.id);
  }
  return { fit, above };
}

const titleOf = ({ code }: CodeNode, path: string): string =>
  [path, code.description, code.whenToUse && `When to use: ${code.whenToUse}`].filter(Boolean).join('\n\n');

const sameRows = (a: readonly CodeRow[], b: readonly CodeRow[]) =>
  a.length === b.length && a.every((row, at) => row === b[at]);

const sameRow = (a: CodeRow, b: CodeRow) =>
  a.name === b.name &&
  a.color === b.color &&
  a.isTheme === b.isTheme &&
  a.keyOfCode === b.keyOfCode &&
  a.title === b.title &&
  a.passed === b.passed &&
  sameRows(a.rows, b.rows);

/** Makes rows of codes, and the same row again for a code that has not changed, so that it is not drawn anew. */
export class CodeRows {
  #known = new Map<string, CodeRow>();

  build(tree: CodeTree, filter: string, draft: { readonly parentId: CodeId | null } | null): readonly CodeRow[] {
    const fitting = fittingCodes(tree, filter);
    const known = new Map<string, CodeRow>();
    const keep = (row: CodeRow): CodeRow => {
      const before = this.#known.get(row.id);
      const kept = before && sameRow(before, row) ? before : row;
      known.set(row.id, kept);
      return kept;
    };
    const toRows = (nodes: readonly CodeNode[], parentId: CodeId | null): readonly CodeRow[] => {
      const rows = nodes
        .filter(({ code }) => !fitting || fitting.fit.has(code.id) || fitting.above.has(code.id))
        .map((node) =>
          keep(
            rowOf(tree, node, toRows(node.children, node.code.id), fitting ? !fitting.fit.has(node.code.id) : false),
          ),
        );
      return draft && draft.parentId === parentId ? [...rows, keep(draftOf(tree, parentId))] : rows;
    };
    const rows = toRows(tree.themes, null);
    this.#known = known;
    return rows;
  }
}

function rowOf(tree: CodeTree, node: CodeNode, rows: readonly CodeRow[], passed: boolean): CodeRow {
  const { code } = node;
  return {
    id: code.id,
    name: code.name,
    rows,
    color: colorOf(tree, code.id),
    isTheme: node.parent === null,
    keyOfCode: code.key,
    title: titleOf(node, namesOf(tree, code.id).join(' › ')),
    passed,
  };
}

const draftOf = (tree: CodeTree, parentId: CodeId | null): CodeRow => ({
  id: draftRow,
  name: 'New code',
  rows: [],
  color: parentId ? colorOf(tree, parentId) : 'grey',
  isTheme: parentId === null,
  keyOfCode: null,
  title: '',
  passed: false,
});
