import type { FormatMark } from '#shared/domain/document.ts';

/** A file to read: a path on this machine, or bytes that came through a door under a name. */
export type ReadRequest = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

/** Text with the marks that stand beside it; what every reader of a format gives. */
export interface FormattedText {
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  readonly format: readonly FormatMark[];
  /** What could not be taken over, in sentences. */
  readonly warnings: readonly string[];
}

/** A file as it comes into a study. */
export interface DocumentReading extends FormattedText {
  /** The file as it is on disk. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
}

/** Greatest size of a file that is read, in bytes. */
export const largestFile = 200 * 1024 * 1024;
