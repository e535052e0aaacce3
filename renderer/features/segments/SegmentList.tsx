import { Fragment, useEffect, useMemo, useRef, useState } from 'react';
import type { InputOf } from '#shared/contract/index.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { descendantsOf, namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId, CodingId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { SegmentRow } from './SegmentRow.tsx';
import { useSegmentView } from './view.ts';

type Query = InputOf<'segments.query'>;

/** Rows asked for at once; more come as the end of the list nears the window. */
export const pageSize = 200;

interface ListProps {
  readonly query: Omit<Query, 'offset' | 'limit'>;
  readonly total: number;
  readonly tree: CodeTree;
  /** The segment in hand, which takes the Tab key. */
  readonly first: CodingId | null;
  readonly onShown: (segments: readonly Segment[]) => void;
  readonly onCode: (segment: Segment, anchor: HTMLElement) => void;
}

function useOverlapSet(tree: CodeTree): ReadonlySet<CodeId> {
  const overlapping = useSegmentView((view) => view.overlapping);
  return useMemo(
    () =>
      new Set(
        overlapping.flatMap((id) =>
          tree.byId.has(id) ? [id, ...descendantsOf(tree, id).map((node) => node.code.id)] : [],
        ),
      ),
    [overlapping, tree],
  );
}

const headOf = (segment: Segment, grouping: Query['grouping'], tree: CodeTree): string => {
  if (grouping === 'document') return segment.documentName;
  return grouping === 'code' ? namesOf(tree, segment.codeId).join(' › ') || segment.codePath : '';
};

interface PageProps extends ListProps {
  readonly offset: number;
  readonly overlapping: ReadonlySet<CodeId>;
}

function Page({ query, offset, tree, overlapping, first, onShown, onCode }: PageProps) {
  const { data } = useAsk('segments.query', { ...query, offset, limit: pageSize });
  const segments = data?.segments ?? [];
  useEffect(() => onShown(data?.segments ?? []), [data, onShown]);
  return segments.map((segment, at) => {
    const head = headOf(segment, query.grouping, tree);
    const previous = segments[at - 1];
    const opens = head !== '' && (!previous || headOf(previous, query.grouping, tree) !== head);
    return (
      <Fragment key={segment.id}>
        {opens && <h2 className="segments-group">{head}</h2>}
        <SegmentRow
          segment={segment}
          tree={tree}
          current={first === segment.id}
          overlapping={overlapping}
          showDocument={query.grouping !== 'document'}
          onCode={(anchor) => onCode(segment, anchor)}
        />
      </Fragment>
    );
  });
}

/** The segments, page after page as one reads on. */
export function SegmentList(props: ListProps) {
  const { total, tree } = props;
  const [pages, setPages] = useState(1);
  const end = useRef<HTMLDivElement>(null);
  const overlapping = useOverlapSet(tree);
  const more = pages * pageSize < total;
  useEffect(() => {
    const sentinel = end.current;
    if (!sentinel || !more) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setPages((count) => count + 1), {
      rootMargin: '800px',
    });
    observer.observe(sentinel);
    return () => observer.disconnect();
  }, [more]);
  return (
    <>
      {Array.from({ length: pages }, (_, page) => page * pageSize).map((offset) => (
        <Page key={offset} {...props} offset={offset} overlapping={overlapping} />
      ))}
      <div ref={end} className="segments-end">
        {more
          ? 'More segments are on their way…'
          : total > 20
            ? `All ${total.toLocaleString('en')} segments are shown.`
            : ''}
      </div>
    </>
  );
}
