import { useEffect } from 'react';

/** Places whose focus is passing: what floats over the window. */
const floating = '[role=dialog], [role=menu], [role=listbox], .floating';

/** What had the focus in the window itself, before anything was opened over it. */
let last: HTMLElement | null = null;

const remember = ({ target }: Event): void => {
  if (target instanceof HTMLElement && !target.closest(floating)) last = target;
};

/** Keeps in mind where the focus was in the window; returns its undoing. */
export function followFocus(): () => void {
  document.addEventListener('focusin', remember);
  return () => document.removeEventListener('focusin', remember);
}

/** What is left open gets a focus that nothing has: the dialog below, or else the place in the window. */
function giveBack(): void {
  const isLost = document.activeElement === null || document.activeElement === document.body;
  if (!isLost) return;
  const below = Array.from(document.querySelectorAll<HTMLElement>('[role=dialog]')).at(-1);
  if (below) below.focus();
  else if (last?.isConnected) last.focus();
}

/**
 * For what floats over the window: when it goes, the focus returns to the window. A dialog that another one opened, as
 * the list of commands does, finds the other one gone, and would leave the focus nowhere.
 */
export function useFocusBack(): void {
  useEffect(
    () => () => {
      // The frame after the next: what gives the focus back by itself has done so then.
      requestAnimationFrame(() => requestAnimationFrame(giveBack));
    },
    [],
  );
}
