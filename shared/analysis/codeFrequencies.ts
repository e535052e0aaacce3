import { type CodeCounts, codeMatrix } from './codeMatrix.ts';
import type { StudyColumns } from './columns.ts';
import { type CodingChoice, selectCodings } from './selection.ts';

export interface CodeFrequencyChoice extends CodingChoice {
  /** When each coding of the columns was made, in ms; left out where nobody asks for first and last use. */
  readonly madeAt?: Float64Array;
}

/** How often the chosen codes occur (METHOD.md §2), one entry a code. */
export interface CodeFrequencies extends CodeCounts {
  /** The chosen documents and their code points together: what shares and coverage are of. */
  readonly documentTotal: number;
  readonly characterTotal: number;
  /** Codings of each code by each coder: codes × coders of the study, row by row. */
  readonly byCoder: Float64Array;
  /** When the first and the last of its codings were made, in ms, and the index of its document; NaN and -1 for none. */
  readonly firstAt: Float64Array;
  readonly firstDocument: Int32Array;
  readonly lastAt: Float64Array;
  readonly lastDocument: Int32Array;
}

/**
 * frequency(code), documents(code), what it covers of all chosen documents together, who coded it, and when first and last.
 * Of codings made in the same moment the one that stands first in the study is the first, and the one that stands last the last.
 */
export function codeFrequencies(columns: StudyColumns, choice: CodeFrequencyChoice): CodeFrequencies {
  const { documents } = choice;
  const columnOf = Int32Array.from(columns.documents.ids, (_, at) => (documents?.[at] === 0 ? -1 : 0));
  const { ofCode, documentTotal, characterTotal } = codeMatrix(columns, {
    ...choice,
    columnOf,
    columnCount: 1,
    mostCells: Number.MAX_SAFE_INTEGER,
  });
  return { ...ofCode, documentTotal, characterTotal, ...usesOf(columns, choice) };
}

type Uses = Omit<CodeFrequencies, keyof CodeCounts | 'documentTotal' | 'characterTotal'>;

function usesOf(columns: StudyColumns, choice: CodeFrequencyChoice): Uses {
  const size = choice.sets.length;
  const coders = columns.coderIds.length;
  const uses: Uses = {
    byCoder: new Float64Array(size * coders),
    firstAt: new Float64Array(size).fill(Number.NaN),
    firstDocument: new Int32Array(size).fill(-1),
    lastAt: new Float64Array(size).fill(Number.NaN),
    lastDocument: new Int32Array(size).fill(-1),
  };
  const selection = selectCodings(columns, choice);
  for (let at = 0; at < selection.kind.length; at++) {
    const row = selection.row ? (selection.row[at] as number) : at;
    for (const set of selection.kinds.sets[selection.kind[at] as number] ?? []) {
      const cell = set * coders + (columns.codings.coder[row] as number);
      uses.byCoder[cell] = (uses.byCoder[cell] as number) + 1;
      if (choice.madeAt) noteUse(uses, set, choice.madeAt[row] as number, columns.codings.document[row] as number);
    }
  }
  return uses;
}

function noteUse(uses: Uses, set: number, at: number, document: number): void {
  if (!((uses.firstAt[set] as number) <= at)) {
    uses.firstAt[set] = at;
    uses.firstDocument[set] = document;
  }
  if (!((uses.lastAt[set] as number) > at)) {
    uses.lastAt[set] = at;
    uses.lastDocument[set] = document;
  }
}
