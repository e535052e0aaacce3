import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostAtOnce, nextWindow, windowAround } from '../../../renderer/features/correct/window.ts';

const paragraph = `${'They call back the same morning. '.repeat(12)}\n`;
const long = paragraph.repeat(2000);

test('a text that is not very long is edited whole', () => {
  expect(windowAround(paragraph.repeat(100), 5000)).toEqual({ start: 0, end: paragraph.length * 100 });
});

test('of a long text the part around a place is edited, from the head of a paragraph to the head of another', () => {
  fc.assert(
    fc.property(fc.nat(long.length), (at) => {
      const { start, end } = windowAround(long, at);
      expect(start).toBeLessThanOrEqual(at);
      expect(end).toBeGreaterThanOrEqual(Math.min(at, long.length));
      expect(end - start).toBeLessThanOrEqual(mostAtOnce + paragraph.length);
      expect(start === 0 || long[start - 1] === '\n').toBe(true);
      expect(end === long.length || long[end - 1] === '\n').toBe(true);
    }),
  );
});

test('one part follows the other, so that nothing is left out and nothing shown twice', () => {
  let window = windowAround(long, 0);
  const parts = [long.slice(window.start, window.end)];
  for (let next = nextWindow(long, window, 1); next; next = nextWindow(long, next, 1)) {
    expect(next.start).toBe(window.end);
    parts.push(long.slice(next.start, next.end));
    window = next;
  }
  expect(parts.join('')).toBe(long);
  expect(nextWindow(long, window, -1)?.end).toBe(window.start);
});

test('a text without line breaks is cut at blanks, one without blanks between characters', () => {
  const words = 'word '.repeat(60_000);
  const { start, end } = windowAround(words, 150_000);
  expect([words[start - 1], words[end - 1]]).toEqual([' ', ' ']);
  const faces = '🙂'.repeat(120_000);
  expect(windowAround(faces, 100_001).start % 2).toBe(0);
});
