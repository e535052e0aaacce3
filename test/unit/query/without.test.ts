import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import { withoutParts } from '#shared/query/without.ts';
import { randomQueries } from '../../support/randomQuery.ts';

/** A query without all that is called X. */
function withoutX(expression: string): string {
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return printQuery(withoutParts(parsed.query, (part) => !('name' in part && part.name === 'X')));
}

describe('a query without what was deleted', () => {
  it.each([
    ['X', 'everything'],
    ['X by coder Ann', 'everything by coder Ann'],
    ['any of (A, X)', 'A'],
    ['any of (A, X, B)', 'any of (A, B)'],
    ['at least 3 of (A, X, B)', 'at least 2 of (A, B)'],
    ['A inside X near B', 'A near B within 1 paragraph'],
    ['A inside (B but not X)', 'A inside (B)'],
    ['A inside (X or B)', 'A inside B'],
    ['only X outside A', 'everything outside A'],
    ['A in groups (X, G)', 'A in group G'],
    ['A in group X', 'A'],
    ['A where X = 4', 'A'],
    ['all of (A near X, B)', 'A and B'],
  ])('%s is %s', (expression, left) => {
    expect(withoutX(expression)).toBe(left);
  });

  const name = fc.constantFrom('A', 'B', 'X').map((each) => ({ name: each, id: null }));
  it('names it nowhere, can be read, and stays as it was where nothing is missing', () => {
    const queries = randomQueries({ codes: name, names: name, words: fc.constant('w') });
    fc.assert(
      fc.property(queries, (query) => {
        const left = withoutParts(query, (part) => !('name' in part && part.name === 'X'));
        expect(printQuery(left)).not.toContain('X');
        expect(parseQuery(printQuery(left)).ok).toBe(true);
        if (!printQuery(query).includes('X')) expect(left).toEqual(query);
      }),
    );
  });
});
