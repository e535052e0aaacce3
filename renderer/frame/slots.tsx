import { type ReactNode, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';

/** Places of the frame that the open tab fills: the right pane and the status bar. */
interface Slots {
  readonly right: HTMLElement | null;
  readonly status: HTMLElement | null;
  /** How many right panes are mounted: the frame makes room only when there is one. */
  readonly rights: number;
  /** How often a right pane asked to be seen, wherever it was hidden. */
  readonly wishes: number;
}

export const useSlots = create<Slots>()(() => ({ right: null, status: null, rights: 0, wishes: 0 }));

export const setRightSlot = (right: HTMLElement | null) => useSlots.setState({ right });
export const setStatusSlot = (status: HTMLElement | null) => useSlots.setState({ status });

interface RightPaneProps {
  readonly label: string;
  /** What must be answered before work goes on is shown also where the pane was hidden. */
  readonly needed?: boolean;
  readonly children: ReactNode;
}

/** Content of the right pane while the component is mounted. */
export function RightPane({ label, needed = false, children }: RightPaneProps) {
  const slot = useSlots((slots) => slots.right);
  // Before anything is seen: a text that is laid out once more a moment later would jump.
  useLayoutEffect(() => {
    useSlots.setState(({ rights, wishes }) => ({ rights: rights + 1, wishes: wishes + (needed ? 1 : 0) }));
    return () => useSlots.setState(({ rights }) => ({ rights: rights - 1 }));
  }, [needed]);
  if (!slot) return null;
  return createPortal(
    <section className="frame-right" aria-label={label}>
      {children}
    </section>,
    slot,
  );
}

/** A word or two in the status bar while the component is mounted. */
export function StatusItem({ children }: { readonly children: ReactNode }) {
  const slot = useSlots((slots) => slots.status);
  return slot ? createPortal(<span className="status-item">{children}</span>, slot) : null;
}
