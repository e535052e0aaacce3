/** A column of a chart: one document, or the documents of a group or of a value of a variable, taken together. */
export interface DocumentColumn {
  /** Unique in its chart, and the same from one count to the next. */
  readonly key: string;
  readonly name: string;
  /** The chosen documents that it holds. */
  readonly documentIds: readonly string[];
  /** True for the documents that are in no group, or have no value. */
  readonly isRest: boolean;
}

/** How the documents of a study are parted: each in one column at most. */
export interface PartedDocuments {
  /** What parts them, in running words: `document`, `document group`, `side`. */
  readonly by: string;
  readonly columns: readonly DocumentColumn[];
  /** Column of each document of `StudyColumns.documents`; -1 = takes no part. */
  readonly columnOf: Int32Array;
}
