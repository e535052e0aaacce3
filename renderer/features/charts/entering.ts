import { type RefObject, useEffect } from 'react';
import { create } from 'zustand';
import { session } from '../../state/session.ts';

/** A wish to go from a chart to the words behind its cell, until their list has taken it. */
const useWish = create<{ readonly from: Element | null }>()(() => ({ from: null }));

/** Opens the right pane, and puts the focus on the first words behind the cell as soon as they are there. */
export function wishToEnter(): void {
  session().set({ rightOpen: true });
  useWish.setState({ from: document.activeElement });
}

/** The wish was for the cell that was in hand then. */
export const giveUpEntering = (): void => useWish.setState({ from: null });

/**
 * Takes the focus into a list when that was wished for and the list is `settled`: it shows the cell in hand, not the one
 * before. Whoever has gone elsewhere in the meantime is left there.
 */
export function useEntering(list: RefObject<HTMLElement | null>, settled: boolean): void {
  const from = useWish((wish) => wish.from);
  useEffect(() => {
    if (!from || !settled) return;
    giveUpEntering();
    if (document.activeElement === from) list.current?.querySelector('button')?.focus();
  }, [from, settled, list]);
}
