/** What a cell holds. `null` = nothing is known or given. */
export type Cell = string | number | boolean | null;

export interface TableColumn {
  readonly title: string;
  /** Width in characters, for workbooks. */
  readonly width: number;
}

/** A table on its way into a file. */
export interface Table {
  /** Name of the sheet. */
  readonly name: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Rows as records, keyed by their column's title, for JSON. */
export function recordsOf({ columns, rows }: Table): Record<string, Cell>[] {
  return rows.map((row) => Object.fromEntries(columns.map(({ title }, index) => [title, row[index] ?? null])));
}
