import { useMemo } from 'react';
import type { DocumentId, MemoId } from '#shared/domain/ids.ts';
import { useAsk } from '../client/hooks.ts';
import type { MemoEntry, NamedDocument } from './memoName.ts';

/** Names by id, and whether they are known yet: until then nothing may be called deleted. */
export interface Names<Id, Entry> {
  readonly known: boolean;
  readonly byId: ReadonlyMap<Id, Entry>;
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
