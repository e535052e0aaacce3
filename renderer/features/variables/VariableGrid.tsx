import { ChevronDown } from 'lucide-react';
import {
  type ClipboardEvent,
  type CSSProperties,
  type KeyboardEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { VariableId } from '#shared/domain/ids.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import { useVisibleRows } from '../../ui/useVisibleRows.ts';
import { CellEditor } from './CellEditor.tsx';
import {
  type CellChange,
  type CellPlace,
  type CellRange,
  cellsOfPaste,
  clearRange,
  columnWidths,
  fillDown,
  fillGaps,
  rangeBetween,
  stepTo,
  textOfRange,
} from './grid.ts';
import { typeNames } from './VariableForm.tsx';

const rowHeight = 30;

/** What the facts are about: a document, or a speaker in one. */
export interface GridSubject<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

/** The variables and what each subject has for them. */
export interface GridTable<Id extends string> {
  readonly variables: readonly (Variable & { readonly id: VariableId })[];
  readonly valueFor: (subject: Id, variable: VariableId) => string | undefined;
}

interface HeadProps {
  readonly variable: Variable;
  readonly readOnly: boolean;
  readonly onFillDown: () => void;
  readonly onFillGaps: () => void;
  /** Left out where names and types cannot be changed. */
  readonly onEdit?: (() => void) | undefined;
  readonly onDelete: () => void;
}

const Head = ({ variable, readOnly, onFillDown, onFillGaps, onEdit, onDelete }: HeadProps) => (
  <th scope="col" className="variables-head">
    <MenuButton
      label={`Variable ${variable.name}`}
      button={
        <Button className="variables-name" title={`${variable.name}: ${typeNames[variable.type]}`}>
          <span className="ellipsis">{variable.name}</span>
          <ChevronDown className="icon small" aria-hidden="true" />
        </Button>
      }
    >
      {onEdit ? (
        <MenuItem disabled={readOnly} onChoose={onEdit}>
          Name, type, values…
        </MenuItem>
      ) : null}
      <MenuItem disabled={readOnly} onChoose={onFillDown}>
        Fill down from the chosen cell
      </MenuItem>
      <MenuItem disabled={readOnly} onChoose={onFillGaps}>
        Fill empty cells with the value above
      </MenuItem>
      <MenuItem danger disabled={readOnly} onChoose={onDelete}>
        Delete the variable
      </MenuItem>
    </MenuButton>
  </th>
);

interface GridRowProps<Id extends string> {
  readonly subject: GridSubject<Id>;
  readonly row: number;
  readonly table: GridTable<Id>;
  /** Column of the current cell, when it is in this row. */
  readonly current: number | null;
  /** Columns that are chosen in this row, when more than one cell is. */
  readonly chosen: CellRange | null;
  /** What is being typed in the current cell; `null` = nothing. */
  readonly editing: string | null;
  readonly onReach: (column: number) => void;
  readonly onStretch: (column: number) => void;
  readonly onBegin: () => void;
  readonly onCommit: (value: string, step: 'down' | 'right' | 'left' | 'stay') => void;
  readonly onCancel: () => void;
}

function GridRow<Id extends string>(props: GridRowProps<Id>) {
  const { subject, row, table, current, chosen, editing, onReach, onStretch, onBegin, onCommit, onCancel } = props;
  return (
    <tr className="variables-row" aria-rowindex={row + 2}>
      <th scope="row" className="variables-document ellipsis" title={subject.name}>
        {subject.name}
      </th>
      {table.variables.map((variable, column) => (
        // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a grid cell, which can be chosen
        <td
          key={variable.id}
          className="variables-cell"
          data-cell={`${row}-${column}`}
          tabIndex={current === column ? 0 : -1}
          aria-selected={chosen !== null && column >= chosen.left && column <= chosen.right}
          onMouseDown={(event) => {
            if (!event.shiftKey) return;
            event.preventDefault();
            onStretch(column);
          }}
          onFocus={() => onReach(column)}
          onDoubleClick={onBegin}
        >
          {current === column && editing !== null ? (
            <CellEditor
              variable={variable}
              label={`${variable.name} of ${subject.name}`}
              value={editing}
              onCommit={onCommit}
              onCancel={onCancel}
            />
          ) : (
            <span className="ellipsis">{table.valueFor(subject.id, variable.id) ?? ''}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

export interface VariableGridProps<Id extends string> {
  /** What stands above the first column: `document`. */
  readonly heading: string;
  readonly label?: string;
  readonly subjects: readonly GridSubject<Id>[];
  readonly table: GridTable<Id>;
  readonly readOnly: boolean;
  /** `outside`: how many pasted cells have no row or no variable. */
  readonly onChange: (cells: readonly CellChange<Id>[], outside: number) => void;
  readonly onEdit?: (variable: Variable) => void;
  readonly onDelete: (variable: Variable) => void;
}

/** Each column as wide as it needs, measured over all rows so that nothing moves while one scrolls. */
function useColumns<Id extends string>(
  subjects: readonly GridSubject<Id>[],
  { variables, valueFor }: GridTable<Id>,
): string {
  return useMemo(() => {
    const longest = variables.map((variable) =>
      subjects.reduce(
        (most, { id }) => Math.max(most, valueFor(id, variable.id)?.length ?? 0),
        variable.name.length + 3,
      ),
    );
    return columnWidths(longest);
  }, [subjects, variables, valueFor]);
}

/** Documents (or speakers) by variables: one Tab stop, arrows move, Enter or typing changes a cell, tables can be pasted. */
export function VariableGrid<Id extends string>({
  heading,
  label = 'Variables',
  subjects,
  table,
  readOnly,
  onChange,
  onEdit,
  onDelete,
}: VariableGridProps<Id>) {
  const { variables, valueFor } = table;
  const columns = useColumns(subjects, table);
  const [at, setAt] = useState<CellPlace>({ row: 0, column: 0 });
  /** Where a choice of several cells began; `null` = only the current cell is chosen. */
  const [anchor, setAnchor] = useState<CellPlace | null>(null);
  const range = rangeBetween(anchor ?? at, at);
  const grid = { subjects, variables, valueFor };
  const [editing, setEditing] = useState<string | null>(null);
  const frame = useRef<HTMLDivElement>(null);
  const view = useVisibleRows(frame, rowHeight, subjects.length);
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || editing !== null) return;
    wanted.current = false;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${at.row}-${at.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (place: CellPlace, stretches = false) => {
    wanted.current = true;
    setAnchor(stretches ? (anchor ?? at) : null);
    setAt(place);
    const element = frame.current;
    if (!element) return;
    const top = place.row * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * rowHeight - element.clientHeight;
  };
  const write = (value: string | null) => {
    const [subject, variable] = [subjects[at.row], variables[at.column]];
    if (subject && variable && value !== (valueFor(subject.id, variable.id) ?? null))
      onChange([{ rowId: subject.id, variableId: variable.id, value }], 0);
  };
  const current = () => {
    const [subject, variable] = [subjects[at.row], variables[at.column]];
    return (subject && variable && valueFor(subject.id, variable.id)) ?? '';
  };
  const send = (cells: readonly CellChange<Id>[], outside = 0) => {
    if (cells.length > 0 || outside > 0) onChange(cells, outside);
  };
  const pressKey = (event: KeyboardEvent) => {
    if (editing !== null || !(event.target as Element).matches('td')) return;
    const commands = event.ctrlKey || event.metaKey;
    const next = stepTo(event.key, commands, at, subjects.length, variables.length);
    if (next) go(next, event.shiftKey);
    else if (readOnly) return;
    else if (commands && event.key.toLowerCase() === 'd') send(fillDown(range, grid));
    else if (event.key === 'Enter' || event.key === 'F2') setEditing(current());
    else if (event.key === 'Delete' || event.key === 'Backspace') send(clearRange(range, grid));
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ')
      setEditing(
        variables[at.column]?.type === 'text' || variables[at.column]?.type === 'number' ? event.key : current(),
      );
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (editing !== null || readOnly) return;
    const { cells, outside } = cellsOfPaste(event.clipboardData.getData('text/plain'), range, grid);
    send(cells, outside);
    event.preventDefault();
  };
  const copy = (event: ClipboardEvent) => {
    if (editing !== null || !(event.target as Element).matches('td')) return;
    event.clipboardData.setData('text/plain', textOfRange(range, grid));
    event.preventDefault();
  };
  const commit = (value: string, step: 'down' | 'right' | 'left' | 'stay') => {
    write(value.trim() === '' ? null : value.trim());
    setEditing(null);
    const key = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft', stay: '' }[step];
    if (step !== 'stay') go(stepTo(key, false, at, subjects.length, variables.length) ?? at);
  };
  const giveUp = () => {
    wanted.current = true;
    setEditing(null);
  };
  return (
    <div ref={frame} className="variables-frame">
      <table
        className="variables-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are changed in place is a grid
        role="grid"
        aria-label={label}
        aria-rowcount={subjects.length + 1}
        aria-readonly={readOnly}
        onKeyDown={pressKey}
        aria-multiselectable
        onPaste={paste}
        onCopy={copy}
        style={{ '--columns': columns } as CSSProperties}
      >
        <thead>
          <tr className="variables-row" aria-rowindex={1}>
            <th scope="col" className="variables-head first">
              {heading}
            </th>
            {variables.map((variable, column) => (
              <Head
                key={variable.id}
                variable={variable}
                readOnly={readOnly}
                onFillDown={() =>
                  send(fillDown({ top: at.row, bottom: subjects.length - 1, left: column, right: column }, grid))
                }
                onFillGaps={() => send(fillGaps(column, grid))}
                onEdit={onEdit && (() => onEdit(variable))}
                onDelete={() => onDelete(variable)}
              />
            ))}
          </tr>
        </thead>
        <tbody
          style={{
            paddingTop: view.first * rowHeight,
            paddingBottom: Math.max(0, subjects.length - view.end) * rowHeight,
          }}
        >
          {subjects.slice(view.first, view.end).map((subject, place) => {
            const row = view.first + place;
            return (
              <GridRow
                key={subject.id}
                subject={subject}
                row={row}
                table={table}
                current={at.row === row ? at.column : null}
                chosen={anchor && row >= range.top && row <= range.bottom ? range : null}
                editing={editing}
                onStretch={(column) => go({ row, column }, true)}
                onReach={(column) => {
                  if (row === at.row && column === at.column) return;
                  setAnchor(null);
                  setAt({ row, column });
                }}
                onBegin={() => !readOnly && setEditing(current())}
                onCommit={commit}
                onCancel={giveUp}
              />
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
