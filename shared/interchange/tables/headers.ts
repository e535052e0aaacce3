/** Rows of a table as words. */
export type TableRowsOfWords = readonly (readonly string[])[];

/** What columns can mean, and how they are called: in lower case, without accents, words parted by one blank. */
export type Headings<Role extends string> = Readonly<Record<Role, readonly string[]>>;

/** The row of names of a table, and which columns mean what. A column means one thing; of two that mean the same both count. */
export interface FoundHeadings<Role extends string> {
  /** Index of the row. */
  readonly row: number;
  /** Places of the columns, from the left. */
  readonly columns: ReadonlyMap<Role, readonly number[]>;
}

/** Rows above the names of columns that are looked at: titles, dates, filters. */
const farthestDown = 15;

/** Finds the row in which the most columns are called by known names; `null` when none is. */
export function findHeadings<Role extends string>(
  rows: TableRowsOfWords,
  headings: Headings<Role>,
): FoundHeadings<Role> | null {
  const meaning = new Map<string, Role>();
  for (const role of Object.keys(headings) as Role[]) for (const name of headings[role]) meaning.set(name, role);
  let best: FoundHeadings<Role> | null = null;
  for (const [row, cells] of rows.slice(0, farthestDown).entries()) {
    const columns = new Map<Role, number[]>();
    for (const [place, cell] of cells.entries()) {
      const role = meaning.get(plainHeading(cell));
      if (role !== undefined) columns.set(role, [...(columns.get(role) ?? []), place]);
    }
    if (columns.size > (best?.columns.size ?? 0)) best = { row, columns };
  }
  return best;
}

/** A heading as it is compared: `Code-Memo:` and `code memo` are one. */
export const plainHeading = (cell: string): string =>
  cell
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();

/** What stands in the first column of a role that says anything. */
export function cellOf<Role extends string>(found: FoundHeadings<Role>, row: readonly string[], role: Role): string {
  for (const place of found.columns.get(role) ?? []) {
    const cell = (row[place] ?? '').trim();
    if (cell !== '') return cell;
  }
  return '';
}

/** What stands in all columns of a role, each once, with a blank line between. */
export function cellsOf<Role extends string>(found: FoundHeadings<Role>, row: readonly string[], role: Role): string {
  const cells = (found.columns.get(role) ?? []).map((place) => (row[place] ?? '').trim());
  return [...new Set(cells)].filter((cell) => cell !== '').join('\n\n');
}
