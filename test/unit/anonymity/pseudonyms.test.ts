import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNameFinder, type Pseudonym, replaceNames } from '../../../shared/anonymity/pseudonyms.ts';

const person = (replacement: string, names: string[], more: Partial<Pseudonym> = {}): Pseudonym => ({
  id: replacement,
  names,
  replacement,
  kind: 'person',
  matchCase: true,
  wholeWords: true,
  ...more,
});

const replaced = (text: string, ...pseudonyms: Pseudonym[]) => replaceNames(text, createNameFinder(pseudonyms)(text));

test('a longer name goes before a shorter one within it', () => {
  const table = [person('P1', ['Anna', 'Anna de Vries']), person('P2', ['de Vries'])];
  expect(replaced('Anna de Vries met Anna and Piet de Vries.', ...table)).toBe('P1 met P1 and Piet P2.');
});

test('a name is found as a whole word, with its possessive and beside any sign', () => {
  expect(replaced('Annabel, Anna’s list; (Anna)—Anna.', person('P1', ['Anna']))).toBe('Annabel, P1’s list; (P1)—P1.');
  expect(replaced('Annabel', person('P1', ['Anna'], { wholeWords: false }))).toBe('P1bel');
});

test('case matters unless it is said that it does not', () => {
  expect(replaced('anna ANNA Anna', person('P1', ['Anna']))).toBe('anna ANNA P1');
  expect(replaced('anna ANNA Anna', person('P1', ['Anna'], { matchCase: false }))).toBe('P1 P1 P1');
});

test('blanks and apostrophes in a name fit those of the text', () => {
  expect(replaced("Maria  O’Neill and Maria\nO'Neill", person('P1', ["Maria O'Neill"]))).toBe('P1 and P1');
});

test('soft hyphens in a name, and accents that stand apart, hide it from nobody', () => {
  expect(replaced('O\u0308z\u00ADtu\u0308rk and \u00D6zt\u00FCrk', person('P1', ['Öztürk'.normalize('NFC')]))).toBe(
    'P1 and P1',
  );
});

test('signs in a name mean themselves', () => {
  expect(replaced('A.B. (x) and AxB (x)', person('P1', ['A.B. (x)']))).toBe('P1 and AxB (x)');
});

test('what is replaced is not looked through again', () => {
  expect(replaced('Anna and Bea', person('Bea', ['Anna']), person('Anna', ['Bea']))).toBe('Bea and Anna');
});

test('without names of the table a text stays as it is', () => {
  fc.assert(fc.property(fc.string(), (text) => replaced(text, person('P1', ['Qwertyuiop'])) === text));
});

test('places are in order, apart, and hold a spelling of the table', () => {
  const names = fc.array(fc.stringMatching(/^[ab]{1,3}$/u), { minLength: 1, maxLength: 3 });
  fc.assert(
    fc.property(names, fc.stringMatching(/^[ab ,]{0,60}$/u), (spellings, text) => {
      const places = createNameFinder([person('P', spellings)])(text);
      expect(places.every(({ start, end }) => spellings.includes(text.slice(start, end)))).toBe(true);
      expect(places.every(({ end }, index) => end <= (places[index + 1]?.start ?? text.length))).toBe(true);
      const words = text.split(/[ ,]/u).filter((word) => spellings.includes(word));
      expect(places).toHaveLength(words.length);
    }),
  );
});
