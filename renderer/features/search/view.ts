import { useMemo } from 'react';
import { create } from 'zustand';
import type { InputOf } from '#shared/contract/index.ts';
import type { searchPlaces } from '#shared/contract/procedures/finding.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { beginsSpaced, endsSpaced } from '#shared/text/scripts.ts';
import { escapeQuery } from '#shared/text/searchQuery.ts';
import { session, useSession } from '../../state/session.ts';
import { type DocumentSet, useSets } from '../sets/sets.ts';
import { useSpeakerScope } from '../speakers/choice.ts';

export type SearchInput = InputOf<'search.find'>['request'];
export type SearchPlace = (typeof searchPlaces)[number];
export type HitOrder = NonNullable<InputOf<'search.find'>['order']>;

/** How the words of the texts are counted and shown. */
export interface WordsView {
  /** `none`, `group`, `document`, `variable:ID`. */
  readonly by: string;
  readonly shortest: number;
  readonly numbers: boolean;
  readonly show: 'both' | 'table' | 'cloud';
}

/** What is looked for and how it is shown: for this sitting. */
export interface SearchView {
  readonly part: 'hits' | 'words';
  readonly text: string;
  readonly match: NonNullable<SearchInput['match']>;
  readonly wholeWords: boolean;
  readonly matchCase: boolean;
  readonly matchMarks: boolean;
  readonly in: readonly SearchPlace[];
  /** `all`, `active` (all while none is), `set:ID`. */
  readonly scope: string;
  readonly order: HitOrder;
  readonly descending: boolean;
  /** Characters shown on either side of a hit. */
  readonly width: number;
  /** Groups of hits that are folded. */
  readonly closed: ReadonlySet<string>;
  /** The row in hand. */
  readonly row: number;
  readonly words: WordsView;
  /** Counts the wishes to type in the field. */
  readonly focus: number;
}

export const allPlaces: readonly SearchPlace[] = ['documents', 'memos', 'codes', 'comments'];

export const useSearchView = create<SearchView>()(() => ({
  part: 'hits',
  text: '',
  match: 'all',
  wholeWords: false,
  matchCase: false,
  matchMarks: false,
  in: allPlaces,
  scope: 'active',
  order: 'place',
  descending: false,
  width: 70,
  closed: new Set(),
  row: 0,
  words: { by: 'none', shortest: 3, numbers: false, show: 'both' },
  focus: 0,
}));

/** Changes the view; another search begins at its first row. */
export function setSearchView(part: Partial<SearchView>): void {
  const isShownOnly = Object.keys(part).every((key) => shownOnly.has(key));
  useSearchView.setState(isShownOnly ? part : { row: 0, closed: new Set(), ...part });
}
const shownOnly: ReadonlySet<string> = new Set(['part', 'row', 'closed', 'width', 'words', 'focus']);

export const setWordsView = (part: Partial<WordsView>): void =>
  useSearchView.setState(({ words }) => ({ words: { ...words, ...part } }));

/** Goes to the search and lets the person type. */
export function beginSearch(part: Partial<SearchView> = {}): void {
  setSearchView({ part: 'hits', ...part, focus: useSearchView.getState().focus + 1 });
  session().set({ tab: 'search' });
}

/** Looks for a word as it was counted: whole, in documents, its accents told apart. */
export const searchWord = (word: string): void =>
  setSearchView({
    part: 'hits',
    text: escapeQuery(word),
    match: 'all',
    wholeWords: beginsSpaced(word) && endsSpaced(word),
    matchCase: false,
    matchMarks: true,
    in: ['documents'],
  });

/** The scope as it holds: a set may be gone, and without active documents all are meant. */
export function scopeInHand(scope: string, active: number, sets: readonly DocumentSet[]): string {
  if (scope === 'active') return active > 0 ? scope : 'all';
  return scope.startsWith('set:') && !sets.some(({ id }) => scope === `set:${id}`) ? 'all' : scope;
}

/** The documents that are searched and counted; `null` = all. */
export function useDocumentScope(): { readonly scope: string; readonly documentIds: DocumentId[] | null } {
  const active = useSession((state) => state.activeDocuments);
  const sets = useSets();
  const wanted = useSearchView((view) => view.scope);
  return useMemo(() => {
    const scope = scopeInHand(wanted, active.size, sets);
    if (scope === 'active') return { scope, documentIds: [...active] };
    const set = sets.find(({ id }) => scope === `set:${id}`);
    return { scope, documentIds: set ? [...set.documentIds] : null };
  }, [active, sets, wanted]);
}

/** The search as it stands; `null` while nothing is typed or no place is chosen. */
export function useSearchInput(): SearchInput | null {
  const { text, match, wholeWords, matchCase, matchMarks, in: places } = useSearchView();
  const { documentIds } = useDocumentScope();
  const { choice: speakers } = useSpeakerScope();
  return useMemo(() => {
    if (text.trim() === '' || places.length === 0) return null;
    // No part in patterns: the same search should be asked for in the same words.
    const marks = match !== 'pattern' && matchMarks;
    return { text, match, wholeWords, matchCase, matchMarks: marks, in: [...places], documentIds, speakers };
  }, [text, match, wholeWords, matchCase, matchMarks, places, documentIds, speakers]);
}
