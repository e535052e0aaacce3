import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { restoreCell, safeCell, toCsv } from '#shared/interchange/csv.ts';

const column = (title: string) => ({ title, width: 10 });
const pieces = fc.constantFrom(
  '=',
  '+',
  '-',
  '@',
  '\t',
  '\r',
  '\n',
  "'",
  '"',
  ',',
  ';',
  ' ',
  'a',
  'é',
  '🙂',
  '日本',
  '＝',
  '1',
);
const cell = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

describe('a CSV file', () => {
  it('begins with the mark that spreadsheets need, and ends each row as RFC 4180 says', () => {
    const csv = toCsv({
      columns: [column('document'), column('text')],
      rows: [
        ['a', 'one, "two"\nthree'],
        ['b', null],
      ],
    });
    expect(csv).toBe('\uFEFFdocument,text\r\na,"one, ""two""\nthree"\r\nb,\r\n');
  });

  it.each(['=1+1', '+49 30', '-', '@SUM(A1)', '\tx', '\rx', "=cmd|'/c calc'!A0", '＝1', "'=1"])(
    'does not let a spreadsheet run %j',
    (text) => {
      expect(safeCell(text)).toBe(`'${text}`);
    },
  );

  it.each(['words', ' =1', '\nx', "'tis", "''", '1-2', 'a@b', '“=”', ''])('leaves %j as it is', (text) => {
    expect(safeCell(text)).toBe(text);
  });

  it('holds every cell in such a way that it comes back exactly, and never one that begins like a formula', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const csv = toCsv({ columns: [column('one'), column('two')], rows });
        const read: string[][] = parse(csv, { bom: true, record_delimiter: '\r\n' });
        expect(read.slice(1).map((row) => row.map(restoreCell))).toEqual(rows);
        for (const written of read.slice(1).flat()) expect(written).not.toMatch(/^[=+\-@\t\r＝]/);
      }),
      { numRuns: 1000 },
    );
  });

  it('writes numbers with a point, truth as yes and no, and nothing for what is not known', () => {
    const columns = ['a', 'b', 'c', 'd', 'e'].map(column);
    expect(toCsv({ columns, rows: [[0.5, -3, true, Number.NaN, null]] })).toContain('0.5,-3,yes,,\r\n');
  });
});
