import { useEffect } from 'react';
import { create } from 'zustand';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';

const most = 20;

/** Queries of this sitting that made sense, the newest last: what one can go back to. */
const useWorked = create<{ readonly expressions: readonly string[] }>()(() => ({ expressions: [] }));

/** Remembers a query that makes sense. */
export function useRememberWorked(expression: string, checked: CheckedQuery | undefined): void {
  const makesSense = expression !== '' && checked?.errors.length === 0;
  useEffect(() => {
    if (!makesSense) return;
    useWorked.setState(({ expressions }) => ({
      expressions: [...expressions.filter((each) => each !== expression), expression].slice(-most),
    }));
  }, [expression, makesSense]);
}

/** The queries to go back to from a broken one, the newest first. */
export const useWorkedBefore = (expression: string): readonly string[] =>
  useWorked(({ expressions }) => expressions)
    .filter((each) => each !== expression)
    .toReversed();
