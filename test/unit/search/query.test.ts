import { describe, expect, it } from 'vitest';
import { escapeQuery, readQuery } from '#shared/text/searchQuery.ts';

const letters = (text: string) => ({ kind: 'letters', text });

describe('a query is read as', () => {
  it('words parted by blanks, and phrases in quotation marks of any shape', () => {
    expect(readQuery(' trust “the end„ ', 'all')).toEqual([
      [letters('trust')],
      [letters('the'), { kind: 'blank' }, letters('end„')],
    ]);
    expect(readQuery('»zwei Wörter« drei', 'all')).toHaveLength(3);
    expect(readQuery('«deux mots» trois', 'all')).toEqual([
      [letters('deux'), { kind: 'blank' }, letters('mots')],
      [letters('trois')],
    ]);
  });

  it('a phrase that is still being typed', () => {
    expect(readQuery('"the en', 'any')).toEqual([[letters('the'), { kind: 'blank' }, letters('en')]]);
  });

  it('letters and wildcards, and signs behind a backslash as themselves', () => {
    expect(readQuery('a*b?', 'all')).toEqual([[letters('a'), { kind: 'any' }, letters('b'), { kind: 'one' }]]);
    expect(readQuery('a\\*b \\"x', 'all')).toEqual([[letters('a*b')], [letters('"x')]]);
    expect(readQuery(escapeQuery('a*b? "c\\'), 'phrase')).toEqual([
      [letters('a*b?'), { kind: 'blank' }, letters('"c\\')],
    ]);
  });

  it('one phrase where a phrase is asked for, with or without quotation marks around it', () => {
    const phrase = [[letters('the'), { kind: 'blank' }, letters('end')]];
    expect(readQuery('the end', 'phrase')).toEqual(phrase);
    expect(readQuery('"the end"', 'phrase')).toEqual(phrase);
  });
});

it.each(['', '  ', '""', '*', 'a ?*', '" "'])('says what is wrong with %j', (text) => {
  expect(() => readQuery(text, 'all')).toThrow(/^(Type a word|Type at least one letter).*\.$/);
});
