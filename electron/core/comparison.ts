import type { ComparisonChoice, ComparisonSort, MemoPlace, SortValue } from '#shared/analysis/comparison.ts';
import type { ComparisonResult } from '#shared/analysis/results.ts';
import { codeSets, inTreeOrder } from '#shared/analysis/sets.ts';
import type { ComparisonOptions } from '#shared/contract/procedures/charts.ts';
import type { CodeId, VariableId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { listDocuments, listGroups } from '../store/documents.ts';
import { listMemoPlaces } from '../store/memoLinks.ts';
import { listValues } from '../store/variables.ts';
import { choiceOf } from './chartChoice.ts';
import { requireCodes } from './codeRules.ts';
import { wordsOfLimits } from './codingLimits.ts';
import type { CoreContext } from './context.ts';
import { compareWhereItFits } from './largeCharts.ts';
import { requireVariable } from './variables.ts';

/** The document comparison chart (METHOD.md §4): its colours are the chosen codes, in the order of the code tree. */
export async function comparison(context: CoreContext, options: ComparisonOptions): Promise<ComparisonResult> {
  const columns = context.columns();
  const study = context.readable();
  const tree = context.codeTree();
  requireCodes(tree, options.codeIds ?? []);
  const chosen = options.codeIds && inTreeOrder(tree, options.codeIds);
  const names = new Map<string, string>(listDocuments(study).map((document) => [document.id, document.name]));
  const sets = codeSets(tree, columns.codeIds, chosen, options.withSubcodes);
  const result = await compareWhereItFits(context, columns, {
    ...choiceOf(study, columns, options),
    sets,
    x: options.x,
    slices: options.slices,
    withSubcodes: options.withSubcodes,
    names: columns.documents.ids.map((id) => names.get(id) ?? ''),
    ...blocksOf(context, columns, options.groupBy),
    sort: sortOf(
      context,
      columns,
      options,
      sets.map((set) => set.id as CodeId),
    ),
    descending: options.descending,
    ...(options.memos ? { memos: memoPlaces(context, columns) } : {}),
  });
  const speakers = wordsOfLimits(study, options);
  return {
    ...result,
    ...(options.strips === false ? { strips: false } : {}),
    ...(speakers === undefined ? {} : { speakers }),
  };
}

/** Where memos point at words, each place once a memo. */
function memoPlaces(context: CoreContext, columns: KeyedColumns): MemoPlace[] {
  const indexOf = new Map(columns.documentKeys.entries().map(([index, key]) => [key, index]));
  return listMemoPlaces(context.readable()).flatMap(({ documentKey, ...place }) => {
    const document = indexOf.get(documentKey);
    return document === undefined ? [] : [{ ...place, document }];
  });
}

type Blocks = Pick<ComparisonChoice, 'groups' | 'groupOrder'>;

function blocksOf(context: CoreContext, columns: KeyedColumns, groupBy: ComparisonOptions['groupBy']): Blocks {
  if (groupBy === 'none') return { groups: null };
  if (groupBy === 'group') return groupBlocks(context, columns);
  const variable = requireVariable(context.readable(), groupBy.variableId);
  const values = valuesOf(context, groupBy.variableId);
  const groups = columns.documents.ids.map((id) => values.get(id) ?? '');
  return variable.type === 'choice' ? { groups, groupOrder: variable.choices } : { groups };
}

function groupBlocks(context: CoreContext, columns: KeyedColumns): Blocks {
  const study = context.readable();
  const groups = listGroups(study);
  const nameOf = new Map(groups.map((group) => [group.id, group.name]));
  const of = new Map<string, string>(
    listDocuments(study).map(({ id, groupId }) => [id, (groupId && nameOf.get(groupId)) ?? '']),
  );
  return { groups: columns.documents.ids.map((id) => of.get(id) ?? ''), groupOrder: groups.map((group) => group.name) };
}

function valuesOf(context: CoreContext, variableId: VariableId): Map<string, string> {
  const values = listValues(context.readable()).filter((value) => value.variableId === variableId);
  return new Map(values.map((value) => [value.documentId, value.value]));
}

function sortOf(
  context: CoreContext,
  columns: KeyedColumns,
  { sort }: ComparisonOptions,
  setIds: readonly CodeId[],
): ComparisonSort {
  if (sort.by === 'share') {
    const set = setIds.indexOf(sort.codeId);
    if (set < 0) throw new AxialError('not_found', 'The code to sort by is not among those of the chart.');
    return { by: 'share', set };
  }
  if (sort.by !== 'variable') return { by: sort.by };
  const variable = requireVariable(context.readable(), sort.variableId);
  const values = valuesOf(context, sort.variableId);
  // Numbers compare as numbers, choices in the order of their list; dates as they are stored compare as words.
  const toSortValue = (value: string): SortValue => {
    if (variable.type === 'number') return Number(value);
    return variable.type === 'choice' ? variable.choices.indexOf(value) : value;
  };
  return {
    by: 'value',
    values: columns.documents.ids.map((id) => {
      const value = values.get(id);
      return value === undefined ? null : toSortValue(value);
    }),
  };
}
