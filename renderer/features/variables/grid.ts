import type { VariableId } from '#shared/domain/ids.ts';

/** A cell of the table by its place: row = document (or speaker), column = variable. */
export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

export interface CellChange<Id extends string> {
  /** The document, or the speaker. */
  readonly rowId: Id;
  readonly variableId: VariableId;
  readonly value: string | null;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-12, 0],
  PageDown: [12, 0],
};

const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));

/** Where a key leads from a cell; nothing for keys that do not move. */
export function stepTo(key: string, whole: boolean, at: CellPlace, rows: number, columns: number): CellPlace | null {
  if (key === 'Home') return { row: whole ? 0 : at.row, column: 0 };
  if (key === 'End') return { row: whole ? rows - 1 : at.row, column: columns - 1 };
  const step = steps[key];
  return step ? { row: within(at.row + step[0], rows), column: within(at.column + step[1], columns) } : null;
}

/** A rectangle of cells, both corners included. */
export interface CellRange {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const rangeBetween = (a: CellPlace, b: CellPlace): CellRange => ({
  top: Math.min(a.row, b.row),
  bottom: Math.max(a.row, b.row),
  left: Math.min(a.column, b.column),
  right: Math.max(a.column, b.column),
});

/** What the cells are cells of. */
export interface Grid<Id extends string> {
  readonly subjects: readonly { readonly id: Id }[];
  readonly variables: readonly { readonly id: VariableId }[];
  readonly valueFor: (subject: Id, variable: VariableId) => string | undefined;
}

/** A cell with a new value, where that differs from what stands there. */
function changeAt<Id extends string>(grid: Grid<Id>, row: number, column: number, value: string): CellChange<Id>[] {
  const [subject, variable] = [grid.subjects[row], grid.variables[column]];
  if (!subject || !variable) return [];
  const trimmed = value.trim() === '' ? null : value.trim();
  if (trimmed === (grid.valueFor(subject.id, variable.id) ?? null)) return [];
  return [{ rowId: subject.id, variableId: variable.id, value: trimmed }];
}

function valueAt<Id extends string>({ subjects, variables, valueFor }: Grid<Id>, row: number, column: number): string {
  const [subject, variable] = [subjects[row], variables[column]];
  return (subject && variable && valueFor(subject.id, variable.id)) ?? '';
}

const from = (first: number, last: number): number[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

/**
 * Cells of a pasted table (as spreadsheets copy them: TABs and lines, quotation marks around cells with line breaks) from
 * the corner of a range on; one single value fills the whole range. `outside` counts cells beyond the last document or
 * variable, which are left out.
 */
export function cellsOfPaste<Id extends string>(
  text: string,
  range: CellRange,
  grid: Grid<Id>,
): { readonly cells: readonly CellChange<Id>[]; readonly outside: number } {
  const rows = parsePaste(text);
  const [only] = rows.length === 1 && rows[0]?.length === 1 ? rows[0] : [];
  if (only !== undefined) {
    const cells = from(range.top, range.bottom).flatMap((row) =>
      from(range.left, range.right).flatMap((column) => changeAt(grid, row, column, only)),
    );
    return { cells, outside: 0 };
  }
  let outside = 0;
  const cells = rows.flatMap((values, down) =>
    values.flatMap((value, right) => {
      const [row, column] = [range.top + down, range.left + right];
      if (!grid.subjects[row] || !grid.variables[column]) outside += 1;
      return changeAt(grid, row, column, value);
    }),
  );
  return { cells, outside };
}

function parsePaste(text: string): string[][] {
  const rows: string[][] = [[]];
  // One match a cell: in quotation marks, or up to the next sign that ends one.
  for (const [whole, quoted, plain, end] of text
    .replace(/\r\n?/gu, '\n')
    .matchAll(/(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))(\t|\n|$)/gu)) {
    if (whole === '' && end === '') break;
    rows.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\n') rows.push([]);
  }
  return rows.at(-1)?.length === 0 ? rows.slice(0, -1) : rows;
}

/** The cells of a range as spreadsheets take them. */
export function textOfRange<Id extends string>(range: CellRange, grid: Grid<Id>): string {
  const { top, bottom, left, right } = range;
  const quote = (value: string) => (/["\t\n]/u.test(value) ? `"${value.replaceAll('"', '""')}"` : value);
  return from(top, bottom)
    .map((row) =>
      from(left, right)
        .map((column) => quote(valueAt(grid, row, column)))
        .join('\t'),
    )
    .join('\n');
}

/** The first row of a range in all its rows; a single row takes what stands above it. */
export function fillDown<Id extends string>(range: CellRange, grid: Grid<Id>): readonly CellChange<Id>[] {
  const { top, bottom, left, right } = range;
  const source = top === bottom ? top - 1 : top;
  if (source < 0) return [];
  return from(source + 1, bottom).flatMap((row) =>
    from(left, right).flatMap((column) => changeAt(grid, row, column, valueAt(grid, source, column))),
  );
}

/** Every empty cell of a column with the value above it. */
export function fillGaps<Id extends string>(column: number, grid: Grid<Id>): readonly CellChange<Id>[] {
  let above = '';
  return grid.subjects.flatMap((_, row) => {
    const value = valueAt(grid, row, column);
    if (value !== '') above = value;
    return value === '' && above !== '' ? changeAt(grid, row, column, above) : [];
  });
}

/** A range without its values. */
export function clearRange<Id extends string>(range: CellRange, grid: Grid<Id>): readonly CellChange<Id>[] {
  const { top, bottom, left, right } = range;
  return from(top, bottom).flatMap((row) => from(left, right).flatMap((column) => changeAt(grid, row, column, '')));
}

/** Narrowest and widest column in characters: a yes or no needs no more, a whole sentence is cut. */
const [fewest, most] = [11, 38];

/** The widths of the columns as a CSS grid template: each as wide as its name and its longest value need. */
export function columnWidths(longest: readonly number[]): string {
  return longest.map((length) => `${Math.min(most, Math.max(fewest, length)) + 4}ch`).join(' ');
}
