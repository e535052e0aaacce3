import { useMemo } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { DocumentId, MemoId } from '#shared/domain/ids.ts';
import { useAsk } from '../client/hooks.ts';

export type MemoEntry = OutputOf<'memos.list'>[number];

/** Names by id, and whether they are known yet: until then nothing may be called deleted. */
export interface Names<Id, Entry> {
  readonly known: boolean;
  readonly byId: ReadonlyMap<Id, Entry>;
}

export interface NamedDocument {
  readonly id: DocumentId;
  readonly name: string;
  /** The name of its group; empty outside any. */
  readonly group: string;
}

const longestName = 80;

/** What a memo is called: its title, else its first words. */
export function memoName({ title, excerpt }: Pick<MemoEntry, 'title' | 'excerpt'>): string {
  const words = title.trim() || excerpt.replace(/\s+/gu, ' ').trim();
  return words.length > longestName ? `${words.slice(0, longestName).trimEnd()}…` : words || 'Untitled memo';
}

/** The documents of the study by id, in the order of the documents pane. */
export function useDocumentNames(): Names<DocumentId, NamedDocument> {
  const { data } = useAsk('documents.list', {});
  return useMemo(() => {
    const groups = new Map(data?.groups.map((group) => [group.id, group.name]));
    const named = (data?.documents ?? []).map(({ id, name, groupId }) => ({
      id,
      name,
      group: (groupId && groups.get(groupId)) ?? '',
    }));
    return { known: data !== undefined, byId: new Map(named.map((each) => [each.id, each])) };
  }, [data]);
}

/** The memos of the study by id. */
export function useMemoNames(): Names<MemoId, MemoEntry> {
  const { data } = useAsk('memos.list', {});
  return useMemo(() => ({ known: data !== undefined, byId: new Map(data?.map((memo) => [memo.id, memo])) }), [data]);
}
