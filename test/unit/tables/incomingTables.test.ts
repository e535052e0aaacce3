import { describe, expect, test } from 'vitest';
import { toCsv } from '#shared/interchange/csv.ts';
import { column } from '#shared/interchange/facts.ts';
import { segmentsTable } from '#shared/interchange/segments.ts';
import { writeWorkbook } from '../../../electron/export/writeWorkbook.ts';
import { readCodebookFile, readSegmentFile } from '../../../electron/import/incomingTables.ts';
import { readWorkbook } from '../../../electron/import/workbook.ts';
import { describeIncoming } from '../../support/incomingWords.ts';

const text = `Long: ${'We counted the sacks. '.repeat(2_000)}\nShort: =2+2, said Anna.`;
const documents = [{ id: '1', name: 'Mill', text }];
const record = {
  document: 'Mill',
  group: '',
  variables: [],
  code: '=Care/Sums',
  coder: '',
  lastParagraph: 1,
  weight: null,
  comment: '',
  memos: [],
  createdAt: 0,
};
const short = text.indexOf('=2+2');
const segments = segmentsTable(
  [
    { ...record, id: '', start: 0, end: 40_000, paragraph: 1, text: text.slice(0, 40_000) },
    { ...record, id: '', start: short, end: short + 4, paragraph: 2, text: '=2+2' },
  ],
  [],
);
const codebook = {
  name: 'Codes',
  columns: ['Code', 'Memo', 'Farbe'].map((title) => column(title, 9)),
  rows: [
    ['=Care', '-1 is no formula', '#AABBCC'],
    ['=Care\\Sums', null, null],
  ],
};

/** One table as each kind of file. */
const files = async (table: typeof codebook | typeof segments) => [
  { name: 'table.csv', bytes: new TextEncoder().encode(toCsv(table)) },
  { name: 'table.xlsx', bytes: await writeWorkbook({ sheets: [table] }) },
];

describe('a table in a file', () => {
  test('a codebook comes from CSV and XLSX alike', async () => {
    for (const file of await files(codebook)) {
      const study = await readCodebookFile(file);
      expect(describeIncoming(study).codes, file.name).toEqual(['=Care', '=Care / Sums']);
      expect(study.codes[0], file.name).toMatchObject({ description: '-1 is no formula', color: '#aabbcc' });
    }
  });

  test('segments come from CSV and XLSX alike, also those that a cell had no room for', async () => {
    const all = await files(segments);
    expect(
      readWorkbook(all[1]?.bytes ?? new Uint8Array(), 'table.xlsx')[0]?.rows[1]?.some((cell) => cell.endsWith('[…]')),
    ).toBe(true);
    for (const file of all) {
      const study = await readSegmentFile(file, documents);
      expect(study.report.losses, file.name).toEqual([]);
      expect(
        study.codings.map(({ start, end }) => [start, end]),
        file.name,
      ).toEqual([
        [0, 40_000],
        [short, short + 4],
      ]);
      expect(describeIncoming(study).codes, file.name).toEqual(['=Care', '=Care / Sums']);
    }
  });

  test('the number of a row is the one that the researcher sees', async () => {
    const bytes = new TextEncoder().encode('Project;;\nDocument;Code;Text\nMill;Care;Nowhere\n');
    const study = await readSegmentFile({ name: 'a.csv', bytes }, documents);
    expect(study.report.losses.map(({ id }) => id)).toEqual(['row 3']);
  });
});
