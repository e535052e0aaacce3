import type { StudyColumns } from '../analysis/columns.ts';
import { variableTestOf } from '../analysis/documentFilter.ts';
import type { QueryPlan } from '../analysis/query.ts';
import { descendantsOf } from '../domain/codeTree.ts';
import type { CodeId } from '../domain/ids.ts';
import type { QueryStudy } from './bind.ts';
import type { Condition, Operand, Query, Reference, Step } from './tree.ts';

/** What a query looks at besides names. Rows and documents are indices of `columns`. */
export interface QueryFacts extends QueryStudy {
  readonly columns: StudyColumns;
  readonly groupOf: (document: number) => string | null;
  readonly documentsOfSet: (set: string) => readonly string[];
  readonly variableValue: (document: number, variable: string) => string | undefined;
  readonly weightOf: (row: number) => number | null;
  readonly madeAt: (row: number) => number;
  readonly hasComment: (row: number) => boolean;
  readonly hasMemo: (row: number) => boolean;
  /** When a day (YYYY-MM-DD) begins, in milliseconds; `next` = when the day after it does. */
  readonly dayBegins: (day: string, next: boolean) => number;
  /** Whether a stretch of a document holds the words. */
  readonly holdsWords: (words: string) => (document: number, start: number, end: number) => boolean;
}

/** A bound query without errors as a plan in indices. What it names and the study does not have finds nothing. */
export function compileQuery({ start, steps }: Query, facts: QueryFacts): QueryPlan {
  return steps.reduce((first, step) => compileStep(first, step, facts), compileOperand(start, facts));
}

function compileOperand(operand: Operand, facts: QueryFacts): QueryPlan {
  const all = (queries: readonly Query[]) => queries.map((query) => compileQuery(query, facts));
  switch (operand.kind) {
    case 'everything':
      return { find: 'codings', codes: null };
    case 'code':
      return { find: 'codings', codes: codesOf(operand, facts) };
    case 'any':
    case 'all':
    case 'whole':
      return { find: operand.kind, of: all(operand.of) };
    case 'atLeast':
      return { find: 'atLeast', least: operand.least, of: all(operand.of) };
    case 'only':
      return { find: 'only', codes: codesOf(operand.of, facts) };
    case 'group':
      return compileQuery(operand.query, facts);
  }
}

/** A flag for each code that an operand of codes alone names, with their subcodes unless it says `exactly`. */
function codesOf(operand: Operand, { tree, columns }: QueryFacts): Uint8Array {
  const wanted = new Set<string>();
  const named = operand.kind === 'any' ? operand.of.map(({ start }) => start) : [operand];
  for (const each of named) {
    if (each.kind !== 'code' || each.code.id === null) continue;
    wanted.add(each.code.id);
    if (!each.own) for (const { code } of descendantsOf(tree, each.code.id as CodeId)) wanted.add(code.id);
  }
  return Uint8Array.from(columns.codeIds, (id) => (wanted.has(id) ? 1 : 0));
}

function compileStep(first: QueryPlan, step: Step, facts: QueryFacts): QueryPlan {
  if (step.kind === 'relation') {
    const { relation, within, not, other } = step;
    return { find: 'related', relation, within, not, first, second: compileOperand(other, facts) };
  }
  if (step.kind === 'except') return { find: 'except', first, second: compileOperand(step.other, facts) };
  return compileCondition(first, step, facts);
}

function compileCondition(first: QueryPlan, condition: Condition, facts: QueryFacts): QueryPlan {
  const codings = (test: (row: number) => boolean, not = false): QueryPlan => ({
    find: 'codingsThat',
    first,
    test: not ? (row) => !test(row) : test,
  });
  switch (condition.kind) {
    case 'documents':
    case 'variable':
      return { find: 'inDocuments', first, documents: documentsOf(condition, facts) };
    case 'coder': {
      const wanted = idsOf(condition.names);
      const { codings: columns, ...rest } = facts.columns;
      return codings((row) => wanted.has(rest.coderIds[columns.coder[row] ?? -1] ?? ''), condition.not);
    }
    case 'weight':
      return codings((row) => isBetween(facts.weightOf(row), condition.least, condition.most));
    case 'has':
      return codings(hasTest(condition.what, facts), condition.not);
    case 'text': {
      const holds = facts.holdsWords(condition.words);
      const test: typeof holds = condition.not ? (...place) => !holds(...place) : holds;
      return { find: 'placesThat', first, test };
    }
    case 'coded': {
      const from = condition.from === null ? Number.NEGATIVE_INFINITY : facts.dayBegins(condition.from, false);
      const to = condition.to === null ? Number.POSITIVE_INFINITY : facts.dayBegins(condition.to, true);
      return codings((row) => from <= facts.madeAt(row) && facts.madeAt(row) < to);
    }
  }
}

const idsOf = (names: readonly Reference[]): ReadonlySet<string> => new Set(names.flatMap(({ id }) => id ?? []));

const isBetween = (value: number | null, least: number, most: number): boolean =>
  value !== null && least <= value && value <= most;

function hasTest(what: 'comment' | 'memo' | 'weight', facts: QueryFacts): (row: number) => boolean {
  if (what === 'weight') return (row) => facts.weightOf(row) !== null;
  return what === 'comment' ? facts.hasComment : facts.hasMemo;
}

function documentsOf(condition: Extract<Condition, { kind: 'documents' | 'variable' }>, facts: QueryFacts): Uint8Array {
  const { ids } = facts.columns.documents;
  if (condition.kind === 'variable') return documentsWhere(condition, facts);
  const wanted = idsOf(condition.names);
  const inSets = condition.by === 'set' ? new Set([...wanted].flatMap(facts.documentsOfSet)) : wanted;
  const holds = (id: string, document: number) =>
    condition.by === 'group' ? wanted.has(facts.groupOf(document) ?? '') : inSets.has(id);
  return Uint8Array.from(ids, (id, document) => (holds(id, document) !== condition.not ? 1 : 0));
}

function documentsWhere(condition: Extract<Condition, { kind: 'variable' }>, facts: QueryFacts): Uint8Array {
  const { ids } = facts.columns.documents;
  const variable = facts.variables.find(({ id }) => id === condition.variable.id);
  if (!variable) return new Uint8Array(ids.length);
  const test = (is: Parameters<typeof variableTestOf>[1], value = condition.value) =>
    variableTestOf(variable, is, value);
  const either =
    (...tests: readonly ReturnType<typeof test>[]) =>
    (value: string | undefined) =>
      tests.some((each) => each(value));
  const atLeast = either(test('equal'), test('after'));
  const atMost = (value: string) => either(test('equal', value), test('before', value));
  const holds = {
    is: test('equal'),
    isnt: test('unequal'),
    less: test('before'),
    more: test('after'),
    atLeast,
    atMost: atMost(condition.value),
    between: (value: string | undefined) => atLeast(value) && atMost(condition.upTo)(value),
    contains: test('contains'),
    empty: test('empty'),
    filled: test('filled'),
  }[condition.test];
  return Uint8Array.from(ids, (_, document) => (holds(facts.variableValue(document, variable.id)) ? 1 : 0));
}
