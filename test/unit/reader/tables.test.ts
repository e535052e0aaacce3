import { expect, test } from 'vitest';
import { blocksOf } from '../../../renderer/reader/blocks.ts';
import { languageOf } from '../../../renderer/reader/language.ts';
import { rowCells, tableLayouts } from '../../../renderer/reader/tables.ts';
import type { FormatMark } from '../../../shared/domain/document.ts';

/** Every line with a TAB as a row. */
function rows(text: string): FormatMark[] {
  let start = 0;
  return text.split('\n').flatMap((line) => {
    const at = start;
    start += line.length + 1;
    return line.includes('\t') ? [{ kind: 'table-row' as const, start: at, end: at + line.length }] : [];
  });
}
const layoutsOf = (text: string) => tableLayouts(text, blocksOf(text, rows(text)));

test('rows that follow each other share columns; a paragraph between two tables parts them', () => {
  const layouts = layoutsOf('a\tb\nlonger\tc\nwords\n1\t2\t3\n');
  expect([...layouts.keys()]).toEqual([0, 1, 3]);
  expect(layouts.get(0)).toBe(layouts.get(1));
  expect(layouts.get(0)?.columns.split(') ')).toHaveLength(2);
  expect(layouts.get(3)?.columns.split(') ')).toHaveLength(3);
});

test('a blank line parts two tables', () => {
  const layouts = layoutsOf('a\tb\n\nc\td\te');
  expect(layouts.get(0)).not.toBe(layouts.get(1));
});

test('a table of Arabic words begins at the right, whatever stands in its single rows', () => {
  const layouts = layoutsOf('السؤال\tالجواب\n1\tnone');
  expect([layouts.get(0)?.direction, layouts.get(1)?.direction]).toEqual(['rtl', 'rtl']);
});

test('a row of more columns than the page can show flows like other words', () => {
  expect(layoutsOf(Array.from({ length: 30 }, (_, at) => at).join('\t')).size).toBe(0);
});

test('empty cells keep their places', () => {
  expect(rowCells('a\t\tc\t', { start: 0, end: 5 })).toEqual([
    { start: 0, end: 1 },
    { start: 2, end: 2 },
    { start: 3, end: 4 },
    { start: 5, end: 5 },
  ]);
});

test('a long row stays whole, and its cells are runs', () => {
  const text = `${'word '.repeat(300)}\t${'more '.repeat(300)}`;
  const [row, ...others] = blocksOf(text, rows(text));
  expect(others).toEqual([]);
  expect(row?.runs.map(({ marks }) => marks.map(({ kind }) => kind).join())).toEqual(['table-cell', '', 'table-cell']);
});

test('the script tells the language where it can, and says nothing where it cannot', () => {
  expect(
    ['面接は三月に行った。', '인터뷰는 삼월에', '访谈在三月', 'สัมภาษณ์', 'ריאיון', 'مقابلة', 'an interview'].map(
      languageOf,
    ),
  ).toEqual(['ja', 'ko', 'zh', 'th', 'he', null, null]);
});
