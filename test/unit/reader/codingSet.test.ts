import { describe, expect, test } from 'vitest';
import type { CodeId, CoderId, CodingId } from '#shared/domain/ids.ts';
import {
  type CodingColumns,
  createCodingSet,
  isFulfilled,
  type ReaderCoding,
} from '../../../renderer/reader/codingSet.ts';

const columns = (rows: readonly (readonly [string, string, number, number])[]): CodingColumns => ({
  ids: rows.map(([id]) => id as CodingId),
  codeIds: rows.map(([, code]) => code as CodeId),
  coderIds: rows.map(() => 'me' as CoderId),
  start: Int32Array.from(rows, ([, , start]) => start),
  end: Int32Array.from(rows, ([, , , end]) => end),
  weight: Float64Array.from(rows, () => Number.NaN),
  commented: new Uint8Array(rows.length),
});
const draft = (id: string, code: string, start: number, end: number): ReaderCoding => ({
  id: id as CodingId,
  codeId: code as CodeId,
  coderId: null,
  start,
  end,
  weight: null,
  commented: false,
});
const ids = (codings: readonly ReaderCoding[]) => codings.map((coding) => coding.id);
const base = columns([
  ['a', 'trust', 0, 50],
  ['b', 'effort', 10, 20],
  ['c', 'change', 60, 80],
]);

describe('the codings of a document with drafts', () => {
  test('without drafts they are what the engine said, earlier and longer first', () => {
    const set = createCodingSet(base);
    expect(ids(set.inOrder())).toEqual(['a', 'b', 'c']);
    expect(ids(set.at(15))).toEqual(['a', 'b']);
    expect(ids(set.within(50, 60))).toEqual([]);
    expect(set.get('c' as CodingId)).toMatchObject({ codeId: 'change', start: 60, end: 80, weight: null });
  });

  test('a coding on its way is there at once, in its place', () => {
    const set = createCodingSet(base, [{ kind: 'add', codings: [draft('new', 'trust', 5, 30)] }]);
    expect(ids(set.inOrder())).toEqual(['a', 'new', 'b', 'c']);
    expect(ids(set.at(15))).toEqual(['a', 'new', 'b']);
    expect(set.size).toBe(4);
  });

  test('removing, resizing and recoding show before they are answered, one upon the other', () => {
    const set = createCodingSet(base, [
      { kind: 'resize', id: 'b' as CodingId, start: 30, end: 70 },
      { kind: 'recode', ids: new Set(['b' as CodingId]), codeId: 'trust' as CodeId },
      { kind: 'remove', ids: new Set(['a' as CodingId]) },
    ]);
    expect(ids(set.inOrder())).toEqual(['b', 'c']);
    expect(set.get('b' as CodingId)).toMatchObject({ codeId: 'trust', start: 30, end: 70 });
    expect(ids(set.at(15))).toEqual([]);
    expect(set.get('a' as CodingId)).toBeUndefined();
  });

  test('resizing twice before the first answer shows the second', () => {
    const set = createCodingSet(base, [
      { kind: 'resize', id: 'b' as CodingId, start: 10, end: 25 },
      { kind: 'resize', id: 'b' as CodingId, start: 10, end: 30 },
    ]);
    expect(set.within(0, 100).filter((coding) => coding.id === 'b')).toMatchObject([{ end: 30 }]);
  });

  test('hidden codings are left out of lists but can still be in hand', () => {
    const set = createCodingSet(base, [], (coding) => coding.codeId !== 'trust');
    expect(ids(set.inOrder())).toEqual(['b', 'c']);
    expect(ids(set.at(5))).toEqual([]);
    expect(set.get('a' as CodingId)?.codeId).toBe('trust');
  });
});

describe('a draft is over when the engine shows what it foretold', () => {
  test('an added coding is recognised by code and range', () => {
    expect(isFulfilled(base, { kind: 'add', codings: [draft('x', 'effort', 10, 20)] })).toBe(true);
    expect(isFulfilled(base, { kind: 'add', codings: [draft('x', 'trust', 10, 20)] })).toBe(false);
    expect(isFulfilled(base, { kind: 'add', codings: [draft('x', 'effort', 10, 21)] })).toBe(false);
  });

  test('removed, resized and recoded ones by what is there now', () => {
    expect(isFulfilled(base, { kind: 'remove', ids: new Set(['gone' as CodingId]) })).toBe(true);
    expect(isFulfilled(base, { kind: 'remove', ids: new Set(['a' as CodingId]) })).toBe(false);
    expect(isFulfilled(base, { kind: 'resize', id: 'b' as CodingId, start: 10, end: 20 })).toBe(true);
    expect(isFulfilled(base, { kind: 'resize', id: 'b' as CodingId, start: 11, end: 20 })).toBe(false);
    expect(isFulfilled(base, { kind: 'recode', ids: new Set(['b' as CodingId]), codeId: 'effort' as CodeId })).toBe(
      true,
    );
  });
});
