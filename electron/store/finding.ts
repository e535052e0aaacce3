/** Something that a check of the study found, as a sentence. */
export interface Finding {
  readonly level: 'error' | 'warning';
  readonly message: string;
}
