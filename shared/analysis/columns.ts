/**
 * A study as analysis sees it: typed arrays, one entry a document, a paragraph or a coding. Documents, codes and coders
 * are dense indices into the id lists; positions are UTF-16 code units.
 */
export interface DocumentColumns {
  readonly ids: readonly string[];
  /** Length in UTF-16 units. */
  readonly length: Int32Array;
  /** Paragraph `p` of document `d` stands at `paragraphOffset[d] + p` in the two next columns. */
  readonly paragraphOffset: Int32Array;
  readonly paragraphStart: Int32Array;
  readonly paragraphEnd: Int32Array;
  /** Positions of the first halves of surrogate pairs, ascending per document; `astralOffset` as above. */
  readonly astralOffset: Int32Array;
  readonly astral: Int32Array;
}

/** All codings, sorted by document, then start, then end. */
export interface CodingColumns {
  readonly document: Int32Array;
  readonly code: Int32Array;
  readonly coder: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

export interface StudyColumns {
  /** The revision that the columns were read at; an answer for an older one is dropped. */
  readonly revision: number;
  readonly documents: DocumentColumns;
  readonly codings: CodingColumns;
  readonly codeIds: readonly string[];
  readonly coderIds: readonly string[];
}

/** A row or column of a chart: a code with the codes that count into it (itself, and its descendants on demand). */
export interface CodeSet {
  readonly id: string;
  /** Path from the theme down, `/` between names. */
  readonly path: string;
  readonly name: string;
  /** Palette name or `#rrggbb`, never empty: what the code shows as. */
  readonly color: string;
  /** 0 for a theme. */
  readonly depth: number;
  /** Indices into `StudyColumns.codeIds`. */
  readonly members: readonly number[];
}
