import { type RefObject, useEffect, useMemo, useState } from 'react';
import type { ChartTable, TableCell } from '#shared/charts/tables.ts';
import { followScroller, useVisibleRows } from '../../ui/useVisibleRows.ts';
import { columnsBetween, columnWidths, shownCell } from './tableCells.ts';

/** Pixels of a row with its line. */
const rowHeight = 26;
/** Pixels beyond the edges of which columns are drawn, so that a turn of the wheel finds them there. */
const beyond = 400;

/** The columns in view inside what scrolls. */
function useVisibleColumns(scroller: RefObject<HTMLElement | null>, widths: readonly number[]) {
  const [span, setSpan] = useState(() => columnsBetween(widths, 0, 2000));
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const left = element.scrollLeft;
      const now = columnsBetween(widths, left - beyond, left + element.clientWidth + beyond);
      setSpan((before) => (before.first === now.first && before.end === now.end ? before : now));
    };
    return followScroller(element, look);
  }, [scroller, widths]);
  return span;
}

interface Span {
  readonly first: number;
  readonly end: number;
}

/** The room of columns that are not drawn. */
const Gap = ({ columns }: { readonly columns: number }) =>
  columns > 0 ? <td colSpan={columns} aria-hidden="true" /> : null;

function Cells({ row, span: { first, end } }: { readonly row: readonly TableCell[]; readonly span: Span }) {
  return (
    <>
      <th scope="row" aria-colindex={1}>
        {shownCell(row[0] ?? null)}
      </th>
      <Gap columns={first - 1} />
      {row.slice(first, end).map((value, at) => (
        <td
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of the column is its identity
          key={first + at}
          aria-colindex={first + at + 1}
          className={typeof value === 'string' ? 'words' : undefined}
        >
          {shownCell(value)}
        </td>
      ))}
      <Gap columns={row.length - end} />
    </>
  );
}

function Heads({ table, span: { first, end } }: { readonly table: ChartTable; readonly span: Span }) {
  const head = (column: number) => (
    <th
      key={column}
      scope="col"
      aria-colindex={column + 1}
      title={table.columns[column]}
      className={typeof table.rows[0]?.[column] === 'string' ? 'words' : undefined}
    >
      {table.heads?.[column] ?? table.columns[column]}
    </th>
  );
  return (
    <tr aria-rowindex={1}>
      {head(0)}
      <Gap columns={first - 1} />
      {Array.from({ length: end - first }, (_, at) => head(first + at))}
      <Gap columns={table.columns.length - end} />
    </tr>
  );
}

interface LargeTableProps {
  readonly table: ChartTable;
  readonly caption: string;
  /** What scrolls around it. */
  readonly frame: RefObject<HTMLElement | null>;
}

/** A table of which the rows and columns in view are drawn; those who hear it are told how many there are. */
export function LargeTable({ table, caption, frame }: LargeTableProps) {
  const { columns, rows } = table;
  const widths = useMemo(() => columnWidths(table), [table]);
  const { first, end } = useVisibleRows(frame, rowHeight, rows.length, rowHeight);
  const span = useVisibleColumns(frame, widths);
  const width = widths.reduce((sum, each) => sum + each, 0);
  return (
    <table
      className="charts-table charts-table-large"
      style={{ width }}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns.length}
    >
      <caption className="visually-hidden">{caption}</caption>
      <colgroup>
        {widths.map((each, column) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the place of the column is its identity
          <col key={column} style={{ width: each }} />
        ))}
      </colgroup>
      <thead>
        <Heads table={table} span={span} />
      </thead>
      <tbody>
        {first > 0 && <tr style={{ height: first * rowHeight }} />}
        {rows.slice(first, end).map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two documents may have one name; the order is the identity
          <tr key={first + at} aria-rowindex={first + at + 2}>
            <Cells row={row} span={span} />
          </tr>
        ))}
        {end < rows.length && <tr style={{ height: (rows.length - end) * rowHeight }} />}
      </tbody>
    </table>
  );
}
