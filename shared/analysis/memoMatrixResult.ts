import type { ChartResult } from './chartResult.ts';
import type { ResultCode } from './results.ts';

/** Themes × concepts in memos (METHOD.md §3): the number of memos that reference both. */
export interface MemoMatrixResult extends ChartResult {
  readonly kind: 'memo-matrix';
  readonly settings: { readonly types: string; readonly order: 'tree' | 'memos' };
  /** Rows: concepts that any memo references; columns: the themes, or the codes that were chosen. */
  readonly concepts: readonly ResultCode[];
  readonly themes: readonly ResultCode[];
  /** Codes below the themes that are no columns, whether or not a memo references them. */
  readonly codesLeft: number;
  /** Codes below the themes that were chosen as columns, and so are no rows. */
  readonly codesTaken: number;
  /** Concepts × themes, row by row. */
  readonly counts: Float64Array;
  readonly conceptMemos: Float64Array;
  readonly themeMemos: Float64Array;
  /** The memos that reference anything here, with their rows and columns. */
  readonly memos: readonly {
    readonly id: string;
    readonly rows: readonly number[];
    readonly columns: readonly number[];
  }[];
  /** The memos that take part: of the chosen types, linked to a chosen document or to none. */
  readonly memoCount: number;
  /** Memos of the chosen types that are linked to other documents only; `null` = no documents were chosen. */
  readonly leftOut?: number | null;
}
