import { describe, expect, test } from 'vitest';
import type { ExchangeResult } from '../../../renderer/features/exchange/exchange.ts';
import { projectsAmong } from '../../../renderer/features/exchange/projectFiles.ts';
import { lossLine, readingWords, reportText, sentenceOf } from '../../../renderer/features/exchange/reportText.ts';

const counts = { found: 0, added: 0, taken: 0, same: 0, stayed: 0, leftOut: 0 };
const result: ExchangeResult = {
  file: 'trust.qdpx',
  origin: 'NVivo',
  name: 'Trust',
  report: {
    counts: [{ what: 'coded segments', found: 3, imported: 2, changed: 0, kept: 0, leftOut: 1 }],
    losses: [{ what: 'coded segment', name: 'late', id: '9b2', sentence: 'Its code is not in the file.' }],
    notes: ['It is old.'],
    offsets: { used: { unit: 'UTF-16 units', lineEnd: 2, end: 'exclusive' }, why: 'NVivo counts so.', sure: true },
  },
  brought: [
    { ...counts, kind: 'codes', found: 1200, added: 1200 },
    { ...counts, kind: 'documents', found: 2, added: 1, stayed: 1 },
    { ...counts, kind: 'kept', found: 1, added: 1 },
  ],
  losses: [],
  notes: [],
  documents: [],
  study: {} as ExchangeResult['study'],
};

describe('projects among files that are given', () => {
  const among = (...names: string[]) => projectsAmong(names.map((name) => ({ name }))).map(({ name }) => name);
  test('are known by their endings, in any case', () => {
    expect(among('a.txt', 'B.QDPX', 'c.qdc', 'd.csv', 'e.sqlite3', 'f.rqda')).toEqual([
      'B.QDPX',
      'c.qdc',
      'e.sqlite3',
      'f.rqda',
    ]);
  });
  test('are one where a folder of QualCoder was given, whatever else lies in it', () => {
    expect(among('notes.txt', 'data.qda', 'old.qdpx')).toEqual(['data.qda']);
  });
});

describe('the report of a project', () => {
  test('says in one sentence what is new', () => {
    expect(sentenceOf(result)).toBe('New in the study: 1,200 codes and 1 document.');
    expect(sentenceOf({ ...result, brought: [], notes: ['All is there.'] })).toBe('All is there.');
    expect(sentenceOf({ ...result, brought: [] })).toBe('Nothing new came in.');
  });
  test('names how positions were counted', () => {
    expect(readingWords({ unit: 'code points', lineEnd: 1, end: 'inclusive' })).toBe(
      'in characters (code points), a line end as one, the end included',
    );
  });
  test('is kept as text with every count and every loss by name and id', () => {
    expect(reportText(result).split('\n')).toEqual([
      'Brought in: Trust · trust.qdpx · NVivo',
      'Positions were read in UTF-16 units, CR LF as two, the end not included. NVivo counts so.',
      'It is old.',
      '',
      'What became of it in the study',
      'codes: found 1200; new 1200',
      'documents: found 2; new 1, left as here 1',
      'parts kept for export: found 1; new 1',
      '',
      'What was found in the file',
      'coded segments: found 3, imported 2, changed 0, kept 0, left out 1',
      '',
      'What did not come in as it was (1)',
      'coded segment “late”: Its code is not in the file. (9b2)',
      '',
    ]);
    expect(lossLine({ what: 'memo', name: '', id: '', sentence: 'It is gone.' })).toBe('memo: It is gone.');
  });
});
