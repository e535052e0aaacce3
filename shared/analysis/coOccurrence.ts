import { assertNever } from '../domain/result.ts';
import type { CodeSet, StudyColumns } from './columns.ts';
import { type Cover, sweepCover } from './coverSweep.ts';
import { paragraphCount } from './documents.ts';
import { documentsTogether, type Frequencies, frequenciesOf } from './frequencies.ts';
import { cOf, flagsOf, forPairs } from './pairCoefficients.ts';
import { pairsOfSets, sweepPairs } from './pairSweep.ts';
import type { Coefficient, CoOccurrenceResult, CoOccurrenceUnit, ResultCode } from './results.ts';
import { type CodingChoice, chosenCount, type Selection, selectCodings } from './selection.ts';
import { inCodePoints, inParagraphs, reaching } from './spans.ts';

/** What to count (METHOD.md §3). */
export interface CoOccurrenceChoice extends CodingChoice {
  readonly unit: CoOccurrenceUnit;
  /** Greatest paragraph distance for the unit `near`. */
  readonly near?: number;
  /** What the sets were made with; it is printed beside the numbers. */
  readonly withSubcodes: boolean;
  /** Which coefficients to work out; the others stay NaN. Left out = all. `jaccard` and `lift` cost a sweep each. */
  readonly coefficients?: readonly Coefficient[];
  /** False: the documents that hold both are not counted and stay NaN (unless they are the unit). Left out = counted. */
  readonly withDocuments?: boolean;
  /** The pairs of the same choice where they are known already: see {@link pairCounts}. */
  readonly pairs?: Float64Array;
  /** What else is known of the same choice, with the pairs: the ledger of pairs, whose matrices the answer may hold. */
  readonly known?: KnownCounts;
}

/** Numbers beside the pairs that do not have to be worked out again. */
export interface KnownCounts {
  readonly frequency: Frequencies;
  /** With the frequencies on the diagonal. */
  readonly pairs: Float64Array;
  readonly c: Float64Array;
  readonly flags: Uint8Array;
}

/**
 * Pairs of overlapping codings for every two sets (METHOD.md §3, unit `pairs`), n × n and symmetric with 0 on the diagonal;
 * given `near`, pairs within that paragraph distance instead. This is the hot path: it pays for nothing else.
 */
export function pairCounts(columns: StudyColumns, choice: CodingChoice, near: number | null = null): Float64Array {
  return pairsIn(columns, selectCodings(columns, choice), near);
}

/** Co-occurrence of every two sets with all that stands beside the count: see {@link CoOccurrenceResult}. */
export function countCoOccurrence(columns: StudyColumns, choice: CoOccurrenceChoice): CoOccurrenceResult {
  let selected: Selection | null = null;
  const selection = (): Selection => {
    selected ??= selectCodings(columns, choice);
    return selected;
  };
  const { known } = choice;
  const measures = measuresOf(columns, selection);
  const frequency = known?.frequency ?? frequenciesOf(selection());
  const pairs = known?.pairs ?? choice.pairs ?? pairsIn(columns, selection(), null);
  const n = choice.sets.length;
  const unknown = unknownMatrix(n);
  const documents =
    choice.withDocuments === false && choice.unit !== 'documents' ? unknown : documentsTogether(selection());
  const near = choice.unit === 'near' ? (choice.near ?? 0) : 0;
  const values = valuesOf(choice.unit, { pairs, documents, measures, near: () => pairsIn(columns, selection(), near) });
  const shownPairs = known ? known.pairs : withDiagonal(pairs.slice(), frequency.codings);
  const wants = (coefficient: Coefficient) => choice.coefficients?.includes(coefficient) ?? true;
  return {
    kind: 'co-occurrence',
    revision: columns.revision,
    unit: choice.unit,
    near,
    withSubcodes: choice.withSubcodes,
    codes: choice.sets.map(toResultCode),
    values: choice.unit === 'pairs' ? shownPairs : withDiagonal(values.slice(), frequency.codings),
    pairs: shownPairs,
    documents: withDiagonal(documents.slice(), frequency.documents),
    jaccard: wants('jaccard') ? jaccardOf(measures.characters()) : unknown,
    c: wants('c') ? (known?.c ?? cOf(pairs, frequency.codings)) : unknown,
    lift: wants('lift') ? liftOf(measures.paragraphs(), paragraphCount(columns.documents, choice.documents)) : unknown,
    flags: known?.flags ?? flagsOf(pairs, frequency.codings),
    frequency: frequency.codings,
    documentCount: chosenCount(choice.documents, columns.documents.ids.length),
    coderCount: chosenCount(choice.coders, columns.coderIds.length),
  };
}

let nothingKnown = new Float64Array();

/** NaN throughout; every answer of one size has the same, which nobody writes to. */
function unknownMatrix(size: number): Float64Array {
  if (nothingKnown.length !== size * size) nothingKnown = new Float64Array(size * size).fill(Number.NaN);
  return nothingKnown;
}

/** A set as it is named on the picture. */
export function toResultCode({ id, path, name, color, depth }: CodeSet): ResultCode {
  return { id, path, name, color, depth };
}

function pairsIn(columns: StudyColumns, selection: Selection, near: number | null): Float64Array {
  const { kinds } = selection;
  const counts = new Uint32Array(kinds.sets.length ** 2);
  const ranges = near === null ? selection : reaching(inParagraphs(columns.documents, selection), near);
  sweepPairs(ranges, kinds.sets.length, counts);
  return pairsOfSets(counts, kinds);
}

/** The sweeps that several numbers share, each made at most once and only when it is asked for. */
interface Measures {
  characters(): Cover;
  paragraphs(): Cover;
}

function measuresOf(columns: StudyColumns, selection: () => Selection): Measures {
  let characters: Cover | null = null;
  let paragraphs: Cover | null = null;
  return {
    characters() {
      characters ??= sweepCover(inCodePoints(columns.documents, selection()), selection().kinds);
      return characters;
    },
    paragraphs() {
      paragraphs ??= sweepCover(inParagraphs(columns.documents, selection()), selection().kinds);
      return paragraphs;
    },
  };
}

interface Counted {
  readonly pairs: Float64Array;
  readonly documents: Float64Array;
  readonly measures: Measures;
  readonly near: () => Float64Array;
}

function valuesOf(unit: CoOccurrenceUnit, counted: Counted): Float64Array {
  switch (unit) {
    case 'pairs':
      return counted.pairs;
    case 'documents':
      return counted.documents;
    case 'stretches':
      return counted.measures.characters().runs;
    case 'characters':
      return counted.measures.characters().both;
    case 'paragraphs':
      return counted.measures.paragraphs().both;
    case 'near':
      return counted.near();
    default:
      return assertNever(unit);
  }
}

function withDiagonal(matrix: Float64Array, diagonal: Float64Array): Float64Array {
  for (const [index, value] of diagonal.entries()) matrix[index * (diagonal.length + 1)] = value;
  return matrix;
}

/** characters(A and B) / characters(A or B); NaN where neither covers anything. */
function jaccardOf({ alone, both }: Cover): Float64Array {
  return forPairs(alone.length, (a, b, cell) => {
    const shared = both[cell] as number;
    return shared / ((alone[a] as number) + (alone[b] as number) - shared);
  });
}

/** P(A and B) / (P(A) · P(B)) over paragraphs; NaN where one of them touches none. */
function liftOf({ alone, both }: Cover, trials: number): Float64Array {
  return forPairs(alone.length, (a, b, cell) => {
    const expected = (alone[a] as number) * (alone[b] as number);
    return expected === 0 ? Number.NaN : ((both[cell] as number) * trials) / expected;
  });
}
