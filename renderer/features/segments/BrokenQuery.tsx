import { useEffect, useState } from 'react';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { dayKey } from '../../ui/dates.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { setHistoryView } from '../history/view.ts';
import { withoutWrong } from './query/problems.ts';
import { useKeptForm, useWorkedBefore } from './query/worked.ts';

type WrongPart = CheckedQuery['errors'][number];

interface BrokenQueryProps {
  readonly expression: string;
  readonly errors: CheckedQuery['errors'];
  readonly onChange: (expression: string) => void;
}

/** In the place of what a query would find: why it cannot be asked, and the ways back to one that can. */
export function BrokenQuery({ expression, errors, onChange }: BrokenQueryProps) {
  const kept = useKeptForm(expression);
  const { data: known } = useAsk('queries.check', { expression: kept });
  const missing = known && known.errors.length > 0 ? known.errors : errors;
  const left = withoutWrong(expression, errors);
  const before = useLastThatWorks(expression);
  const taken = missing.find(({ takenBy }) => takenBy)?.takenBy;
  return (
    <EmptyState title="This query cannot be asked as it stands.">
      {[...new Set(missing.map(({ message }) => message))].slice(0, 5).map((message) => (
        <p key={message}>{message}</p>
      ))}
      <div className="segments-broken-ways">
        {taken && <Restore step={taken} />}
        {left !== null && (
          <Button variant="line" onClick={() => onChange(left)}>
            Ask without it
          </Button>
        )}
        <Button variant="line" title={before ?? undefined} onClick={() => onChange(before ?? '')}>
          {before === null ? 'Show all segments' : 'Back to the last query that worked'}
        </Button>
      </div>
    </EmptyState>
  );
}

/** Takes the step back that took the thing away, where it is the last; else shows it in the history. */
function Restore({ step }: { readonly step: NonNullable<WrongPart['takenBy']> }) {
  const { data } = useAsk('operations.state', {});
  if (data?.undo?.number === step.number) {
    return (
      <Button variant="line" onClick={() => runCommand('edit.undo')}>
        Restore: undo “{step.label}”
      </Button>
    );
  }
  const show = () => {
    setHistoryView({ family: 'all', actor: null, day: dayKey(step.at), current: step.number });
    session().set({ tab: 'history' });
  };
  return (
    <Button variant="line" onClick={show}>
      Show “{step.label}” in History
    </Button>
  );
}

/** The newest query of this sitting that still makes sense; `null` when there is none. */
function useLastThatWorks(expression: string): string | null {
  const candidates = useWorkedBefore(expression);
  const [found, setFound] = useState<string | null>(null);
  const key = JSON.stringify(candidates);
  useEffect(() => {
    let isWanted = true;
    void firstThatWorks(JSON.parse(key) as string[]).then((next) => isWanted && setFound(next));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return found;
}

async function firstThatWorks(expressions: readonly string[]): Promise<string | null> {
  for (const expression of expressions) {
    const checked = await ask('queries.check', { expression });
    if (checked.ok && checked.value.errors.length === 0) return expression;
  }
  return null;
}
