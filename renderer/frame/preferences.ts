import { useCallback, useEffect } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import { ask } from '../client/client.ts';
import { useAsk } from '../client/hooks.ts';

export type Preferences = OutputOf<'app.preferences'>;

const atFirst: Preferences = { coder: '', theme: 'system', textSize: 17, layout: {} };

/** What this machine remembers about the person and the window. */
export const usePreferences = (): Preferences => useAsk('app.preferences', {}).data ?? atFirst;

const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** The theme that is shown: the chosen one, or the system's. */
export const shownTheme = (theme: Preferences['theme']): 'light' | 'dark' =>
  theme === 'system' ? (dark.matches ? 'dark' : 'light') : theme;

/** Puts theme and text size on the page, and follows the system when asked to. */
export function useAppearance(): void {
  const { theme, textSize } = usePreferences();
  useEffect(() => {
    const stop = new AbortController();
    const show = () => {
      document.documentElement.dataset.theme = shownTheme(theme);
    };
    show();
    dark.addEventListener('change', show, { signal: stop.signal });
    return () => stop.abort();
  }, [theme]);
  useEffect(() => {
    document.documentElement.style.setProperty('--text-read', `${textSize}px`);
  }, [textSize]);
}

/** A piece of the window's memory (sizes, last options) and how to change it. */
export function useLayoutMemory<Value>(key: string, atStart: Value): readonly [Value, (value: Value) => void] {
  const { layout } = usePreferences();
  const remember = useCallback((value: Value) => void ask('app.setPreferences', { layout: { [key]: value } }), [key]);
  return [key in layout ? (layout[key] as Value) : atStart, remember];
}
