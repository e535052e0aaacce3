import type { OutputOf } from '#shared/contract/index.ts';
import type { DocumentCondition, DocumentFilter, VariableTest } from '#shared/domain/documentSet.ts';
import type { DocumentId, GroupId, VariableId } from '#shared/domain/ids.ts';
import type { Variable, VariableType } from '#shared/domain/variable.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../ui/Toast.tsx';

export type DocumentSet = OutputOf<'sets.list'>[number];

const noSets: readonly DocumentSet[] = [];

/** The sets of documents of the study; empty until they are known. */
export const useSets = (): readonly DocumentSet[] => useAsk('sets.list', {}).data ?? noSets;

/** Makes the activation exactly these documents, or, when they are it already, ends it. */
export function activateOnly(ids: readonly DocumentId[]): void {
  const active = session().activeDocuments;
  session().set({ activeDocuments: new Set(isExactly(active, ids) ? [] : ids) });
}

export const isExactly = (active: ReadonlySet<DocumentId>, ids: readonly DocumentId[]): boolean =>
  ids.length > 0 && active.size === ids.length && ids.every((id) => active.has(id));

export async function deleteSet({ id, name }: DocumentSet): Promise<void> {
  const deleted = await ask('sets.delete', { id });
  if (deleted.ok) showToast({ message: `Deleted the set ${name}; its documents stay. Undo brings it back.` });
  else showToast({ message: deleted.error.message, tone: 'danger' });
}

/** What a value of each type can be asked. */
export const testsOf: Readonly<Record<VariableType, readonly VariableTest[]>> = {
  text: ['equal', 'unequal', 'contains', 'empty', 'filled'],
  number: ['equal', 'unequal', 'before', 'after', 'empty', 'filled'],
  date: ['equal', 'unequal', 'before', 'after', 'empty', 'filled'],
  boolean: ['equal', 'empty', 'filled'],
  choice: ['equal', 'unequal', 'empty', 'filled'],
};

export function testWords(type: VariableType, test: VariableTest): string {
  const words: Readonly<Record<VariableTest, string>> = {
    equal: 'is',
    unequal: 'is not',
    contains: 'contains',
    before: type === 'date' ? 'is before' : 'is less than',
    after: type === 'date' ? 'is after' : 'is more than',
    empty: 'is empty',
    filled: 'is filled in',
  };
  return words[test];
}

export const needsValue = (test: VariableTest): boolean => test !== 'empty' && test !== 'filled';

/** What a new condition of a kind begins with. */
export function newCondition(by: DocumentCondition['by'], variables: readonly Variable[]): DocumentCondition {
  switch (by) {
    case 'variable':
      return { by, variableId: variables[0]?.id ?? ('' as VariableId), is: 'equal', value: '' };
    case 'group':
      return { by, groupIds: [] };
    case 'name':
      return { by, contains: '' };
    case 'codes':
      return { by, codeIds: [], has: 'any' };
  }
}

/** False while something is still to be chosen or typed. */
export function isComplete(condition: DocumentCondition): boolean {
  switch (condition.by) {
    case 'variable':
      return condition.variableId !== '' && (!needsValue(condition.is) || condition.value.trim() !== '');
    case 'group':
      return condition.groupIds.length > 0;
    case 'name':
      return condition.contains.trim() !== '';
    case 'codes':
      return condition.codeIds.length > 0;
  }
}

/** The filter without its unfinished conditions; `null` when none is left. */
export function finished(filter: DocumentFilter): DocumentFilter | null {
  const conditions = filter.conditions.filter(isComplete);
  return conditions.length > 0 ? { ...filter, conditions } : null;
}

/** Documents without a group, as an option among groups. */
export const noGroup = 'none';
export const toGroupId = (value: string): GroupId | null => (value === noGroup ? null : (value as GroupId));
