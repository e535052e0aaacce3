import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Variable } from '#shared/domain/variable.ts';
import { bindQuery } from '#shared/query/bind.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import { type Condition, givesOf, relations } from '#shared/query/tree.ts';
import type { SmallStudy } from '../../support/columns.ts';
import { oracleQuery, type Thing } from '../../support/queryOracle.ts';
import { factsOf, findIn } from '../../support/queryStudy.ts';
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
const codes = reference(codeNames);
const queries = randomQueries({ codes, names: codes, words: fc.constant('a') }, known);

/** Columns sort their codings, so what was found is told by its place and its code. */
const placeOf = (study: SmallStudy, { document, characters, coding }: Thing) => {
  const end = Math.max(...characters) + 1;
  const { code, coder } = study.codings[coding ?? -1] ?? {};
  return JSON.stringify([document, Math.min(...characters), end, code ?? null, coder ?? null]);
};

function compare(study: SmallStudy, expression: string, expected: readonly Thing[]): void {
  const facts = factsOf(study);
  const { code, coder } = facts.columns.codings;
  const found = findIn(facts, expression);
  const told = found.map(({ document, start, end, row }) =>
    JSON.stringify([document, start, end, row === null ? null : code[row], row === null ? null : coder[row]]),
  );
  expect(told.toSorted()).toEqual(expected.map((thing) => placeOf(study, thing)).toSorted());
  const order = found.map(({ document, start, end }) => (document * 10_000 + start) * 10_000 + end);
  expect(order).toEqual(order.toSorted((a, b) => a - b));
}

describe('what queries find', () => {
  it.each(relations.flatMap((relation) => [[relation, false] as const, [relation, true] as const]))(
    '%s (not: %s) is what brute force finds',
    (relation, not) => {
      fc.assert(
        fc.property(randomStudy, codes, codes, fc.nat({ max: 3 }), fc.boolean(), (study, a, b, distance, own) => {
          const within = ['followed', 'preceded', 'near'].includes(relation) ? distance : 0;
          const other = { kind: 'code', code: b, own } as const;
          const query = {
            start: { kind: 'code', code: a, own: false },
            steps: [{ kind: 'relation', relation, not, within, other }],
          } as const;
          compare(study, printQuery(query), oracleQuery(study, query));
        }),
        { numRuns: 300 },
      );
    },
  );

  it('any query is what brute force finds, however it is nested', () => {
    fc.assert(
      fc.property(randomStudy, queries, (study, query) => {
        const facts = factsOf(study);
        fc.pre(bindQuery(query, facts).errors.length === 0);
        const things = oracleQuery(study, query);
        compare(study, printQuery(query), things);
        if (things.length > 0)
          expect(things.every(({ coding }) => (coding === null) === (givesOf(query) === 'stretches'))).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  // METHOD.md §3, worked example.
  const example: SmallStudy = {
    texts: [`${'a'.repeat(50)}\n${'b'.repeat(49)}`],
    codes: ['A', 'B'],
    coders: ['Ann'],
    codings: [
      { document: 0, code: 0, coder: 0, start: 0, end: 30 },
      { document: 0, code: 0, coder: 0, start: 10, end: 40 },
      { document: 0, code: 1, coder: 0, start: 20, end: 25 },
      { document: 0, code: 1, coder: 0, start: 35, end: 70 },
    ],
  };
  const places = (expression: string) => findIn(factsOf(example), expression).map(({ start, end }) => [start, end]);

  it('finds the stretches of the worked example of the method', () => {
    expect(places('A and B')).toEqual([
      [20, 25],
      [35, 40],
    ]);
    expect(places('A near B within 0 paragraphs')).toHaveLength(2);
    expect(places('B inside A')).toEqual([[20, 25]]);
    expect(places('A overlapping A')).toHaveLength(2);
    expect(places('only B')).toEqual([]);
  });

  it('touching is not overlapping, but what follows may touch', () => {
    const touching = {
      ...example,
      codings: [example.codings[0], { ...example.codings[2], start: 30, end: 35 }],
    } as SmallStudy;
    const find = (expression: string) => findIn(factsOf(touching), expression).length;
    expect(find('A overlapping B')).toBe(0);
    expect(find('A and B')).toBe(0);
    expect(find('A followed by B within 0 paragraphs')).toBe(1);
    expect(find('B preceded by A within 0 paragraphs')).toBe(1);
    expect(find('at least 1 of (A, B)')).toBe(1);
  });
});

describe('a query held against a study', () => {
  const study: SmallStudy = {
    texts: ['one', 'two'],
    codes: ['change', 'change/release calendar', 'trust', 'need', 'need/trust'],
    coders: ['Ann', 'Ben'],
    codings: [],
  };
  const facts = factsOf(study, {
    groups: [{ id: 'g', name: 'IT' }],
    variables: [
      { id: 'v', name: 'age', type: 'number', choices: [], position: 0 },
      { id: 'w', name: 'side', type: 'choice', choices: ['IT', 'business'], position: 1 },
    ] as unknown as Variable[],
  });
  const errorsOf = (expression: string) => {
    const parsed = parseQuery(expression);
    if (!parsed.ok) throw new Error(parsed.error.message);
    return bindQuery(parsed.query, facts, parsed.places).errors.map(
      ({ start, end, message }) => [expression.slice(start, end), message] as const,
    );
  };

  it.each([
    ['chnage', 'chnage', 'There is no code “chnage”. Did you mean “change”?'],
    [
      'change overlaping need',
      'change overlaping need',
      'There is no code “change overlaping need”. Did you mean the word “overlapping”?',
    ],
    [
      'change overlaps need',
      'change overlaps need',
      'There is no code “change overlaps need”. Did you mean the word “overlapping”?',
    ],
    ['change & need', 'change & need', 'There is no code “change & need”. Did you mean the word “and”?'],
    ['relase', 'relase', 'There is no code “relase”. Did you mean “change/release calendar”?'],
    [
      'change where side = busines',
      'where side = busines',
      '“busines” is none of its choices, so no “side” compares with it. Did you mean “business”?',
    ],
    ['change text " "', 'text " "', 'The words to look for are missing.'],
    ['change in group Itt', 'Itt', 'There is no group “Itt”. Did you mean “IT”?'],
    [
      'change in document "document 7"',
      '"document 7"',
      'There is no document “document 7”. Did you mean “document 0”?',
    ],
    ['change where ages = 4', 'ages', 'There is no variable “ages”. Did you mean “age”?'],
    ['change where age > old', 'where age > old', '“old” is not a number, so no “age” compares with it.'],
    [
      'change where side = sales',
      'where side = sales',
      '“sales” is none of its choices, so no “side” compares with it.',
    ],
    ['change weight 50 to 120', 'weight 50 to 120', 'A weight is never over 100.'],
    ['change weight 60 to 50', 'weight 60 to 50', 'No weight lies from 60 to 50: the first is the greater.'],
    [
      'only everything',
      'only everything',
      '“only” is followed by a code or by “any of” some codes: it leaves out what other codes lie on.',
    ],
    [
      'at least 3 of (change, need)',
      'at least 3 of (change, need)',
      '“at least 3” of 2 can never be: name more, or ask for fewer.',
    ],
    [
      'change coded from 2026-02-01 to 2026-01-01',
      'coded from 2026-02-01 to 2026-01-01',
      'This range of days is empty: it ends before it begins.',
    ],
    [
      'change coded on 2026-02-30',
      'coded on 2026-02-30',
      '“2026-02-30” is no day of the calendar: write it as YYYY-MM-DD.',
    ],
    [
      '(change and need) weight 50',
      'weight 50',
      'A stretch where codes meet has no weight: put this condition to a code, in brackets.',
    ],
    [
      'change but not (change and need)',
      'but not (change and need)',
      '“but not” takes away the same kind of thing, and one side finds codings, the other stretches: use “outside”.',
    ],
  ])('says why %s makes no sense', (expression, place, message) => {
    expect(errorsOf(expression)).toEqual([[place, message]]);
  });

  it('finds a code by the end of its path, and asks for the path where two codes would fit', () => {
    expect(errorsOf('"release calendar"')).toEqual([]);
    expect(errorsOf('trust')).toEqual([]);
    const two = factsOf({ ...study, codes: ['change', 'change/trust', 'need', 'need/trust'] });
    const parsed = parseQuery('trust');
    expect(parsed.ok && bindQuery(parsed.query, two, parsed.places).errors[0]?.message).toBe(
      '2 codes are called “trust”: write the path, “change/trust” or “need/trust”.',
    );
  });

  it('keeps its codes by their ids: a new name is taken over, one that was deleted is told', () => {
    const parsed = parseQuery('"old name" #change overlapping "was here" #gone');
    if (!parsed.ok) throw new Error(parsed.error.message);
    const bound = bindQuery(parsed.query, facts, parsed.places);
    expect(printQuery(bound.spoken)).toBe('change overlapping "was here" #gone');
    expect(bound.errors).toEqual([
      expect.objectContaining({ message: 'The code “was here” was deleted.', gone: true }),
    ]);
  });
});
