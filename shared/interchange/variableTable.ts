import type { VariableType } from '../domain/variable.ts';
import { parseVariableValue } from '../domain/variableValue.ts';

/** A column of a table as a variable: its type by what stands in it, and one value a row in canonical form. */
export interface VariableColumn {
  readonly name: string;
  readonly type: VariableType;
  /** In the order in which they occur; empty unless the type is `choice`. */
  readonly choices: readonly string[];
  /** Every different value that is short enough for a list of choices, in the order in which they occur. */
  readonly different: readonly string[];
}

/** A table of variables: a row a document. */
export interface VariableTable {
  readonly columns: readonly VariableColumn[];
  readonly rows: readonly {
    /** Number of the row in the table, the header being 1. */
    readonly number: number;
    readonly document: string;
    /** As written, one a column; empty = no value. */
    readonly values: readonly string[];
  }[];
  readonly warnings: readonly string[];
}

/**
 * Reads a table whose first column names the document and whose other columns are variables (DESIGN.md §8).
 * Columns without a name are left out and said so; of two with one name the first counts.
 */
export function readVariableTable(rows: readonly (readonly string[])[]): VariableTable {
  const [header = [], ...body] = rows;
  const warnings: string[] = [];
  const places = variablePlaces(header, body, warnings);
  const columns = places.map(({ place, name }) =>
    columnOf(
      name,
      body.map((row) => (row[place] ?? '').trim()),
    ),
  );
  return {
    columns,
    rows: body.map((row, index) => ({
      number: index + 2,
      document: row[0] ?? '',
      values: places.map(({ place }) => (row[place] ?? '').trim()),
    })),
    warnings,
  };
}

function variablePlaces(header: readonly string[], body: readonly (readonly string[])[], warnings: string[]) {
  const taken = new Set<string>();
  const width = Math.max(header.length, ...body.slice(0, 1000).map((row) => row.length));
  const places: { place: number; name: string }[] = [];
  for (let place = 1; place < width; place++) {
    const name = (header[place] ?? '').replace(/\s+/gu, ' ').trim();
    const filled = body.some((row) => (row[place] ?? '').trim() !== '');
    if (name === '' && filled) warnings.push(`Column ${place + 1} has no name and was left out.`);
    else if (name.length > 500)
      warnings.push(`The name of column ${place + 1} is longer than 500 characters; it was left out.`);
    else if (taken.has(name)) warnings.push(`There are two columns “${name}”; the second was left out.`);
    else if (name !== '') places.push({ place, name });
    taken.add(name);
  }
  return places;
}

/** A column as a variable; its type by its values where none is given. */
export function columnOf(name: string, written: readonly string[], given?: VariableType): VariableColumn {
  const values = written.filter((value) => value !== '');
  const different = [...new Set(values)].filter(isShort);
  const wanted = given ?? guessType(values);
  // A list of choices needs one.
  const type = wanted === 'choice' && different.length === 0 ? 'text' : wanted;
  return { name, type, choices: type === 'choice' ? different : [], different };
}

/**
 * The narrowest type that all values fit: number, yes/no, date, then a choice when few different values stand often, else
 * text. Digits with a nought in front are names of things ("007") and stay text.
 */
export function guessType(values: readonly string[]): VariableType {
  if (values.length === 0) return 'text';
  const fits = (type: VariableType) => values.every((value) => parseVariableValue({ type, choices: [] }, value).ok);
  if (fits('number') && !values.some((value) => /^[+-]?0\d/.test(value))) return 'number';
  const narrow = (['boolean', 'date'] as const).find(fits);
  if (narrow) return narrow;
  const different = new Set(values).size;
  const repeats = different <= 12 && different * 2 <= values.length;
  return repeats && values.every(isShort) ? 'choice' : 'text';
}

const isShort = (value: string): boolean => value.length <= 60 && !value.includes('\n');

/**
 * Finds the document that a row means: by its exact name, else by the name of its file with or without its ending, else
 * without regard to case. `names` are the documents' names; answers the index, or `null` when there is none or no only one.
 */
export function createNameFinder(
  names: readonly string[],
  fileNames: readonly string[],
): (written: string) => number | null {
  const exact = indexBy(names, (name) => name);
  const files = indexBy(fileNames, (name) => name);
  const folded = indexBy(names, fold);
  return (written) => {
    const name = written.normalize('NFC').trim();
    const bare = name.replace(/\.[A-Za-z][A-Za-z0-9]{0,9}$/, '');
    return (
      only(exact, name) ??
      only(files, name) ??
      only(exact, bare) ??
      only(folded, fold(name)) ??
      only(folded, fold(bare))
    );
  };
}

const fold = (name: string): string => name.normalize('NFC').trim().toLowerCase();

function indexBy(names: readonly string[], keyOf: (name: string) => string): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [place, name] of names.entries()) index.set(keyOf(name), [...(index.get(keyOf(name)) ?? []), place]);
  return index;
}

function only(index: ReadonlyMap<string, readonly number[]>, key: string): number | null {
  const places = index.get(key);
  return places?.length === 1 && key !== '' ? (places[0] ?? null) : null;
}
