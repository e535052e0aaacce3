import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeWorkbook } from '../../../electron/export/writeWorkbook.ts';
import { readTable } from '../../../electron/import/readTable.ts';

const columns = ['document', 'text', 'weight'].map((title) => ({ title, width: 20 }));
const words = 'line\nbreak 🙂 <b>&amp; "quotes" _x000D_ \uFFFE';
const rows = [
  ['a', '=HYPERLINK("http://x")', 50],
  ['b', words, null],
  ['c', 'x'.repeat(40_000), 0.5],
];
const workbook = () =>
  writeWorkbook({
    sheets: [
      { name: 'Segments: all/of [them]', columns, rows },
      { name: 'Study', columns, rows: [] },
    ],
  });
const partsOf = (bytes: Uint8Array) => {
  const parts = unzipSync(bytes);
  return (name: string) => strFromU8(parts[name] ?? new Uint8Array());
};

describe('a workbook', () => {
  it('keeps its header in view and has a filter over all columns', async () => {
    const part = partsOf(await workbook());
    const sheet = part('xl/worksheets/sheet1.xml');
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('</sheetData><autoFilter ref="A1:C4"/>');
    expect(part('xl/worksheets/sheet2.xml')).not.toContain('autoFilter');
    expect(part('xl/styles.xml')).toContain('wrapText="1"');
  });

  it('holds words as words, never as formulas, and reads back as they were', async () => {
    const bytes = await workbook();
    expect(partsOf(bytes)('xl/worksheets/sheet1.xml')).not.toContain('<f>');
    const read = (await readTable({ name: 'a.xlsx', bytes })).rows;
    expect(read[0]).toEqual(['document', 'text', 'weight']);
    expect(read[1]).toEqual(['a', '=HYPERLINK("http://x")', '50']);
    expect(read[2]?.slice(0, 2)).toEqual(['b', words.replace('\uFFFE', '')]);
  });

  it('cuts a text that no spreadsheet takes, and shows that it did', async () => {
    const read = (await readTable({ name: 'a.xlsx', bytes: await workbook() })).rows;
    expect(read[3]?.[1]).toHaveLength(32_767);
    expect(read[3]?.[1]).toMatch(/x \[…\]$/);
  });

  it('has names of sheets that spreadsheets take', async () => {
    const names = [...partsOf(await workbook())('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]*)"/g)].map(
      (match) => match[1],
    );
    expect(names).toEqual(['Segments  all of  them', 'Study']);
  });
});
