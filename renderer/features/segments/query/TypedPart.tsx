import { type KeyboardEvent, useState } from 'react';
import { printQuery } from '#shared/query/print.ts';
import type { Query } from '#shared/query/tree.ts';
import { Button } from '../../../ui/Button.tsx';
import { readLine } from './edits.ts';
import { TypedField, useCheckedDraft } from './TypedField.tsx';

interface TypedPartProps {
  readonly query: Query;
  readonly onChange: (query: Query) => void;
  /** Back to the parts, whatever was typed. */
  readonly onDone: () => void;
}

/** One part of a query as text, in its place. What is typed counts from Enter on; Escape leaves the part as it was. */
export function TypedPart({ query, onChange, onDone }: TypedPartProps) {
  const [draft, setDraft] = useState(() => printQuery(query));
  const { error, doubt } = useCheckedDraft(draft);
  const read = draft.trim() === '' ? null : readLine(draft);
  const take = () => {
    if (!read) return;
    onDone();
    onChange(read);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    else take();
  };
  return (
    <>
      <TypedField
        label="This part as it is written"
        draft={draft}
        error={error}
        doubt={doubt}
        note="Enter takes it, Escape leaves the part as it was."
        onDraft={setDraft}
        onKeyDown={press}
      />
      <Button disabled={!read} onClick={take}>
        Done
      </Button>
    </>
  );
}
