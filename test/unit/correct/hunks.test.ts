import { expect, test } from 'vitest';
import { differencesOf } from '#shared/text/differences.ts';
import { hunksOf } from '../../../renderer/features/correct/hunks.ts';

const lines = Array.from({ length: 20 }, (_, at) => `line ${at}`);
const compare = (change: (line: string) => string) => {
  const before = lines.join('\n');
  return { before, ...hunksOf(before, differencesOf(before, lines.map(change).join('\n'))) };
};

test('a comparison shows the changed lines with one beside them, and counts the others', () => {
  const { before, hunks, rest } = compare((line) => (line === 'line 8' ? 'row 8' : line));
  expect(hunks.map(({ from, to, skipped }) => [before.slice(from, to), skipped])).toEqual([
    ['line 7\nline 8\nline 9', 7],
  ]);
  expect(rest).toBe(10);
});

test('changes close to each other stand together', () => {
  const { before, hunks } = compare((line) => line.replace(/^line (0|3|17)$/u, 'row $1'));
  expect(hunks.map(({ from, to, edits }) => [before.slice(from, to).split('\n').length, edits.length])).toEqual([
    [5, 2],
    [3, 1],
  ]);
});

test('texts that are the same have none', () => {
  expect(compare((line) => line)).toMatchObject({ hunks: [], rest: 20 });
});
