import type { KeyboardEvent } from 'react';
import { openReader } from '../../reader/current.ts';
import { useDraft } from './useDraft.ts';

interface DraftProps {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  /** Several lines; left out = one line, in which Enter commits. */
  readonly rows?: number;
  readonly type?: 'text' | 'date';
}

/** A field whose words are a draft until it is left; Escape in one line takes the draft back. */
export function Draft({ label, value, onCommit, rows, type = 'text' }: DraftProps) {
  const { shown, type: write, commit, drop } = useDraft(value, onCommit);
  const onKeyDown = (event: KeyboardEvent) => {
    const enters = event.key === 'Enter' && (rows === undefined || event.ctrlKey || event.metaKey);
    if (enters) commit();
    else if (event.key === 'Escape') drop();
    else return;
    event.stopPropagation();
    openReader()?.focus();
  };
  const shared = {
    className: 'field inspector-draft',
    'aria-label': label,
    value: shown,
    onKeyDown,
    onBlur: commit,
  };
  return rows === undefined ? (
    <input type={type} placeholder="–" onChange={(event) => write(event.target.value)} {...shared} />
  ) : (
    <textarea rows={rows} placeholder="–" onChange={(event) => write(event.target.value)} {...shared} />
  );
}
