/** Writes what somebody has typed and not sent yet. */
type Write = () => Promise<void>;

const drafts = new Set<Write>();

/** Says that something is typed and not written yet; returns its own undoing. */
export function registerDraft(write: Write): () => void {
  drafts.add(write);
  return () => drafts.delete(write);
}

/**
 * Writes all that is typed, so that a step that comes after it finds it in the study (closing, undo, a copy). Nothing to
 * wait for = `null`: coding words must not wait a turn.
 */
export function settleDrafts(): Promise<unknown> | null {
  return drafts.size === 0 ? null : Promise.all([...drafts].map((write) => write()));
}
