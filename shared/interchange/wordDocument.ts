import type { ExportFacts } from './facts.ts';
import type { Cell, Table } from './table.ts';

/**
 * A document for a word processor as plain data: pure functions make it, `electron/export/writeWord.ts` writes it as DOCX.
 * Colours are `#rrggbb`, as on light paper.
 */
export interface WordDocument {
  readonly title: string;
  /** What stands under the title, in a line or two. */
  readonly lead: readonly string[];
  /** At the foot of every page, beside the page number. */
  readonly foot: string;
  /** Tables of many columns need the wide side. */
  readonly landscape: boolean;
  /** A table of contents before the first block; it lists headings down to this level, 0 = none. */
  readonly contents: 0 | 1 | 2 | 3;
  readonly blocks: readonly WordBlock[];
}

/** Words of one look. A line break in them is a line break in the document. */
export interface WordRun {
  readonly text: string;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly color?: string;
  readonly underline?: { readonly color: string | null; readonly kind: 'single' | 'double' | 'thick' };
  /** Colour behind the words. */
  readonly shade?: string;
  readonly small?: boolean;
  /** Raised and small, as the number of a note. */
  readonly raised?: boolean;
  /** A web or mail address, or `#` and the name of an anchor; any other address is no link. */
  readonly link?: string;
}

export type WordStyle = 'body' | 'quote' | 'meta' | 'label' | 'number' | 'coded' | 'cell';

export interface WordParagraph {
  readonly kind: 'paragraph';
  readonly style: WordStyle;
  readonly runs: readonly WordRun[];
  /** A coloured line along its side, where a quotation stands under a code. */
  readonly rule?: string;
  /** Stays on the page of the paragraph after it. */
  readonly keepNext?: boolean;
}

export type WordBlock =
  | WordParagraph
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3 | 4 | 5;
      readonly runs: readonly WordRun[];
      /** What links lead to. */
      readonly anchor?: string;
    }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly items: readonly { readonly level: number; readonly runs: readonly WordRun[] }[];
    }
  | WordTable
  | { readonly kind: 'page-break' };

export interface WordTable {
  readonly kind: 'table';
  /** Widths of the columns as parts of the page's; they need not sum to anything. */
  readonly widths: readonly number[];
  /** The first row is said again on every page, in bold on grey. */
  readonly header: boolean;
  readonly lines: boolean;
  readonly rows: readonly (readonly WordCell[])[];
}

export type WordCell = readonly WordParagraph[];

/** Words in a look. */
export const run = (text: string, look: Omit<WordRun, 'text'> = {}): WordRun => ({ text, ...look });

export const paragraph = (style: WordStyle, runs: readonly WordRun[] | string): WordParagraph => ({
  kind: 'paragraph',
  style,
  runs: typeof runs === 'string' ? [run(runs)] : runs,
});

export const heading = (level: 1 | 2 | 3 | 4 | 5, text: string, look: Omit<WordRun, 'text'> = {}): WordBlock => ({
  kind: 'heading',
  level,
  runs: [run(text, look)],
});

/** Study, revision and date in one line: where the document comes from (METHOD.md). */
export const factsFoot = ({ study, revision, exported }: ExportFacts): string =>
  `${study} · revision ${revision} · ${exported.slice(0, 10)}`;

/** What was chosen and counted, a line each. */
export const factsLead = ({ options }: ExportFacts): string[] => options.map(([name, value]) => `${name}: ${value}`);

/** More columns than this need the wide side of the page. */
const mostUpright = 5;

/** A table as a document of its own. */
export function tableDocument(title: string, table: Table, facts: ExportFacts): WordDocument {
  return {
    title,
    lead: factsLead(facts),
    foot: factsFoot(facts),
    landscape: table.columns.length > mostUpright,
    contents: 0,
    blocks: [tableBlock(table)],
  };
}

/** Rows with a header; numbers and words as they are read. */
export function tableBlock({ columns, rows }: Table): WordTable {
  const words = rows.map((row) => columns.map((_, index) => cellWords(row[index] ?? null)));
  return {
    kind: 'table',
    widths: widthsOf(
      columns.map(({ title }) => title),
      words,
    ),
    header: true,
    lines: true,
    rows: [
      columns.map(({ title }) => [paragraph('cell', title)]),
      ...words.map((row) => row.map((each) => [paragraph('cell', each)])),
    ],
  };
}

/** Rows that are looked at to find a width. */
const mostLookedAt = 500;

/** Characters beside one another on the wide side of a page, and on the narrow one. */
const room = { wide: 124, narrow: 82 };

/**
 * Widths in characters: no column is narrower than its longest word (up to a bound), and what is left of the page goes to
 * those in which most stands.
 */
function widthsOf(titles: readonly string[], rows: readonly (readonly string[])[]): number[] {
  const columns = titles.map((title, index) => columnNeeds(title, rows.slice(0, mostLookedAt), index));
  const least = columns.reduce((sum, column) => sum + column.least, 0);
  const wanted = columns.reduce((sum, column) => sum + column.usual - column.least, 0);
  const left = (titles.length > mostUpright ? room.wide : room.narrow) - least;
  const part = wanted > 0 ? Math.max(Math.min(left / wanted, 1), 0.1) : 0;
  return columns.map((column) => column.least + (column.usual - column.least) * part);
}

function columnNeeds(title: string, rows: readonly (readonly string[])[], index: number) {
  const cells = rows.map((row) => row[index] ?? '');
  const lengths = cells.map(({ length }) => length).sort((a, b) => a - b);
  // A line breaks at hyphens; days stay whole.
  const longest = (words: string) => words.split(/\s|-(?!\d)/).reduce((most, { length }) => Math.max(most, length), 0);
  const word = cells.reduce((most, cell) => Math.max(most, longest(cell)), 0);
  // Titles are bold, which takes more room.
  const least = Math.max(Math.min(word, 14), longest(title) * 1.2) + 2;
  return { least, usual: Math.max(least, Math.min((lengths[Math.floor(lengths.length * 0.8)] ?? 0) + 2, 60)) };
}

/** A time as files hold it: to the minute on paper. */
const time = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d):\d\d\.\d{3}Z$/;

/** A cell as it is read. */
export function cellWords(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'boolean') return cell ? 'yes' : 'no';
  return String(cell).replace(time, '$1 $2');
}

/** How many paragraphs and runs a document has: what its size in a word processor goes by. */
export function sizeOf({ blocks }: WordDocument): number {
  const runs = (list: readonly WordParagraph[]) => list.reduce((sum, each) => sum + each.runs.length + 1, 0);
  return blocks.reduce((sum, block) => {
    if (block.kind === 'table')
      return sum + block.rows.reduce((all, row) => all + row.reduce((n, cell) => n + runs(cell), 0), 0);
    if (block.kind === 'list') return sum + block.items.reduce((all, item) => all + item.runs.length + 1, 0);
    return sum + (block.kind === 'page-break' ? 1 : block.runs.length + 1);
  }, 0);
}
