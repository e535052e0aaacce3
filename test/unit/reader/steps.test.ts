import { describe, expect, test } from 'vitest';
import {
  growBySentence,
  moveEndByWord,
  nextSentenceRange,
  nextWordRange,
  shrinkBySentence,
  withoutBlankEdges,
} from '../../../renderer/reader/steps.ts';

const text = 'One two. Three four five.\n\nSix seven.';
const words = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end);

describe('selecting by the keyboard', () => {
  test('S takes the sentence at hand, then the next one, over paragraphs', () => {
    const first = nextSentenceRange(text, null, 0);
    expect(words(first)).toBe('One two.');
    const second = nextSentenceRange(text, first, 0);
    expect(words(second)).toBe('Three four five.');
    const third = nextSentenceRange(text, second, 0);
    expect(words(third)).toBe('Six seven.');
    expect(nextSentenceRange(text, third, 0)).toBeNull();
  });

  test('a selection grows and shrinks by sentences', () => {
    const one = growBySentence(text, null, 0);
    const two = growBySentence(text, one, 0);
    expect(words(two)).toBe('One two. Three four five.');
    expect(two && words(shrinkBySentence(text, two))).toBe('One two.');
    expect(one && shrinkBySentence(text, one)).toEqual(one);
  });

  test('words are taken one after the other', () => {
    const first = nextWordRange(text, null, 0);
    expect(words(first)).toBe('One');
    expect(words(nextWordRange(text, first, 0))).toBe('two');
  });
});

describe('moving the ends of a coding by a word', () => {
  const coding = { start: 9, end: 19 }; // Three four
  test('outwards', () => {
    expect(words(moveEndByWord(text, coding, 'start', 'left'))).toBe('two. Three four');
    expect(words(moveEndByWord(text, coding, 'end', 'right'))).toBe('Three four five');
  });
  test('inwards', () => {
    expect(words(moveEndByWord(text, coding, 'start', 'right'))).toBe('four');
    expect(words(moveEndByWord(text, coding, 'end', 'left'))).toBe('Three');
  });
  test('not beyond the text, and never to nothing', () => {
    expect(moveEndByWord(text, { start: 0, end: 3 }, 'start', 'left')).toBeNull();
    expect(moveEndByWord(text, { start: 0, end: 3 }, 'end', 'left')).toBeNull();
    expect(moveEndByWord(text, { start: 27, end: 30 }, 'start', 'right')).toBeNull();
  });
});

test('a selection loses the blanks and line breaks at its edges', () => {
  expect(withoutBlankEdges(text, { start: 8, end: 27 })).toEqual({ start: 9, end: 25 });
  expect(withoutBlankEdges(text, { start: 25, end: 27 })).toBeNull();
});
