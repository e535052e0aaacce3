import { expect, test } from 'vitest';
import type { CodeId, DocumentId, MemoId } from '#shared/domain/ids.ts';
import type { MemoLink } from '#shared/domain/memo.ts';
import { linkCounts, listMemos, memoDates, shortWhen, toMemoRow } from '../../../renderer/features/memos/memoRows.ts';
import { neighbourAfter } from '../../../renderer/features/memos/neighbour.ts';

const code = (id: string, origin: MemoLink['origin'] = 'link'): MemoLink => ({
  origin,
  target: { kind: 'code', codeId: id as CodeId },
});
const place: MemoLink = {
  origin: 'mention',
  target: { kind: 'segment', documentId: 'd1' as DocumentId, start: 1, end: 9, codingId: null },
};
const entry = (id: string, over: Partial<Parameters<typeof toMemoRow>[0]> = {}) => ({
  id: id as MemoId,
  title: id,
  type: 'free',
  flag: null,
  author: 'Ilse',
  createdAt: 0,
  changedAt: 0,
  links: [] as MemoLink[],
  excerpt: '',
  words: 0,
  ...over,
});
const colors: Readonly<Record<string, string>> = { c1: 'green', c2: 'green', c3: 'red' };
const row = (id: string, over = {}) => toMemoRow(entry(id, over), (codeId) => colors[codeId] ?? null);
const names = (rows: readonly { readonly name: string }[]) => rows.map(({ name }) => name);

test('a memo shows each colour of its codes once, and counts a thing that is linked and mentioned once', () => {
  const links = [code('c1'), code('c1', 'mention'), code('c2'), code('c3', 'passage'), code('gone'), place];
  expect(row('m', { links })).toMatchObject({ hues: ['green', 'red'], links: 5 });
  expect(linkCounts(links)).toBe('4 codes · 1 segment');
  expect(linkCounts([])).toBe('');
});

test('memos are listed by what was asked, the newest first among equals', () => {
  const rows = [
    row('b', { type: 'code', changedAt: 1 }),
    row('Item 10', { type: 'theoretical', changedAt: 2 }),
    row('item 2', { type: 'code', changedAt: 3 }),
  ];
  const by = (column: 'type' | 'title' | 'changed', descending = false) =>
    names(listMemos(rows, { filter: '', type: null, column, descending }));
  expect(by('changed', true)).toEqual(['item 2', 'Item 10', 'b']);
  expect(by('title')).toEqual(['b', 'item 2', 'Item 10']);
  expect(by('type')).toEqual(['item 2', 'b', 'Item 10']);
});

test('every word of the filter must be in the title, the first words or the author', () => {
  const rows = [row('Trust in people', { excerpt: 'Figures are not believed' }), row('Figures')];
  const found = (filter: string, type: string | null = null) =>
    names(listMemos(rows, { filter, type, column: 'title', descending: false }));
  expect(found('figures TRUST')).toEqual(['Trust in people']);
  expect(found('ilse')).toHaveLength(2);
  expect(found('', 'code')).toEqual([]);
});

test('dates are as short as can be', () => {
  const now = new Date(2025, 10, 22, 15, 0).getTime();
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).getTime();
  expect(shortWhen(at(2025, 10, 22, 14, 31), now)).toBe('14:31');
  expect(shortWhen(at(2025, 10, 21, 9, 0), now)).toBe('yesterday');
  expect(shortWhen(at(2025, 2, 2, 9, 0), now)).toBe('2 Mar');
  expect(shortWhen(at(2024, 2, 2, 9, 0), now)).toBe('2 Mar 24');
  expect(memoDates({ createdAt: at(2025, 10, 12, 9, 0), changedAt: at(2025, 10, 22, 14, 31) }, now)).toBe(
    '12 Nov, changed today 14:31',
  );
  expect(memoDates({ createdAt: at(2024, 3, 12, 9, 0), changedAt: at(2024, 3, 12, 18, 0) }, now)).toBe('12 Apr 24');
});

test('after memos were deleted the one below is shown, else the one above', () => {
  const rows = ['a', 'b', 'c', 'd'].map((id) => row(id));
  const after = (...ids: string[]) => neighbourAfter(new Set(ids as MemoId[]), rows);
  expect(after('b')).toBe('c');
  expect(after('b', 'c')).toBe('d');
  expect(after('d')).toBe('c');
  expect(after('a', 'b', 'c', 'd')).toBeNull();
});
