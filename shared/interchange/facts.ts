import type { Cell, Table, TableColumn } from './table.ts';

/** Where a file comes from: stated in every export (METHOD.md: a count without its unit is a defect). */
export interface ExportFacts {
  /** Name of the study; never its place on a machine. */
  readonly study: string;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly exported: string;
  /** Unit and options in words: `['positions', 'Unicode code points, end excluded']`. */
  readonly options: readonly (readonly [name: string, value: string])[];
}

/** How positions are meant in every file that holds any (METHOD.md §1). */
export const positionsFact = ['positions', 'Unicode code points from 0, end not included'] as const;

/** The facts as a sheet of their own. */
export function factsTable({ study, revision, exported, options }: ExportFacts): Table {
  const rows: [string, Cell][] = [
    ['study', study],
    ['revision', revision],
    ['exported', exported],
    ...options.map(([name, value]): [string, Cell] => [name, value]),
  ];
  return { name: 'Study', columns: [column('fact', 24), column('value', 80)], rows };
}

/** The facts as columns of every row: a CSV file of a table has no other place for them that programs would not stumble on. */
export function withFacts(table: Table, { study, revision, exported }: ExportFacts): Table {
  return {
    ...table,
    columns: [...table.columns, column('study', 24), column('revision', 10), column('exported', 22)],
    rows: table.rows.map((row) => [...row, study, revision, exported]),
  };
}

/** The facts as fields at the head of a JSON file. */
export function factsRecord({ study, revision, exported, options }: ExportFacts) {
  return { study, revision, exported, ...(options.length > 0 ? { facts: Object.fromEntries(options) } : {}) };
}

export const column = (title: string, width: number): TableColumn => ({ title, width });

/** The time as files hold it. */
export const isoTime = (milliseconds: number): string => new Date(milliseconds).toISOString();
