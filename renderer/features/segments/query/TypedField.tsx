import './typed.css';
import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';
import { useAsk } from '../../../client/hooks.ts';
import { useSettled } from '../../../ui/useSettled.ts';

type WrongPart = CheckedQuery['errors'][number];

/** A draft as the study reads it, once the typing rests. */
export interface CheckedDraft {
  /** What was typed when the typing rested. */
  readonly settled: string;
  /** What the study says of it; `undefined` while it is asked. */
  readonly checked: CheckedQuery | undefined;
  /** What is wrong with what stands there now. */
  readonly error: WrongPart | undefined;
}

/** Holds what is typed against the study, 200 ms after the last key. */
export function useCheckedDraft(draft: string): CheckedDraft {
  const settled = useSettled(draft, 200);
  const { data, outdated } = useAsk('queries.check', { expression: settled }, { enabled: settled.trim() !== '' });
  const isCurrent = settled === draft && !outdated;
  return {
    settled,
    checked: outdated ? undefined : data,
    error: draft.trim() !== '' && isCurrent ? data?.errors[0] : undefined,
  };
}

interface TypedFieldProps {
  readonly label: string;
  readonly draft: string;
  readonly error: WrongPart | undefined;
  /** What is said while nothing is wrong. */
  readonly note: string;
  readonly placeholder?: string;
  readonly onDraft: (draft: string) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
}

/** A field for an expression: what is wrong is underlined where it stands, and said in one sentence below. */
export function TypedField({ label, draft, error, note, placeholder, onDraft, onKeyDown }: TypedFieldProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  useEffect(() => field.current?.focus(), []);
  return (
    <div className="query-typed">
      <div className="query-typed-field">
        <div className="query-typed-marks" aria-hidden="true">
          {error ? <Marked draft={draft} error={error} /> : draft}{' '}
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
      <p id={noteId} className={error ? 'query-typed-error' : 'soft'} role="status">
        {error?.message ?? note}
      </p>
    </div>
  );
}

const Marked = ({ draft, error }: { readonly draft: string; readonly error: WrongPart }) => (
  <>
    {draft.slice(0, error.start)}
    <mark>{draft.slice(error.start, error.end) || ' '}</mark>
    {draft.slice(Math.max(error.end, error.start))}
  </>
);
