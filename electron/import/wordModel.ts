/** The parts of mammoth's document model that are read here. Unknown kinds of nodes are passed over. */
export interface WordParagraph {
  readonly type: 'paragraph';
  readonly children: readonly WordNode[];
  readonly styleName: string | null;
  readonly styleId: string | null;
  readonly numbering: { readonly isOrdered: boolean; readonly level: string } | null;
  /** What `rewriteWordPart` put there: `list=ID;outline=LEVEL;hidden=true|false`. */
  readonly alignment: string | null;
}
export interface WordRun {
  readonly type: 'run';
  readonly children: readonly WordNode[];
  readonly styleName: string | null;
  readonly isBold: boolean;
  readonly isItalic: boolean;
  readonly isUnderline: boolean;
  readonly isStrikethrough: boolean;
}
export interface WordTable {
  readonly type: 'table' | 'tableRow' | 'tableCell';
  readonly children: readonly WordNode[];
}
export interface NoteReference {
  readonly type: 'noteReference';
  readonly noteType: string;
  readonly noteId: string;
}
export type WordNode =
  | WordParagraph
  | WordRun
  | WordTable
  | NoteReference
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'tab' }
  | { readonly type: 'checkbox'; readonly checked: boolean }
  | { readonly type: 'break'; readonly breakType: 'line' | 'page' | 'column' }
  | { readonly type: 'hyperlink'; readonly children: readonly WordNode[]; readonly href?: string }
  /** A sign of `rewriteWordPart`. */
  | { readonly type: 'bookmarkStart'; readonly name: string }
  | { readonly type: 'image' | 'commentReference' };

export interface WordNote {
  readonly body: readonly WordNode[];
}
export interface WordDocument {
  readonly children: readonly WordNode[];
  readonly notes: { resolve(reference: { noteType: string; noteId: string }): WordNote | null };
}
