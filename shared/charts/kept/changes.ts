import { parsePath } from '../../domain/codeTree.ts';
import type { TableCell } from '../tables.ts';
import type { KeptFigures, StudySize } from './figures.ts';

/** A figure that is another one now. */
export interface FigureChange {
  /** What names its row: the words in front of the figures. */
  readonly row: readonly string[];
  readonly column: string;
  readonly was: TableCell;
  readonly is: TableCell;
}

/** What is different between the figures of a chart on two days. */
export interface FigureChanges {
  /** How many more there are now than then; below 0 = fewer. */
  readonly study: StudySize;
  /** Codes of the chart with another name, as paths. */
  readonly renamed: readonly { readonly was: string; readonly is: string }[];
  /** Figures of rows and columns that were there then and are there now, the greatest change of the chart's own unit first. */
  readonly changed: readonly FigureChange[];
  /** How many figures were there then and are there now. */
  readonly compared: number;
  readonly newRows: readonly (readonly string[])[];
  readonly goneRows: readonly (readonly string[])[];
  readonly newColumns: readonly string[];
  readonly goneColumns: readonly string[];
  /** The change that is greatest in the chart's own unit; `null` where none of those figures has changed. */
  readonly greatest: FigureChange | null;
}

/** Compares what a chart shows with what it showed, by the names of rows and columns; a renamed code is the same code. */
export function figureChanges(then: KeptFigures, now: KeptFigures): FigureChanges {
  const path = newPaths(then, now);
  const renaming = (cell: TableCell): TableCell => (typeof cell === 'string' ? (path.get(cell) ?? cell) : cell);
  const before = lined(then, renaming);
  const after = lined(now, (cell) => cell);
  const columns = before.columns.filter((column) => after.columns.includes(column));
  const rows = [...before.rows.keys()].filter((key) => after.rows.has(key));
  const figures = rows.flatMap((key) => columns.flatMap((column) => figureOf(before, after, key, column)));
  const changed = figures.filter((each) => !isSame(each.was, each.is));
  const own = new Set(after.measures);
  // Figures of one unit compare; how a pair weighs against a coefficient nobody can say.
  const rank = ({ column }: FigureChange) => (own.has(column) ? -1 : columns.indexOf(column));
  const ranked = changed.toSorted((a, b) => rank(a) - rank(b) || size(b) - size(a));
  return {
    study: differences(then.study, now.study),
    renamed: renamedCodes(then, now),
    changed: ranked,
    compared: figures.length,
    newRows: missing(after, before),
    goneRows: missing(before, after),
    newColumns: after.columns.filter((column) => !before.columns.includes(column)),
    goneColumns: before.columns.filter((column) => !after.columns.includes(column)),
    greatest: ranked.find(({ column }) => own.has(column)) ?? null,
  };
}

const differences = (then: StudySize, now: StudySize): StudySize => ({
  codings: now.codings - then.codings,
  documents: now.documents - then.documents,
  memos: now.memos - then.memos,
});

const nowById = ({ codes }: KeptFigures) => new Map(codes.map(({ id, path }) => [id, path]));

/** The path that a code has now, by the path that it had. */
function newPaths(then: KeptFigures, now: KeptFigures): Map<string, string> {
  const paths = nowById(now);
  return new Map(then.codes.flatMap(({ id, path }) => (paths.has(id) ? [[path, paths.get(id) as string]] : [])));
}

/** A code whose theme was renamed has another path, and still its name. */
const lastName = (path: string): string | undefined => parsePath(path).at(-1);

function renamedCodes(then: KeptFigures, now: KeptFigures): FigureChanges['renamed'] {
  const paths = nowById(now);
  return then.codes.flatMap(({ id, path }) => {
    const other = paths.get(id);
    return other !== undefined && lastName(other) !== lastName(path) ? [{ was: path, is: other }] : [];
  });
}

interface Lines {
  /** Columns of figures, the unit's own among them. */
  readonly columns: readonly string[];
  readonly measures: readonly string[];
  readonly rows: ReadonlyMap<string, { readonly row: readonly string[]; readonly cells: Map<string, TableCell> }>;
}

/** The rows of a table by what names them; rows of one name are told apart by their order. */
function lined({ table }: KeptFigures, renaming: (cell: TableCell) => TableCell): Lines {
  const columns = table.columns.map((column) => String(renaming(column)));
  const names = namesOf(table);
  const figures = columns.flatMap((_, at) => (!names.includes(at) && isFigure(table, at) ? [at] : []));
  const seen = new Map<string, number>();
  const lines = (table.withSums ? table.rows.slice(0, -1) : table.rows).map((row) => {
    const named = names.map((at) => String(renaming(row[at] ?? null) ?? ''));
    const key = JSON.stringify(table.eitherOrder ? named.toSorted() : named);
    const nth = (seen.get(key) ?? 0) + 1;
    seen.set(key, nth);
    const cells = new Map(figures.map((at) => [columns[at] ?? '', row[at] ?? null]));
    return [`${key} ${nth}`, { row: named.filter((name) => name !== ''), cells }] as const;
  });
  const toNames = (places: readonly number[]) => places.map((at) => columns[at] ?? '');
  return {
    columns: toNames(figures),
    measures: toNames(table.measures ?? figures.slice(0, 1)),
    rows: new Map(lines),
  };
}

const isFigure = ({ rows }: KeptFigures['table'], column: number): boolean =>
  rows.some((row) => typeof row[column] === 'number');

/** The columns that name a row: as the table says, or those in front of the first figure. At least one does. */
function namesOf(table: KeptFigures['table']): readonly number[] {
  if (table.names) return table.names;
  const places = [...table.columns.keys()];
  const first = places.find((at) => at > 0 && isFigure(table, at));
  return places.slice(0, first ?? places.length);
}

function figureOf(before: Lines, after: Lines, key: string, column: string): FigureChange[] {
  const [then, now] = [before.rows.get(key), after.rows.get(key)];
  if (!then || !now) return [];
  const change = { row: now.row, column, was: then.cells.get(column) ?? null, is: now.cells.get(column) ?? null };
  return change.was === null && change.is === null ? [] : [change];
}

/** Figures are sums of fractions at times: what only rounding tells apart is the same. */
function isSame(was: TableCell, is: TableCell): boolean {
  if (typeof was !== 'number' || typeof is !== 'number') return was === is;
  return Math.abs(was - is) <= 1e-9 * Math.max(1, Math.abs(was), Math.abs(is));
}

const size = ({ was, is }: FigureChange): number => Math.abs(Number(is ?? 0) - Number(was ?? 0));

const missing = (of: Lines, from: Lines): (readonly string[])[] =>
  [...of.rows].flatMap(([key, { row }]) => (from.rows.has(key) ? [] : [row]));
