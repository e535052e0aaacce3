import type { CodeSet } from './columns.ts';

export const coOccurrenceUnits = ['pairs', 'stretches', 'characters', 'paragraphs', 'documents', 'near'] as const;
export type CoOccurrenceUnit = (typeof coOccurrenceUnits)[number];
export const coefficients = ['none', 'jaccard', 'c', 'lift'] as const;
export type Coefficient = (typeof coefficients)[number];

/** A code of a result, as it is named and coloured on the picture. */
export type ResultCode = Omit<CodeSet, 'members'>;

/** Whose words count, where not everybody's do: `words of interviewers are left out`. */
export type SpeakerLimit = string;

/** Co-occurrence of n codes (METHOD.md §3). Matrices are n × n, row by row, symmetric. */
export interface CoOccurrenceResult {
  readonly kind: 'co-occurrence';
  readonly revision: number;
  readonly unit: CoOccurrenceUnit;
  /** Greatest paragraph distance for the unit `near`; 0 otherwise. */
  readonly near: number;
  readonly withSubcodes: boolean;
  readonly codes: readonly ResultCode[];
  /** The counts in the chosen unit; the diagonal holds the frequency of the code (codings). */
  readonly values: Float64Array;
  /** Always the unit `pairs`, for hover and ranking. */
  readonly pairs: Float64Array;
  /** Documents holding both; NaN off the diagonal where they were not counted. */
  readonly documents: Float64Array;
  /** NaN where it is not defined (and on the diagonal), or was not asked for. */
  readonly jaccard: Float64Array;
  readonly c: Float64Array;
  readonly lift: Float64Array;
  /** 1 = c > 1 (or its divisor not positive: codings are redundant); 2 = one code more than five times as frequent as the other; 3 = both. */
  readonly flags: Uint8Array;
  /** frequency(code), n entries. */
  readonly frequency: Float64Array;
  readonly documentCount: number;
  readonly coderCount: number;
  readonly speakers?: SpeakerLimit;
}

export const comparisonAxes = ['paragraphs', 'characters', 'sections'] as const;
export type ComparisonAxis = (typeof comparisonAxes)[number];
export const sliceRules = ['assignments', 'characters', 'equal'] as const;
export type SliceRule = (typeof sliceRules)[number];

/**
 * One row of the comparison chart: a document (METHOD.md §4). Cells are the paragraphs (axes `paragraphs` and
 * `characters`) or the 100 sections; slices are listed by cell, then in the order of the codes.
 */
export interface ComparisonRow {
  readonly documentId: string;
  readonly name: string;
  /** Label of the block it stands in; empty when rows are not grouped. */
  readonly group: string;
  /** UTF-16 positions of the cells. */
  readonly cellStart: Int32Array;
  readonly cellEnd: Int32Array;
  /** Where each cell is drawn, 0..1 of the row's own width scale (see `width`). */
  readonly cellFrom: Float64Array;
  readonly cellTo: Float64Array;
  /** Per slice: its cell, its code (index into `themes`), its share of the cell in 0..1, and how many codings made it. */
  readonly sliceCell: Int32Array;
  readonly sliceTheme: Int32Array;
  readonly sliceShare: Float64Array;
  readonly sliceCodings: Int32Array;
  /** Share of all slices for each theme; all 0 when nothing is coded. Sums to 1 otherwise. */
  readonly shares: Float64Array;
  /** Length of the row relative to the longest (1 for `sections`; paragraphs or code points otherwise). */
  readonly width: number;
  /** Where memos point at words of the document; left out where they were not asked for. */
  readonly memos?: readonly RowMemo[];
}

/** A memo that points at words of a document: the cells that hold some of them, first and last. */
export interface RowMemo {
  readonly memoId: string;
  readonly first: number;
  readonly last: number;
}

export interface ComparisonResult {
  readonly kind: 'comparison';
  readonly revision: number;
  readonly x: ComparisonAxis;
  readonly slices: SliceRule;
  readonly withSubcodes: boolean;
  readonly themes: readonly ResultCode[];
  /** Length of the longest row, in the unit of the axis: paragraphs, code points, or 100 sections; 0 without rows. */
  readonly longest: number;
  /** Codings of each theme over the chosen documents. */
  readonly frequency: Float64Array;
  /** Blocks from top to bottom; rows are in the order to draw. */
  readonly groups: readonly { readonly label: string; readonly rows: readonly number[] }[];
  readonly rows: readonly ComparisonRow[];
  /** False = without the strips of sums under the groups. */
  readonly strips?: boolean;
  readonly speakers?: SpeakerLimit;
}
