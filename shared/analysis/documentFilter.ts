import { type CodeTree, descendantsOf } from '../domain/codeTree.ts';
import type { DocumentGroup, StudyDocument } from '../domain/document.ts';
import type { DocumentCondition, DocumentFilter, VariableTest } from '../domain/documentSet.ts';
import type { CodeId, DocumentId, VariableId } from '../domain/ids.ts';
import type { Variable } from '../domain/variable.ts';
import { parseVariableValue } from '../domain/variableValue.ts';

/** What filters look at. */
export interface FilterFacts {
  /** In study order. */
  readonly documents: readonly Pick<StudyDocument, 'id' | 'name' | 'groupId'>[];
  readonly groups: readonly Pick<DocumentGroup, 'id'>[];
  readonly variables: readonly Variable[];
  readonly valueOf: (document: DocumentId, variable: VariableId) => string | undefined;
  readonly tree: CodeTree;
  /** Documents with a coding by one of these codes themselves. */
  readonly documentsCodedWith: (codes: ReadonlySet<CodeId>) => ReadonlySet<DocumentId>;
}

type Test = (document: FilterFacts['documents'][number]) => boolean;

const never: Test = () => false;

/**
 * The documents that a filter holds now, in study order, and what its conditions name that is gone: such a condition
 * matches no document.
 */
export function filterDocuments(
  { match, conditions }: DocumentFilter,
  facts: FilterFacts,
): { documentIds: DocumentId[]; missing: string[] } {
  const missing = new Set<string>();
  const tests = conditions.map((condition) => testOf(condition, facts, missing));
  const holds: Test = (document) =>
    match === 'all' ? tests.every((test) => test(document)) : tests.some((test) => test(document));
  return { documentIds: facts.documents.filter(holds).map(({ id }) => id), missing: [...missing] };
}

function testOf(condition: DocumentCondition, facts: FilterFacts, missing: Set<string>): Test {
  switch (condition.by) {
    case 'name': {
      const wanted = fold(condition.contains);
      return ({ name }) => fold(name).includes(wanted);
    }
    case 'group': {
      const known = new Set(facts.groups.map(({ id }) => id));
      if (condition.groupIds.some((id) => id !== null && !known.has(id))) missing.add('A group that was deleted.');
      const wanted = new Set(condition.groupIds);
      return ({ groupId }) => wanted.has(groupId);
    }
    case 'variable': {
      const variable = facts.variables.find(({ id }) => id === condition.variableId);
      if (!variable) {
        missing.add('A variable that was deleted.');
        return never;
      }
      const fits = variableTestOf(variable, condition.is, condition.value);
      return ({ id }) => fits(facts.valueOf(id, variable.id));
    }
    case 'codes':
      return codesTest(condition, facts, missing);
  }
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

type ValueTest = (value: string | undefined) => boolean;

/** A value that is asked for is read as its variable reads it (`9.3.2024` is a day); one that does not fit is met by none. */
export function variableTestOf(variable: Variable, is: VariableTest, asked: string): ValueTest {
  if (is === 'empty') return (value) => value === undefined;
  if (is === 'filled') return (value) => value !== undefined;
  if (is === 'contains') {
    const wanted = fold(asked.trim());
    return (value) => value !== undefined && fold(value).includes(wanted);
  }
  const parsed = parseVariableValue(variable, asked);
  const same = (value: string | undefined) =>
    parsed.ok &&
    value !== undefined &&
    (variable.type === 'text' ? fold(value) === fold(parsed.value) : value === parsed.value);
  if (is === 'equal') return same;
  if (is === 'unequal') return (value) => !same(value);
  if (!parsed.ok) return () => false;
  const sign = is === 'before' ? -1 : 1;
  return (value) => value !== undefined && Math.sign(compare(variable, value, parsed.value)) === sign;
}

/** Numbers by size, choices in the order of their list, days (YYYY-MM-DD) and words by their signs. */
function compare({ type, choices }: Variable, a: string, b: string): number {
  if (type === 'number') return Number(a) - Number(b);
  if (type === 'choice') return choices.indexOf(a) - choices.indexOf(b);
  return a < b ? -1 : a > b ? 1 : 0;
}

function codesTest(
  { codeIds, has }: Extract<DocumentCondition, { by: 'codes' }>,
  { tree, documentsCodedWith }: FilterFacts,
  missing: Set<string>,
): Test {
  const known = codeIds.filter((id) => tree.byId.has(id));
  const gone = known.length < codeIds.length;
  if (gone) missing.add('A code that was deleted.');
  // What is left of them still holds where any of them would do.
  if (known.length === 0 || (gone && has === 'all')) return never;
  const coded = known.map((id) =>
    documentsCodedWith(new Set([id, ...descendantsOf(tree, id).map(({ code }) => code.id)])),
  );
  if (has === 'all') return ({ id }) => coded.every((documents) => documents.has(id));
  if (has === 'any') return ({ id }) => coded.some((documents) => documents.has(id));
  return ({ id }) => !coded.some((documents) => documents.has(id));
}
