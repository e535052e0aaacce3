import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Folding, foldAll, foldWords } from '#shared/text/folding.ts';
import { indexWordsOf } from '#shared/text/indexWords.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import { createMatcher, type MatchOptions } from '#shared/text/searchMatcher.ts';
import { needsOf, type SearchNeed } from '#shared/text/searchNeeds.ts';
import { escapeQuery, readQuery } from '#shared/text/searchQuery.ts';
import { searchableText, searchableWord } from './texts.ts';

const usual: MatchOptions = { match: 'all', wholeWords: false, matchCase: false, matchMarks: false };
const rangesOf = (text: string, query: string, options: Partial<MatchOptions> = {}): TextRange[] => {
  const all = { ...usual, ...options };
  return createMatcher(readQuery(query, all.match), all).inDocument(text);
};
const found = (text: string, query: string, options: Partial<MatchOptions> = {}) =>
  rangesOf(text, query, options).map(({ start, end }) => text.slice(start, end));

describe('a search finds', () => {
  it('words inside of words, without regard to case and marks', () => {
    expect(found('Effort, effortless, EFFÓRT', 'effort')).toEqual(['Effort', 'effort', 'EFFÓRT']);
  });

  it('whole words where these are asked for, with any punctuation beside them', () => {
    expect(found('late later “late”, chocolate', 'late', { wholeWords: true })).toEqual(['late', 'late']);
    expect(found("l'idée", 'idée', { wholeWords: true })).toEqual(['idée']);
  });

  it('case and marks where these matter', () => {
    expect(found('Polish polish', 'Polish', { matchCase: true })).toEqual(['Polish']);
    expect(found('résumé resume re\u0301sume\u0301', 'résumé', { matchMarks: true })).toEqual([
      'résumé',
      're\u0301sume\u0301',
    ]);
    expect(found('e\u0301', 'e', { matchMarks: true })).toEqual([]);
  });

  it('all words in one paragraph only, and any of them anywhere', () => {
    const text = 'trust here\neffort there\neffort and trust';
    expect(found(text, 'trust effort')).toEqual(['effort', 'trust']);
    expect(rangesOf(text, 'trust effort')[0]?.start).toBe(text.lastIndexOf('effort'));
    expect(found(text, 'trust effort', { match: 'any' })).toEqual(['trust', 'effort', 'effort', 'trust']);
  });

  it('phrases over blanks and one line end, but not over a blank line', () => {
    expect(found('the  end, the\nend, the\u00A0end, the\n\nend', '"the end"')).toEqual([
      'the  end',
      'the\nend',
      'the\u00A0end',
    ]);
    expect(found('the end of the end', 'the end', { match: 'phrase' })).toEqual(['the end', 'the end']);
  });

  it('letters that * and ? stand for, in whole words', () => {
    expect(found('coefficient effort Effet', 'eff*')).toEqual(['effort', 'Effet']);
    expect(found('Gesundheit heiter Krankheit', '*heit')).toEqual(['Gesundheit', 'Krankheit']);
    expect(found('woman women womaan', 'wom?n')).toEqual(['woman', 'women']);
    expect(found('organise organization', 'organi?ation')).toEqual(['organization']);
    expect(found('ne\u0302n nn', 'n?n')).toEqual(['ne\u0302n']);
  });

  it('signs that are meant as they are', () => {
    expect(found('what? what', 'what\\?')).toEqual(['what?']);
    expect(found('c++ (a-b) [x]', 'c++ (a-b) [x]')).toEqual(['c++', '(a-b)', '[x]']);
  });

  it('Japanese, Chinese and Thai, which set no blanks, anywhere in a run', () => {
    expect(found('東京都と京都', '京都')).toEqual(['京都', '京都']);
    expect(found('東京都と京都', '京都', { wholeWords: true })).toEqual(['京都', '京都']);
    expect(found('ﾃﾞｰﾀとデータ', 'データ')).toEqual(['ﾃﾞｰﾀ', 'データ']);
    expect(found('สวัสดีครับ', 'ครับ')).toEqual(['ครับ']);
    expect(found('東京都', '東*都')).toEqual(['東京都']);
  });

  it('right-to-left words with and without their vowel signs', () => {
    expect(found('مَرْحَبًا يا', 'مرحبا')).toEqual(['مَرْحَبًا']);
    expect(found('שָׁלוֹם', 'שלום')).toEqual(['שָׁלוֹם']);
    expect(found('مَرْحَبًا', 'مرحبا', { matchMarks: true })).toEqual([]);
  });

  it('no part of a character', () => {
    expect(found('Straße', 's')).toEqual(['S']);
    expect(found('ﬁ', 'f')).toEqual([]);
    expect(found('👩‍👩‍👧', '👩')).toEqual([]);
    expect(found('🇬🇧🇩🇪', '🇩🇪')).toEqual(['🇩🇪']);
  });

  it('words of a memo in its title and in its text together', () => {
    const matcher = createMatcher(readQuery('trust effort', 'all'), usual);
    expect(matcher.inTexts(['On trust', 'costs effort'])).toEqual([[{ start: 3, end: 8 }], [{ start: 6, end: 12 }]]);
    expect(matcher.inTexts(['On trust', 'costs'])).toEqual([[], []]);
  });
});

/** Every stretch of whole graphemes whose folding is that of the word: leftmost, shortest, not overlapping. */
function searchPlainly(text: string, word: string, folding: Folding): TextRange[] {
  const starts = Array.from(
    new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
    ({ index }) => index,
  );
  const ends = [...starts.slice(1), text.length];
  const wanted = foldWords(word, folding);
  const hits: TextRange[] = [];
  for (const [place, start] of starts.entries()) {
    if (start < (hits.at(-1)?.end ?? 0) || foldWords(text.slice(start, ends[place]), folding) === '') continue;
    const end = ends.slice(place).find((each) => foldWords(text.slice(start, each), folding) === wanted);
    if (end !== undefined) hits.push({ start, end });
  }
  return hits;
}

it('finds exactly what reading character by character finds', () => {
  fc.assert(
    fc.property(searchableText, searchableWord, fc.boolean(), fc.boolean(), (text, word, matchCase, matchMarks) => {
      const folding = { matchCase, matchMarks };
      if (foldWords(word, foldAll) === '') return;
      expect(rangesOf(text, escapeQuery(word), { ...folding, match: 'phrase' })).toEqual(
        searchPlainly(text, word, folding),
      );
    }),
    { numRuns: 3000 },
  );
});

/** Whether a text of these words holds what a search needs, read off its definition. */
function holds(words: readonly string[], need: SearchNeed): boolean {
  if (need === null) return true;
  switch (need.kind) {
    case 'all':
      return need.needs.every((each) => holds(words, each));
    case 'any':
      return need.needs.some((each) => holds(words, each));
    case 'holding':
      return words.some((word) => (need.atEnd ? word.endsWith(need.letters) : word.includes(need.letters)));
    case 'fitting':
      return words.some((word) => new RegExp(`^${need.pattern}$`, 'u').test(word));
    case 'words':
      return words.some((_, at) =>
        need.words.every((word, place) =>
          need.open && place === need.words.length - 1
            ? (words[at + place]?.startsWith(word) ?? false)
            : words[at + place] === word,
        ),
      );
  }
}

/** A text, and a query made of pieces of it with wildcards and blanks between: it is often found. */
const textAndQuery = fc
  .tuple(
    searchableText,
    fc.array(fc.tuple(fc.nat(), fc.nat(3), fc.constantFrom('', '*', '?', ' ', '" ')), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, cuts]) => {
    const graphemes = Array.from(new Intl.Segmenter().segment(text), ({ segment }) => segment);
    const parts = cuts.map(([at, size, sign]) => {
      const from = at % Math.max(1, graphemes.length);
      return escapeQuery(graphemes.slice(from, from + size).join('')) + sign;
    });
    return [text, parts.join('')] as const;
  });
const choice = fc.record({
  match: fc.constantFrom('all' as const, 'any' as const, 'phrase' as const),
  wholeWords: fc.boolean(),
  matchCase: fc.boolean(),
  matchMarks: fc.boolean(),
});

it('passes over no text that holds a hit', () => {
  let hits = 0;
  fc.assert(
    fc.property(textAndQuery, choice, ([text, typed], options) => {
      const terms = readOrNone(typed, options.match);
      if (terms.length === 0 || createMatcher(terms, options).inDocument(text).length === 0) return;
      hits++;
      const need = needsOf(terms, options.match, options.wholeWords);
      expect(holds(indexWordsOf(foldWords(text, foldAll)), need)).toBe(true);
    }),
    { numRuns: 2500 },
  );
  expect(hits).toBeGreaterThan(300);
});

function readOrNone(typed: string, match: MatchOptions['match']) {
  try {
    return readQuery(typed, match);
  } catch {
    return [];
  }
}
