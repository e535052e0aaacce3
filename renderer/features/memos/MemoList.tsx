import { Flag, Plus } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, useMemo, useRef, useState } from 'react';
import {
  Cell,
  Column,
  Row,
  type Selection,
  type SortDescriptor,
  Table,
  TableBody,
  TableHeader,
  TableLayout,
  Virtualizer,
} from 'react-aria-components';
import { colorOf } from '#shared/domain/codeTree.ts';
import type { MemoId } from '#shared/domain/ids.ts';
import { keysLabel, runCommand } from '../../commands/registry.ts';
import { useNarrow } from '../../frame/useRoom.ts';
import type { MemoEntry } from '../../memo/memoName.ts';
import { session } from '../../state/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import type { Point } from '../../ui/ContextMenu.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { hueOf } from '../../ui/hues.ts';
import { Swatch } from '../../ui/marks.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { deleteMemos } from './deleteMemos.ts';
import { MemoMenu } from './MemoMenu.tsx';
import { listMemos, type MemoRow, shortWhen, toMemoRow } from './memoRows.ts';
import { type MemoColumn, setMemoView, useMemoView } from './view.ts';

const isSame = (a: MemoRow, b: MemoRow): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Rows of the memos; a row that says the same stays the same object, so that only what changed is drawn anew. */
function useRows(memos: readonly MemoEntry[]): readonly MemoRow[] {
  const tree = useCodeTree();
  const known = useRef(new Map<MemoId, MemoRow>());
  return useMemo(() => {
    const rows = memos.map((memo) => {
      const row = toMemoRow(memo, (id) => (tree.byId.has(id) ? colorOf(tree, id) : null));
      const before = known.current.get(row.id);
      return before && isSame(before, row) ? before : row;
    });
    known.current = new Map(rows.map((row) => [row.id, row]));
    return rows;
  }, [memos, tree]);
}

/** The memos as the list shows them now: filtered, sorted. */
export function useListedMemos(memos: readonly MemoEntry[]): readonly MemoRow[] {
  const rows = useRows(memos);
  const { filter, type, column, descending } = useMemoView();
  return useMemo(() => listMemos(rows, { filter, type, column, descending }), [rows, filter, type, column, descending]);
}

const anyType = '*';

function ListBar({ memos, types }: { readonly memos: readonly MemoEntry[]; readonly types: readonly string[] }) {
  const { filter, type } = useMemoView();
  const used = [...new Set([...types, ...memos.map((memo) => memo.type)])];
  return (
    <div className="memos-bar">
      <span className="grow">
        <SearchField
          label={`Filter ${memos.length} ${memos.length === 1 ? 'memo' : 'memos'}`}
          value={filter}
          onChange={(event) => setMemoView({ filter: event.target.value })}
        />
      </span>
      <Pick
        label="Types"
        value={type ?? anyType}
        options={[{ value: anyType, label: 'all types' }, ...used.map((each) => ({ value: each, label: each }))]}
        onChange={(value) => setMemoView({ type: value === anyType ? null : value })}
      />
      <IconButton label="New memo" keys={keysLabel('memo.new')} icon={Plus} onClick={() => runCommand('memo.new')} />
    </div>
  );
}

const headings: readonly { readonly id: MemoColumn; readonly title: string }[] = [
  { id: 'type', title: 'type' },
  { id: 'title', title: 'title' },
  { id: 'links', title: 'links' },
  { id: 'changed', title: 'changed' },
];

const widths = (narrow: boolean): Readonly<Record<MemoColumn, number | '1fr'>> => ({
  type: narrow ? 88 : 96,
  title: '1fr',
  links: narrow ? 52 : 92,
  changed: narrow ? 84 : 88,
});

/** The selection is kept as it is given: it remembers where a choice of several began. */
function choose(selection: Selection, rows: readonly MemoRow[]): void {
  const chosen =
    selection === 'all'
      ? new Set(rows.map((row) => row.id))
      : (selection as ReadonlySet<unknown> as ReadonlySet<MemoId>);
  const [only] = chosen;
  setMemoView({ chosen });
  if (only && chosen.size === 1) session().set({ memoId: only });
}

interface MemoListProps {
  readonly memos: readonly MemoEntry[];
  readonly rows: readonly MemoRow[];
  readonly types: readonly string[];
  /** The memo that is open. */
  readonly memoId: MemoId | null;
}

/** The manager: every memo with its type, what it links to and when it changed. Only rows in view are in the page. */
export function MemoList({ memos, rows, types, memoId }: MemoListProps) {
  const chosen = useMemoView((view) => view.chosen);
  const open = useMemo(() => new Set(memoId ? [memoId] : []), [memoId]);
  const isCurrent = chosen.size > 1 || (memoId !== null && chosen.has(memoId));
  const several = isCurrent ? chosen : open;
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Delete' || !(event.target as Element).closest('[role=row]') || several.size === 0) return;
    event.preventDefault();
    event.stopPropagation();
    void deleteMemos([...several], rows);
  };
  const [menu, setMenu] = useState<{ readonly ids: readonly MemoId[]; readonly at: Point } | null>(null);
  const openMenu = (event: MouseEvent) => {
    const key = (event.target as Element).closest<HTMLElement>('[role=row][data-key]')?.dataset.key;
    const under = rows.find((row) => row.id === key)?.id;
    if (!under) return;
    event.preventDefault();
    setMenu({ ids: several.has(under) ? [...several] : [under], at: { x: event.clientX, y: event.clientY } });
  };
  return (
    <section className="memos-list" aria-label="Memos" data-pane onKeyDown={press} onContextMenu={openMenu}>
      <ListBar memos={memos} types={types} />
      <MemoTable rows={rows} chosen={several} />
      {menu && <MemoMenu {...menu} rows={rows} onClose={() => setMenu(null)} />}
    </section>
  );
}

function MemoTable({ rows, chosen }: { readonly rows: readonly MemoRow[]; readonly chosen: ReadonlySet<MemoId> }) {
  const { column, descending } = useMemoView();
  const width = widths(useNarrow());
  const sort: SortDescriptor = { column, direction: descending ? 'descending' : 'ascending' };
  return (
    <Virtualizer layout={TableLayout} layoutOptions={{ rowHeight: 33, headingHeight: 26 }}>
      <Table
        aria-label="Memos"
        className="memos-table scroll"
        selectionMode="multiple"
        selectionBehavior="replace"
        selectedKeys={chosen}
        onSelectionChange={(selection) => choose(selection, rows)}
        sortDescriptor={sort}
        onSortChange={(next) =>
          setMemoView({ column: next.column as MemoColumn, descending: next.direction === 'descending' })
        }
      >
        <TableHeader>
          {headings.map(({ id, title }) => (
            <Column
              key={id}
              id={id}
              width={width[id]}
              isRowHeader={id === 'title'}
              allowsSorting
              className={`memos-column ${id}`}
            >
              {({ sortDirection }) => (
                <span className="memos-heading">
                  {title}
                  {sortDirection && <span aria-hidden="true">{sortDirection === 'descending' ? '↓' : '↑'}</span>}
                </span>
              )}
            </Column>
          ))}
        </TableHeader>
        <TableBody items={rows} renderEmptyState={() => <p className="memos-none">No memo fits the filter.</p>}>
          {(row) => (
            <Row id={row.id} className="memos-row" textValue={row.name}>
              <Cell className="memos-cell type">{row.type}</Cell>
              <Cell className="memos-cell title">
                {row.flag && (
                  <span className="memos-flag" {...hueOf(row.flag)}>
                    <Flag className="icon" aria-label={`Flag: ${row.flag}`} />
                  </span>
                )}
                {row.name}
              </Cell>
              <Cell className="memos-cell links">
                <span className="memos-hues">
                  {row.hues.map((hue) => (
                    <Swatch key={hue} color={hue} />
                  ))}
                </span>
                {row.links || '–'}
              </Cell>
              <Cell className="memos-cell changed">{shortWhen(row.changedAt)}</Cell>
            </Row>
          )}
        </TableBody>
      </Table>
    </Virtualizer>
  );
}
