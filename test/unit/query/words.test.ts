import { describe, expect, it } from 'vitest';
import { parseQuery } from '#shared/query/parse.ts';
import type { Reference } from '#shared/query/tree.ts';
import { queryWords } from '#shared/query/words.ts';

const isWithin = (one: Reference, other: Reference) => `${one.name}/`.startsWith(`${other.name}/`);

function wordsOf(expression: string): string {
  const parsed = parseQuery(expression);
  if (!parsed.ok) throw new Error(parsed.error.message);
  return queryWords(parsed.query, {
    hasSubcodes: ({ name }) => name === 'A',
    mayShare: (one, other) => isWithin(one, other) || isWithin(other, one),
    timeZone: 'Asia/Tokyo',
  });
}

describe('the rule of a query in words', () => {
  it.each([
    ['B inside C', 'Codings of B that lie wholly inside one of the codings of C.'],
    // A coding is never held against itself: METHOD.md §3.
    ['B inside B', 'Codings of B that lie wholly inside another of the codings of B.'],
    ['A outside A/x', 'Codings of A or its subcodes that share no character with any other of the codings of A › x.'],
    ['B outside C', 'Codings of B that share no character with any of the codings of C.'],
    ['B overlapping everything', 'Codings of B that share at least one character with any other coding.'],
    [
      '(B and C) inside everything',
      'Of the longest stretches of text that are covered by codings of B, and by codings of C, those that lie wholly inside any coding.',
    ],
    [
      'B not near C within 2 paragraphs',
      'Codings of B that do not stand at most 2 paragraphs away from any of the codings of C.',
    ],
    [
      'B inside (C with comment) weight 50 to 60',
      'Codings of B that lie wholly inside one of these: (codings of C with a comment), and with a weight from 50 to 60.',
    ],
    [
      'B inside (C and D) with memo',
      'Codings of B that lie wholly inside one of these: (the longest stretches of text that are covered by codings of C, and by codings of D), and with a memo.',
    ],
    ['any of (B, C) with comment', 'Of the codings of B and codings of C, those with a comment.'],
    [
      'only any of (B, C)',
      'Of the codings of B and codings of C, those that share no character with a coding of any other code.',
    ],
    ['B but not any of (C, D)', 'Codings of B that are not among these: (codings of C, or codings of D).'],
    ['all of (B, C) whole', 'Codings of B that share at least one character with one of the codings of C.'],
    [
      'B coded from 2026-01-01 to 2026-01-31',
      'Codings of B made from 2026-01-01 to 2026-01-31 (days in the time zone Asia/Tokyo).',
    ],
  ])('%s', (expression, words) => {
    expect(wordsOf(expression)).toBe(words);
  });
});
