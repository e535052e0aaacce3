import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, differencesOf, invertEdits } from '#shared/text/differences.ts';
import { snapToGraphemes } from '#shared/text/offsets.ts';

const words = [
  'trust',
  ' ',
  '\n',
  'and ',
  'é',
  'e\u0301',
  '\u0301',
  '👩‍👩‍👧',
  '🇬🇧',
  '🇳🇱',
  '😀',
  '日本',
  'क्षि',
  '\u0600b',
  'the same ',
  '.',
];
const text = fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((parts) => parts.join(''));

describe('the differences of two texts', () => {
  test('put into the first they give the second, and back', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = differencesOf(before, after);
        expect(applyEdits(before, edits)).toBe(after);
        expect(applyEdits(after, invertEdits(before, edits))).toBe(before);
      }),
    );
  });

  test('never cut a character, never overlap, and stand in order', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const edits = differencesOf(before, after);
        for (const [content, list] of [
          [before, edits],
          [after, invertEdits(before, edits)],
        ] as const) {
          for (const { start, end } of list) {
            expect(snapToGraphemes(content, start, start).start).toBe(start);
            expect(snapToGraphemes(content, end, end).start).toBe(end);
          }
        }
        for (const [index, edit] of edits.entries()) {
          const last = edits[index - 1] ?? { start: -1, end: 0 };
          expect(edit.start).toBeGreaterThanOrEqual(last.end);
          expect(edit.end).toBeGreaterThan(last.start);
          expect(before.slice(edit.start, edit.end)).not.toBe(edit.inserted);
        }
      }),
    );
  });

  test('are whole words', () => {
    expect(differencesOf('They call back soon.', 'They called back soon!')).toEqual([
      { start: 5, end: 9, inserted: 'called' },
      { start: 19, end: 20, inserted: '!' },
    ]);
    expect(differencesOf('the colour', 'the colours')).toEqual([{ start: 4, end: 10, inserted: 'colours' }]);
    expect(differencesOf('同じ朝に電話する。', '同じ夜に電話する。')).toHaveLength(1);
  });

  test('a long text of which every paragraph changed a little is compared paragraph for paragraph', () => {
    const lines = Array.from({ length: 4000 }, (_, at) => `INT: Sentence ${at} says that Peter came ${at * 7} times.`);
    const before = lines.join('\n');
    const after = [...lines.slice(0, 2000), 'A new paragraph.', ...lines.slice(2000)]
      .join('\n')
      .replaceAll('Peter', 'P1');
    const edits = differencesOf(before, after);
    expect(applyEdits(before, edits)).toBe(after);
    expect(edits).toHaveLength(4001);
    expect(edits.filter((edit) => before.slice(edit.start, edit.end) === 'Peter')).toHaveLength(4000);
  });

  test('a text of which no word is the same keeps its paragraphs', () => {
    const before = Array.from({ length: 600 }, (_, at) => `aaa${at}`).join('\n');
    const after = Array.from({ length: 600 }, (_, at) => `bbb${at}`).join('\n');
    const edits = differencesOf(before, after);
    expect(edits).toHaveLength(600);
    expect(edits[7]?.inserted).toBe('bbb7');
  });

  test('a text of three million characters without anything in common takes seconds, not hours', {
    timeout: 60_000,
  }, () => {
    const before = 'abcd efgh '.repeat(150_000) + '日本'.repeat(100_000);
    const after = 'jklm nopq '.repeat(150_000) + '中国'.repeat(100_000);
    expect(applyEdits(before, differencesOf(before, after)) === after).toBe(true);
  });
});

test('words that go one after the other go at one place', () => {
  expect(differencesOf('Anna: we begin at two.', 'Anna: two.')).toEqual([{ start: 5, end: 17, inserted: '' }]);
});
