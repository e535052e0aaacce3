import { type ReactNode, useLayoutEffect } from 'react';
import { createPortal } from 'react-dom';
import { create } from 'zustand';

/** Places of the frame that the open tab fills: the right pane and the status bar. */
interface Slots {
  readonly right: HTMLElement | null;
  readonly status: HTMLElement | null;
  /** How many right panes are mounted: the frame makes room only when there is one. */
  readonly rights: number;
}

export const useSlots = create<Slots>()(() => ({ right: null, status: null, rights: 0 }));

export const setRightSlot = (right: HTMLElement | null) => useSlots.setState({ right });
export const setStatusSlot = (status: HTMLElement | null) => useSlots.setState({ status });

/** Content of the right pane while the component is mounted. */
export function RightPane({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  const slot = useSlots((slots) => slots.right);
  // Before anything is seen: a text that is laid out once more a moment later would jump.
  useLayoutEffect(() => {
    useSlots.setState(({ rights }) => ({ rights: rights + 1 }));
    return () => useSlots.setState(({ rights }) => ({ rights: rights - 1 }));
  }, []);
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
