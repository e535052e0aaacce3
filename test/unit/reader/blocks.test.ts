import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blockPlaceAt, blocksOf, longestBlock } from '../../../renderer/reader/blocks.ts';

describe('blocks of a text', () => {
  test('each paragraph is a block with its number; blank lines have none', () => {
    const text = 'First.\n\n  \nSecond.\nThird.';
    expect(blocksOf(text, []).map((block) => [block.paragraph, text.slice(block.start, block.end)])).toEqual([
      [1, 'First.'],
      [2, 'Second.'],
      [3, 'Third.'],
    ]);
  });

  test('a paragraph of more than 2,000 characters is cut before a sentence', () => {
    const text = 'This sentence has thirty-six letters. '.repeat(120).trimEnd();
    const blocks = blocksOf(text, []);
    expect(blocks.length).toBe(3);
    for (const block of blocks) expect(text.slice(block.start, block.end)).toMatch(/^This/u);
    expect(blocks.map((block) => [block.paragraph, block.opens, block.closes])).toEqual([
      [1, true, false],
      [1, false, false],
      [1, false, true],
    ]);
  });

  test('a sentence that is too long by itself is cut after a blank, words stay whole', () => {
    const text = 'word '.repeat(900).trimEnd();
    for (const block of blocksOf(text, []).slice(1))
      expect(text.slice(block.start - 5, block.start + 4)).toBe('word word');
  });

  test('whatever the text, its blocks cover every paragraph, hold no line break and are short enough', () => {
    const words = fc.constantFrom('a ', 'word. ', '漢字。', '👩‍👩‍👧 ', '\n', '\n\n', 'x'.repeat(700), '\t');
    fc.assert(
      fc.property(fc.array(words, { maxLength: 40 }), (parts) => {
        const text = parts.join('');
        const blocks = blocksOf(text, []);
        const covered = blocks.map((block) => text.slice(block.start, block.end));
        expect(covered.join('').replaceAll(/\s/gu, '')).toBe(text.replaceAll(/\s/gu, ''));
        for (const piece of covered) {
          expect(piece).not.toContain('\n');
          expect(piece.length).toBeLessThanOrEqual(longestBlock);
          expect(piece.isWellFormed()).toBe(true);
        }
      }),
    );
  });
});

describe('formatting', () => {
  test('marks that overlap cut the letters into runs without gaps', () => {
    const [block] = blocksOf('bold and italic', [
      { kind: 'bold', start: 0, end: 8 },
      { kind: 'italic', start: 5, end: 15 },
    ]);
    expect(block?.runs.map((run) => [run.start, run.end, run.marks.map((mark) => mark.kind)])).toEqual([
      [0, 5, ['bold']],
      [5, 8, ['bold', 'italic']],
      [8, 15, ['italic']],
    ]);
  });

  test('a heading shapes its block and is no run of its own', () => {
    const [heading, body] = blocksOf('Title\nBody', [{ kind: 'heading1', start: 0, end: 5 }]);
    expect(heading?.shape?.kind).toBe('heading1');
    expect(heading?.runs).toEqual([{ start: 0, end: 5, marks: [] }]);
    expect(body?.shape).toBeNull();
  });
});

describe('times and pages', () => {
  test('the first time in a paragraph stands in its margin; later ones stay with their words', () => {
    const text = 'Ana: yes, then no';
    const [block] = blocksOf(text, [
      { kind: 'time', start: 5, end: 9, value: '0:01', level: 1000 },
      { kind: 'time', start: 10, end: 17, value: '0:04', level: 4000 },
    ]);
    expect(block?.time).toBe('0:01');
    expect(block?.runs.map((run) => [run.start, run.marks.map((mark) => mark.value).join()])).toEqual([
      [0, ''],
      [10, '0:04'],
    ]);
  });

  test('a page that begins with a paragraph stands before it, one that begins inside it cuts its letters', () => {
    const text = 'One.\n\nTwo goes over.\nThree.';
    const [one, two, three] = blocksOf(text, [
      { kind: 'page', start: 0, end: 5, value: '1' },
      { kind: 'page', start: 5, end: 10, value: '2' },
      { kind: 'page', start: 10, end: text.length, value: '3' },
    ]);
    expect([one?.page, two?.page, three?.page]).toEqual(['1', '2', null]);
    expect(one?.runs).toHaveLength(1);
    expect(two?.runs.map((run) => [run.start, run.marks.map((mark) => mark.value).join()])).toEqual([
      [6, ''],
      [10, '3'],
    ]);
    expect(three?.runs).toEqual([{ start: 21, end: 27, marks: [] }]);
  });

  test('a note shapes its paragraph only when it covers it', () => {
    const text = 'Words.\nNote.';
    const [words, note] = blocksOf(text, [
      { kind: 'footnote', start: 2, end: 4, value: '1' },
      { kind: 'footnote', start: 7, end: 12, value: '1' },
    ]);
    expect([words?.shape, note?.shape?.kind]).toEqual([null, 'footnote']);
    expect(note?.runs).toEqual([{ start: 7, end: 12, marks: [] }]);
  });
});

test('an offset between two blocks belongs to the one after it, and the end to the last', () => {
  const blocks = [
    { start: 0, end: 5 },
    { start: 7, end: 12 },
  ];
  expect([0, 4, 5, 6, 7, 12].map((offset) => blockPlaceAt(blocks, offset))).toEqual([0, 0, 1, 1, 1, 1]);
});
