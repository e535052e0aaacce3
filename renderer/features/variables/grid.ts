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

/** Cells of a pasted table (tabs and lines, as spreadsheets copy them) from a cell on; what lies outside is left out. */
export function cellsOfPaste<Id extends string>(
  text: string,
  from: CellPlace,
  subjects: readonly { readonly id: Id }[],
  variables: readonly { readonly id: VariableId }[],
): readonly CellChange<Id>[] {
  const lines = text.replace(/\r?\n$/u, '').split(/\r?\n/u);
  return lines.flatMap((line, down) =>
    line.split('\t').flatMap((value, right) => {
      const subject = subjects[from.row + down];
      const variable = variables[from.column + right];
      if (!subject || !variable) return [];
      return [{ rowId: subject.id, variableId: variable.id, value: value.trim() === '' ? null : value.trim() }];
    }),
  );
}

/** Narrowest and widest column in characters: a yes or no needs no more, a whole sentence is cut. */
const [fewest, most] = [11, 38];

/** The widths of the columns as a CSS grid template: each as wide as its name and its longest value need. */
export function columnWidths(longest: readonly number[]): string {
  return longest.map((length) => `${Math.min(most, Math.max(fewest, length)) + 4}ch`).join(' ');
}
