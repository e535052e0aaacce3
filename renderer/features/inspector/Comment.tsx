import { type KeyboardEvent, useRef } from 'react';
import type { CodingId } from '#shared/domain/ids.ts';
import { openReader } from '../../reader/current.ts';
import { commentOnCoding } from '../read/codingSteps.ts';
import { useDraft } from './useDraft.ts';
import { useWishedFocus } from './wanted.ts';

interface CommentProps {
  readonly id: CodingId;
  readonly comment: string;
}

/** A comment on the coding. What is typed is a draft until the field is left, or Ctrl Enter or Escape is pressed. */
export function Comment({ id, comment }: CommentProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  useWishedFocus('comment', field);
  const { shown, type, commit } = useDraft(comment, (draft) => void commentOnCoding(id, draft));
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
      value={shown}
      onChange={(event) => type(event.target.value)}
      onKeyDown={onKeyDown}
      onBlur={commit}
    />
  );
}
