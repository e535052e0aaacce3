import { type KeyboardEvent, useRef, useState } from 'react';
import type { Variable } from '#shared/domain/variable.ts';

interface CellEditorProps {
  readonly variable: Variable;
  readonly label: string;
  readonly value: string;
  /** `step`: where Enter or Tab leads afterwards. */
  readonly onCommit: (value: string, step: 'down' | 'right' | 'left' | 'stay') => void;
  readonly onCancel: () => void;
}

const stepOf = (event: KeyboardEvent): 'down' | 'right' | 'left' | null => {
  if (event.key === 'Enter') return 'down';
  return event.key === 'Tab' ? (event.shiftKey ? 'left' : 'right') : null;
};

/** Types or chooses one value, in the form that its variable asks for. */
export function CellEditor({ variable, label, value, onCommit, onCancel }: CellEditorProps) {
  const [text, setText] = useState(value);
  const done = useRef(false);
  const finish = (step: 'down' | 'right' | 'left' | 'stay') => {
    if (done.current) return;
    done.current = true;
    onCommit(text, step);
  };
  const pressKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    const step = stepOf(event);
    if (step) finish(step);
    else if (event.key === 'Escape') {
      done.current = true;
      onCancel();
    } else return;
    event.preventDefault();
  };
  const shared = {
    'aria-label': label,
    className: 'variables-editor',
    value: text,
    onBlur: () => finish('stay'),
    onKeyDown: pressKey,
  };
  const options = variable.type === 'boolean' ? ['yes', 'no'] : variable.type === 'choice' ? variable.choices : null;
  if (options) {
    return (
      // biome-ignore lint/a11y/noAutofocus: the cell was opened in order to choose
      <select {...shared} autoFocus onChange={(event) => setText(event.target.value)}>
        <option value="">–</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      {...shared}
      // biome-ignore lint/a11y/noAutofocus: the cell was opened in order to type
      autoFocus
      type={variable.type === 'date' ? 'date' : 'text'}
      inputMode={variable.type === 'number' ? 'decimal' : 'text'}
      onChange={(event) => setText(event.target.value)}
    />
  );
}
