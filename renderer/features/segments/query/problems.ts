import { createContext, useContext } from 'react';
import type { CheckedQuery } from '#shared/contract/procedures/queries.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import type { Query } from '#shared/query/tree.ts';
import { withoutParts } from '#shared/query/without.ts';
import { useAsk } from '../../../client/hooks.ts';
import { writeLine } from './edits.ts';

/** Something that a query says and that is wrong or makes no sense: where it stands, and why. */
export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

/** A problem of a part; with a doubt the query can be asked all the same. */
export interface PartProblem {
  readonly message: string;
  readonly isDoubt: boolean;
}

/** What is wrong with the query of a line, and where its parts stand in its expression. */
export interface Problems {
  readonly problems: readonly (Problem & PartProblem)[];
  readonly placeOf: (part: object) => { readonly start: number; readonly end: number } | undefined;
}

const none: Problems = { problems: [], placeOf: () => undefined };

export const ProblemsOfLine = createContext<Problems>(none);

/** Reads an expression with the places of its parts; `null` where it cannot be read. */
export function readPlaced(
  expression: string,
): { readonly query: Query; readonly placeOf: Problems['placeOf'] } | null {
  const parsed = parseQuery(expression.trim() === '' ? 'everything' : expression);
  return parsed.ok ? { query: parsed.query, placeOf: (part) => parsed.places.get(part) } : null;
}

/** What the study says is wrong with an expression, or makes no sense. */
export function useProblemsOf(expression: string): Problems['problems'] {
  const { data, outdated } = useAsk('queries.check', { expression }, { enabled: expression !== '' });
  if (expression === '' || outdated || !data) return none.problems;
  return [
    ...data.errors.map((error) => ({ ...error, isDoubt: false })),
    ...data.doubts.map((doubt) => ({ ...doubt, isDoubt: true })),
  ];
}

/** What is wrong with a part itself (`whole`) or with something in it. */
export function useProblem(part: object, reach: 'whole' | 'within'): PartProblem | null {
  const { problems, placeOf } = useContext(ProblemsOfLine);
  const place = placeOf(part);
  if (!place) return null;
  const fits = ({ start, end }: Problem) =>
    reach === 'whole' ? start === place.start && end === place.end : place.start <= start && end <= place.end;
  return problems.find(fits) ?? null;
}

/** An expression without what is wrong in it, as far as parts can be taken away; `null` where nothing is gained. */
export function withoutWrong(expression: string, errors: CheckedQuery['errors']): string | null {
  const read = readPlaced(expression);
  if (!read) return null;
  const isWrong = (part: object) => {
    const place = read.placeOf(part);
    return place !== undefined && errors.some(({ start, end }) => start === place.start && end === place.end);
  };
  const left = writeLine(withoutParts(read.query, (part) => !isWrong(part)));
  return left === printQuery(read.query) ? null : left;
}
