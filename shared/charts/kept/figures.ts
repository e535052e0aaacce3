import type { ChartTable, TableCell } from '../tables.ts';

/** How much of the study there was. */
export interface StudySize {
  readonly codings: number;
  readonly documents: number;
  readonly memos: number;
}

/** What a chart's table held on a day, with the size of the study then: enough to say later what has changed. */
export interface KeptFigures {
  readonly table: Omit<ChartTable, 'heads'>;
  /** Codes whose paths stand in the table: one that is renamed later is still the same. */
  readonly codes: readonly { readonly id: string; readonly path: string }[];
  readonly study: StudySize;
}

/** A table with more cells, or with longer words, stays out of the study file: its digest alone is kept. */
const most = { cells: 6_000, characters: 200_000 } as const;

/** The figures of a chart as they are kept; `null` where they are too many. */
export function keptFigures(
  { heads: _, ...table }: ChartTable,
  codes: KeptFigures['codes'],
  study: StudySize,
): KeptFigures | null {
  if (table.columns.length * table.rows.length > most.cells) return null;
  const words = new Set<TableCell>([...table.columns, ...table.rows.flat()]);
  const kept = { table, codes: codes.filter(({ path }) => words.has(path)), study };
  return JSON.stringify(kept).length > most.characters ? null : kept;
}
