import { type CodeTree, walkCodes } from '../../domain/codeTree.ts';
import type { CodeId, VariableId } from '../../domain/ids.ts';
import type { Variable, VariableValue } from '../../domain/variable.ts';
import type { CodeScope } from './view.ts';

/** How many concepts stand beside the themes in the scope `frequent`: as many as a matrix shows without scrolling. */
const frequentConcepts = 12;

/** What a scope picks its codes from. */
export interface ScopeSource {
  readonly tree: CodeTree;
  /** Codings of a code, those below it included. */
  readonly countOf: (id: CodeId) => { readonly codingsWith: number };
  readonly active: ReadonlySet<CodeId>;
  readonly chosen: readonly CodeId[];
}

/**
 * The codes of a scope in the order of the tree; `null` = the themes, also where a scope would be empty. Codes that were
 * chosen and are all gone are no codes: others in their place would be another chart.
 */
export function codesOfScope(scope: CodeScope, { tree, countOf, active, chosen }: ScopeSource): CodeId[] | null {
  const inTree = (keep: (id: CodeId, depth: number) => boolean) =>
    Array.from(walkCodes(tree)).flatMap((node) => (keep(node.code.id, node.depth) ? [node.code.id] : []));
  const orThemes = (ids: CodeId[]) => (ids.length === 0 ? null : ids);
  switch (scope) {
    case 'themes':
      return null;
    case 'all':
      return orThemes(inTree(() => true));
    case 'active':
      return orThemes(inTree((id) => active.has(id)));
    case 'chosen': {
      const wanted = new Set(chosen);
      return chosen.length === 0 ? null : inTree((id) => wanted.has(id));
    }
    case 'frequent': {
      const used = inTree((id, depth) => depth > 0 && countOf(id).codingsWith > 0);
      const most = new Set(
        used.sort((a, b) => countOf(b).codingsWith - countOf(a).codingsWith).slice(0, frequentConcepts),
      );
      return orThemes(inTree((id, depth) => depth === 0 || most.has(id)));
    }
  }
}

export interface VariableTable {
  readonly variables: readonly Variable[];
  readonly values: readonly VariableValue[];
}
/**
 * The variable that parts the documents best at a first look: between two and six values, the fewest of all. Numbers and
 * dates part nothing. `null` where there is none.
 */
export function partingVariable({ variables, values }: VariableTable): VariableId | null {
  const seen = new Map<VariableId, Set<string>>();
  for (const { variableId, value } of values) seen.set(variableId, (seen.get(variableId) ?? new Set()).add(value));
  const fitting = variables.flatMap(({ id, type }) => {
    const size = seen.get(id)?.size ?? 0;
    return type !== 'number' && type !== 'date' && size >= 2 && size <= 6 ? [{ id, size }] : [];
  });
  return fitting.sort((a, b) => a.size - b.size)[0]?.id ?? null;
}

/** The grouping that is shown, as the option's value: `automatic` settled, a variable that is gone left out. */
export function shownGrouping(groupBy: string, table: VariableTable): string {
  if (groupBy === 'automatic') {
    const id = partingVariable(table);
    return id === null ? 'none' : `variable:${id}`;
  }
  return isGone(groupBy, table) ? 'none' : groupBy;
}

const isGone = (option: string, { variables }: VariableTable): boolean =>
  option.startsWith('variable:') && !variables.some(({ id }) => option === `variable:${id}`);

/** The grouping as the engine is asked for it. */
export function groupingOf(option: string): 'none' | 'group' | { variableId: VariableId } {
  if (option.startsWith('variable:')) return { variableId: option.slice(9) as VariableId };
  return option === 'group' ? 'group' : 'none';
}

type Sort =
  | { readonly by: 'study' | 'name' | 'similarity' }
  | { readonly by: 'variable'; readonly variableId: VariableId }
  | { readonly by: 'share'; readonly codeId: CodeId };

/** The order as the engine is asked for it. */
export function sortOf(option: string): Sort {
  if (option.startsWith('variable:')) return { by: 'variable', variableId: option.slice(9) as VariableId };
  if (option.startsWith('share:')) return { by: 'share', codeId: option.slice(6) as CodeId };
  return option === 'name' || option === 'similarity' ? { by: option } : { by: 'study' };
}

/** The order that is shown, as the option's value: what it sorted by may be gone. */
export function shownSort(sort: string, table: VariableTable, tree: CodeTree): string {
  if (isGone(sort, table)) return 'study';
  return sort.startsWith('share:') && !tree.byId.has(sort.slice(6) as CodeId) ? 'study' : sort;
}
