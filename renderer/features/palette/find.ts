import type { ReactNode } from 'react';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';

export type Kind = 'document' | 'code' | 'memo' | 'page' | 'command' | 'text';

/** Something the palette can find. */
export interface Candidate {
  readonly kind: Kind;
  readonly id: string;
  readonly text: string;
  /** Where the name itself begins in the text, for a code that is shown by its path. */
  readonly nameStart?: number;
  readonly mark: ReactNode;
  readonly detail: ReactNode;
  readonly choose: () => void;
}

const beforeName = 'Page of ';

/** How the page of a code or a document is called, and where the name itself begins. */
export const pageText = ({ text, nameStart = 0 }: Pick<Candidate, 'text' | 'nameStart'>) => ({
  text: beforeName + text,
  nameStart: beforeName.length + nameStart,
});

export interface Hit {
  readonly candidate: Candidate;
  readonly score: number;
  readonly positions: readonly number[];
}

/** A first sign that asks for one kind only. */
const signs: Readonly<Record<string, Kind>> = {
  '@': 'document',
  '#': 'code',
  '*': 'memo',
  '>': 'command',
  '"': 'text',
};

/** What is typed as a sign for one kind, and the letters that are looked for. */
export function readQuery(query: string): { readonly only: Kind | undefined; readonly letters: string } {
  const only = signs[query.charAt(0)];
  return { only, letters: only ? query.slice(1) : query };
}

/** At most so many of a kind: the list is read at a glance. */
const mostOfAKind = 8;
const mostOfOneKind = 60;
/** Pages bear the names of what is found besides: few, unless they are asked for. */
const mostPages = 3;
const asksForPage = /^\s*pages?(\s|$)/iu;

const byScore = (a: Hit, b: Hit) => b.score - a.score;

/** Runs of matched letters that begin inside a word. One can be a slip or a part of a word; more are chance. */
function strewn(text: string, positions: readonly number[]): number {
  return positions.filter((position, at) => {
    const continues = position > 0 && positions[at - 1] === position - 1;
    return !continues && /[\p{L}\p{N}]/u.test(text.charAt(position - 1));
  }).length;
}

function best(hits: readonly Hit[], most: number): readonly Hit[] {
  return hits.toSorted(byScore).slice(0, most);
}

/**
 * What fits the letters, in runs by kind: the kind with the best fit first, within it the best fit first. `@`, `#`, `*`
 * and `>` before the letters ask for documents, codes, memos or commands only. Texts are searched by the engine.
 */
export function findAmong(query: string, candidates: readonly Candidate[]): readonly Hit[] {
  const { only, letters } = readQuery(query);
  const hits = candidates
    .filter((candidate) => !only || candidate.kind === only)
    .flatMap((candidate): Hit[] => {
      const match = fuzzyMatch(letters, candidate.text, candidate.nameStart ?? 0);
      return match && strewn(candidate.text, match.positions) < 2 ? [{ candidate, ...match }] : [];
    });
  if (only) return best(hits, mostOfOneKind);
  // Letters that lie far apart in a long name fit nearly everything: what fits much worse than the best is left out.
  const least = Math.max(0, ...hits.map((hit) => hit.score)) * 0.6;
  const good = hits.filter((hit) => hit.score >= least);
  const kinds = Object.groupBy(good, (hit) => hit.candidate.kind);
  const most = (kind: Kind | undefined) => (kind === 'page' && !asksForPage.test(letters) ? mostPages : mostOfAKind);
  return Object.values(kinds)
    .map((ofKind) => best(ofKind, most(ofKind[0]?.candidate.kind)))
    .toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
    .flat();
}
