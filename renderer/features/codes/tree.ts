import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { Code } from '#shared/domain/code.ts';
import { buildCodeTree, type CodeTree, colorlessCode, colorOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';

/** One tree for one answer, however many components ask: the list is the key, and goes when it goes. */
const trees = new WeakMap<readonly Code[], CodeTree>();
const noCodes: readonly Code[] = [];
let last = { codes: noCodes, tree: buildCodeTree(noCodes) };

const fields: readonly (keyof Code)[] = [
  'id',
  'parentId',
  'name',
  'color',
  'position',
  'description',
  'whenToUse',
  'whenNotToUse',
  'example',
  'key',
  'role',
];

/** The same codes in the same place: an answer asked for anew that says nothing new. */
const says = (codes: readonly Code[], same: readonly Code[]): boolean =>
  codes.length === same.length && codes.every((code, at) => fields.every((field) => code[field] === same[at]?.[field]));

function treeOf(codes: readonly Code[]): CodeTree {
  const known = trees.get(codes);
  if (known) return known;
  const tree = says(codes, last.codes) ? last.tree : buildCodeTree(codes);
  trees.set(codes, tree);
  last = { codes, tree };
  return tree;
}

/** The codes of the study as a tree, empty until they are known. The same object until a code changes. */
export function useCodeTree(): CodeTree {
  const { data } = useAsk('codes.list', {});
  return treeOf(data ?? noCodes);
}

/** True while the codes are not known yet: an empty tree then says nothing. */
export const useCodesKnown = (): boolean => useAsk('codes.list', {}).data !== undefined;

/** How many codings and documents a code has: its own, and "with" all codes below it (METHOD.md §2). */
export interface CodeCounts {
  readonly codings: number;
  readonly documents: number;
  readonly codingsWith: number;
  readonly documentsWith: number;
}
type CountColumns = OutputOf<'codes.counts'>;
const nothing: CodeCounts = { codings: 0, documents: 0, codingsWith: 0, documentsWith: 0 };
const counted = new WeakMap<CountColumns, ReadonlyMap<CodeId, CodeCounts>>();
const allCodes: InputOf<'codes.counts'> = {};

function countsByCode(columns: CountColumns): ReadonlyMap<CodeId, CodeCounts> {
  const known = counted.get(columns);
  if (known) return known;
  const counts = new Map<CodeId, CodeCounts>();
  columns.codeIds.forEach((id, at) => {
    counts.set(id, {
      codings: columns.codings[at] ?? 0,
      documents: columns.documents[at] ?? 0,
      codingsWith: columns.codingsWith[at] ?? 0,
      documentsWith: columns.documentsWith[at] ?? 0,
    });
  });
  counted.set(columns, counts);
  return counts;
}

/** Counts by code, as a function; nothing counted for a code that is not there. */
export function useCodeCounts(): (id: CodeId) => CodeCounts {
  const { data } = useAsk('codes.counts', allCodes);
  const counts = data && countsByCode(data);
  return (id) => counts?.get(id) ?? nothing;
}

/** Palette name or `#rrggbb` that a code shows as; grey for one that is not there (any more). */
export const shownColor = (tree: CodeTree, id: CodeId): string =>
  tree.byId.has(id) ? colorOf(tree, id) : colorlessCode;
