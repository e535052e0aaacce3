/** A text file on its way into an archive. */
export interface PackedFile {
  readonly name: string;
  readonly text: string;
}

export interface ZipRequest {
  readonly files: readonly PackedFile[];
  /** ISO 8601: when the files were made. */
  readonly at: string;
}
