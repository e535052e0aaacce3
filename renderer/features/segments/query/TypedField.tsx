import './typed.css';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';
import { useAsk } from '../../../client/hooks.ts';
import { useSettled } from '../../../ui/useSettled.ts';
import type { Problem } from './problems.ts';

/** A draft as the study reads it, once the typing rests. */
export interface CheckedDraft {
  /** What was typed when the typing rested. */
  readonly settled: string;
  /** What the study says of it; `undefined` while it is asked. */
  readonly checked: CheckedQuery | undefined;
  /** What is wrong with what stands there now. */
  readonly error: Problem | undefined;
  /** What can be asked and makes no sense all the same. */
  readonly doubt: Problem | undefined;
}

/** Holds what is typed against the study, 200 ms after the last key. */
export function useCheckedDraft(draft: string): CheckedDraft {
  const settled = useSettled(draft, 200);
  const { data, outdated } = useAsk('queries.check', { expression: settled }, { enabled: settled.trim() !== '' });
  const current = draft.trim() !== '' && settled === draft && !outdated ? data : undefined;
  return {
    settled,
    checked: outdated ? undefined : data,
    error: current?.errors[0],
    doubt: current?.doubts[0],
  };
}

interface TypedFieldProps {
  readonly label: string;
  readonly draft: string;
  readonly error: Problem | undefined;
  readonly doubt: Problem | undefined;
  /** What is said while nothing is wrong. */
  readonly note: string;
  readonly placeholder?: string;
  readonly onDraft: (draft: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A field for an expression: what is wrong is underlined where it stands, and said in one sentence below. */
export function TypedField({ label, draft, error, doubt, note, placeholder, onDraft, onKeyDown }: TypedFieldProps) {
  const problem = error ?? doubt;
  const tone = error ? 'query-typed-error' : doubt ? 'query-typed-doubt' : 'soft';
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="query-typed">
      <div className="query-typed-field">
        <div className={`query-typed-marks ${tone}`} aria-hidden="true">
          {problem ? <Marked draft={draft} problem={problem} /> : draft}{' '}
        </div>
        <textarea
          ref={field}
          aria-label={label}
          aria-invalid={error ? true : undefined}
          aria-describedby={noteId}
          placeholder={placeholder}
          rows={1}
          spellCheck={false}
          value={draft}
          onChange={(event) => onDraft(event.target.value.replace(/\n/gu, ' '))}
          onKeyDown={onKeyDown}
        />
      </div>
      <p id={noteId} className={tone} role="status">
        {problem?.message ?? note}
      </p>
    </div>
  );
}

const Marked = ({ draft, problem: { start, end } }: { readonly draft: string; readonly problem: Problem }) => (
  <>
    {draft.slice(0, start)}
    <mark>{draft.slice(start, end) || ' '}</mark>
    {draft.slice(Math.max(end, start))}
  </>
);
