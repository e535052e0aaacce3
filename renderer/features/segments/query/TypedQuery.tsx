import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';
import { useAsk } from '../../../client/hooks.ts';
import { useSettled } from '../../../ui/useSettled.ts';
import { readLine } from './edits.ts';

interface TypedQueryProps {
  readonly expression: string;
  readonly onChange: (expression: string) => void;
  /** Done with typing: back to the parts. */
  readonly onDone: () => void;
}

const isRunnable = (expression: string, checked: CheckedQuery | undefined): boolean =>
  expression.trim() === '' || (checked?.readable === true && checked.errors.length === 0);

/** A query as it is written, checked while it is typed: what is wrong is underlined, and said in one sentence. */
export function TypedQuery({ expression, onChange, onDone }: TypedQueryProps) {
  const [draft, setDraft] = useState(expression);
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(draft, 200);
  const { data, outdated } = useAsk('queries.check', { expression: settled }, { enabled: settled.trim() !== '' });
  const isCurrent = settled === draft && !outdated;
  const error = draft.trim() !== '' && isCurrent ? data?.errors[0] : undefined;
  useEffect(() => field.current?.focus(), []);
  const sent = useRef(expression);
  const send = useCallback(
    (next: string) => {
      sent.current = next;
      onChange(next);
    },
    [onChange],
  );
  // A query that was opened or cleared meanwhile takes the place of what was typed.
  useEffect(() => {
    if (expression === sent.current) return;
    sent.current = expression;
    setDraft(expression);
  }, [expression]);
  // What can be run is run; what cannot leaves what is shown as it is.
  useEffect(() => {
    if (settled !== sent.current && isRunnable(settled, outdated ? undefined : data)) send(settled.trim());
  }, [settled, data, outdated, send]);
  // Whatever ends the typing keeps what was typed, as long as it can be read.
  const latest = useRef(draft);
  latest.current = draft;
  useEffect(
    () => () => {
      const last = latest.current.trim();
      if (last !== sent.current && readLine(last)) onChange(last);
    },
    [onChange],
  );
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape' || readLine(draft)) onDone();
  };
  return (
    <div className="query-typed">
      <div className="query-typed-field">
        <div className="query-typed-marks" aria-hidden="true">
          {error ? (
            <>
              {draft.slice(0, error.start)}
              <mark>{draft.slice(error.start, error.end) || ' '}</mark>
              {draft.slice(Math.max(error.end, error.start))}
            </>
          ) : (
            draft
          )}{' '}
        </div>
        <textarea
          ref={field}
          aria-label="The query as it is written"
          aria-invalid={error ? true : undefined}
          aria-describedby="query-typed-note"
          placeholder="workarounds overlapping (&quot;business need&quot; by coder Anna) where side = business"
          rows={1}
          spellCheck={false}
          value={draft}
          onChange={(event) => setDraft(event.target.value.replace(/\n/gu, ' '))}
          onKeyDown={press}
        />
      </div>
      <p id="query-typed-note" className={error ? 'query-typed-error' : 'soft'} role="status">
        {error?.message ?? 'Enter shows it as parts; what is wrong is said here.'}
      </p>
    </div>
  );
}
