import { useSyncExternalStore } from 'react';

const query = window.matchMedia('(max-width: 1360px)');

function follow(changed: () => void): () => void {
  const stop = new AbortController();
  query.addEventListener('change', changed, { signal: stop.signal });
  return () => stop.abort();
}

/** True in a window where panes should start smaller. */
export const useNarrow = (): boolean => useSyncExternalStore(follow, () => query.matches);
