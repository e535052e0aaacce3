import type { Cancellation } from '#shared/contract/envelope.ts';

/** Work that waits for its turn; `null` = it was given up before. */
export type InTurn = <Value>(work: () => Promise<Value>, signal?: Cancellation) => Promise<Value | null>;

/** So many works at once, no more; of those that wait the newest goes first, for somebody looks at that now. */
export function createTurns(most: number): InTurn {
  const waiting: (() => void)[] = [];
  let under = 0;

  const wait = (signal?: Cancellation): Promise<boolean> => {
    if (under < most) {
      under++;
      return Promise.resolve(true);
    }
    if (signal?.aborted) return Promise.resolve(false);
    return new Promise((resolve) => {
      const begin = () => {
        signal?.removeEventListener('abort', giveUp);
        resolve(true);
      };
      const giveUp = () => {
        signal?.removeEventListener('abort', giveUp);
        waiting.splice(waiting.indexOf(begin), 1);
        resolve(false);
      };
      signal?.addEventListener('abort', giveUp);
      waiting.push(begin);
    });
  };

  return async (work, signal) => {
    if (!(await wait(signal))) return null;
    try {
      return await work();
    } finally {
      const next = waiting.pop();
      // Who waits takes over the place; nobody else may come between.
      if (next) next();
      else under--;
    }
  };
}
