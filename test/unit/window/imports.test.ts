import { describe, expect, test } from 'vitest';
import { confidenceWords, noticesOf } from '../../../renderer/features/imports/attention.ts';
import type { Candidate } from '../../../renderer/features/imports/candidates.ts';
import {
  beginChoosing,
  optionsOf,
  setEncoding,
  setOptions,
  toggleLeftOut,
  useChoosing,
  wanted,
} from '../../../renderer/features/imports/choosing.ts';
import type { Look, LookAnswer } from '../../../renderer/features/imports/looks.ts';
import { outcomeOf, type ReportEntry, reportCsv } from '../../../renderer/features/imports/reportTable.ts';
import { type SourceRow, sourceRows, sourcesCsv } from '../../../renderer/features/sources/sourceRows.ts';
import type { StudyDocument } from '../../../shared/domain/document.ts';
import type { DocumentId } from '../../../shared/domain/ids.ts';
import { usualReadingOptions } from '../../../shared/domain/reading.ts';

const candidate: Candidate = {
  key: '0',
  file: 'Ward/monday.txt',
  name: 'monday.txt',
  group: 'Ward',
  bytes: 12,
  changedAt: 0,
  promised: 'text',
  source: { path: '/Ward/monday.txt' },
  failure: null,
};
const read = (part: Partial<LookAnswer> = {}): Look => ({
  state: 'read',
  options: '{}',
  answer: {
    origin: { kind: 'text', encoding: 'utf-8', confidence: 1, options: usualReadingOptions },
    encodings: [],
    choices: [],
    characters: 5,
    paragraphs: 1,
    excerpt: { text: 'Words', format: [] },
    speakers: [],
    warnings: [],
    ...part,
  },
});
const guess = (confidence: number, encoding: string | null = null) => ({
  origin: {
    kind: 'text' as const,
    encoding: 'koi8-r',
    confidence,
    options: { ...usualReadingOptions, encoding },
  },
});
const abouts = (...given: Parameters<typeof noticesOf>) => noticesOf(...given).map(({ about }) => about);

describe('what there is to know about a file before it comes in', () => {
  test('a file that is read with certainty needs nothing', () => {
    expect(noticesOf(candidate, read(), null)).toEqual([]);
    expect(noticesOf(candidate, undefined, null)).toEqual([]);
  });

  test('a guessed encoding is to be looked at, until somebody has chosen one', () => {
    expect(abouts(candidate, read(guess(0.6)), null)).toEqual(['encoding']);
    expect(abouts(candidate, read(guess(0.6, 'koi8-r')), null)).toEqual([]);
    expect(abouts(candidate, read(guess(0.97)), null)).toEqual([]);
  });

  test('what the reader says about the encoding is not said twice', () => {
    const warnings = ['monday.txt does not say its encoding; it was read as Cyrillic.', 'Two pictures were left out.'];
    expect(abouts(candidate, read({ ...guess(0.6), warnings }), null)).toEqual(['encoding', 'remark']);
  });

  test('what cannot be read is told before all else, a table is told as one, and a known file by its document', () => {
    expect(noticesOf({ ...candidate, failure: 'It is not there.' }, undefined, 'one')).toEqual([
      { about: 'broken', words: 'It is not there.' },
    ]);
    expect(abouts(candidate, { state: 'failed', options: '{}', message: 'Damaged.' }, 'one')).toEqual([
      'broken',
      'known',
    ]);
    expect(abouts({ ...candidate, promised: 'table' }, undefined, null)).toEqual(['table']);
    expect(noticesOf(candidate, read(), 'one')[0]?.words).toContain('“one”');
  });

  test('confidence is said in words where it is complete', () => {
    expect([1, 0.999, 0.62, 0].map(confidenceWords)).toEqual(['certain', 'certain', '62 %', '1 %']);
  });
});

describe('how files are read', () => {
  const file = (key: string, name: string, promised: Candidate['promised']): Candidate => ({
    ...candidate,
    ...{ key, name, promised },
  });
  const word = file('0', 'a.docx', 'docx');
  const otherWord = file('1', 'b.docx', 'docx');
  const table = file('2', 'c.csv', 'table');

  test('a wish for one file holds for it alone, one for its kind for all of them, whatever was wished before', () => {
    beginChoosing([word, otherWord, table], 'folder', []);
    setOptions(word, { comments: true }, 'file');
    expect([optionsOf(word), optionsOf(otherWord)]).toEqual([{ comments: true }, {}]);
    setOptions(otherWord, { comments: false, hidden: true }, 'kind');
    expect([optionsOf(word), optionsOf(otherWord), optionsOf(table)]).toEqual([
      { comments: false, hidden: true },
      { comments: false, hidden: true },
      {},
    ]);
    setEncoding(['2'], 'koi8-r');
    expect(optionsOf(table)).toEqual({ encoding: 'koi8-r' });
  });

  test('tables and what is not there stay out until they are ticked; what is not there cannot be', () => {
    const gone = { ...file('3', 'd.txt', 'text'), failure: 'It is not there.' };
    beginChoosing([word, table, gone], 'folder', []);
    expect(wanted(useChoosing.getState())).toEqual([word]);
    for (const key of ['2', '3', '0']) toggleLeftOut(key);
    expect(wanted(useChoosing.getState())).toEqual([table]);
  });
});

describe('the report of an import', () => {
  const entry = (part: Partial<ReportEntry>): ReportEntry => ({
    ...{ file: 'a.txt', ok: true, skipped: false, documents: [], warnings: [] },
    ...part,
  });

  test('says what became of each file', () => {
    const entries = [
      entry({}),
      entry({ warnings: ['Look.'] }),
      entry({ skipped: true, warnings: ['Known.'] }),
      entry({ ok: false }),
    ];
    expect(entries.map(outcomeOf)).toEqual(['in', 'remarks', 'out', 'failed']);
  });

  test('is kept as a table that a spreadsheet opens: a row a file, in the order given', () => {
    const csv = reportCsv([
      entry({ documents: [{ id: 'd' as DocumentId, name: '=1+1' }] }),
      entry({ file: 'b, c.docx', ok: false, error: { code: 'io', message: 'It is “damaged”.' } }),
    ]);
    expect(csv.replace('\uFEFF', '').split('\r\n')).toEqual([
      'file,outcome,documents,remarks',
      "a.txt,imported,'=1+1,",
      '"b, c.docx",not imported,,It is “damaged”.',
      '',
    ]);
  });
});

describe('where documents came from', () => {
  const origin = (id: string, sourceName: string, bytes: number) => ({
    ...{ documentId: id as DocumentId, sourceName, sourceHash: 'x', bytes, warnings: ['A remark.'] },
    ...{ readAt: Date.UTC(2026, 2, 3, 12), kind: 'text' as const, encoding: 'koi8-r', confidence: 0.8 },
    options: usualReadingOptions,
  });
  const byId = new Map(
    ['b', 'a'].map((id) => [id as DocumentId, { id: id as DocumentId, name: `Talk ${id}` } as StudyDocument]),
  );
  const shelf = { groups: [], documents: [...byId.values()], byId };
  const origins = [origin('b', 'second.txt', 20), origin('a', 'first.txt', 100)];
  const show = (view: Partial<Parameters<typeof sourceRows>[2]>): readonly SourceRow[] =>
    sourceRows(origins, shelf, { filter: '', column: null, descending: false, ...view });

  test('stands in the order of the study, or sorted by what is asked for', () => {
    expect(show({}).map(({ file }) => file)).toEqual(['second.txt', 'first.txt']);
    expect(show({ column: 'document' }).map(({ file }) => file)).toEqual(['first.txt', 'second.txt']);
    expect(show({ column: 'bytes', descending: true }).map(({ bytes }) => bytes)).toEqual([100, 20]);
  });

  test('is found by the name of the document or of the file', () => {
    expect(show({ filter: 'first' }).map(({ document }) => document)).toEqual(['Talk a']);
    expect(show({ filter: 'nothing like it' })).toEqual([]);
  });

  test('is kept as a table', () => {
    expect(sourcesCsv(show({ filter: 'first' })).split('\r\n')[1]).toBe(
      'Talk a,first.txt,text,100,koi8-r,0.8,2026-03-03,A remark.',
    );
  });
});
