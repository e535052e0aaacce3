import type { ReactNode } from 'react';
import { fuzzyMatch } from '#shared/text/fuzzy.ts';

export type Kind = 'document' | 'code' | 'memo' | 'page' | 'command' | 'text';

/** What is shown of something that can be found, and what choosing it does. */
interface Shown {
  readonly id: string;
  readonly mark: ReactNode;
  readonly detail: ReactNode;
  readonly choose: () => void;
}

/** Something the palette can find. */
export interface Candidate extends Shown {
  readonly kind: Kind;
  readonly text: string;
  /** Where the name itself begins in the text, for a code that is shown by its path. */
  readonly nameStart?: number;
  /** The page about it, found by the same name. */
  readonly page?: Shown;
}

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
const asksForPage = /^\s*page(?:\s+of(?=\s|$)|(?=\s|$))/iu;
const beforeName = 'Page of ';

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

function fits(letters: string, candidates: readonly Candidate[]): readonly Hit[] {
  return candidates.flatMap((candidate): Hit[] => {
    const match = fuzzyMatch(letters, candidate.text, candidate.nameStart ?? 0);
    return match && strewn(candidate.text, match.positions) < 2 ? [{ candidate, ...match }] : [];
  });
}

/** The pages of what was found; `asked` is what was typed of “page of”. */
function pagesOf(hits: readonly Hit[], asked: string): readonly Hit[] {
  const before = fuzzyMatch(asked, beforeName) ?? { score: 0, positions: [] };
  return hits.flatMap(({ candidate, score, positions }): Hit[] => {
    if (!candidate.page) return [];
    const page: Candidate = { ...candidate.page, kind: 'page', text: beforeName + candidate.text };
    const moved = positions.map((position) => position + beforeName.length);
    // Behind what bears the name itself.
    return [{ candidate: page, score: score + before.score - 0.5, positions: [...before.positions, ...moved] }];
  });
}

/** The pages that fit: those asked for by name, else of the best that fit by their own names. */
function findPages(letters: string, candidates: readonly Candidate[], named: readonly Hit[]): readonly Hit[] {
  const asked = asksForPage.exec(letters)?.[0];
  const hasPage = (candidate: Candidate) => candidate.page !== undefined;
  if (asked === undefined) {
    const ofNamed = named.filter((hit) => hasPage(hit.candidate));
    return pagesOf(best(ofNamed, mostPages), '');
  }
  return pagesOf(best(fits(letters.slice(asked.length), candidates.filter(hasPage)), mostOfAKind), asked);
}

/**
 * What fits the letters, in runs by kind: the kind with the best fit first, within it the best fit first. `@`, `#`, `*`
 * and `>` before the letters ask for documents, codes, memos or commands only. Texts are searched by the engine.
 */
export function findAmong(query: string, candidates: readonly Candidate[]): readonly Hit[] {
  const { only, letters } = readQuery(query);
  const named = fits(
    letters,
    candidates.filter(({ kind }) => !only || kind === only),
  );
  if (only) return best(named, mostOfOneKind);
  const hits = [...named, ...findPages(letters, candidates, named)];
  // Letters that lie far apart in a long name fit nearly everything: what fits much worse than the best is left out.
  const least = Math.max(0, ...hits.map((hit) => hit.score)) * 0.6;
  const kinds = Object.groupBy(
    hits.filter((hit) => hit.score >= least),
    (hit) => hit.candidate.kind,
  );
  return Object.values(kinds)
    .map((ofKind) => best(ofKind, mostOfAKind))
    .toSorted((a, b) => (b[0]?.score ?? 0) - (a[0]?.score ?? 0))
    .flat();
}
