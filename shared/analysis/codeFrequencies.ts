import type { StudyColumns } from './columns.ts';
import { frequencies } from './frequencies.ts';
import type { CodingChoice } from './selection.ts';

/** How often the chosen codes occur (METHOD.md §2), one entry a code. */
export interface CodeFrequencies {
  readonly codings: Float64Array;
  readonly documents: Float64Array;
}

/** frequency(code) and documents(code), as a task of their own. */
export const codeFrequencies = (columns: StudyColumns, choice: CodingChoice): CodeFrequencies =>
  frequencies(columns, choice);
