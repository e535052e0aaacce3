import type { OutputOf } from '#shared/contract/index.ts';
import { compareNames } from '#shared/domain/codeTree.ts';
import { kindNames } from '#shared/domain/fileKinds.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';
import { dayKey } from '../../ui/dates.ts';
import type { DocumentShelf } from '../documents/documents.ts';

type Origin = OutputOf<'documents.origins'>[number];

/** A document and where it came from. */
export interface SourceRow {
  readonly id: DocumentId;
  readonly document: string;
  /** Name of the file; empty for words that were typed or pasted. */
  readonly file: string;
  readonly kind: string;
  readonly bytes: number;
  readonly encoding: string;
  readonly confidence: number;
  readonly readAt: number;
  readonly remarks: string;
}

export const sourceColumns = ['document', 'file', 'kind', 'bytes', 'encoding', 'readAt', 'remarks'] as const;
export type SourceColumn = (typeof sourceColumns)[number];

function toRow(origin: Origin, shelf: DocumentShelf): SourceRow {
  return {
    id: origin.documentId,
    document: shelf.byId.get(origin.documentId)?.name ?? '',
    file: origin.sourceName,
    kind: kindNames[origin.kind],
    bytes: origin.bytes,
    encoding: origin.encoding ?? '',
    confidence: origin.confidence,
    readAt: origin.readAt,
    remarks: origin.warnings.join(' '),
  };
}

const compare = (a: SourceRow, b: SourceRow, column: SourceColumn): number => {
  const [one, other] = [a[column], b[column]];
  return typeof one === 'number' && typeof other === 'number' ? one - other : compareNames(String(one), String(other));
};

interface View {
  readonly filter: string;
  /** `null` = the order of the study. */
  readonly column: SourceColumn | null;
  readonly descending: boolean;
}

/** The documents as the list shows them: filtered by name of document, file, kind or encoding, and sorted. */
export function sourceRows(origins: readonly Origin[], shelf: DocumentShelf, view: View): readonly SourceRow[] {
  const { filter, column, descending } = view;
  const rows = origins.map((origin) => toRow(origin, shelf));
  const found =
    filter.trim() === ''
      ? rows
      : rows.filter(({ document, file, kind, encoding }) =>
          fuzzyMatch(filter, [document, file, kind, encoding].join(' ')),
        );
  if (column === null) return found;
  return found.toSorted((a, b) => compare(a, b, column) * (descending ? -1 : 1));
}

const titled = (title: string, width: number) => ({ title, width });

/** The list as CSV: what came from where. */
export const sourcesCsv = (rows: readonly SourceRow[]): string =>
  toCsv({
    columns: [
      titled('document', 30),
      titled('file', 30),
      titled('kind', 12),
      titled('bytes', 12),
      titled('encoding', 16),
      titled('confidence', 10),
      titled('read on', 12),
      titled('remarks', 60),
    ],
    rows: rows.map((row) => [
      row.document,
      row.file,
      row.kind,
      row.bytes,
      row.encoding,
      row.encoding === '' ? null : row.confidence,
      dayKey(row.readAt),
      row.remarks,
    ]),
  });
