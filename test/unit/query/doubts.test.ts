import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Variable } from '#shared/domain/variable.ts';
import { bindQuery } from '#shared/query/bind.ts';
import { doubtsOf } from '#shared/query/doubts.ts';
import { parseQuery } from '#shared/query/parse.ts';
import type { Condition, Query, Step } from '#shared/query/tree.ts';
import type { SmallStudy } from '../../support/columns.ts';
import { oracleQuery } from '../../support/queryOracle.ts';
import { factsOf } from '../../support/queryStudy.ts';
import { randomQueries } from '../../support/randomQuery.ts';
import { codeNames, randomStudy } from '../../support/randomStudy.ts';

const reference = (names: readonly string[]) => fc.constantFrom(...names).map((name) => ({ name, id: null }));
const known: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    kind: fc.constant('coder' as const),
    names: fc.array(reference(['Ann', 'Ben']), { minLength: 1, maxLength: 2 }),
    not: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('text' as const), words: fc.constantFrom('a', 'b', ' '), not: fc.boolean() }),
);
const queries = randomQueries(
  { codes: reference(codeNames), names: reference(codeNames), words: fc.constant('a') },
  known,
);

const turned = (step: Step): Step[] => ('not' in step ? [{ ...step, not: !step.not }] : []);
/** Queries, half of which turn a step of their own round. */
const doubtful = fc
  .record({ query: queries, turns: fc.boolean() })
  .map(
    ({ query, turns }): Query =>
      turns ? { ...query, steps: [...query.steps, ...query.steps.flatMap(turned)] } : query,
  );

describe('what makes no sense in a query that can be asked', () => {
  it('never finds anything by brute force, where it says so', () => {
    let doubted = 0;
    fc.assert(
      fc.property(randomStudy, doubtful, (study, query) => {
        fc.pre(bindQuery(query, factsOf(study)).errors.length === 0);
        const places = new Map(query.steps.map((step, at) => [step as object, { start: at, end: at + 1 }]));
        const ofTheLine = doubtsOf(query, places).filter(({ end }) => end > 0);
        doubted += ofTheLine.length;
        if (ofTheLine.length > 0) expect(oracleQuery(study, query)).toEqual([]);
      }),
      { numRuns: 600 },
    );
    expect(doubted).toBeGreaterThan(50);
  });

  const study: SmallStudy = {
    texts: ['one', 'two'],
    codes: ['change', 'change/trust', 'need'],
    coders: ['Ann', 'Ben'],
    codings: [],
  };
  const facts = factsOf(study, {
    groups: [
      { id: 'g', name: 'IT' },
      { id: 'h', name: 'sales' },
    ],
    sets: [
      { id: 's', name: 'first' },
      { id: 't', name: 'second' },
    ],
    variables: [
      { id: 'v', name: 'age', type: 'number', choices: [], position: 0 },
      { id: 'w', name: 'side', type: 'choice', choices: ['IT', 'business'], position: 1 },
    ] as unknown as Variable[],
  });
  const doubts = (expression: string) => {
    const parsed = parseQuery(expression);
    if (!parsed.ok) throw new Error(parsed.error.message);
    const { errors, doubts: found } = bindQuery(parsed.query, facts, parsed.places);
    expect(errors).toEqual([]);
    return found.map(({ start, end, message }) => [expression.slice(start, end), message]);
  };

  it.each([
    ['need but not need', 'but not need', '“but not need” takes away all that stands before it: nothing can be left.'],
    ['need weight 0 to 20 weight 50', 'weight 50', 'Nothing can be both “weight 0 to 20” and “weight 50 to 50”.'],
    [
      'need with comment without comment',
      'without comment',
      'Nothing can be both “with comment” and “without comment”.',
    ],
    ['need without weight weight 5', 'weight 5', 'Nothing can be both “without weight” and “weight 5 to 5”.'],
    [
      'need coded until 2026-01-01 coded since 2026-01-02',
      'coded since 2026-01-02',
      'Nothing can be both “coded until 2026-01-01” and “coded since 2026-01-02”.',
    ],
    ['need in group it in group sales', 'in group sales', 'Nothing can be both “in group IT” and “in group sales”.'],
    [
      'need in set first not in set FIRST',
      'not in set FIRST',
      'Nothing can be both “in set first” and “not in set first”.',
    ],
    ['need by coder Ann by coder Ben', 'by coder Ben', 'Nothing can be both “by coder Ann” and “by coder Ben”.'],
    ['need text "x" not text "X"', 'not text "X"', 'Nothing can be both “text "x"” and “not text "X"”.'],
    [
      'need where age = 1 where age = 2',
      'where age = 2',
      'Nothing can be both “where age = "1"” and “where age = "2"”.',
    ],
    [
      'need where side is empty where side = IT',
      'where side = IT',
      'Nothing can be both “where side is empty” and “where side = "IT"”.',
    ],
    [
      'need inside change not inside change',
      'not inside change',
      'Nothing can be both “inside change” and “not inside change”.',
    ],
    [
      'change near (need but not need)',
      'but not need',
      '“but not need” takes away all that stands before it: nothing can be left.',
    ],
    ['any of (need, change, need)', 'need', '“need” stands in this list already: the second time changes nothing.'],
    [
      'change/trust or "change/trust" or "need"',
      '"change/trust"',
      '“change/trust” stands in this list already: the second time changes nothing.',
    ],
    ['at least 2 of (need, need)', 'need', '“need” stands in this list already: its codings count twice.'],
  ])('says why of %s', (expression, place, message) => {
    expect(doubts(expression)).toEqual([[place, message]]);
  });

  it.each([
    'need inside need',
    'need outside need',
    'all of (need, need) whole',
    'need weight 0 to 50 weight 50 to 100',
    'need in set first in set second',
    'need where age = 1 where age = 1.0',
    'need where age != 1 where age is empty',
    'need coded until 2026-01-01 coded since 2026-01-01',
    'need in groups (IT, sales) not in group IT',
    'change but not trust',
  ])('does not doubt %s, which can find something', (expression) => {
    expect(doubts(expression)).toEqual([]);
  });
});
