import { useMemo, useRef } from 'react';
import { formatCount } from '#shared/charts/sentences.ts';
import type { ChartTable } from '#shared/charts/tables.ts';
import { LargeTable } from './LargeTable.tsx';
import { shownCell } from './tableCells.ts';

interface ChartTableViewProps {
  readonly table: ChartTable;
  /** What the numbers are, with their unit. */
  readonly caption: string;
  /** What a figure is, where its column is only headed by the name of a code. */
  readonly note?: string;
}

/** More rows, or more cells, than this are drawn where they are seen. */
const manyRows = 400;
const manyCells = 20_000;
/** A browser can make nothing higher than some 33 million pixels. */
const mostRows = 1_200_000;

const isWords = ({ rows }: ChartTable, column: number): boolean => typeof rows[0]?.[column] === 'string';

function WholeTable({ table, caption }: Pick<ChartTableViewProps, 'table' | 'caption'>) {
  return (
    <table className="charts-table">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {table.columns.map((column, index) => (
            <th key={column} scope="col" title={column} className={isWords(table, index) ? 'words' : undefined}>
              {table.heads?.[index] ?? column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(([name, ...cells], index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two documents may have one name; the order is the identity
          <tr key={`${index} ${name}`}>
            <th scope="row">{shownCell(name ?? null)}</th>
            {cells.map((value, column) => (
              <td key={table.columns[column + 1]} className={typeof value === 'string' ? 'words' : undefined}>
                {shownCell(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The data table twin of a chart: the same numbers to read, hear and copy. The first column names its row. */
export function ChartTableView({ table, caption, note }: ChartTableViewProps) {
  const frame = useRef<HTMLElement>(null);
  const { columns, rows } = table;
  const isLarge = rows.length > manyRows || rows.length * columns.length > manyCells;
  const shown = useMemo(
    () => (rows.length > mostRows ? { ...table, rows: rows.slice(0, mostRows) } : table),
    [table, rows],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section ref={frame} className="charts-table-frame scroll" tabIndex={0} aria-label={caption}>
      {note && <p className="charts-table-note">{note}</p>}
      {rows.length > mostRows && (
        <p className="charts-table-note">
          The first {formatCount(mostRows)} of {formatCount(rows.length)} rows. A copy or a file has all of them.
        </p>
      )}
      {isLarge ? (
        <LargeTable table={shown} caption={caption} frame={frame} />
      ) : (
        <WholeTable table={table} caption={caption} />
      )}
    </section>
  );
}
