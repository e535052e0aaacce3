import type { FormatMark } from '#shared/domain/document.ts';
import type {
  DocumentOrigin,
  EncodingCandidate,
  GivenReadingOptions,
  ReadingOption,
  ReadingOptions,
} from '#shared/domain/reading.ts';

/** A file to read: a path on this machine, or bytes that came through a door under a name. */
export type FileRequest = { readonly path: string } | { readonly name: string; readonly bytes: Uint8Array };

/** A file and how it is to be read; options that are left out are the usual ones. */
export type ReadRequest = FileRequest & { readonly options?: GivenReadingOptions | undefined };

/** Text with the marks that stand beside it. */
export interface FormattedText {
  /** Normalised (METHOD.md §1). */
  readonly text: string;
  readonly format: readonly FormatMark[];
  /** What could not be taken over, in sentences. */
  readonly warnings: readonly string[];
}

/** What the reader of one format gives. */
export interface FormatReading extends FormattedText {
  /** How the bytes became characters, the likeliest first; left out where the format fixes it. */
  readonly encodings?: readonly EncodingCandidate[];
}

/**
 * Reads one format: text, marks and losses. It never fetches anything.
 * @throws AxialError `unsupported_format` with one sentence that begins with the name (`refusals.ts`).
 */
export type Reader = (
  bytes: Uint8Array,
  name: string,
  options: ReadingOptions,
) => FormatReading | Promise<FormatReading>;

/** A file as it comes into a study. */
export interface DocumentReading extends FormattedText {
  /** The file as it is on disk. */
  readonly bytes: Uint8Array;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly hash: string;
  readonly origin: DocumentOrigin;
  /** Likely encodings, the likeliest first; empty where the format fixes it. */
  readonly encodings: readonly EncodingCandidate[];
  /** Options that make a difference to this kind of file. */
  readonly choices: readonly ReadingOption[];
}

/** Greatest size of a file that is read, in bytes. */
export const largestFile = 200 * 1024 * 1024;
