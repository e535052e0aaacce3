import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Folding, foldAll, foldText, foldWords } from '#shared/text/folding.ts';
import { searchableText } from './texts.ts';

const exact: Folding = { matchCase: true, matchMarks: true };
const fold = (text: string) => foldWords(text, foldAll);

describe('words are compared', () => {
  it.each([
    ['case', 'STRASSE', 'strasse'],
    ['German ß, small and large', 'Straße STRAẞE', 'strasse strasse'],
    ['accents, composed and decomposed', 'é e\u0301 Ça', 'e e ca'],
    ['strokes and ties', 'Łódź Ærø œuvre Đà', 'lodz aero oeuvre da'],
    ['the Turkish dotted and dotless i', 'İstanbul ısı', 'istanbul isi'],
    ['final sigma', 'Σίσυφος', 'σισυφοσ'],
    ['full width and half width', 'ＡＢＣ １２ ｶﾞｷﾞ', 'abc 12 ガギ'],
    ['ligatures', 'ﬁne oﬃce', 'fine office'],
    ['Arabic vowel signs, tatweel and hamza on alef', 'كِتَـــاب أإآا', 'كتاب اااا'],
    ['Persian and Arabic letters', 'یک', 'يك'],
    ['Hebrew points', 'שָׁלוֹם', 'שלום'],
    ['curly quotation marks', '“don’t”', '"don\'t"'],
    ['soft hyphens and marks of direction', 'Ko\u00ADordi\u200Enation', 'koordination'],
    ['shades of skin', '👍🏽', '👍'],
  ])('without %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it.each([
    ['voiced and unvoiced Japanese', 'が', 'か'],
    ['hiragana and katakana', 'あ', 'ア'],
    ['й and и', 'й', 'и'],
    ['Thai vowels', 'กำ', 'ก'],
    ['Indic vowels', 'कि', 'क'],
    ['Korean syllables', '한', '하'],
  ])('but %s stay different', (_, one, other) => {
    expect(fold(one)).not.toBe(fold(other));
  });

  it('with case and marks where these matter', () => {
    expect(foldWords('Été', exact)).toBe('Été');
    expect(foldWords('E\u0301te\u0301', exact)).toBe('Été');
    expect(foldWords('Été', { ...exact, matchCase: false })).toBe('été');
    expect(foldWords('Straße', { ...exact, matchMarks: false })).toBe('Strasse');
  });
});

it('says of every unit of a folded text which character it comes from', () => {
  const { text, from, to } = foldText('aß\u0301b', foldAll);
  expect(text).toBe('assb');
  expect(Array.from(from ?? [])).toEqual([0, 1, 1, 3, 4]);
  expect(Array.from(to ?? [])).toEqual([1, 3, 3, 4, 4]);
});

it('folds each character for itself: the folding of the parts is the folding of the whole', () => {
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  fc.assert(
    fc.property(searchableText, fc.boolean(), fc.boolean(), (text, matchCase, matchMarks) => {
      const folding = { matchCase, matchMarks };
      const parts = Array.from(segmenter.segment(text), ({ segment }) => foldWords(segment, folding));
      expect(foldWords(text, folding)).toBe(parts.join(''));
      const { text: folded, from, to } = foldText(text, folding);
      for (let unit = 0; from && to && unit < folded.length; unit++) {
        const character = text.slice(from[unit], to[unit]);
        expect(foldWords(character, folding)).toContain(folded[unit]);
      }
    }),
    { numRuns: 300 },
  );
});
