import { type RefObject, useEffect, useState } from 'react';

export interface RowSpan {
  readonly first: number;
  /** The row behind the last. */
  readonly end: number;
}

/** Rows drawn beyond the edges, so that a turn of the wheel finds them there. */
const beyond = 12;

/** Which rows of equal height are in view inside what scrolls; `head` pixels stand above the first. */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
  head = 0,
): RowSpan {
  const [span, setSpan] = useState<RowSpan>({ first: 0, end: Math.min(count, 60) });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const look = () => {
      const top = element.scrollTop - head;
      const first = Math.max(0, Math.floor(top / rowHeight) - beyond);
      const end = Math.min(count, Math.ceil((top + element.clientHeight) / rowHeight) + beyond);
      setSpan((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    return followScroller(element, look);
  }, [scroller, rowHeight, count, head]);
  return span;
}

/** Looks now, and whenever the element scrolls or changes its size, until what is given back is called. */
export function followScroller(element: HTMLElement, look: () => void): () => void {
  const stop = new AbortController();
  look();
  element.addEventListener('scroll', look, { passive: true, signal: stop.signal });
  const resized = new ResizeObserver(look);
  resized.observe(element);
  return () => {
    stop.abort();
    resized.disconnect();
  };
}

/** Scrolls as little as brings a row of equal height into view. */
export function bringRowIntoView(scroller: HTMLElement, row: number, rowHeight: number): void {
  const [top, bottom] = [row * rowHeight, (row + 1) * rowHeight];
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (bottom > scroller.scrollTop + scroller.clientHeight) scroller.scrollTop = bottom - scroller.clientHeight;
}
