import { useMemo, useState } from 'react';
import type { IncomingLoss } from '#shared/interchange/incoming.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { SearchField } from '../../ui/fields.tsx';
import { copyText } from '../files/saveFile.ts';
import { lossLine } from './reportText.ts';

/** So many are shown; the copy has all. */
const most = 500;

const fits = (line: string, filter: string): boolean => line.toLocaleLowerCase().includes(filter.toLocaleLowerCase());

function headOf(count: number, done: boolean): string {
  const [is, are] = done
    ? ['did not come in as it was', 'did not come in as they were']
    : ['does not come in as it is', 'do not come in as they are'];
  return `${countOf(count, 'thing')} ${count === 1 ? is : are}`;
}

/** What does not come in as it is, each with its name, filtered as one types. */
export function LossList({
  losses,
  done = false,
}: {
  readonly losses: readonly IncomingLoss[];
  readonly done?: boolean;
}) {
  const [filter, setFilter] = useState('');
  const lines = useMemo(() => losses.map((loss) => ({ loss, line: lossLine(loss) })), [losses]);
  if (losses.length === 0) return null;
  const shown = lines.filter(({ line }) => fits(line, filter.trim()));
  const copy = () => void copyText('The list', shown.map(({ line }) => line).join('\n'));
  return (
    <section className="exchange-losses" aria-label="What does not come in as it is">
      <div className="exchange-losses-head">
        <h3>{headOf(losses.length, done)}</h3>
        <Button variant="line" onClick={copy}>
          Copy the list
        </Button>
      </div>
      {losses.length > 6 && (
        <SearchField label="Filter the list" value={filter} onChange={(event) => setFilter(event.target.value)} />
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys */}
      <ul className="scroll" tabIndex={0} aria-label="List of what does not come in as it is">
        {shown.slice(0, most).map(({ loss, line }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two losses may read alike, and the list never changes
          <li key={`${at} ${line}`}>
            <span className="exchange-what">{loss.what}</span>{' '}
            {loss.name && <bdi className="exchange-name">{loss.name}</bdi>}
            <span className="exchange-say" title={loss.id}>
              {loss.sentence}
            </span>
          </li>
        ))}
        {shown.length > most && (
          <li className="muted">{countOf(shown.length - most, 'more', 'more')}: the copy has all.</li>
        )}
        {shown.length === 0 && <li className="muted">None fits the filter.</li>}
      </ul>
    </section>
  );
}
