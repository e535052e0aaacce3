import { useSyncExternalStore } from 'react';

/**
 * How much room the window has: `wide`, `narrow` (panes start smaller), `tight` (the right pane lies over the room) or
 * `single` (all panes do: a small window, or 200 % zoom).
 */
export type Room = 'wide' | 'narrow' | 'tight' | 'single';

const bounds: readonly (readonly [Room, MediaQueryList])[] = [
  ['single', window.matchMedia('(max-width: 780px)')],
  ['tight', window.matchMedia('(max-width: 1060px)')],
  ['narrow', window.matchMedia('(max-width: 1360px)')],
];

function follow(changed: () => void): () => void {
  const stop = new AbortController();
  for (const [, query] of bounds) query.addEventListener('change', changed, { signal: stop.signal });
  return () => stop.abort();
}

const roomNow = (): Room => bounds.find(([, query]) => query.matches)?.[0] ?? 'wide';

/** The room that the window has, as it changes. */
export const useRoom = (): Room => useSyncExternalStore(follow, roomNow);

/** True in a window where lists should start smaller. */
export const useNarrow = (): boolean => useRoom() !== 'wide';
