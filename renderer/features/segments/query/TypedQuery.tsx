import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';
import { readLine } from './edits.ts';
import { TypedField, useCheckedDraft } from './TypedField.tsx';

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
  const { settled, checked, error, doubt } = useCheckedDraft(draft);
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
    if (settled !== sent.current && isRunnable(settled, checked)) send(settled.trim());
  }, [settled, checked, send]);
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
    <TypedField
      label="The query as it is written"
      draft={draft}
      error={error}
      doubt={doubt}
      note="Enter shows it as parts; what is wrong is said here."
      placeholder='workarounds overlapping ("business need" by coder Anna) where side = business'
      onDraft={setDraft}
      onKeyDown={press}
    />
  );
}
