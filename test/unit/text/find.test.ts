import { expect, test } from 'vitest';
import { findWords } from '#shared/text/find.ts';

const found = (text: string, words: string) => findWords(text, words).map(({ start, end }) => text.slice(start, end));

test('words are found whatever their case, also beyond ASCII', () => {
  expect(found('Sheet, SPREADSHEET and sheets', 'sheet')).toEqual(['Sheet', 'SHEET', 'sheet']);
  expect(found('Über die Straße, ÜBER alles', 'über')).toEqual(['Über', 'ÜBER']);
});

test('a blank in the query fits any white space, so that a line end does not hide words', () => {
  expect(found('a spreadsheet of\nits own, of  its own', 'of its own')).toEqual(['of\nits own', 'of  its own']);
});

test('signs mean themselves', () => {
  expect(found('99.5 % (maintenance excluded), 9905', '99.5')).toEqual(['99.5']);
  expect(found('why? why not', 'why?')).toEqual(['why?']);
});

test('places are UTF-16 units, and a pair is never cut', () => {
  expect(findWords('😀 late', 'late')).toEqual([{ start: 3, end: 7 }]);
  expect(found('I 😀 and I 😃', '😀')).toEqual(['😀']);
});

test('nothing is found for nothing, and no more than was asked for', () => {
  expect(findWords('words', '  ')).toEqual([]);
  expect(findWords('a a a a', 'a', 2)).toHaveLength(2);
});
