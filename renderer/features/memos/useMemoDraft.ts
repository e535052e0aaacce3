import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Memo } from '#shared/domain/memo.ts';
import { ask } from '../../client/client.ts';
import { registerDraft } from '../../client/drafts.ts';
import type { MemoEditorHandle } from '../../memo/MemoEditor.tsx';
import { createSaver, type Saver, type SaveState } from '../../memo/saver.ts';
import { showToast } from '../../ui/Toast.tsx';

export interface MemoDraft {
  readonly title: string;
  readonly state: SaveState;
  setTitle(title: string): void;
  bodyChanged(): void;
  /** Writes another body at once. */
  writeBody(body: string): void;
  /** Writes what was typed now; for leaving a field. */
  flush(): void;
}

type Stored = Pick<Memo, 'title' | 'body'>;

/** Keeps the draft among those that are written before anything else happens to the study. */
function useRegistered(saver: Saver, state: SaveState): void {
  const isOpen = state.at !== 'rest';
  useEffect(() => (isOpen ? registerDraft(saver.flush) : undefined), [saver, isOpen]);
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    for (const event of ['beforeunload', 'pagehide']) window.addEventListener(event, saver.leave, { signal });
    document.addEventListener('visibilitychange', () => void saver.flush(), { signal });
    return () => {
      leaving.abort();
      const undo = registerDraft(saver.flush);
      void saver.flush().then(() => {
        undo();
        if (!saver.isAtRest()) showToast({ message: 'The last words of the memo could not be saved.', tone: 'danger' });
      });
    };
  }, [saver]);
}

/**
 * Writes a memo as it is typed, and shows what others did to it (undo, another window, the command line) once nothing
 * typed here waits to be written.
 */
export function useMemoDraft(memo: Memo, editor: RefObject<MemoEditorHandle | null>): MemoDraft {
  const [state, setState] = useState<SaveState>({ at: 'rest' });
  const [title, setTitle] = useState(memo.title);
  const [saver] = useState(() =>
    createSaver(
      { title: memo.title, body: memo.body },
      { write: (written) => ask('memos.write', { id: memo.id, ...written }), onState: setState },
    ),
  );
  useRegistered(saver, state);

  const asked = useRef(0);
  useEffect(() => {
    const isKnown = ({ title: heading, body }: Stored) =>
      heading === saver.baseline().title && body === saver.baseline().body;
    asked.current += 1;
    const question = asked.current;
    if (!saver.isAtRest() || isKnown(memo)) return;
    // An answer may be older than the last write: what is shown is what the study says now.
    void ask('memos.read', { id: memo.id }).then((fresh) => {
      if (question !== asked.current || !fresh.ok || !saver.isAtRest() || isKnown(fresh.value)) return;
      const { title: heading, body } = fresh.value;
      const isOtherBody = body !== saver.baseline().body;
      saver.setBaseline({ title: heading, body });
      setTitle(heading);
      if (isOtherBody) editor.current?.replace(body);
    });
  }, [memo, saver, editor]);

  return {
    title,
    state,
    setTitle(next) {
      setTitle(next);
      saver.change({ title: next });
    },
    bodyChanged() {
      const handle = editor.current;
      if (handle) saver.change({ body: handle.serialise });
    },
    writeBody(body) {
      saver.change({ body: () => body });
      void saver.flush();
    },
    flush: () => void saver.flush(),
  };
}
