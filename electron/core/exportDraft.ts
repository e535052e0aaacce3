import type { ExportRequest, exportFormats } from '#shared/contract/procedures/transfers.ts';
import type { ExportFacts } from '#shared/interchange/facts.ts';
import type { Table } from '#shared/interchange/table.ts';
import { readStudy } from '../store/documents.ts';
import type { CoreContext } from './context.ts';

export type ExportFormat = (typeof exportFormats)[number];

/** What an export can become. Each kind is made only when its format is asked for. */
export interface ExportDraft {
  /** What it is, for the name of the file: `segments`. */
  readonly name: string;
  /** Segments, codes, memos … in it. */
  readonly items: number;
  readonly facts: ExportFacts;
  readonly csv: () => string;
  readonly json: () => unknown;
  /** Sheets of the workbook, but for that of the facts. */
  readonly sheets: () => readonly Table[];
  readonly html?: () => string;
  readonly md?: () => string;
  readonly svg?: () => string;
}

export type RequestFor<What extends ExportRequest['what']> = Extract<ExportRequest, { what: What }>;

/** Where an export comes from, with what it was asked for in words. */
export function factsOf(context: CoreContext, options: ExportFacts['options']): ExportFacts {
  return {
    study: readStudy(context.readable()).name,
    revision: context.study().revision(),
    exported: new Date(context.ports.clock()).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    options,
  };
}
