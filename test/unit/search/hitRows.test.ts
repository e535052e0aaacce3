import { describe, expect, it } from 'vitest';
import { guessLanguages } from '#shared/text/wordLanguages.ts';
import {
  countSentence,
  groupsOfCount,
  groupsOfHits,
  type HitCount,
  layoutRows,
  leaningOf,
  plainRows,
} from '../../../renderer/features/search/hitRows.ts';

const groups = [
  { key: 'a', title: 'A', hits: 3 },
  { key: 'b', title: 'B', hits: 1 },
  { key: 'memos', title: 'Memos', hits: 2 },
];

const written = (closed: readonly string[]) => {
  const rows = layoutRows(groups, new Set(closed));
  return Array.from({ length: rows.count }, (_, row) => {
    const line = rows.at(row);
    return line?.kind === 'head' ? line.group.title : line?.hit;
  });
};

const count = (byPlace: Partial<HitCount['byPlace']>, byDocument: readonly number[] = []): HitCount => ({
  hits: 0,
  byPlace: { documents: 0, memos: 0, codes: 0, comments: 0, ...byPlace },
  byDocument: byDocument.map((hits, at) => ({ documentId: `d${at}` as never, hits })),
  more: false,
  warnings: [],
});

describe('the rows of hits', () => {
  it('stand under the heads of their groups and keep their numbers when a group is folded', () => {
    expect(written([])).toEqual(['A', 0, 1, 2, 'B', 3, 'Memos', 4, 5]);
    expect(written(['a'])).toEqual(['A', 'B', 3, 'Memos', 4, 5]);
    expect(written(['a', 'b', 'memos'])).toEqual(['A', 'B', 'Memos']);
    expect(layoutRows(groups, new Set()).at(9)).toBeUndefined();
    expect(layoutRows([], new Set()).at(0)).toBeUndefined();
    expect(plainRows(2).at(1)).toEqual({ kind: 'hit', hit: 1 });
  });

  it('have the same heads before and after all hits are counted', () => {
    const documentId = 'd0' as never;
    const hit = { where: 'A', start: 0, end: 1, before: '', text: 'x', after: '' };
    const first = groupsOfHits([
      { ...hit, in: { kind: 'document', documentId, paragraph: 1, speakerId: null } },
      { ...hit, in: { kind: 'memo', memoId: 'm' as never, field: 'text' } },
      { ...hit, in: { kind: 'comment', codingId: 'c' as never, documentId, paragraph: 1 } },
      { ...hit, in: { kind: 'note', documentId } },
    ]);
    expect(first).toEqual(groupsOfCount(count({ documents: 1, memos: 1, comments: 2 }, [1]), () => 'A'));
  });

  it('are counted in a sentence that says where they are', () => {
    expect(countSentence(count({ documents: 300 }, [299, 1]))).toBe(' in 2 documents');
    expect(countSentence(count({ documents: 1200, codes: 1 }, [1200]))).toBe(': 1,200 in 1 document and 1 in codes');
    expect(countSentence(count({}))).toBe('');
  });

  it('read from the side from which most of their letters read', () => {
    expect(leaningOf('הוא אמר hello לכולם')).toBe('rtl');
    expect(leaningOf('he said שלום to all')).toBe('ltr');
    expect(leaningOf('12:30')).toBe('ltr');
  });
});

describe('the languages of texts', () => {
  it('are guessed by the small words among the most frequent ones', () => {
    const offered = ['en', 'de', 'fr'];
    expect(guessLanguages(['the', 'desk', 'of'], offered)).toEqual(['en']);
    expect(guessLanguages(['und', 'ich', 'the', 'and'], offered)).toEqual(['de', 'en']);
    expect(guessLanguages(['che', 'non', 'the'], offered)).toEqual([]);
  });
});
