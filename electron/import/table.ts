import type { EncodingCandidate } from '#shared/domain/reading.ts';
import type { FileRequest } from './reading.ts';

/** What may part the cells of a table that is text. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** How a table is to be read; `null` or left out = found out. */
export interface TableOptions {
  /** Name of a sheet of a workbook. */
  readonly sheet?: string | null;
  readonly encoding?: string | null;
  readonly delimiter?: Delimiter | null;
}

/** A table to read: a file, or bytes with a name. What it is, its bytes say. */
export type TableRequest = FileRequest & TableOptions;

/** One sheet in words: dates as YYYY-MM-DD, truth as yes and no, numbers with a point. Rows may be of unequal length. */
export interface TableSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly (readonly string[])[];
  /** What its cells do not tell, in sentences. */
  readonly warnings: readonly string[];
}

/** A table as words, with how it was read. */
export interface TableReading {
  /** All sheets of a workbook; the one and only table, without a name, of a text file. */
  readonly sheets: readonly TableSheet[];
  /** Likely encodings, the likeliest first; empty for a workbook. */
  readonly encodings: readonly EncodingCandidate[];
  /** `null` for a workbook. */
  readonly delimiter: Delimiter | null;
  readonly warnings: readonly string[];
}

/** The rows of one table that hold anything. */
export interface TableRows {
  readonly rows: readonly (readonly string[])[];
}
