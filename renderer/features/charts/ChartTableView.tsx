import { formatCount } from '#shared/charts/sentences.ts';
import type { ChartTable, TableCell } from '#shared/charts/tables.ts';

interface ChartTableViewProps {
  readonly table: ChartTable;
  /** What the numbers are, with their unit. */
  readonly caption: string;
  /** What a figure is, where its column is only headed by the name of a code. */
  readonly note?: string;
}

function shown(value: TableCell): string {
  if (value === null) return '–';
  if (typeof value === 'string') return value;
  return Number.isInteger(value) ? formatCount(value) : value.toFixed(3);
}

const isWords = ({ rows }: ChartTable, column: number): boolean => typeof rows[0]?.[column] === 'string';

/** The data table twin of a chart: the same numbers to read, hear and copy. The first column names its row. */
export function ChartTableView({ table, caption, note }: ChartTableViewProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="charts-table-frame scroll" tabIndex={0} aria-label={caption}>
      {note && <p className="charts-table-note">{note}</p>}
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
              <th scope="row">{shown(name ?? null)}</th>
              {cells.map((value, column) => (
                <td key={table.columns[column + 1]} className={typeof value === 'string' ? 'words' : undefined}>
                  {shown(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
