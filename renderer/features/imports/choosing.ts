import { create } from 'zustand';
import type { GroupId } from '#shared/domain/ids.ts';
import type { DocumentKind, ReadingOptions } from '#shared/domain/reading.ts';
import type { Candidate } from './candidates.ts';

/** Where the documents go: each folder becomes a group, into none, into a new one, or into one that is there. */
export type GroupChoice = 'folder' | 'none' | 'new' | GroupId;

/** What a person decides about files before they come in. */
export interface Choosing {
  readonly candidates: readonly Candidate[];
  readonly byKey: ReadonlyMap<string, Candidate>;
  /** The file whose words are shown. */
  readonly chosen: string | null;
  readonly leftOut: ReadonlySet<string>;
  readonly options: ReadonlyMap<string, Partial<ReadingOptions>>;
  readonly kindOptions: ReadonlyMap<DocumentKind, Partial<ReadingOptions>>;
  readonly group: GroupChoice;
  readonly newGroup: string;
  readonly duplicates: 'skip' | 'copy';
  /** Names of the pseudonym table are replaced, and the files are not kept. */
  readonly pseudonyms: boolean;
  readonly filter: 'all' | 'attention' | 'out';
  /** Folders of this machine to be remembered once their files are in; `whole`: with what was left out in them. */
  readonly roots: readonly { readonly folder: string; readonly whole: boolean }[];
}

const nothing: Choosing = {
  candidates: [],
  byKey: new Map(),
  chosen: null,
  leftOut: new Set(),
  options: new Map(),
  kindOptions: new Map(),
  group: 'folder',
  newGroup: '',
  duplicates: 'skip',
  pseudonyms: false,
  filter: 'all',
  roots: [],
};

export const useChoosing = create<Choosing>()(() => nothing);
const { setState: set, getState: get } = useChoosing;

/** Begins with these files. Tables stay out until somebody ticks them: they come in as surveys. */
export function beginChoosing(candidates: readonly Candidate[], group: GroupChoice, roots: Choosing['roots']): void {
  const leftOut = candidates.filter(({ failure, promised }) => failure !== null || promised === 'table');
  set({
    ...nothing,
    candidates,
    byKey: new Map(candidates.map((each) => [each.key, each])),
    chosen: candidates[0]?.key ?? null,
    leftOut: new Set(leftOut.map(({ key }) => key)),
    group,
    roots,
  });
}

/** Takes a file off the list, for it came in in another way; answers how many are left. */
export function takeOut(key: string): number {
  const candidates = get().candidates.filter((each) => each.key !== key);
  const chosen = get().chosen === key ? (candidates[0]?.key ?? null) : get().chosen;
  set({ candidates, byKey: new Map(candidates.map((each) => [each.key, each])), chosen });
  return candidates.length;
}

export const choose = (part: Partial<Choosing>): void => set(part);

/** The kind that options of "all of its kind" go by: what the name promises. */
export const kindOf = ({ promised }: Candidate): DocumentKind => promised ?? 'text';

/** How a file is to be read: its own wishes before those of its kind. What is left out is as usual. */
export function optionsOf(candidate: Candidate): Partial<ReadingOptions> {
  const { options, kindOptions } = get();
  return { ...kindOptions.get(kindOf(candidate)), ...options.get(candidate.key) };
}

/** Changes how one file is read, or all files of its kind. */
export function setOptions(candidate: Candidate, part: Partial<ReadingOptions>, scope: 'file' | 'kind'): void {
  const { options, kindOptions, byKey } = get();
  if (scope === 'file') {
    set({ options: new Map(options).set(candidate.key, { ...options.get(candidate.key), ...part }) });
    return;
  }
  const kind = kindOf(candidate);
  const names = Object.keys(part);
  // What is said of all of a kind is meant for those, too, that were read in another way before.
  const kept = [...options].map(([key, own]) => {
    const other = byKey.get(key);
    const alike = other !== undefined && kindOf(other) === kind;
    const rest = Object.fromEntries(Object.entries(own).filter(([name]) => !names.includes(name)));
    return [key, alike ? rest : own] as const;
  });
  set({ options: new Map(kept), kindOptions: new Map(kindOptions).set(kind, { ...kindOptions.get(kind), ...part }) });
}

/** Reads several files in one encoding. */
export function setEncoding(keys: readonly string[], encoding: string | null): void {
  const options = new Map(get().options);
  for (const key of keys) options.set(key, { ...options.get(key), encoding });
  set({ options });
}

export function toggleLeftOut(key: string): void {
  const leftOut = new Set(get().leftOut);
  if (!leftOut.delete(key) && get().byKey.get(key)?.failure === null) leftOut.add(key);
  else if (get().byKey.get(key)?.failure !== null) leftOut.add(key);
  set({ leftOut });
}

/** The files that come in. */
export const wanted = ({ candidates, leftOut }: Choosing): readonly Candidate[] =>
  candidates.filter(({ key }) => !leftOut.has(key));
