import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

export interface RowFieldProps {
  readonly rowId: string;
  readonly label: string;
  readonly value: string;
  /** `again`: Shift Enter, for the next one of the same kind. Never called with a blank name or an unchanged one. */
  readonly onCommit: (name: string, again: boolean) => void;
  readonly onCancel: () => void;
}

interface Box {
  readonly top: number;
  readonly left: number;
}

/** Where the name of a row begins, within the frame of its tree; nothing while the row is out of view. */
function placeOf(rowId: string, frame: HTMLElement): Box | null {
  const row = frame.querySelector(`[role=row][data-key="${CSS.escape(rowId)}"]`);
  const name = row?.querySelector('.tree-name');
  if (!row || !name) return null;
  const outer = frame.getBoundingClientRect();
  return { top: row.getBoundingClientRect().top - outer.top, left: name.getBoundingClientRect().left - outer.left };
}

/** Gives the focus back to the row once it is there again. */
function focusRow(rowId: string, frame: HTMLElement | null): void {
  frame?.querySelector<HTMLElement>(`[role=row][data-key="${CSS.escape(rowId)}"]`)?.focus();
}

/**
 * Types the name of a row in its place. It lies over the tree, not in it, so that the keys of the tree (letters that
 * jump, arrows that open) stay out of what is typed. Enter and leaving keep the name, Escape drops it.
 */
export function RowField({
  rowId,
  label,
  value,
  onCommit,
  onCancel,
  frame,
}: RowFieldProps & { readonly frame: RefObject<HTMLDivElement | null> }) {
  const [text, setText] = useState(value);
  const [box, setBox] = useState<Box | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const done = useRef(false);

  useLayoutEffect(() => {
    const place = () => frame.current && setBox(placeOf(rowId, frame.current));
    // A new row is drawn a moment after it is asked for.
    const request = requestAnimationFrame(place);
    place();
    const scroller = frame.current?.querySelector('.tree');
    scroller?.addEventListener('scroll', place);
    return () => {
      cancelAnimationFrame(request);
      scroller?.removeEventListener('scroll', place);
    };
  }, [rowId, frame]);

  const placed = box !== null;
  useEffect(() => {
    if (placed) field.current?.select();
  }, [placed]);

  const finish = (keep: boolean, again = false) => {
    if (done.current) return;
    done.current = true;
    const name = text.trim();
    if (keep && name !== '' && name !== value) onCommit(name, again);
    else onCancel();
    if (!again) focusRow(rowId, frame.current);
  };
  const pressKey = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) finish(true, event.shiftKey);
    else if (event.key === 'Escape') finish(false);
    else return;
    event.preventDefault();
  };

  return (
    box && (
      <input
        ref={field}
        className="tree-field"
        style={box}
        aria-label={label}
        value={text}
        maxLength={500}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => finish(true)}
        onKeyDown={pressKey}
      />
    )
  );
}
