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
import type { StudyDocument } from '#shared/domain/document.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { Button } from '../../ui/Button.tsx';
import { MenuButton, MenuItem } from '../../ui/Menu.tsx';
import type { VariableTable } from '../documents/documents.ts';
import { CellEditor } from './CellEditor.tsx';
import { type CellChange, type CellPlace, cellsOfPaste, columnWidths, stepTo } from './grid.ts';
import { typeNames } from './VariableForm.tsx';

const rowHeight = 30;
/** Rows drawn above and below those in view. */
const margin = 8;

interface HeadProps {
  readonly variable: Variable;
  readonly onEdit: () => void;
  readonly onDelete: () => void;
}

const Head = ({ variable, onEdit, onDelete }: HeadProps) => (
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
      <MenuItem onChoose={onEdit}>Name, type, values…</MenuItem>
      <MenuItem danger onChoose={onDelete}>
        Delete the variable
      </MenuItem>
    </MenuButton>
  </th>
);

/** The rows in view while the table is scrolled. */
function useWindow(count: number) {
  const frame = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ first: 0, last: 40 });
  const measure = () => {
    const element = frame.current;
    if (!element) return;
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - margin);
    setView({ first, last: Math.min(count, first + Math.ceil(element.clientHeight / rowHeight) + 2 * margin) });
  };
  // Measured anew when the number of rows changes.
  useEffect(measure, [count]);
  return { frame, view, measure };
}

interface GridRowProps {
  readonly document: StudyDocument;
  readonly row: number;
  readonly table: VariableTable;
  /** Column of the current cell, when it is in this row. */
  readonly current: number | null;
  /** What is being typed in the current cell; `null` = nothing. */
  readonly editing: string | null;
  readonly onReach: (column: number) => void;
  readonly onBegin: () => void;
  readonly onCommit: (value: string, step: 'down' | 'right' | 'left' | 'stay') => void;
  readonly onCancel: () => void;
}

function GridRow({ document, row, table, current, editing, onReach, onBegin, onCommit, onCancel }: GridRowProps) {
  return (
    <tr className="variables-row" aria-rowindex={row + 2}>
      <th scope="row" className="variables-document ellipsis" title={document.name}>
        {document.name}
      </th>
      {table.variables.map((variable, column) => (
        <td
          key={variable.id}
          className="variables-cell"
          data-cell={`${row}-${column}`}
          tabIndex={current === column ? 0 : -1}
          onFocus={() => onReach(column)}
          onDoubleClick={onBegin}
        >
          {current === column && editing !== null ? (
            <CellEditor
              variable={variable}
              label={`${variable.name} of ${document.name}`}
              value={editing}
              onCommit={onCommit}
              onCancel={onCancel}
            />
          ) : (
            <span className="ellipsis">{table.valueFor(document.id, variable.id) ?? ''}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

export interface VariableGridProps {
  readonly documents: readonly StudyDocument[];
  readonly table: VariableTable;
  readonly readOnly: boolean;
  readonly onChange: (cells: readonly CellChange[]) => void;
  readonly onEdit: (variable: Variable) => void;
  readonly onDelete: (variable: Variable) => void;
}

/** Each column as wide as it needs, measured over all documents so that nothing moves while one scrolls. */
function useColumns(documents: readonly StudyDocument[], { variables, valueFor }: VariableTable): string {
  return useMemo(() => {
    const longest = variables.map((variable) =>
      documents.reduce(
        (most, { id }) => Math.max(most, valueFor(id, variable.id)?.length ?? 0),
        variable.name.length + 3,
      ),
    );
    return columnWidths(longest);
  }, [documents, variables, valueFor]);
}

/** Documents by variables: one Tab stop, arrows move, Enter or typing changes a cell, tables can be pasted. */
export function VariableGrid({ documents, table, readOnly, onChange, onEdit, onDelete }: VariableGridProps) {
  const { variables, valueFor } = table;
  const columns = useColumns(documents, table);
  const [at, setAt] = useState<CellPlace>({ row: 0, column: 0 });
  const [editing, setEditing] = useState<string | null>(null);
  const { frame, view, measure } = useWindow(documents.length);
  const wanted = useRef(false);
  useEffect(() => {
    if (!wanted.current || editing !== null) return;
    wanted.current = false;
    const cell = frame.current?.querySelector<HTMLElement>(`[data-cell="${at.row}-${at.column}"]`);
    cell?.focus();
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });
  const go = (place: CellPlace) => {
    wanted.current = true;
    setAt(place);
    const element = frame.current;
    if (!element) return;
    const top = place.row * rowHeight;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + 2 * rowHeight > element.scrollTop + element.clientHeight)
      element.scrollTop = top + 2 * rowHeight - element.clientHeight;
  };
  const write = (value: string | null) => {
    const [document, variable] = [documents[at.row], variables[at.column]];
    if (document && variable && value !== (valueFor(document.id, variable.id) ?? null))
      onChange([{ documentId: document.id, variableId: variable.id, value }]);
  };
  const current = () => {
    const [document, variable] = [documents[at.row], variables[at.column]];
    return (document && variable && valueFor(document.id, variable.id)) ?? '';
  };
  const pressKey = (event: KeyboardEvent) => {
    if (editing !== null || !(event.target as Element).matches('td')) return;
    const next = stepTo(event.key, event.ctrlKey, at, documents.length, variables.length);
    if (next) go(next);
    else if (readOnly) return;
    else if (event.key === 'Enter' || event.key === 'F2') setEditing(current());
    else if (event.key === 'Delete' || event.key === 'Backspace') write(null);
    else if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && event.key !== ' ')
      setEditing(
        variables[at.column]?.type === 'text' || variables[at.column]?.type === 'number' ? event.key : current(),
      );
    else return;
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent) => {
    if (editing !== null || readOnly) return;
    const cells = cellsOfPaste(event.clipboardData.getData('text/plain'), at, documents, variables);
    if (cells.length > 0) onChange(cells);
    event.preventDefault();
  };
  const commit = (value: string, step: 'down' | 'right' | 'left' | 'stay') => {
    write(value.trim() === '' ? null : value.trim());
    setEditing(null);
    const key = { down: 'ArrowDown', right: 'ArrowRight', left: 'ArrowLeft', stay: '' }[step];
    if (step !== 'stay') go(stepTo(key, false, at, documents.length, variables.length) ?? at);
  };
  const giveUp = () => {
    wanted.current = true;
    setEditing(null);
  };
  return (
    <div ref={frame} className="variables-frame" onScroll={measure}>
      <table
        className="variables-grid"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are changed in place is a grid
        role="grid"
        aria-label="Variables"
        aria-rowcount={documents.length + 1}
        aria-readonly={readOnly}
        onKeyDown={pressKey}
        onPaste={paste}
        style={{ '--columns': columns } as CSSProperties}
      >
        <thead>
          <tr className="variables-row" aria-rowindex={1}>
            <th scope="col" className="variables-head first">
              document
            </th>
            {variables.map((variable) => (
              <Head
                key={variable.id}
                variable={variable}
                onEdit={() => onEdit(variable)}
                onDelete={() => onDelete(variable)}
              />
            ))}
          </tr>
        </thead>
        <tbody
          style={{
            paddingTop: view.first * rowHeight,
            paddingBottom: Math.max(0, documents.length - view.last) * rowHeight,
          }}
        >
          {documents.slice(view.first, view.last).map((document, place) => {
            const row = view.first + place;
            return (
              <GridRow
                key={document.id}
                document={document}
                row={row}
                table={table}
                current={at.row === row ? at.column : null}
                editing={editing}
                onReach={(column) => setAt({ row, column })}
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
