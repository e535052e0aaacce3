import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useAsk } from '../../../client/hooks.ts';
import { useSettled } from '../../../ui/useSettled.ts';

interface TypedQueryProps {
  readonly expression: string;
  readonly onChange: (expression: string) => void;
  /** Done with typing: back to the parts. */
  readonly onDone: () => void;
}

/** A query as it is written, checked while it is typed: what is wrong is underlined, and said in one sentence. */
export function TypedQuery({ expression, onChange, onDone }: TypedQueryProps) {
  const [draft, setDraft] = useState(expression);
  const field = useRef<HTMLTextAreaElement>(null);
  const settled = useSettled(draft, 200);
  const { data, outdated } = useAsk('queries.check', { expression: settled }, { enabled: settled.trim() !== '' });
  const isCurrent = settled === draft && !outdated;
  const error = draft.trim() !== '' && isCurrent ? data?.errors[0] : undefined;
  useEffect(() => field.current?.focus(), []);
  // What can be run is run; what cannot leaves what is shown as it is.
  useEffect(() => {
    if (settled.trim() === '') onChange('');
    else if (!outdated && data?.readable && data.errors.length === 0) onChange(settled);
  }, [settled, data, outdated, onChange]);
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    if (event.key === 'Escape' || !error) onDone();
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
