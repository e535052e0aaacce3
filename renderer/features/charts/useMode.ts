import { useSyncExternalStore } from 'react';
import type { Mode } from '#shared/charts/palette.ts';
import { shownTheme, usePreferences } from '../../frame/preferences.ts';

const dark = window.matchMedia('(prefers-color-scheme: dark)');

function follow(changed: () => void): () => void {
  const stop = new AbortController();
  dark.addEventListener('change', changed, { signal: stop.signal });
  return () => stop.abort();
}

/** Light or dark, as the window shows it now. */
export function useMode(): Mode {
  useSyncExternalStore(follow, () => dark.matches);
  return shownTheme(usePreferences().theme);
}
