import { describe, expect, it } from 'vitest';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { FoundPage, FoundRow } from '../../../renderer/features/segments/found.ts';
import { headOf, mostQuoted, quotable } from '../../../renderer/features/segments/quotes.ts';

const row = (id: number, length = 3): FoundRow => ({
  id: String(id),
  ...{
    codingId: null,
    codeId: null,
    codePath: '',
    color: '',
    coderName: '',
    weight: null,
    comment: '',
    createdAt: null,
  },
  ...{ documentId: 'd' as DocumentId, documentName: 'D', start: 0, end: length, paragraph: 1, lastParagraph: 1 },
  ...{ text: 'x'.repeat(length), before: '', after: '', also: [] },
});
const page = (total: number, gives: FoundPage['gives'] = 'segments'): FoundPage => ({
  ...{ gives, total, documents: 6, characters: 0, rows: [] },
});

describe('what is quoted of the segments shown', () => {
  it('says how many there are and by which rule they were found, and how many of them are not here', () => {
    expect(headOf(page(8), 8, 'All codings.')).toBe('8 segments in 6 documents. All codings.');
    expect(headOf(page(1, 'stretches'), 1, 'A.')).toBe('1 stretch in 6 documents. A.');
    expect(headOf(page(12_345), 1000, 'All codings.')).toBe('The first 1,000 of 12,345 segments. All codings.');
  });

  it('is all of it for a memo that can still be read, and no more', () => {
    const rows = Array.from({ length: mostQuoted }, (_, id) => row(id));
    expect(quotable(rows)).toEqual(rows);
    expect(quotable([...rows, row(mostQuoted)])).toEqual(rows);
    expect(quotable([row(0, 200_000), row(1, 100_000), row(2, 1)])).toHaveLength(2);
    expect(quotable([row(0, 900_000), row(1)])).toHaveLength(1);
  });
});
