import { ChevronRight } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useRef } from 'react';
import {
  Tree as AriaTree,
  Button,
  Collection,
  type DragAndDropHooks,
  ListLayout,
  type Selection,
  TreeItem,
  TreeItemContent,
  Virtualizer,
} from 'react-aria-components';
import { useAnchoredSelection } from './anchoredSelection.ts';
import type { Point } from './ContextMenu.tsx';
import { RowField, type RowFieldProps } from './RowField.tsx';
import './tree.css';

/** A row of a tree with the rows below it. A new object means that what it shows has changed. */
export interface TreeRow {
  readonly id: string;
  readonly name: string;
  readonly rows: readonly TreeRow[];
  readonly className?: string;
}

export interface TreeProps<Row extends TreeRow> {
  readonly label: string;
  readonly rows: readonly Row[];
  /** What stands in a row, after the twist. It is drawn anew when the row is another object or a context changes. */
  readonly content: (row: Row) => ReactNode;
  readonly expanded: ReadonlySet<string>;
  readonly onExpandedChange: (expanded: ReadonlySet<string>) => void;
  readonly chosen: ReadonlySet<string>;
  readonly onChosenChange: (chosen: ReadonlySet<string>) => void;
  readonly dragAndDrop?: DragAndDropHooks<Row>;
  /** A plain click on a row, without the keys that choose several. */
  readonly onPress?: (id: string) => void;
  readonly onDoublePress?: (id: string) => void;
  /** A key on a row; return true when it meant something. */
  readonly onKey?: (id: string, event: KeyboardEvent) => boolean;
  readonly onMenu?: (id: string, at: Point) => void;
  /** The row whose name is being typed. */
  readonly editing?: RowFieldProps | null;
}

export const rowHeight = 26;

const rowIdAt = (target: EventTarget): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[role=row][data-key]')?.dataset.key ?? null) : null;

const isOnButton = (target: EventTarget) => target instanceof Element && target.closest('button') !== null;

function* idsOf(rows: readonly TreeRow[]): Generator<string> {
  for (const row of rows) {
    yield row.id;
    yield* idsOf(row.rows);
  }
}

const toIds = (selection: Selection, rows: readonly TreeRow[]): ReadonlySet<string> =>
  selection === 'all' ? new Set(idsOf(rows)) : new Set([...selection].map(String));

function renderRow<Row extends TreeRow>(row: Row, content: (row: Row) => ReactNode): ReactNode {
  return (
    <TreeItem id={row.id} textValue={row.name} className={`tree-row ${row.className ?? ''}`} value={row}>
      <TreeItemContent>
        {({ level, hasChildItems }) => (
          <div className="tree-cell" style={{ '--level': level - 1 } as CSSProperties}>
            {hasChildItems ? (
              <Button slot="chevron" className="tree-twist">
                <ChevronRight className="icon" aria-hidden="true" />
              </Button>
            ) : (
              <span className="tree-twist" />
            )}
            {content(row)}
          </div>
        )}
      </TreeItemContent>
      <Collection items={row.rows as readonly Row[]}>{(below: Row) => renderRow(below, content)}</Collection>
    </TreeItem>
  );
}

/**
 * A tree of rows: one Tab stop, arrows move and open, letters jump, Shift and Ctrl choose several, drag and drop with the
 * pointer and by keys. Only the rows in view are in the page.
 */
export function Tree<Row extends TreeRow>(props: TreeProps<Row>) {
  const { label, rows, content, expanded, chosen, dragAndDrop, editing } = props;
  const frame = useRef<HTMLDivElement>(null);
  const selection = useAnchoredSelection(chosen, (keys) => props.onChosenChange(toIds(keys, rows)));
  const render = useCallback((row: Row) => renderRow(row, content), [content]);

  const press = (event: MouseEvent, act: ((id: string) => void) | undefined) => {
    const id = rowIdAt(event.target);
    if (act && id !== null && !isOnButton(event.target) && !event.ctrlKey && !event.metaKey && !event.shiftKey) act(id);
  };
  const openMenu = (event: MouseEvent) => {
    const id = rowIdAt(event.target);
    if (id === null || !props.onMenu) return;
    event.preventDefault();
    if (!chosen.has(id)) props.onChosenChange(new Set([id]));
    props.onMenu(id, { x: event.clientX, y: event.clientY });
  };
  const pressKey = (event: KeyboardEvent) => {
    const id = rowIdAt(event.target);
    if (id === null || !(event.target as Element).matches('[role=row]') || !props.onKey?.(id, event)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hears what happens on its rows, which have the roles and the keys
    <div
      ref={frame}
      className="tree-frame"
      role="presentation"
      onClickCapture={(event) => press(event, props.onPress)}
      onDoubleClickCapture={(event) => press(event, props.onDoublePress)}
      onContextMenu={openMenu}
      onKeyDownCapture={pressKey}
    >
      <Virtualizer layout={ListLayout} layoutOptions={{ rowSize: rowHeight, dropIndicatorThickness: 2 }}>
        <AriaTree
          aria-label={label}
          className="tree scroll"
          items={rows}
          selectionMode="multiple"
          selectionBehavior="replace"
          {...selection}
          expandedKeys={expanded}
          onExpandedChange={(keys) => props.onExpandedChange(new Set([...keys].map(String)))}
          {...(dragAndDrop ? { dragAndDropHooks: dragAndDrop } : {})}
        >
          {render}
        </AriaTree>
      </Virtualizer>
      {editing && <RowField key={editing.rowId} {...editing} frame={frame} />}
    </div>
  );
}
