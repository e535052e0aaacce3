import { useEffect } from 'react';
import { create } from 'zustand';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';

/** A query that made sense, as it stood in the line and with the ids of what it named. */
interface WorkedQuery {
  readonly expression: string;
  readonly kept: string;
}

const most = 20;

/** Queries of this sitting that made sense, the newest last: what one can go back to. */
const useWorked = create<{ readonly queries: readonly WorkedQuery[] }>()(() => ({ queries: [] }));

/** Remembers a query that makes sense. */
export function useRememberWorked(expression: string, checked: CheckedQuery | undefined): void {
  const kept = expression !== '' && checked?.errors.length === 0 ? checked.kept : null;
  useEffect(() => {
    if (kept === null) return;
    useWorked.setState(({ queries }) => ({
      queries: [...queries.filter((each) => each.expression !== expression), { expression, kept }].slice(-most),
    }));
  }, [expression, kept]);
}

/** The queries to go back to from a broken one, the newest first. */
export const useWorkedBefore = (expression: string): readonly string[] =>
  useWorked(({ queries }) => queries)
    .flatMap((each) => (each.expression === expression ? [] : each.expression))
    .toReversed();

/** A query with the ids that it had when it made sense: only by them is known what it misses now. */
export const useKeptForm = (expression: string): string =>
  useWorked(({ queries }) => queries.find((each) => each.expression === expression)?.kept ?? expression);
