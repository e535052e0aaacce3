import { useEffect } from 'react';
import { flushSync } from 'react-dom';
import { create } from 'zustand';
import type { Mode } from '#shared/charts/palette.ts';
import { useMode } from '../charts/useMode.ts';

const usePrint = create<{ readonly printing: boolean }>()(() => ({ printing: false }));
const paper = window.matchMedia('print');

/** While the page is printed the whole window is light: ink on paper, whatever the screen shows. */
export function usePrinting(): void {
  useEffect(() => {
    const stop = new AbortController();
    const root = document.documentElement;
    let before: string | undefined;
    const change = () => {
      if (paper.matches) {
        before = root.dataset.theme;
        root.dataset.theme = 'light';
      } else if (before !== undefined) root.dataset.theme = before;
      flushSync(() => usePrint.setState({ printing: paper.matches }));
    };
    paper.addEventListener('change', change, { signal: stop.signal });
    return () => stop.abort();
  }, []);
}

/** Light or dark as the page shows it: light on paper. */
export function usePageMode(): Mode {
  const mode = useMode();
  return usePrint((state) => state.printing) ? 'light' : mode;
}
