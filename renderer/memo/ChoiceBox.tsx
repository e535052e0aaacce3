import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { hueOf } from '../ui/hues.ts';

export interface ChoiceRow {
  readonly id: string;
  readonly color?: string;
  readonly content: ReactNode;
}

interface ChoiceBoxProps {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly rows: readonly ChoiceRow[];
  readonly onTake: (id: string) => void;
  /** What is said when nothing fits. */
  readonly none: string;
  /** Stands at the right of the field. */
  readonly children?: ReactNode;
}

/** A field to type in with what fits below it. The focus stays in the field: arrows move, Enter takes. */
export function ChoiceBox({ label, typed, onType, rows, onTake, none, children }: ChoiceBoxProps) {
  const [at, setAt] = useState(0);
  const listId = useId();
  const current = Math.min(at, rows.length - 1);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const row = rows[current];
    if (event.nativeEvent.isComposing || !row) return;
    if (step) setAt((current + step + rows.length) % rows.length);
    else if (event.key === 'Enter') onTake(row.id);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <>
      <div className="memo-bar-field">
        <input
          // biome-ignore lint/a11y/noAutofocus: the box was asked for in order to type in it
          autoFocus
          role="combobox"
          aria-label={label}
          aria-expanded={rows.length > 0}
          aria-controls={listId}
          aria-activedescendant={rows.length > 0 ? `${listId}-${current}` : undefined}
          placeholder={label}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onKeyDown={press}
          onChange={(event) => {
            onType(event.target.value);
            setAt(0);
          }}
        />
        {children}
      </div>
      {rows.length === 0 && <p className="memo-bar-none">{none}</p>}
      <div className="memo-bar-list" role="listbox" id={listId} aria-label={label} hidden={rows.length === 0}>
        {rows.map((row, place) => (
          <Row
            key={row.id}
            id={`${listId}-${place}`}
            row={row}
            chosen={place === current}
            onTake={() => onTake(row.id)}
          />
        ))}
      </div>
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: ChoiceRow;
  readonly chosen: boolean;
  readonly onTake: () => void;
}

function Row({ id, row, chosen, onTake }: RowProps) {
  const element = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) element.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox, which keeps the focus
    <div
      ref={element}
      id={id}
      role="option"
      aria-selected={chosen}
      tabIndex={-1}
      className="memo-menu-option"
      onMouseDown={(event) => event.preventDefault()}
      onClick={onTake}
      {...(row.color ? hueOf(row.color) : {})}
    >
      {row.content}
    </div>
  );
}
