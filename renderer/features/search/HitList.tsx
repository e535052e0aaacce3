import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useMemo, useRef } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { SearchHit } from '#shared/contract/procedures/finding.ts';
import { useSize } from '../../charts/useSize.ts';
import { useAsk } from '../../client/hooks.ts';
import { bringRowIntoView, useVisibleRows } from '../../ui/useVisibleRows.ts';
import { HeadLine, HitLine, rowHeight } from './HitLine.tsx';
import type { RowLayout } from './hitRows.ts';
import { openHit } from './opening.ts';
import { setSearchView, useSearchView } from './view.ts';

export type HitQuery = Omit<InputOf<'search.find'>, 'offset' | 'limit'>;

/** Hits asked for at once. */
export const pageSize = 200;

interface PlacedHit {
  readonly row: number;
  readonly hit: number;
}

interface PageProps {
  readonly query: HitQuery;
  readonly page: number;
  readonly placed: readonly PlacedHit[];
  readonly current: number;
  readonly showDocument: boolean;
  readonly idOf: (row: number) => string;
  readonly onShown: (first: number, hits: readonly SearchHit[]) => void;
  readonly onPress: (row: number) => void;
}

function HitPage({ query, page, placed, current, showDocument, idOf, onShown, onPress }: PageProps) {
  const first = page * pageSize;
  const { data } = useAsk('search.find', { ...query, offset: first, limit: pageSize });
  useLayoutEffect(() => onShown(first, data?.hits ?? []), [first, data, onShown]);
  return placed.map(({ row, hit }) => (
    <HitLine
      key={row}
      id={idOf(row)}
      row={row}
      hit={data?.hits[hit - first]}
      current={row === current}
      showDocument={showDocument}
      onPress={() => onPress(row)}
    />
  ));
}

/** Pixels that a letter takes at most on average; letters of East Asia take twice as much. */
const letterWidth = 6.3;
const wideLetters = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;
const littleMore = 1.15;
const spotWidth = { plain: 128, named: 196 };

interface ListProps {
  readonly query: HitQuery;
  readonly rows: RowLayout;
  readonly grouped: boolean;
  /** Results of the search before; the new ones are on their way. */
  readonly outdated: boolean;
  readonly listRef: RefObject<HTMLDivElement | null>;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };

/** The hits in context. One Tab stop; arrows walk and fold, Enter opens. Only the rows in view are in the page. */
export function HitList({ query, rows, grouped, outdated, listRef }: ListProps) {
  const base = useId();
  const { row, width } = useSearchView();
  const current = Math.max(0, Math.min(row, rows.count - 1));
  const span = useVisibleRows(listRef, rowHeight, rows.count);
  const known = useRef(new Map<number, SearchHit>());
  const sheet = useSheet(listRef, grouped, wideLetters.test(query.request.text) ? 2 * width : width);
  const idOf = (at: number) => `${base}-${at}`;
  const shown = useMemo(
    () => (first: number, hits: readonly SearchHit[]) => {
      for (const [place, hit] of hits.entries()) known.current.set(first + place, hit);
    },
    [],
  );

  useEffect(() => bringBack(listRef.current), [listRef]);
  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.count - 1, to));
    setSearchView({ row: next });
    if (listRef.current) bringRowIntoView(listRef.current, next, rowHeight);
  };
  const press = (at: number) => {
    setSearchView({ row: at });
    const line = rows.at(at);
    if (line?.kind === 'head') fold(line.group.key, line.isOpen);
    const hit = line?.kind === 'hit' ? known.current.get(line.hit) : undefined;
    if (hit) void openHit(hit);
  };
  const turn = (wish: 'open' | 'close') => {
    const line = rows.at(current);
    if (line?.kind === 'head') {
      if (line.isOpen === (wish === 'close')) fold(line.group.key, line.isOpen);
    } else if (wish === 'close') {
      let head = current;
      while (head > 0 && rows.at(head)?.kind !== 'head') head -= 1;
      go(head);
    }
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (step !== undefined) go(current + step);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(rows.count - 1);
    else if (event.key === 'Enter') press(current);
    else if (event.key === 'ArrowLeft' && grouped) turn('close');
    else if (event.key === 'ArrowRight' && grouped) turn('open');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const pages = new Map<number, PlacedHit[]>();
  const heads: React.ReactNode[] = [];
  for (let at = span.first; at < Math.min(span.end, rows.count); at += 1) {
    const line = rows.at(at);
    if (line?.kind === 'head') {
      const { group, isOpen } = line;
      heads.push(
        <HeadLine
          key={group.key}
          {...{ id: idOf(at), row: at, group, isOpen }}
          current={at === current}
          onPress={() => press(at)}
        />,
      );
    } else if (line) {
      const page = Math.floor(line.hit / pageSize);
      pages.set(page, [...(pages.get(page) ?? []), { row: at, hit: line.hit }]);
    }
  }
  const inView = current >= span.first && current < span.end;
  return (
    <div
      ref={listRef}
      className={outdated ? 'search-list scroll outdated' : 'search-list scroll'}
      role="treegrid"
      tabIndex={0}
      aria-label="Hits in context"
      aria-rowcount={rows.count}
      aria-activedescendant={inView && rows.count > 0 ? idOf(current) : undefined}
      onKeyDown={pressKey}
    >
      <div role="rowgroup" className="search-sheet" style={{ height: rows.count * rowHeight, ...sheet }}>
        {heads}
        {[...pages].map(([page, placed]) => (
          <HitPage
            key={page}
            {...{ query, page, placed, current, idOf }}
            showDocument={!grouped}
            onShown={shown}
            onPress={press}
          />
        ))}
      </div>
    </div>
  );
}

function fold(key: string, isOpen: boolean): void {
  const closed = new Set(useSearchView.getState().closed);
  if (isOpen) closed.add(key);
  else closed.delete(key);
  setSearchView({ closed });
}

/** The hit that was read last, once more in the middle. */
function bringBack(list: HTMLElement | null): void {
  const top = useSearchView.getState().row * rowHeight;
  if (list && top + rowHeight > list.clientHeight) list.scrollTop = top - list.clientHeight / 2;
}

/** As wide as the words around a hit need; where that is wider than the window, the hits stand in its middle. */
function useSheet(listRef: RefObject<HTMLDivElement | null>, grouped: boolean, letters: number) {
  const room = useSize(listRef)?.width ?? 0;
  const spot = grouped ? spotWidth.plain : spotWidth.named;
  const half = (room - spot) / 2;
  const wanted = letters * letterWidth;
  // A few letters that are cut at the edges do not have to be scrolled to.
  const side = wanted > half * littleMore ? wanted : half;
  useLayoutEffect(() => {
    if (listRef.current && room > 0) listRef.current.scrollLeft = side - half;
  }, [listRef, side, half, room]);
  return { width: spot + 2 * side, '--spot': `${spot}px` } as React.CSSProperties;
}
