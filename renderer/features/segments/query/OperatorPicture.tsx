import type { OperatorBar } from '#shared/query/operators.ts';

const rows = { first: 4, second: 13, found: 24 } as const;

/** The picture of an operator: bars of A above, of B below them, and under a line what is found. */
export const OperatorPicture = ({ bars }: { readonly bars: readonly OperatorBar[] }) => (
  <svg className="query-picture" viewBox="0 0 100 32" width="100" height="32" aria-hidden="true">
    <line x1="0" x2="100" y1="20.5" y2="20.5" className="query-picture-line" />
    {bars.map(({ row, from, to }) => (
      <rect
        key={`${row} ${from}`}
        className={`query-picture-${row}`}
        x={from}
        y={rows[row]}
        width={to - from}
        height={row === 'found' ? 6 : 5}
        rx="1.5"
      />
    ))}
  </svg>
);

const keys = [
  ['first', 'A, before the word'],
  ['second', 'B, behind it'],
  ['found', 'what is found'],
] as const;

/** What the bars of the pictures stand for. */
export const PictureLegend = () => (
  <p className="query-picture-legend">
    {keys.map(([row, words]) => (
      <span key={row}>
        <svg viewBox="0 0 16 6" width="16" height="6" aria-hidden="true">
          <rect className={`query-picture-${row}`} x="0.5" y="0.5" width="15" height="5" rx="1.5" />
        </svg>
        {words}
      </span>
    ))}
  </p>
);
