import type { DocumentId, GroupId } from './ids.ts';

export interface DocumentGroup {
  readonly id: GroupId;
  readonly name: string;
  readonly position: number;
}

/** A document as lists show it; its text is read apart. */
export interface StudyDocument {
  readonly id: DocumentId;
  readonly name: string;
  readonly groupId: GroupId | null;
  /** Place in study order within its group: 0, 1, 2 … */
  readonly position: number;
  /** Length in Unicode code points. */
  readonly characters: number;
  /** Numbered paragraphs (METHOD.md §1). */
  readonly paragraphs: number;
  /** Name of the imported file with its ending, without folders; empty for pasted text. */
  readonly sourceName: string;
  /** SHA-256 of the imported file, hexadecimal: the same file twice is recognised by it. */
  readonly sourceHash: string;
  readonly note: string;
  readonly createdAt: number;
  readonly changedAt: number;
}

/** How a stretch of text looks in the reader. Formatting stands beside the text, never as characters in it. */
export type MarkKind =
  | 'heading1'
  | 'heading2'
  | 'heading3'
  | 'bullet'
  | 'number'
  | 'quote'
  | 'bold'
  | 'italic'
  | 'underline'
  | 'link'
  | 'speaker'
  | 'table-row'
  | 'table-cell'
  | 'footnote'
  /** A remark of an editor about these words; `value` is what it says, with its author in front. */
  | 'comment'
  /** Text that its program hid; only where it was asked for. */
  | 'hidden'
  /** Struck out. */
  | 'strike'
  /** Words spoken at a time: `value` is the time to show (`1:02:03`), `level` the start in milliseconds. */
  | 'time'
  /** What stood on one page of a PDF; `value` is the page's own number. */
  | 'page';

/** `start`/`end` in UTF-16 code units, half-open. Block kinds (heading, bullet, number, quote) cover whole paragraphs. */
export interface FormatMark {
  readonly kind: MarkKind;
  readonly start: number;
  readonly end: number;
  /** Indent of a list item (0 = outermost) or milliseconds; number of a numbered item, target of a link, name of a speaker. */
  readonly level?: number | undefined;
  readonly value?: string | undefined;
}

/** Kinds of marks that cover whole paragraphs. */
export const paragraphMarks: ReadonlySet<MarkKind> = new Set([
  'heading1',
  'heading2',
  'heading3',
  'bullet',
  'number',
  'quote',
  'table-row',
]);
