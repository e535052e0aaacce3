import { Cell, Column, Row, Table, TableBody, TableHeader, TableLayout, Virtualizer } from 'react-aria-components';
import type { DocumentId } from '#shared/domain/ids.ts';
import { formatBytes } from '../../ui/counts.ts';
import { formatDay } from '../../ui/dates.ts';
import { confidenceWords } from '../imports/attention.ts';
import type { SourceColumn, SourceRow } from './sourceRows.ts';

interface SourcesTableProps {
  readonly rows: readonly SourceRow[];
  readonly chosen: DocumentId | null;
  readonly onChoose: (id: DocumentId) => void;
  readonly onOpen: (id: DocumentId) => void;
  readonly column: SourceColumn | null;
  readonly descending: boolean;
  readonly onSort: (column: SourceColumn, descending: boolean) => void;
}

const headings: readonly {
  readonly id: SourceColumn;
  readonly title: string;
  readonly width: `${number}fr` | number;
}[] = [
  { id: 'document', title: 'Document', width: '3fr' },
  { id: 'file', title: 'File', width: '3fr' },
  { id: 'kind', title: 'Kind', width: 104 },
  { id: 'bytes', title: 'Size', width: 80 },
  { id: 'encoding', title: 'Encoding', width: 150 },
  { id: 'readAt', title: 'Read', width: 112 },
  { id: 'remarks', title: 'Remarks', width: '3fr' },
];

const encodingWords = ({ encoding, confidence }: SourceRow): string =>
  encoding === '' ? '' : confidence >= 0.995 ? encoding : `${encoding}, ${confidenceWords(confidence)}`;

/** Documents with the files that they came from. Only the rows in view are in the page. */
export function SourcesTable({ rows, chosen, onChoose, onOpen, column, descending, onSort }: SourcesTableProps) {
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: 32, headingHeight: 28 }}>
      <Table
        aria-label="Where documents came from"
        className="sources-table scroll"
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={chosen === null ? [] : [chosen]}
        onSelectionChange={(keys) => {
          const [key] = keys === 'all' ? [] : [...keys];
          if (key !== undefined) onChoose(key as DocumentId);
        }}
        onRowAction={(key) => onOpen(key as DocumentId)}
        {...(column === null
          ? {}
          : { sortDescriptor: { column, direction: descending ? 'descending' : 'ascending' } as const })}
        onSortChange={(next) => onSort(next.column as SourceColumn, next.direction === 'descending')}
      >
        <TableHeader>
          {headings.map(({ id, title, width }) => (
            <Column
              key={id}
              id={id}
              width={width}
              isRowHeader={id === 'document'}
              allowsSorting
              className={`sources-column ${id}`}
            >
              {({ sortDirection }) => (
                <span>
                  {title}
                  {sortDirection && <span aria-hidden="true">{sortDirection === 'descending' ? ' ↓' : ' ↑'}</span>}
                </span>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows} renderEmptyState={() => <p className="sources-none">No document fits the filter.</p>}>
          {(row) => (
            <Row id={row.id} className="sources-row" textValue={row.document}>
              <Cell className="sources-cell name">
                <bdi title={row.document}>{row.document}</bdi>
              </Cell>
              <Cell className="sources-cell">
                {row.file === '' ? <i>typed or pasted</i> : <bdi title={row.file}>{row.file}</bdi>}
              </Cell>
              <Cell className="sources-cell">{row.kind}</Cell>
              <Cell className="sources-cell">{row.bytes > 0 ? formatBytes(row.bytes) : ''}</Cell>
              <Cell className="sources-cell">{encodingWords(row)}</Cell>
              <Cell className="sources-cell">{formatDay(row.readAt)}</Cell>
              <Cell className="sources-cell">
                <span title={row.remarks}>{row.remarks}</span>
              </Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}
