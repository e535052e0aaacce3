import type { ExportRequest, exportFormats } from '#shared/contract/procedures/transfers.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { DataTable } from '#shared/interchange/dataSet.ts';
import type { ExportFacts } from '#shared/interchange/facts.ts';
import type { Table } from '#shared/interchange/table.ts';
import type { WordDocument } from '#shared/interchange/wordDocument.ts';
import type { PackedFile } from '../export/zip.ts';
import { readStudy } from '../store/documents.ts';
import type { CoreContext } from './context.ts';
import { createRest } from './rest.ts';

export type ExportFormat = (typeof exportFormats)[number];

/** What an export can become: only what stands here. Each form is made when its format is asked for. */
export interface ExportDraft {
  /** What it is, for the name of the file: `segments`. */
  readonly name: string;
  /** Segments, codes, memos … in it. */
  readonly items: number;
  readonly facts: ExportFacts;
  readonly csv?: () => string;
  readonly json?: () => unknown;
  /** Sheets of the workbook, but for that of the facts. */
  readonly sheets?: () => readonly Table[];
  readonly html?: () => string | Promise<string>;
  readonly md?: () => string | Promise<string>;
  readonly txt?: () => string;
  readonly docx?: () => WordDocument;
  readonly svg?: () => string;
  /** Pixels of a PNG for each unit of the drawing; left out = as on fine screens. */
  readonly scale?: number;
  /** Files of a folder, packed as one. */
  readonly zip?: () => Promise<readonly PackedFile[]>;
  /** Tables of a database. */
  readonly sqlite?: () => readonly DataTable[];
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

/**
 * Reading that gives way to others, begun anew when the study changes meanwhile: what is written belongs to one revision.
 */
export async function atOneRevision<Value>(context: CoreContext, read: () => Promise<Value>): Promise<Value> {
  const revision = context.study().revision();
  const value = await read();
  return context.study().revision() === revision ? value : atOneRevision(context, read);
}

/** Something of each entry, in their order, in such a way that others have their turn in between. */
export async function madeOfEach<Entry, Made>(
  context: CoreContext,
  entries: readonly Entry[],
  make: (entry: Entry, index: number) => Made,
): Promise<Made[]> {
  const rest = createRest();
  const all: Made[] = [];
  for (const [index, entry] of entries.entries()) {
    await rest();
    refuseIfStopped(context);
    all.push(make(entry, index));
  }
  return all;
}

/** @throws AxialError `cancelled` when whoever asked has given up */
export function refuseIfStopped({ signal }: CoreContext): void {
  if (signal.aborted) throw new AxialError('cancelled', 'The export was stopped; no file was written.');
}
