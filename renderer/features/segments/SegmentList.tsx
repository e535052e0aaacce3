import './list.css';
import { Fragment, type Ref, useEffect } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { namesOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { mostInScroll, PagedList, type PageFrame, pageSize } from '../../ui/PagedList.tsx';
import { type FoundQuestion, type FoundRow, useFound } from './found.ts';
import { SegmentRow } from './SegmentRow.tsx';

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

function Page({ query, total, offset, tree, overlapping, first, onShown, onCode }: PageProps) {
  const { data, outdated } = useFound(query, offset, pageSize);
  const isThere = data !== undefined && !outdated;
  useEffect(() => {
    if (isThere) onShown(data.rows);
  }, [isThere, data, onShown]);
  if (!isThere) return frame.blank(Math.min(pageSize, total - offset) * usualHeight);
  return data.rows.map((segment, at) => {
    const head = headOf(segment, query.grouping, tree);
    const previous = data.rows[at - 1];
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

/** Height of a segment of two or three lines with one sentence around it, in pixels. */
const usualHeight = 120;

const frame: PageFrame = {
  page: ({ ref, children }) => <div ref={ref as Ref<HTMLDivElement>}>{children}</div>,
  blank: (height) => <div style={{ height }} />,
  line: (children) => <div className="segments-end">{children}</div>,
};

/** The segments, page after page as one reads on. */
export function SegmentList(props: ListProps) {
  const { total } = props;
  return (
    <>
      <PagedList total={total} rowHeight={usualHeight} frame={frame}>
        {(offset) => <Page {...props} offset={offset} />}
      </PagedList>
      <div className="segments-end">
        {total > 20 && total <= mostInScroll ? `These are all ${total.toLocaleString('en-GB')}.` : ''}
      </div>
    </>
  );
}
