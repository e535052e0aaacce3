import type { Blob } from 'node:buffer';
import type Stream from 'node:stream';
import writeXlsxFile, { type Feature, type SheetData } from 'write-excel-file/node';
import { getCellAddress } from 'write-excel-file/utility';
import type { Cell, Table } from '#shared/interchange/table.ts';
import type { WorkbookRequest } from './workbook.ts';

type FileContent = Stream | Buffer | Blob;

/** Excel takes no more than this in one cell (UTF-16 units). */
const longestCell = 32_767;
const cutSign = ' […]';

/**
 * Writes a workbook: on each sheet a bold header that stays in view, a filter over the columns, wrapped text at the top of
 * its cell. Words are stored as words, never as formulas. A text longer than Excel takes is cut and ends in "[…]".
 */
export async function writeWorkbook({ sheets }: WorkbookRequest): Promise<Uint8Array> {
  const names = sheetNames(sheets.map(({ name }) => name));
  const buffer = await writeXlsxFile(
    sheets.map((table, index) => ({
      data: sheetData(table),
      sheet: names[index] ?? `Sheet ${index + 1}`,
      columns: table.columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    })),
    { fontFamily: 'Calibri', fontSize: 11, features: [filterFeature(sheets)] },
  ).toBuffer();
  return new Uint8Array(buffer);
}

function sheetData({ columns, rows }: Table): SheetData {
  const header = columns.map(({ title }) => ({
    value: title,
    type: String,
    fontWeight: 'bold' as const,
    backgroundColor: '#eef0f2',
    alignVertical: 'top' as const,
    wrap: true,
  }));
  return [header, ...rows.map((row) => row.map((cell) => sheetCell(cell)))];
}

function sheetCell(cell: Cell): SheetData[number][number] {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number')
    return Number.isFinite(cell) ? { value: cell, type: Number, alignVertical: 'top' } : null;
  if (typeof cell === 'boolean') return { value: cell, type: Boolean, alignVertical: 'top' };
  return { value: storable(cell), type: String, alignVertical: 'top', wrap: true };
}

/** XML knows no U+FFFE and U+FFFF; Excel reads `_x000D_` as a carriage return unless its first sign is itself spelled so. */
function storable(text: string): string {
  const whole = text.replace(/[\uFFFE\uFFFF]/g, '').replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_');
  return whole.length <= longestCell
    ? whole
    : `${whole.slice(0, longestCell - cutSign.length).toWellFormed()}${cutSign}`;
}

/** At most 31 characters, none of `\ / ? * [ ] :`, no two alike. */
function sheetNames(wanted: readonly string[]): string[] {
  const names: string[] = [];
  for (const name of wanted) {
    const plain =
      name
        .replace(/[\\/?*[\]:]/g, ' ')
        .slice(0, 28)
        .trim() || 'Sheet';
    let unique = plain;
    for (let number = 2; names.some((taken) => taken.toLowerCase() === unique.toLowerCase()); number++) {
      unique = `${plain} ${number}`;
    }
    names.push(unique);
  }
  return names;
}

/** Where only rows are frozen, the pane below them is the active one; the library names another, which Excel repairs. */
const frozenBelowHeader = (xml: string): string =>
  xml.replace(' xSplit="0"', '').replace('activePane="bottomRight"', 'activePane="bottomLeft"');

/** The library has no filters of its own: the element comes right after the cells. */
function filterFeature(sheets: readonly Table[]): Feature<FileContent> {
  return {
    files: {
      transform: {
        'xl/worksheets/sheet{id}.xml': {
          transform: (xml, _options, { sheetIndex }) => {
            const table = sheets[sheetIndex];
            if (!table || table.rows.length === 0) return xml;
            const last = getCellAddress(table.rows.length, table.columns.length - 1);
            return frozenBelowHeader(xml).replace('</sheetData>', `</sheetData><autoFilter ref="A1:${last}"/>`);
          },
        },
      },
    },
  };
}
