import './list.css';
import { Fragment, useEffect, useRef, useState } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { type FoundQuestion, type FoundRow, useFound } from './found.ts';
import { SegmentRow } from './SegmentRow.tsx';

/** Rows asked for at once; more come as the end of the list nears the window. */
export const pageSize = 200;

interface ListProps {
  readonly query: FoundQuestion;
  readonly total: number;
  readonly tree: CodeTree;
  /** The segment in hand, which takes the Tab key. */
  readonly first: string | null;
  /** Codes that are drawn as underline. */
  readonly overlapping: ReadonlySet<CodeId>;
  readonly onShown: (segments: readonly FoundRow[]) => void;
  readonly onCode: (segment: FoundRow, anchor: HTMLElement) => void;
}

const headOf = (segment: FoundRow, grouping: FoundQuestion['grouping'], tree: CodeTree): string => {
  if (grouping === 'document') return segment.documentName;
  return grouping === 'code' && segment.codeId ? namesOf(tree, segment.codeId).join(' › ') || segment.codePath : '';
};

interface PageProps extends ListProps {
  readonly offset: number;
}

function Page({ query, offset, tree, overlapping, first, onShown, onCode }: PageProps) {
  const { data } = useFound(query, offset, pageSize);
  const segments = data?.rows ?? [];
  useEffect(() => onShown(data?.rows ?? []), [data, onShown]);
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
  const { total } = props;
  const [pages, setPages] = useState(1);
  const end = useRef<HTMLDivElement>(null);
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
        <Page key={offset} {...props} offset={offset} />
      ))}
      <div ref={end} className="segments-end">
        {more ? 'More are on their way…' : total > 20 ? `All ${total.toLocaleString('en')} are shown.` : ''}
      </div>
    </>
  );
}
