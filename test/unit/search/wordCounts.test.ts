import { describe, expect, it } from 'vitest';
import { countWords, type WordPlan, wordsOf } from '#shared/text/wordCounts.ts';
import { stopLanguages, stopWordsOf } from '../../../electron/core/stopLists.ts';

describe('the words of a text are', () => {
  it.each([
    ['lower case, with their diacritics, punctuation left out', 'Über “Größe”, naïve!', ['über', 'größe', 'naïve']],
    ['joined by an apostrophe, straight or curly', "don't don’t", ["don't", "don't"]],
    ['parted where an apostrophe stands for a vowel', "l'idée d’un qu'il", ['l', 'idée', 'd', 'un', 'qu', 'il']],
    ['parted at hyphens and numbers at points', 'well-being 3.5', ['well', 'being', '3', '5']],
    ['found by a dictionary where no blanks are set', '東京都に行きました', ['東京', '都', 'に', '行き', 'まし', 'た']],
    ['alike in full width and composed or not', 'ＡＢＣ e\u0301 é', ['abc', 'é', 'é']],
  ])('%s', (_, text, words) => {
    expect([...wordsOf(text)].join('')).toBe(words.join(''));
    if (!/\p{Script=Han}/u.test(text)) expect([...wordsOf(text)]).toEqual(words);
  });
});

const plan: WordPlan = {
  documents: [
    { key: 1, group: 0, heard: null },
    { key: 2, group: 1, heard: Int32Array.of(4, 14) },
    { key: 3, group: 1, heard: null },
  ],
  groups: 2,
  stopWords: ['the'],
  shortest: 2,
  numbers: false,
  limit: 10,
};
const texts = ['', 'The effort, the Effort. A 42', 'I : effort so : no', 'so effort'];
const read = (key: number) => texts[key] ?? '';

it('counts words over documents and groups, only those that are heard, most frequent first', () => {
  expect(countWords(plan, read)).toEqual({
    words: [
      { word: 'effort', count: 4, documents: 3, byGroup: [2, 2] },
      { word: 'so', count: 2, documents: 2, byGroup: [0, 2] },
    ],
    groups: [2, 4],
    total: 6,
    distinct: 2,
  });
});

it('counts numbers and short words where these are asked for, and lists no more than were asked for', () => {
  const counts = countWords({ ...plan, shortest: 1, numbers: true, limit: 1 }, read);
  expect(counts.words).toHaveLength(1);
  expect(counts).toMatchObject({ total: 8, distinct: 4 });
});

describe('lists of small words', () => {
  it('know the languages that people do research in, by name', () => {
    const known = stopLanguages.map(({ language }) => language);
    expect(known).toEqual(
      expect.arrayContaining(['en', 'de', 'fr', 'es', 'it', 'nl', 'pt', 'ru', 'zh', 'ja', 'ar', 'tr']),
    );
    for (const { language } of stopLanguages) expect(stopWordsOf([language]).length).toBeGreaterThan(20);
  });

  it('hold words as they are counted, and refuse a language without a list', () => {
    expect(stopWordsOf(['en'])).toEqual(expect.arrayContaining(['the', "don't", 'yeah']));
    expect(stopWordsOf(['de', 'fr'])).toEqual(expect.arrayContaining(['und', 'être']));
    expect(() => stopWordsOf(['xx'])).toThrow(/no list of small words for the language “xx”/);
  });
});
