import { count } from '#shared/text/counts.ts';
import { type NumberFormat, spellNumber, trimMoment } from './numberFormats.ts';
import { readXml } from './xmlEvents.ts';

/** What the sheets of a workbook share. */
export interface SheetSource {
  readonly strings: readonly string[];
  /** Number format by style. */
  readonly formats: readonly NumberFormat[];
  readonly since1904: boolean;
  /** How many cells more may be read; counted down. */
  readonly spare: { cells: number };
}

export interface SheetRows {
  /** Up to the last row and, in each, the last cell that holds anything. */
  readonly rows: string[][];
  readonly warnings: string[];
}

const [mostRows, mostColumns] = [1_048_576, 16_384];

/** The cell that is being read. */
interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  hasFormula: boolean;
  hasValue: boolean;
}

interface Oddities {
  formulas: number;
  merged: number;
  rows: number;
  columns: number;
}

/**
 * The cells of one sheet in words; `null` when there are more than may be read.
 * @throws Error when the XML is broken
 */
export function readSheetRows(part: Uint8Array, source: SheetSource): SheetRows | null {
  const reader = new SheetReader(source);
  try {
    readXml(part, reader);
  } catch (error) {
    if (error === tooMany) return null;
    throw error;
  }
  return { rows: reader.rows, warnings: warningsOf(reader.odd, reader.rows) };
}

type Attribute = (name: string) => string | undefined;

const isSet = (value: string | undefined): boolean => value === '1' || value === 'true';

/** Follows the elements of a sheet. Rows and cells may leave out their places: then each stands behind the one before. */
class SheetReader {
  readonly rows: string[][] = [];
  readonly odd: Oddities = { formulas: 0, merged: 0, rows: 0, columns: 0 };
  readonly #source: SheetSource;
  #row: { readonly number: number; readonly cells: string[]; readonly hidden: boolean } | null = null;
  #rowNumber = 0;
  #nextColumn = 0;
  #cell: OpenCell | null = null;
  /** Depth of readings of East Asian words, which are no part of the text. */
  #readings = 0;
  #collecting = false;

  constructor(source: SheetSource) {
    this.#source = source;
  }

  readonly open = (element: string, attribute: Attribute): void => {
    if (element === 'row') this.#openRow(attribute);
    else if (element === 'c') this.#openCell(attribute);
    else if (element === 'f' && this.#cell) this.#cell.hasFormula = true;
    else if (element === 'rPh') this.#readings += 1;
    else if (element === 'v' || (element === 't' && this.#readings === 0)) this.#openValue();
    else if (element === 'mergeCell') this.odd.merged += 1;
    else if (element === 'col' && isSet(attribute('hidden'))) {
      this.odd.columns += Math.max(0, Number(attribute('max')) - Number(attribute('min')) + 1) || 0;
    }
  };

  readonly text = (words: string): void => {
    if (this.#collecting && this.#cell) this.#cell.value += words;
  };

  readonly close = (element: string): void => {
    if (element === 'v' || element === 't') this.#collecting = false;
    else if (element === 'rPh') this.#readings -= 1;
    else if (element === 'c') this.#closeCell();
    else if (element === 'row') this.#closeRow();
  };

  #openRow(attribute: Attribute): void {
    this.#rowNumber = Number(attribute('r') ?? this.#rowNumber + 1);
    if (!(this.#rowNumber >= 1 && this.#rowNumber <= mostRows)) throw new Error('A row outside of the sheet.');
    this.#row = { number: this.#rowNumber, cells: [], hidden: isSet(attribute('hidden')) };
    this.#nextColumn = 0;
  }

  #openCell(attribute: Attribute): void {
    const place = attribute('r');
    const column = place === undefined ? this.#nextColumn : columnOf(place);
    if (!(column >= 0 && column < mostColumns)) throw new Error('A cell outside of the sheet.');
    this.#nextColumn = column + 1;
    const style = Number(attribute('s') ?? 0);
    this.#cell = { column, type: attribute('t') ?? 'n', style, value: '', hasFormula: false, hasValue: false };
  }

  #openValue(): void {
    if (!this.#cell) return;
    this.#collecting = true;
    this.#cell.hasValue = true;
  }

  #closeCell(): void {
    const cell = this.#cell;
    this.#cell = null;
    if (!cell || !this.#row) return;
    if (cell.hasFormula && !cell.hasValue) this.odd.formulas += 1;
    const words = spellCell(cell, this.#source);
    if (words !== '') place(this.#row.cells, cell.column, words, this.#source.spare);
  }

  #closeRow(): void {
    const row = this.#row;
    this.#row = null;
    if (!row || row.cells.length === 0) return;
    while (this.rows.length < row.number - 1) this.rows.push([]);
    this.rows[row.number - 1] = row.cells;
    if (row.hidden) this.odd.rows += 1;
  }
}

const tooMany = new Error('More cells than may be read.');

function place(row: string[], column: number, words: string, spare: { cells: number }): void {
  spare.cells -= Math.max(1, column + 1 - row.length);
  if (spare.cells < 0) throw tooMany;
  while (row.length < column) row.push('');
  row[column] = words;
}

/** `BC12` → 54. */
function columnOf(place: string): number {
  let column = 0;
  for (const sign of place.toUpperCase()) {
    const letter = sign.charCodeAt(0) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

function spellCell(cell: OpenCell, { strings, formats, since1904 }: SheetSource): string {
  const { type, value } = cell;
  switch (type) {
    case 's':
      return clean(strings[Number(value)] ?? '');
    case 'str':
    case 'inlineStr':
    case 'e':
      return clean(value);
    case 'b':
      return value.trim() === '' ? '' : value.trim() === '1' || value.trim() === 'true' ? 'yes' : 'no';
    case 'd':
      return trimMoment(value.trim());
    default: {
      const number = Number(value);
      if (value.trim() === '' || !Number.isFinite(number)) return clean(value);
      return spellNumber(number, formats[cell.style] ?? { shows: 'number', digits: 0 }, since1904);
    }
  }
}

/** Signs that XML cannot hold are written as `_xHHHH_`; an underscore before such a word is written so too. */
const clean = (text: string): string =>
  text
    .replace(/_x([0-9a-f]{4})_/giu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replace(/\r\n?/gu, '\n');

function warningsOf({ formulas, merged, rows, columns }: Oddities, read: readonly string[][]): string[] {
  const widest = read.reduce((most, row) => Math.max(most, row.length), 0);
  const hiddenColumns = Math.min(columns, widest);
  const hidden = [
    ...(rows > 0 ? [count(rows, 'hidden row')] : []),
    ...(hiddenColumns > 0 ? [count(hiddenColumns, 'hidden column')] : []),
  ];
  const came = rows + hiddenColumns === 1 ? 'is' : 'are';
  return [
    ...(formulas > 0 ? [`${count(formulas, 'formula')} had no saved result and counted as empty.`] : []),
    ...(merged > 0 ? [`${count(merged, 'merged cell')}: what stands in one counts for its first cell only.`] : []),
    ...(hidden.length > 0 ? [`${hidden.join(' and ')} ${came} read as well.`] : []),
  ];
}
