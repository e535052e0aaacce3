import type { CodeId, CodingId, DocumentId, MemoId } from './ids.ts';

/** The memo types a new study starts with (Corbin & Strauss; the list can be edited). */
export const memoTypes = [
  'theoretical',
  'operational',
  'code',
  'document',
  'integrative',
  'reflexive',
  'sampling',
  'free',
] as const;

/** Where a memo points. `mention` and `passage` are read from its body, `link` was made by hand. */
export type MemoLinkOrigin = 'link' | 'mention' | 'passage';

export interface MemoLink {
  readonly origin: MemoLinkOrigin;
  readonly target:
    | { readonly kind: 'code'; readonly codeId: CodeId }
    | { readonly kind: 'document'; readonly documentId: DocumentId }
    /** A place in a text, with the coding it was quoted from where there was one. UTF-16 units. */
    | {
        readonly kind: 'segment';
        readonly documentId: DocumentId;
        readonly start: number;
        readonly end: number;
        readonly codingId: CodingId | null;
      }
    | { readonly kind: 'memo'; readonly memoId: MemoId };
}

export interface Memo {
  readonly id: MemoId;
  readonly title: string;
  readonly type: string;
  /** The editor state as JSON text: the nodes of `memoBody.ts`. */
  readonly body: string;
  /** The words of the body as plain text, for lists, search and counts. */
  readonly text: string;
  readonly flag: string | null;
  readonly author: string;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly links: readonly MemoLink[];
}
