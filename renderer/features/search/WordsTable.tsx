import { ArrowDown, ArrowUp } from 'lucide-react';
import { type MouseEvent, useMemo, useRef, useState } from 'react';
import { useVisibleRows } from '../../ui/useVisibleRows.ts';
import { searchWord } from './view.ts';
import type { OnWordMenu } from './WordsPart.tsx';
import type { CountedRow, WordFrequencies } from './wordCounting.ts';

const rowHeight = 26;
const headHeight = 30;

interface TableProps {
  readonly data: WordFrequencies;
  readonly onMenu: OnWordMenu;
}

type SortKey = 'word' | 'count' | 'documents' | number;
interface Sorting {
  readonly by: SortKey;
  readonly descending: boolean;
}

const words = new Intl.Collator(undefined, { numeric: true });

const numberOf = (row: CountedRow, by: Exclude<SortKey, 'word'>): number =>
  by === 'count' ? row.count : by === 'documents' ? row.documents : (row.byGroup[by] ?? 0);

/** Rows that are alike in the column stay in the order of their frequency. */
function sorted(rows: readonly CountedRow[], { by, descending }: Sorting): readonly CountedRow[] {
  const direction = descending ? -1 : 1;
  return rows.toSorted((a, b) =>
    by === 'word' ? direction * words.compare(a.word, b.word) : direction * (numberOf(a, by) - numberOf(b, by)),
  );
}

/** Where the menu of a word opens: at the pointer, or below the word when a key asked for it. */
export function menuPoint(event: MouseEvent<HTMLElement>): { readonly x: number; readonly y: number } {
  const box = event.currentTarget.getBoundingClientRect();
  const isPointed = event.clientX > 0 || event.clientY > 0;
  return isPointed ? { x: event.clientX, y: event.clientY } : { x: box.left + 24, y: box.bottom };
}

/** The words with their counts, in all and side by side. Pressing a word searches it; its menu leaves it out. */
export function WordsTable({ data, onMenu }: TableProps) {
  const frame = useRef<HTMLElement>(null);
  const [sorting, setSorting] = useState<Sorting>({ by: 'count', descending: true });
  const rows = useMemo(() => sorted(data.words, sorting), [data, sorting]);
  const { first, end } = useVisibleRows(frame, rowHeight, rows.length, headHeight);
  const groups = data.groups.length > 1 ? data.groups : [];
  const head = (by: SortKey, title: string, className = '') => {
    const isSorted = sorting.by === by;
    const Arrow = sorting.descending ? ArrowDown : ArrowUp;
    return (
      <th
        key={by}
        scope="col"
        className={className}
        aria-sort={isSorted ? (sorting.descending ? 'descending' : 'ascending') : 'none'}
      >
        <button
          type="button"
          title={title}
          onClick={() => setSorting({ by, descending: isSorted ? !sorting.descending : by !== 'word' })}
        >
          <span className="ellipsis">{title}</span>
          {isSorted && <Arrow className="icon small" aria-hidden="true" />}
        </button>
      </th>
    );
  };
  return (
    <section
      ref={frame}
      className="words-frame scroll"
      aria-label="Words by frequency"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keys
      tabIndex={0}
    >
      <table className="words-table" aria-rowcount={rows.length + 1}>
        <thead>
          <tr>
            {head('word', 'Word', 'words')}
            {head('count', 'Count')}
            {head('documents', 'Documents')}
            {groups.map(({ name }, place) => head(place, name))}
          </tr>
        </thead>
        <tbody>
          {first > 0 && <tr style={{ height: first * rowHeight }} />}
          {rows.slice(first, end).map((row, at) => (
            <tr key={row.word} aria-rowindex={first + at + 2}>
              <th
                scope="row"
                onContextMenu={(event) => {
                  event.preventDefault();
                  onMenu(row.word, menuPoint(event));
                }}
              >
                <button type="button" dir="auto" onClick={() => searchWord(row.word)}>
                  {row.word}
                </button>
              </th>
              <td>{row.count.toLocaleString('en-GB')}</td>
              <td>{row.documents.toLocaleString('en-GB')}</td>
              {groups.map((_, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: two groups may have one name; the place is the identity
                <td key={place}>{(row.byGroup[place] ?? 0).toLocaleString('en-GB')}</td>
              ))}
            </tr>
          ))}
          {end < rows.length && <tr style={{ height: (rows.length - end) * rowHeight }} />}
        </tbody>
      </table>
    </section>
  );
}
