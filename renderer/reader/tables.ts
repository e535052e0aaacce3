import { directionOf } from '#shared/text/direction.ts';
import type { TextRange } from '#shared/text/intervals.ts';
import type { Block } from './blocks.ts';

/** How the rows of one table share the width of the page. */
export interface TableLayout {
  /** For `grid-template-columns`. */
  readonly columns: string;
  /** Where the first column stands: all rows of a table agree, whatever is written in each. */
  readonly direction: 'ltr' | 'rtl';
}

/** With more columns than this, cells would be too narrow to be read beside each other. */
const mostColumns = 10;
/** The widths of columns differ by no more than their longest cells do between these lengths. UTF-16 units. */
const [narrowest, widest] = [6, 48];

/**
 * The layouts of the tables of a text, by the place of each row among the blocks: rows that follow each other without a
 * blank line are one table. Rows of tables that are too wide, and pieces of rows, have none and flow like other words.
 */
export function tableLayouts(text: string, blocks: readonly Block[]): ReadonlyMap<number, TableLayout> {
  const layouts = new Map<number, TableLayout>();
  for (let first = 0; first < blocks.length; first++) {
    const last = endOfTable(text, blocks, first);
    const layout = last > first ? layoutOf(text, blocks.slice(first, last)) : null;
    for (let place = first; layout && place < last; place++) layouts.set(place, layout);
    first = Math.max(first, last - 1);
  }
  return layouts;
}

const isWholeRow = (block: Block | undefined): boolean =>
  block?.shape?.kind === 'table-row' && block.opens && block.closes;

function endOfTable(text: string, blocks: readonly Block[], first: number): number {
  if (!isWholeRow(blocks[first])) return first;
  let last = first + 1;
  while (isWholeRow(blocks[last]) && follows(text, blocks[last - 1], blocks[last])) last++;
  return last;
}

const follows = (text: string, one?: Block, next?: Block): boolean =>
  one !== undefined && next !== undefined && text.indexOf('\n', one.end) + 1 === next.start;

function layoutOf(text: string, rows: readonly Block[]): TableLayout | null {
  const longest: number[] = [];
  for (const row of rows) {
    rowCells(text, row).forEach(({ start, end }, column) => {
      longest[column] = Math.max(longest[column] ?? 0, end - start);
    });
  }
  if (longest.length < 2 || longest.length > mostColumns) return null;
  const shares = longest.map((length) => Math.round(Math.sqrt(Math.max(narrowest, Math.min(length, widest))) * 10));
  const words = rows.map(({ start, end }) => text.slice(start, Math.min(end, start + 200))).join(' ');
  return { columns: shares.map((share) => `minmax(0, ${share}fr)`).join(' '), direction: directionOf(words) };
}

/** The cells of a row, the empty ones too. UTF-16 units. */
export function rowCells(text: string, { start, end }: TextRange): TextRange[] {
  const cells: TextRange[] = [];
  let from = start;
  for (let tab = text.indexOf('\t', from); tab >= 0 && tab < end; tab = text.indexOf('\t', from)) {
    cells.push({ start: from, end: tab });
    from = tab + 1;
  }
  return [...cells, { start: from, end }];
}
