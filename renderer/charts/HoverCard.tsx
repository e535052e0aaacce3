import './charts.css';
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react';
import { createPortal } from 'react-dom';

/** A rectangle of the window, in its pixels. */
export interface Anchor {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const gap = 10;
const edge = 8;

function place(anchor: Anchor, card: DOMRect): { readonly left: number; readonly top: number } {
  const right = anchor.right + gap;
  const left = right + card.width + edge <= innerWidth ? right : anchor.left - gap - card.width;
  const above = anchor.top - gap - card.height;
  const top = above >= edge ? above : anchor.bottom + gap;
  return { left: Math.max(edge, left), top: Math.min(top, innerHeight - card.height - edge) };
}

/**
 * What stands behind a mark, in words, beside it. It lets the pointer through, so it never stands in the way, and comes
 * as well when the keyboard moves the cell. It is read aloud by the chart's live region, not from here.
 */
export function HoverCard({ anchor, children }: { readonly anchor: Anchor; readonly children: ReactNode }) {
  const card = useRef<HTMLDivElement>(null);
  const [position, setPosition] = useState<{ readonly left: number; readonly top: number } | null>(null);
  // Measured anew after every change of words, before anything is painted.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the card's size depends on its children
  useLayoutEffect(() => {
    if (card.current) setPosition(place(anchor, card.current.getBoundingClientRect()));
  }, [anchor, children]);
  return createPortal(
    <div
      ref={card}
      className="hover-card floating"
      aria-hidden="true"
      style={{ left: position?.left ?? 0, top: position?.top ?? 0, visibility: position ? 'visible' : 'hidden' }}
    >
      {children}
    </div>,
    document.body,
  );
}
