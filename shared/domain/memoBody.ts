/**
 * The body of a memo is the editor's serialised state (Lexical JSON). Known node types: `root`, `paragraph`,
 * `heading` (tag h1–h3), `quote`, `list` (listType bullet|number), `listitem`, `link` (url), `text` (format bits:
 * 1 bold, 2 italic, 8 underline), `linebreak`, `mark` (ids = ids of codes: a coded passage), and ours below.
 */
export interface CodeMention {
  readonly type: 'code-mention';
  readonly codeId: string;
  readonly label: string;
}
export interface DocumentMention {
  readonly type: 'document-mention';
  readonly documentId: string;
  readonly label: string;
}
export interface MemoMention {
  readonly type: 'memo-mention';
  readonly memoId: string;
  readonly label: string;
}
/** A quoted segment: a block of its own with the words as they stood. Positions in UTF-16 units. */
export interface SegmentQuote {
  readonly type: 'segment-quote';
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  readonly codingId: string | null;
  readonly text: string;
  readonly label: string;
}
