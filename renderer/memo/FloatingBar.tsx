import { SelectionAlwaysOnDisplay } from '@lexical/react/LexicalSelectionAlwaysOnDisplay';
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

interface FloatingBarProps {
  readonly label: string;
  readonly anchor: () => DOMRect | null;
  readonly onClose: () => void;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly children: ReactNode;
}

const margin = 8;
const foot = 34;

function place(bar: HTMLElement | null, words: DOMRect | null): void {
  if (!bar || !words) return;
  const left = Math.max(margin, Math.min(words.left, window.innerWidth - bar.offsetWidth - margin));
  const below = words.bottom + margin;
  const fits = below + bar.offsetHeight < window.innerHeight - foot;
  const top = fits ? below : Math.max(margin, words.top - margin - bar.offsetHeight);
  bar.style.transform = `translate(${Math.round(left)}px, ${Math.round(top)}px)`;
}

/** The words stay selected to the eye while the focus is in the bar. */
function tintSelection(pieces: readonly HTMLElement[]): void {
  for (const piece of pieces) {
    piece.style.background = 'var(--selection)';
    piece.style.zIndex = '-1';
  }
}

/** A small bar under the selected words, which stay visibly selected. Escape and leaving close it. */
export function FloatingBar({ label, anchor, onClose, onKeyDown, children }: FloatingBarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const latest = useRef(anchor);
  latest.current = anchor;
  useLayoutEffect(() => place(bar.current, latest.current()));
  useEffect(() => {
    const leaving = new AbortController();
    const follow = () => place(bar.current, latest.current());
    window.addEventListener('scroll', follow, { signal: leaving.signal, capture: true, passive: true });
    window.addEventListener('resize', follow, { signal: leaving.signal, passive: true });
    return () => leaving.abort();
  }, []);
  return (
    <>
      <SelectionAlwaysOnDisplay onReposition={tintSelection} />
      {createPortal(
        <div
          ref={bar}
          className="memo-bar floating"
          role="dialog"
          aria-label={label}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return onKeyDown?.(event);
            event.preventDefault();
            event.stopPropagation();
            onClose();
          }}
          onBlur={(event) => {
            if (!event.currentTarget.contains(event.relatedTarget)) onClose();
          }}
        >
          {children}
        </div>,
        document.body,
      )}
    </>
  );
}

/** Where the words selected in an editor stand in the window; its first line while nothing is selected. */
export function selectionRect(root: HTMLElement | null): DOMRect | null {
  const selection = window.getSelection();
  if (root && selection && selection.rangeCount > 0 && root.contains(selection.anchorNode)) {
    const rect = selection.getRangeAt(0).getBoundingClientRect();
    if (rect.height > 0) return rect;
  }
  return root?.getBoundingClientRect() ?? null;
}
