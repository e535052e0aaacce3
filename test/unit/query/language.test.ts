import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import { randomQueries } from '../../support/randomQuery.ts';

const name = fc.oneof(
  fc.constantFrom('change', 'change/release calendar', 'near', 'all', 'business need', '50', 'it’s', 'a "b" c', '“x”'),
  fc.string({ unit: 'grapheme', minLength: 1 }),
);
const reference = fc.record({ name, id: fc.option(fc.stringMatching(/^[0-9a-f-]{8}$/), { nil: null }) });
const queries = randomQueries({ codes: reference, names: reference, words: fc.string({ unit: 'grapheme' }) });

const canonical = (expression: string) => {
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return printQuery(parsed.query);
};
const errorOf = (expression: string) => {
  const parsed = parseQuery(expression);
  return parsed.ok ? null : [expression.slice(parsed.error.start, parsed.error.end), parsed.error.message];
};

describe('the language of queries', () => {
  it('reads back every query that it writes', () => {
    fc.assert(
      fc.property(queries, (query) => {
        const parsed = parseQuery(printQuery(query));
        expect(parsed.ok ? parsed.query : parsed.error).toEqual(query);
      }),
      { numRuns: 1000 },
    );
  });

  it('never fails on any text: it is a query, or one sentence at a place in it', () => {
    const pieces = fc.constantFrom(
      'any',
      'of',
      '(',
      ')',
      ',',
      'and',
      'not',
      'in',
      'group',
      'A',
      '"',
      'within',
      '2',
      '=',
      '#',
      'by',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((words) => words.join(' ')),
        ),
        (expression) => {
          const parsed = parseQuery(expression);
          if (parsed.ok) return;
          expect(parsed.error.message).toMatch(/[.?]$/);
          expect(parsed.error.start).toBeLessThanOrEqual(parsed.error.end);
          expect(parsed.error.end).toBeLessThanOrEqual(expression.length);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each([
    ['business need overlapping work arounds', '"business need" overlapping "work arounds"'],
    ['A and B and C', 'A and B and C'],
    ['all of (A, B)', 'A and B'],
    ['A or B', 'any of (A, B)'],
    ['(A or B) outside (C and D)', 'any of (A, B) outside all of (C, D)'],
    ['A overlapping (B by coder Ann)', 'A overlapping (B by coder Ann)'],
    ['A not overlapping B', 'A outside B'],
    ['A not outside B', 'A overlapping B'],
    ['A not B', 'A but not B'],
    ['A FOLLOWED BY B', 'A followed by B within 1 paragraph'],
    ['A near B within 0 paragraphs', 'A near B within 0 paragraphs'],
    ['A in the same document as B', 'A in same document as B'],
    ['A in groups (“IT”, business)', 'A in groups (IT, business)'],
    ['A where variable role = "IT"', 'A where role = "IT"'],
    ['A where side is business', 'A where side = "business"'],
    ['A where "side" is empty', 'A where side is empty'],
    ['A where age between 20 and 30', 'A where age between "20" and "30"'],
    ['A where age >= 20', 'A where age >= "20"'],
    ['A weight 50', 'A weight 50 to 50'],
    ['A coded on 2026-01-02', 'A coded from 2026-01-02 to 2026-01-02'],
    ['A not with comment', 'A without comment'],
    ['at least 2 of (A, B, exactly C)', 'at least 2 of (A, B, exactly C)'],
    ['only any of (A, B)', 'only any of (A, B)'],
  ])('reads %s', (expression, written) => {
    expect(canonical(expression)).toBe(written);
    expect(canonical(written)).toBe(written);
  });

  it('refuses what nobody could read, however deep it is, instead of running over', () => {
    const message = 'More than 100 parts stand in each other here: say it with fewer brackets.';
    for (const opening of ['(', 'any of (', 'only ', 'A inside (']) {
      expect(errorOf(`${opening.repeat(5000)}A`)?.[1]).toBe(message);
    }
    expect(errorOf(`${'('.repeat(90)}A${')'.repeat(90)}`)).toBeNull();
  });

  it.each([
    ['', '', 'The query ends where a code was expected.'],
    ['not A', 'not', '“not” alone says nothing of what to find: begin with a code, or with “everything”.'],
    ['A overlapping', '', 'The query ends where a code was expected.'],
    ['A overlapping B and C', 'and', '“and” can be read in two ways here: put brackets around what belongs together.'],
    ['A and B or C', 'or', '“or” can be read in two ways here: put brackets around what belongs together.'],
    ['any of (A, B', '', 'This list is never closed: a bracket is missing.'],
    ['A inside (B near C', '(', 'This bracket is never closed.'],
    ['(A inside B', '(', 'This bracket is never closed.'],
    ['(A inside B C "D")', '"D"', 'A name stands here where a word such as “overlapping” was expected.'],
    ['A within 2 paragraphs', 'within', '“within” belongs to “followed by”, “preceded by” and “near”.'],
    ['A = 4', '=', 'A comparison begins with “where” and the name of a variable.'],
    ['all codes', 'codes', 'For all codings the word is “everything”.'],
    ['A text', '', 'The query ends where a word to look for was expected.'],
    ['any A', 'A', 'The word “of” is missing, and the list in brackets behind it.'],
    ['A)', ')', 'This bracket was never opened.'],
    ['"A', '"A', 'This quotation mark is never closed.'],
    ['A followed B', 'B', '“followed” is followed by “by”.'],
    ['A near B within two paragraphs', 'two', 'A whole number was expected here: how many paragraphs.'],
    [
      'trust in systems',
      'systems',
      '“in” is followed by “group”, “set”, “document” or “same document as”; a name with “in” stands in quotation marks.',
    ],
    [
      'A overlapping near',
      'near',
      '“near” is a word of the language where a code was expected; a name like it stands in quotation marks.',
    ],
  ])('says what is wrong with %s', (expression, place, message) => {
    expect(errorOf(expression)).toEqual([place, message]);
  });
});
