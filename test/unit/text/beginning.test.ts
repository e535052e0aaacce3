import { expect, test } from 'vitest';
import { beginningOf } from '../../../electron/core/words.ts';

test('a text is cut at the edge of a word, and says that it goes on', () => {
  expect(beginningOf('short', 10)).toBe('short');
  expect(beginningOf('the value of a service', 11)).toBe('the value…');
  expect(beginningOf('the value of a service', 9)).toBe('the value…');
  expect(beginningOf('It was one picture. Nobody minds.', 22)).toBe('It was one picture. …');
});

test('what has no words is cut between characters, and none of them in half', () => {
  expect(beginningOf('サービスの価値', 4)).toBe('サービス…');
  expect(beginningOf('aaa😀😀', 4)).toBe('aaa…');
});
