import type { FileRequest } from './reading.ts';

/** A table to read: a file or bytes with a name that ends in .csv, .tsv, .txt or .xlsx. */
export type TableRequest = FileRequest;

/** A table as words: dates as YYYY-MM-DD, truth as yes and no, numbers with a point. Rows may be of unequal length. */
export interface TableReading {
  readonly rows: readonly (readonly string[])[];
}
