import { type KeyboardEvent, useId, useRef } from 'react';
import { openReader } from '../../reader/current.ts';
import { showToast } from '../../ui/Toast.tsx';
import { useDraft } from './useDraft.ts';
import { useWishedFocus } from './wanted.ts';

interface WeightProps {
  readonly weight: number | null;
  readonly onCommit: (weight: number | null) => void;
}

/** How much a coding weighs, 0 to 100, or “–” for none: a slider for the eye and a number for exactness. */
export function Weight({ weight, onCommit }: WeightProps) {
  const number = useRef<HTMLInputElement>(null);
  const id = useId();
  useWishedFocus('weight', number);
  const { shown, type, commit, drop } = useDraft(weight === null ? '' : String(weight), (draft) => {
    const value = parseWeight(draft);
    if (value !== undefined) onCommit(value);
    else showToast({ message: 'A weight lies between 0 and 100; it was left as it was.', tone: 'danger' });
  });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') drop();
    else if (event.key === 'Enter') commit();
    else return;
    event.stopPropagation();
    openReader()?.focus();
  };
  return (
    <div className="inspector-weight">
      <label htmlFor={id}>Weight</label>
      <input
        type="range"
        min="0"
        max="100"
        aria-label="Weight, as a slider"
        aria-valuetext={shown === '' ? 'none' : shown}
        className={shown === '' ? 'none' : undefined}
        value={parseWeight(shown) ?? 50}
        onChange={(event) => type(event.target.value)}
        onPointerUp={commit}
        onKeyUp={commit}
        onBlur={commit}
      />
      <input
        ref={number}
        id={id}
        inputMode="numeric"
        placeholder="–"
        title="0 to 100; empty for none"
        value={shown}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={commit}
      />
    </div>
  );
}

/** `null` for none, `undefined` for what is no weight. */
function parseWeight(typed: string): number | null | undefined {
  const value = typed.trim();
  if (value === '' || value === '–' || value === '-') return null;
  const number = Number(value.replace(',', '.'));
  return Number.isFinite(number) && number >= 0 && number <= 100 ? number : undefined;
}
