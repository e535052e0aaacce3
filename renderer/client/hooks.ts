import { keepPreviousData, QueryClient, useQuery } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { AxialEvent } from '#shared/contract/envelope.ts';
import { contract, type InputOf, type MutationName, type OutputOf, type QueryName } from '#shared/contract/index.ts';
import type { Noun } from '#shared/contract/procedure.ts';
import { AxialError, type Failure } from '#shared/domain/result.ts';
import { showToast } from '../ui/Toast.tsx';
import { ask, subscribe } from './client.ts';

/** Answers are kept until the engine says that a noun which they read has changed. */
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY, retry: false, refetchOnWindowFocus: false } },
});

const readsOf = (name: unknown): readonly Noun[] => {
  const procedure = typeof name === 'string' ? contract[name as QueryName] : undefined;
  return procedure && procedure.kind === 'query' ? procedure.reads : [];
};

function forget(nouns: readonly Noun[]): void {
  const changed = new Set<Noun>(nouns);
  // Another study may be open now: nothing that was known still holds.
  if (changed.has('study')) {
    void queryClient.invalidateQueries();
    return;
  }
  void queryClient.invalidateQueries({
    predicate: (query) => readsOf(query.queryKey[0]).some((noun) => changed.has(noun)),
  });
}

function hear(event: AxialEvent): void {
  if (event.type === 'changed') forget(event.nouns);
}

/** Starts to listen for changes; returns its own undoing. Called once at the root. */
export const followChanges = (): (() => void) => subscribe(hear);

export interface Answer<Value> {
  /** The last answer; while a newer one is on its way the one before it stays. */
  readonly data: Value | undefined;
  readonly failure: Failure | undefined;
  readonly pending: boolean;
  /** `data` answers the question before this one: to be looked at, but not to be acted on. */
  readonly outdated: boolean;
}

/** Asks, keeps the answer, and asks again when something that it read has changed. */
export function useAsk<Name extends QueryName>(
  name: Name,
  input: InputOf<Name>,
  options: { readonly enabled?: boolean } = {},
): Answer<OutputOf<Name>> {
  const query = useQuery({
    queryKey: [name, input],
    queryFn: async ({ signal }) => {
      const result = await ask(name, input, signal);
      if (!result.ok) throw new AxialError(result.error.code, result.error.message);
      return result.value;
    },
    enabled: options.enabled ?? true,
    placeholderData: keepPreviousData,
    // Typed arrays are compared by identity: a deep comparison of 100,000 positions would cost more than it saves.
    structuralSharing: false,
  });
  const failure =
    query.error instanceof AxialError ? { code: query.error.code, message: query.error.message } : undefined;
  return { data: query.data, failure, pending: query.isFetching, outdated: query.isPlaceholderData };
}

/**
 * Sends a change. A failure shows as a toast with its sentence and resolves to `undefined`; use `ask` where the
 * failure has its own place on the screen.
 */
export function useSend<Name extends MutationName>(
  name: Name,
): { readonly send: (input: InputOf<Name>) => Promise<OutputOf<Name> | undefined>; readonly pending: boolean } {
  const [running, setRunning] = useState(0);
  const send = useCallback(
    async (input: InputOf<Name>) => {
      setRunning((count) => count + 1);
      const result = await ask(name, input);
      setRunning((count) => count - 1);
      if (result.ok) return result.value;
      if (result.error.code !== 'cancelled') showToast({ message: result.error.message, tone: 'danger' });
      return undefined;
    },
    [name],
  );
  return { send, pending: running > 0 };
}
