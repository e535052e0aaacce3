import { type ReactNode, type Ref, useEffect, useRef, useState } from 'react';
import { Button } from './Button.tsx';

/** Rows that are asked for at once. */
export const pageSize = 200;
/** Rows that one scroll goes over: with more, a page of usual rows would be higher than a browser can draw. */
export const mostInScroll = 50_000;

/** How an empty page or a line between the rows is drawn: in a list it is a box, in a table a row. */
export interface PageFrame {
  readonly page: (props: { readonly ref: Ref<HTMLElement>; readonly children: ReactNode }) => ReactNode;
  readonly blank: (height: number) => ReactNode;
  /** A line of its own between rows. */
  readonly line: (children: ReactNode) => ReactNode;
}

interface PagedListProps {
  readonly total: number;
  /** Height that a row usually has, in pixels. */
  readonly rowHeight: number;
  readonly frame: PageFrame;
  /** The rows of a page; `offset` is the number of its first row, from 0. `null` while they are not there yet. */
  readonly children: (offset: number) => ReactNode;
}

/**
 * A list of any length, drawn where it is looked at: pages far from the window are as high as they were and empty. Beyond
 * what one scroll can hold one goes on to the next part.
 */
export function PagedList({ total, rowHeight, frame, children }: PagedListProps) {
  const [from, setFrom] = useState(0);
  const until = Math.min(total, from + mostInScroll);
  const pages = Array.from({ length: Math.ceil((until - from) / pageSize) }, (_, page) => from + page * pageSize);
  return (
    <>
      {from > 0 && (
        <Turn frame={frame} label={partOf(from - mostInScroll, total)} onTurn={() => setFrom(from - mostInScroll)} />
      )}
      {pages.map((offset) => (
        <Page
          key={offset}
          isFirst={offset === from}
          estimate={Math.min(pageSize, until - offset) * rowHeight}
          frame={frame}
        >
          {() => children(offset)}
        </Page>
      ))}
      {until < total && <Turn frame={frame} label={partOf(until, total)} onTurn={() => setFrom(until)} />}
    </>
  );
}

const written = (count: number): string => count.toLocaleString('en-GB');

const partOf = (from: number, total: number): string =>
  `Show ${written(from + 1)} to ${written(Math.min(total, from + mostInScroll))} of ${written(total)}`;

interface TurnProps {
  readonly frame: PageFrame;
  readonly label: string;
  readonly onTurn: () => void;
}

/** To the part before or behind, from its beginning. */
function Turn({ frame, label, onTurn }: TurnProps) {
  const place = useRef<HTMLElement>(null);
  const turn = () => {
    place.current?.closest('.scroll')?.scrollTo({ top: 0 });
    onTurn();
  };
  return frame.page({
    ref: place,
    children: frame.line(
      <Button variant="line" onClick={turn}>
        {label}
      </Button>,
    ),
  });
}

interface PageProps {
  /** Drawn at once. */
  readonly isFirst: boolean;
  readonly estimate: number;
  readonly frame: PageFrame;
  readonly children: () => ReactNode;
}

/** Pixels above and below the window within which pages are drawn. */
const near = 1500;

function Page({ isFirst, estimate, frame, children }: PageProps) {
  const place = useRef<HTMLElement>(null);
  const height = useRef(estimate);
  const [isNear, setNear] = useState(isFirst);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const root = element.closest('.scroll');
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (!entry) return;
        // What it leaves behind is as high as it was, so that nothing moves.
        if (!entry.isIntersecting && entry.boundingClientRect.height > 0)
          height.current = entry.boundingClientRect.height;
        // What has the focus stays.
        setNear(entry.isIntersecting || element.contains(document.activeElement));
      },
      { root, rootMargin: `${near}px 0px` },
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return frame.page({ ref: place, children: isNear ? children() : frame.blank(height.current) });
}

/** The frame of a table: each page is a body of rows. */
export const tableFrame = (columns: number): PageFrame => ({
  page: ({ ref, children }) => <tbody ref={ref as Ref<HTMLTableSectionElement>}>{children}</tbody>,
  blank: (height) => (
    <tr style={{ height }}>
      <td colSpan={columns} />
    </tr>
  ),
  line: (children) => (
    <tr>
      <td colSpan={columns}>{children}</td>
    </tr>
  ),
});
