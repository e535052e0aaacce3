import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { CodingId } from '#shared/domain/ids.ts';
import { openReader } from '../../reader/current.ts';
import { commentOnCoding } from '../read/codingSteps.ts';
import { useWantedField } from './wanted.ts';

interface CommentProps {
  readonly id: CodingId;
  readonly comment: string;
}

/** A comment on the coding. What is typed is a draft until the field is left, or Ctrl Enter or Escape is pressed. */
export function Comment({ id, comment }: CommentProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const wanted = useWantedField();
  useEffect(() => {
    if (wanted.field === 'comment' && wanted.token > 0) field.current?.focus();
  }, [wanted]);
  const open = useRef({ draft, comment });
  open.current = { draft, comment };
  const commit = () => {
    const { draft: typed, comment: before } = open.current;
    open.current = { draft: null, comment: before };
    setDraft(null);
    if (typed !== null && typed !== before) void commentOnCoding(id, typed);
  };
  const leave = useRef(commit);
  leave.current = commit;
  // Another coding may be taken while the field has the focus: what was typed is kept then, too.
  useEffect(() => () => leave.current(), []);
  const onKeyDown = (event: KeyboardEvent) => {
    const done = event.key === 'Escape' || (event.key === 'Enter' && (event.ctrlKey || event.metaKey));
    if (!done) return;
    event.preventDefault();
    event.stopPropagation();
    commit();
    openReader()?.focus();
  };
  return (
    <textarea
      ref={field}
      className="field inspector-comment"
      aria-label="Comment"
      placeholder="Comment"
      rows={2}
      value={draft ?? comment}
      onChange={(event) => setDraft(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={commit}
    />
  );
}
