import type { ImportReport } from '#shared/contract/procedures/transfers.ts';
import { toCsv } from '#shared/interchange/csv.ts';

export type ReportEntry = ImportReport[number];
export type Outcome = 'in' | 'remarks' | 'out' | 'failed';

/** What became of a file. */
export function outcomeOf(entry: ReportEntry): Outcome {
  if (!entry.ok) return 'failed';
  if (entry.skipped) return 'out';
  return entry.warnings.length > 0 ? 'remarks' : 'in';
}

export const outcomeWords: Readonly<Record<Outcome, string>> = {
  in: 'imported',
  remarks: 'imported, with remarks',
  out: 'left out',
  failed: 'not imported',
};

/** What is to be said about a file, in sentences. */
export const sayingsOf = (entry: ReportEntry): readonly string[] =>
  entry.error ? [entry.error.message, ...entry.warnings] : entry.warnings;

const column = (title: string, width: number) => ({ title, width });

/** The report of an import as CSV: one row a file, in the order in which they were given. */
export const reportCsv = (report: ImportReport): string =>
  toCsv({
    columns: [column('file', 40), column('outcome', 24), column('documents', 40), column('remarks', 80)],
    rows: report.map((entry) => [
      entry.file,
      outcomeWords[outcomeOf(entry)],
      entry.documents.map(({ name }) => name).join('; '),
      sayingsOf(entry).join(' '),
    ]),
  });
