import { describe, expect, test } from 'vitest';
import { contextOf } from '#shared/text/context.ts';
import { paragraphColumns } from '#shared/text/paragraphs.ts';
import { nextSentence, previousSentence, sentenceAt, sentencesOf } from '#shared/text/sentences.ts';
import { nextWord, previousWord, wordAt } from '#shared/text/words.ts';

const text = 'We met Dr. Jansen. “It works,” she said.\n\nNobody asks what we do! Nobody.';
const cut = (range: { start: number; end: number } | null): string | null =>
  range && text.slice(range.start, range.end);

describe('words', () => {
  test('the word at the caret, or the one just finished', () => {
    expect(cut(wordAt(text, 4))).toBe('met');
    expect(cut(wordAt(text, 6))).toBe('met');
    expect(wordAt(text, 41)).toBe(null);
  });

  test('stepping passes over line breaks in both directions', () => {
    const first = text.indexOf('Nobody');
    expect(cut(nextWord(text, first - 3))).toBe('Nobody');
    expect(cut(previousWord(text, first))).toBe('said');
    expect(nextWord(text, text.length)).toBe(null);
    expect(previousWord(text, 0)).toBe(null);
  });
});

describe('sentences', () => {
  test('a form of address ends no sentence', () => {
    expect(sentencesOf('We met Dr. Jansen. He left. No.').map(({ start, end }) => [start, end])).toEqual([
      [0, 18],
      [19, 27],
      [28, 31],
    ]);
  });

  test('the sentence at the caret stands without the blanks around it', () => {
    expect(cut(sentenceAt(text, 2))).toBe('We met Dr. Jansen.');
    expect(cut(sentenceAt(text, 25))).toBe('“It works,” she said.');
    expect(sentenceAt(text, 41)).toBe(null);
  });

  test('stepping passes over line breaks in both directions', () => {
    expect(cut(nextSentence(text, 40))).toBe('Nobody asks what we do!');
    expect(cut(previousSentence(text, 42))).toBe('“It works,” she said.');
  });

  test('stepping through a book without line breaks reaches its end, piece by piece', () => {
    const book = 'One short sentence here. '.repeat(4_000);
    let position = 0;
    let steps = 0;
    for (let found = nextSentence(book, 0); found; found = nextSentence(book, position)) {
      position = found.end;
      steps += 1;
      if (steps === 40) position = 99_000;
    }
    expect(position).toBe(book.trimEnd().length);
    expect(previousSentence(book, 10_030)?.start).toBe(10_025);
  });
});

describe('a segment in its context', () => {
  const segment = { start: text.indexOf('It works'), end: text.indexOf(',”') };

  test('sentences on either side complete the one that was cut first', () => {
    const context = contextOf(text, paragraphColumns(text), segment, { sentences: 1 });
    expect(context).toEqual({ before: '“', segment: 'It works', after: ',” she said.' });
    expect(contextOf(text, paragraphColumns(text), segment, { sentences: 2 }).before).toBe('We met Dr. Jansen. “');
  });

  test('context ends with the paragraph', () => {
    const last = { start: text.indexOf('she said'), end: text.indexOf('.\n') + 1 };
    expect(contextOf(text, paragraphColumns(text), last, { sentences: 2 }).after).toBe('');
  });

  test('the paragraph is what the segment touches, whole', () => {
    const context = contextOf(text, paragraphColumns(text), { start: 3, end: 45 }, 'paragraph');
    expect(context.before + context.segment + context.after).toBe(text);
  });
});
