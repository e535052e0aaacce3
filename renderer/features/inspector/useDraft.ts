import { useEffect, useRef, useState } from 'react';

/** What is typed into a field until it is committed: session state, not data. */
export interface FieldDraft {
  /** The draft, or the value while nothing is typed. */
  readonly shown: string;
  readonly type: (draft: string) => void;
  /** Hands the draft over, once, when it differs from the value. */
  readonly commit: () => void;
  /** Takes the draft back. */
  readonly drop: () => void;
}

/**
 * A draft of a value. It is kept in a ref as well, for leaving a field by a key commits twice in one go: by the key and by
 * the loss of focus. A field that goes away while something is typed (another coding was taken) commits first.
 */
export function useDraft(value: string, onCommit: (draft: string) => void): FieldDraft {
  const [draft, setDraft] = useState<string | null>(null);
  const open = useRef<string | null>(null);
  const set = (next: string | null) => {
    open.current = next;
    setDraft(next);
  };
  const commit = () => {
    const typed = open.current;
    set(null);
    if (typed !== null && typed !== value) onCommit(typed);
  };
  const leave = useRef(commit);
  leave.current = commit;
  useEffect(() => () => leave.current(), []);
  return { shown: draft ?? value, type: set, commit, drop: () => set(null) };
}
