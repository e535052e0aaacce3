import type { CodeId, CoderId, CodingId, DocumentId } from './ids.ts';

/**
 * One code on one range of one document by one coder (METHOD.md §2).
 * `start`/`end` are UTF-16 code units, half-open, `0 <= start < end <= length`.
 */
export interface Coding {
  readonly id: CodingId;
  readonly documentId: DocumentId;
  readonly codeId: CodeId;
  readonly coderId: CoderId;
  readonly start: number;
  readonly end: number;
  /** 0–100, or `null` when no weight was given. */
  readonly weight: number | null;
  readonly comment: string;
  readonly createdAt: number;
  readonly changedAt: number;
}
