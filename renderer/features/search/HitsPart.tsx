import { TriangleAlert } from 'lucide-react';
import { useMemo, useRef } from 'react';
import { useAsk } from '../../client/hooks.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { countOf } from '../../ui/counts.ts';
import { EmptyState } from '../../ui/layout.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import { useShelf } from '../documents/documents.ts';
import { HitBar } from './HitBar.tsx';
import { HitList, type HitQuery, pageSize } from './HitList.tsx';
import {
  groupsOfCount,
  groupsOfHits,
  type HitCount,
  type HitGroup,
  layoutRows,
  plainRows,
  type RowLayout,
} from './hitRows.ts';
import { SearchFieldLine, SearchOptions } from './SearchBar.tsx';
import { useSearchInput, useSearchView } from './view.ts';

/** So many hits are sorted at most (the engine says so in a sentence). */
const mostSorted = 50_000;
const nothing = { text: ' ' };

/** What is asked for just now, and the newest answer with the question that it belongs to. */
function useHits() {
  const input = useSearchInput();
  const settled = useSettled(input);
  const { order, descending, width } = useSearchView();
  const search = input === null ? null : settled;
  const query: HitQuery = { request: search ?? nothing, order, descending, width };
  const answer = useAsk('search.find', { ...query, offset: 0, limit: pageSize }, { enabled: search !== null });
  const shown = useRef<HitQuery | null>(null);
  // The list keeps what it shows until the first hits of the next search are there.
  if (search === null || answer.failure) shown.current = null;
  else if (answer.data && !answer.outdated) shown.current = query;
  const counted = shown.current?.request ?? nothing;
  const count = useAsk('search.count', { request: counted }, { enabled: shown.current !== null });
  return {
    search,
    answer,
    shown: shown.current,
    count: count.outdated || count.failure ? undefined : count.data,
  };
}

/** How the hits stand in rows, and the groups whose heads they stand under; `null` = without heads. */
function useRows(
  shown: HitQuery | null,
  first: ReturnType<typeof useHits>['answer']['data'],
  count: HitCount | undefined,
): { readonly rows: RowLayout; readonly groups: readonly HitGroup[] | null } {
  const { byId } = useShelf();
  const closed = useSearchView((view) => view.closed);
  const { order, descending } = shown ?? {};
  return useMemo(() => {
    const hits = count?.hits ?? first?.hits.length ?? 0;
    const isSorted = order !== 'place' || (descending === true && hits > mostSorted);
    if (isSorted) return { rows: plainRows(Math.min(hits, mostSorted)), groups: null };
    const groups = count
      ? groupsOfCount(count, (id) => byId.get(id as never)?.name ?? '')
      : groupsOfHits(first?.hits ?? []);
    const ordered = descending && count ? groups.toReversed() : groups;
    return { rows: layoutRows(ordered, closed), groups: ordered };
  }, [order, descending, count, first, byId, closed]);
}

/** Hits of a search as one types, in context. */
export function HitsPart() {
  const { search, answer, shown, count } = useHits();
  const { rows, groups } = useRows(shown, answer.data, count);
  const list = useRef<HTMLDivElement>(null);
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const warnings = shown ? [...new Set([...(answer.data?.warnings ?? []), ...(count?.warnings ?? [])])] : [];
  const loaded = answer.data?.hits.length ?? 0;
  return (
    <>
      <SearchFieldLine error={answer.failure?.message} onDown={() => list.current?.focus()} />
      <SearchOptions />
      {search === null ? (
        <EmptyState title="Search the whole study">
          <p>Type a word, a “phrase” or a pattern: texts, memos, codes and comments are searched as you type.</p>
        </EmptyState>
      ) : answer.failure ? (
        <p className="search-failure" role="alert">
          {answer.failure.message}
        </p>
      ) : shown === null ? (
        <p className="search-pending" role="status">
          Searching…
        </p>
      ) : (
        <>
          <HitBar search={shown.request} count={count} atLeast={loaded} readOnly={readOnly} groups={groups} />
          {warnings.map((warning) => (
            <p key={warning} className="search-warning" role="status">
              <TriangleAlert className="icon small" aria-hidden="true" />
              {warning}
            </p>
          ))}
          {loaded === 0 && !answer.outdated && !count?.more ? (
            <EmptyState title={`Nothing fits “${shown.request.text.trim()}”.`}>
              <p>Try fewer letters, any of the words, or more places above.</p>
            </EmptyState>
          ) : (
            <HitList
              key={JSON.stringify([shown.request, shown.order, shown.descending])}
              query={shown}
              rows={rows}
              grouped={groups !== null}
              outdated={answer.outdated}
              listRef={list}
            />
          )}
          {count && <StatusItem>{countOf(count.hits, 'hit')}</StatusItem>}
        </>
      )}
    </>
  );
}
