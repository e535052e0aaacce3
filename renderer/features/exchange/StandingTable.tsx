import { exchangeKindNames } from '#shared/domain/exchange.ts';
import { formatCount } from '../../ui/counts.ts';
import { SidePick } from './Differences.tsx';
import type { ExchangeLook, ExchangeResult } from './exchange.ts';
import { outcomes } from './reportText.ts';

const Count = ({ count }: { readonly count: number }) => (
  <td className={count === 0 ? 'exchange-count none' : 'exchange-count'}>{count === 0 ? '–' : formatCount(count)}</td>
);

interface StandingProps extends Pick<ExchangeLook, 'standing' | 'differences'> {
  /** It comes into a study that holds something. */
  readonly joins: boolean;
}

/** What is in the file, and how it stands to the study: new, the same, or different. */
export function StandingTable({ standing, differences, joins }: StandingProps) {
  const rows = standing.filter(({ found }) => found > 0);
  const someOut = rows.some(({ leftOut }) => leftOut > 0);
  // Documents whose only difference is their words have a choice of their own.
  const sided = new Set(differences.filter(({ text, fields }) => !text || fields.length > 1).map(({ kind }) => kind));
  const someDiffer = sided.size > 0;
  return (
    <table className="exchange-table">
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col">Can come in</th>
          {joins && <th scope="col">New</th>}
          {joins && <th scope="col">The same</th>}
          {joins && <th scope="col">Different</th>}
          {someOut && <th scope="col">Left out</th>}
          {someDiffer && (
            <th scope="col" className="exchange-side">
              Where they differ
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{exchangeKindNames[row.kind]}</th>
            <Count count={row.found} />
            {joins && <Count count={row.fresh} />}
            {joins && <Count count={row.same} />}
            {joins && <Count count={row.different} />}
            {someOut && <Count count={row.leftOut} />}
            {someDiffer && <td className="exchange-side">{sided.has(row.kind) && <SidePick kind={row.kind} />}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What became of it. */
export function BroughtTable({ brought }: { readonly brought: ExchangeResult['brought'] }) {
  const rows = brought.filter(({ found }) => found > 0);
  const shown = outcomes.filter(({ key }) => key === 'added' || rows.some((row) => row[key] > 0));
  return (
    <table className="exchange-table">
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col">Can come in</th>
          {shown.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.kind}>
            <th scope="row">{exchangeKindNames[row.kind]}</th>
            <Count count={row.found} />
            {shown.map(({ key }) => (
              <Count key={key} count={row[key]} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
