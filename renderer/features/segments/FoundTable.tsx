import './found.css';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { session } from '../../state/session.ts';
import { formatShortDay } from '../../ui/dates.ts';
import { Swatch } from '../../ui/marks.tsx';
import { PagedList, pageSize, tableFrame } from '../../ui/PagedList.tsx';
import { shownColor } from '../codes/tree.ts';
import { type FoundQuestion, type FoundRow, useFound } from './found.ts';

interface TableProps {
  readonly query: FoundQuestion;
  readonly total: number;
  readonly tree: CodeTree;
}

const titles = ['Document', '¶', 'Code', 'Words', 'Also', 'Weight', 'Coder', 'Coded'];

/** What was found as a table: a row each, page after page as one reads on. */
export function FoundTable({ query, total, tree }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and so it must be reached by keyboard
    <section className="segments-table scroll" aria-label="What was found, as a table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col" className={title === 'Weight' ? 'number' : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <PagedList total={total} rowHeight={usualHeight} frame={tableFrame(titles.length)}>
          {(offset) => <Rows query={query} total={total} offset={offset} tree={tree} />}
        </PagedList>
      </table>
    </section>
  );
}

/** Height of a row with two lines of words, in pixels. */
const usualHeight = 60;

function Rows({ query, total, offset, tree }: TableProps & { readonly offset: number }) {
  const { data, outdated } = useFound({ ...query, context: 'none' }, offset, pageSize);
  if (!data || outdated) return tableFrame(titles.length).blank(Math.min(pageSize, total - offset) * usualHeight);
  return data.rows.map((row) => <Row key={row.id} row={row} tree={tree} />);
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
