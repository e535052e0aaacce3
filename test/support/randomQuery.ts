import fc from 'fast-check';
import {
  type Condition,
  type Operand,
  type Query,
  type Reference,
  type RelationStep,
  relations,
  type Step,
  variableTests,
} from '#shared/query/tree.ts';

/** What names a random query draws on, and what words and values its conditions hold. */
export interface QueryWords {
  readonly codes: fc.Arbitrary<Reference>;
  readonly names: fc.Arbitrary<Reference>;
  readonly words: fc.Arbitrary<string>;
}

const list = <Item>(item: fc.Arbitrary<Item>, least = 1) => fc.array(item, { minLength: least, maxLength: 3 });

/** Queries as the parser gives them: brackets only where something stands in them that needs them. */
export function randomQueries(words: QueryWords, conditions = anyCondition(words)): fc.Arbitrary<Query> {
  return fc.letrec<{ query: Query; operand: Operand; step: Step; bracketed: Operand; start: Operand }>((tie) => ({
    query: fc.record({
      start: tie('start'),
      steps: fc.array(tie('step'), { maxLength: 2, depthIdentifier: 'query' }),
    }),
    start: fc.oneof(
      { maxDepth: 3, depthIdentifier: 'query' },
      fc.record({ kind: fc.constant('code' as const), code: words.codes, own: fc.boolean() }),
      fc.constant({ kind: 'everything' as const }),
      fc.record({ kind: fc.constant('only' as const), of: onlyOperand(words) }),
      fc.record({ kind: fc.constant('any' as const), of: list(tie('query')) }),
      fc.record({ kind: fc.constantFrom('all' as const, 'whole' as const), of: list(tie('query'), 2) }),
      fc.record({
        kind: fc.constant('atLeast' as const),
        least: fc.integer({ min: 1, max: 3 }),
        of: list(tie('query')),
      }),
    ),
    operand: fc.oneof({ depthIdentifier: 'query', maxDepth: 3 }, tie('start'), tie('bracketed')),
    bracketed: fc.record({
      kind: fc.constant('group' as const),
      query: fc.record({ start: tie('start'), steps: fc.array(tie('step'), { minLength: 1, maxLength: 2 }) }),
    }),
    step: fc.oneof(
      conditions,
      relationSteps(tie('operand')),
      fc.record({ kind: fc.constant('except' as const), other: tie('operand') }),
    ),
  })).query;
}

const onlyOperand = ({ codes }: QueryWords): fc.Arbitrary<Operand> => {
  const code = fc.record({ kind: fc.constant('code' as const), code: codes, own: fc.boolean() });
  return fc.oneof(
    code,
    fc.record({ kind: fc.constant('any' as const), of: list(code.map((start) => ({ start, steps: [] }))) }),
  );
};

const relationSteps = (operand: fc.Arbitrary<Operand>): fc.Arbitrary<RelationStep> =>
  fc
    .record({
      kind: fc.constant('relation' as const),
      relation: fc.constantFrom(...relations),
      not: fc.boolean(),
      within: fc.nat({ max: 3 }),
      other: operand,
    })
    .map((step) => (['followed', 'preceded', 'near'].includes(step.relation) ? step : { ...step, within: 0 }));

const days = fc.constantFrom('2026-01-01', '2026-02-28', '2026-12-31');

export function anyCondition({ names, words }: QueryWords): fc.Arbitrary<Condition> {
  const bare = fc.record({
    kind: fc.constant('variable' as const),
    variable: names,
    test: fc.constantFrom(...variableTests),
    value: words,
    upTo: words,
  });
  const variable = bare.map((each) => ({
    ...each,
    value: each.test === 'empty' || each.test === 'filled' ? '' : each.value,
    upTo: each.test === 'between' ? each.upTo : '',
  }));
  return fc.oneof(
    fc.record({
      kind: fc.constant('documents' as const),
      by: fc.constantFrom('group' as const, 'set' as const, 'document' as const),
      names: list(names),
      not: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('coder' as const), names: list(names), not: fc.boolean() }),
    fc.record({ kind: fc.constant('weight' as const), least: fc.nat({ max: 100 }), most: fc.nat({ max: 100 }) }),
    fc.record({
      kind: fc.constant('has' as const),
      what: fc.constantFrom('comment' as const, 'memo' as const, 'weight' as const),
      not: fc.boolean(),
    }),
    fc.record({ kind: fc.constant('text' as const), words, not: fc.boolean() }),
    fc.oneof(
      fc.record({ kind: fc.constant('coded' as const), from: days, to: days }),
      fc.record({ kind: fc.constant('coded' as const), from: days, to: fc.constant(null) }),
      fc.record({ kind: fc.constant('coded' as const), from: fc.constant(null), to: days }),
    ),
    variable,
  );
}
