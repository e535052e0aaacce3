import './found.css';
import { useEffect, useRef, useState } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { session } from '../../state/session.ts';
import { formatShortDay } from '../../ui/dates.ts';
import { Swatch } from '../../ui/marks.tsx';
import { shownColor } from '../codes/tree.ts';
import { type FoundQuestion, type FoundRow, useFound } from './found.ts';

const pageSize = 200;

interface TableProps {
  readonly query: FoundQuestion;
  readonly total: number;
  readonly tree: CodeTree;
}

/** What was found as a table: a row each, more as one reads on. */
export function FoundTable({ query, total, tree }: TableProps) {
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
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it must be reached by keyboard
    <section className="segments-table scroll" aria-label="What was found, as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col">¶</th>
            <th scope="col">Code</th>
            <th scope="col">Words</th>
            <th scope="col">Also</th>
            <th scope="col" className="number">
              Weight
            </th>
            <th scope="col">Coder</th>
            <th scope="col">Coded</th>
          </tr>
        </thead>
        {Array.from({ length: pages }, (_, page) => page * pageSize).map((offset) => (
          <Rows key={offset} query={query} offset={offset} tree={tree} />
        ))}
      </table>
      <div ref={end} className="segments-end">
        {more ? 'More are on their way…' : ''}
      </div>
    </section>
  );
}

function Rows({ query, offset, tree }: { query: FoundQuestion; offset: number; tree: CodeTree }) {
  const { data } = useFound({ ...query, context: 'none' }, offset, pageSize);
  return (
    <tbody>
      {data?.rows.map((row) => (
        <Row key={row.id} row={row} tree={tree} />
      ))}
    </tbody>
  );
}

function Row({ row, tree }: { readonly row: FoundRow; readonly tree: CodeTree }) {
  const nameOf = (id: FoundRow['codeId']) => (id && tree.byId.get(id)?.code.name) ?? '';
  const others = [...new Set(row.also.map(({ codeId }) => codeId))].filter((id) => id !== row.codeId);
  return (
    <tr>
      <td>{row.documentName}</td>
      <td>
        <button
          type="button"
          className="segments-place"
          title="Open in the text"
          onClick={() => session().openSegment(row)}
        >
          {row.paragraph}
          {row.lastParagraph > row.paragraph && `–${row.lastParagraph}`}
        </button>
      </td>
      <td title={row.codePath}>
        {row.codeId && (
          <span className="segments-table-code">
            <Swatch color={shownColor(tree, row.codeId)} theme={tree.byId.get(row.codeId)?.parent === null} />
            {nameOf(row.codeId)}
          </span>
        )}
      </td>
      <td className="segments-table-words" dir="auto">
        {row.text}
      </td>
      <td className="soft">{others.map(nameOf).join(', ')}</td>
      <td className="number">{row.weight ?? ''}</td>
      <td>{row.coderName}</td>
      <td>{row.createdAt === null ? '' : formatShortDay(row.createdAt)}</td>
    </tr>
  );
}
