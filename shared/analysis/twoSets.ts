import type { StudyColumns } from './columns.ts';
import { countCoOccurrence } from './coOccurrence.ts';
import type { CoOccurrenceUnit } from './results.ts';
import type { CodingChoice } from './selection.ts';
import { pickTies, type Ties, tiesOf } from './ties.ts';

/** `sets` are the codes of both sets, each once. */
export interface TwoSetsChoice extends CodingChoice {
  /** Which of `sets` belong to the first set and to the second, as indices; a code may belong to both. */
  readonly first: readonly number[];
  readonly second: readonly number[];
  readonly unit: CoOccurrenceUnit;
  readonly near: number;
  readonly least: number;
  readonly relatives: boolean;
  readonly withSubcodes: boolean;
  readonly pairs?: Float64Array;
}

/** What the codes of one set have in common with those of another. */
export interface TwoSets {
  readonly first: Int32Array;
  readonly second: Int32Array;
  /** Codings and documents of each code. */
  readonly frequency: Float64Array;
  readonly documents: Float64Array;
  /** Between a code of the first set and one of the second, each once. */
  readonly ties: Ties;
  /** Ties that there are; more than are given only where a picture or table could not bear them. */
  readonly allTies: number;
}

/** Ties beyond these are counted, and not given. */
const mostTies = 10_000;

/** Co-occurrence (METHOD.md §3) of the codes of two sets; within a set it is looked at only where that is both of them. */
export function tiesOfTwoSets(columns: StudyColumns, choice: TwoSetsChoice): TwoSets {
  const result = countCoOccurrence(columns, { ...choice, coefficients: [] });
  const size = result.codes.length;
  const [inFirst, inSecond] = [flags(size, choice.first), flags(size, choice.second)];
  const ties = tiesOf(result, {
    relatives: choice.relatives,
    least: choice.least,
    between: (a, b) => (inFirst[a] === 1 && inSecond[b] === 1) || (inFirst[b] === 1 && inSecond[a] === 1),
  });
  return {
    first: Int32Array.from(choice.first),
    second: Int32Array.from(choice.second),
    frequency: result.frequency,
    documents: Float64Array.from(result.frequency.keys(), (at) => result.documents[at * size + at] as number),
    ties: pickTies(ties, Array.from(ties.first.keys()).slice(0, mostTies)),
    allTies: ties.first.length,
  };
}

function flags(size: number, members: readonly number[]): Uint8Array {
  const flag = new Uint8Array(size);
  for (const member of members) flag[member] = 1;
  return flag;
}
