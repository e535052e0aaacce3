import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import './finder.css';

/** Something that can be found by typing, and what happens when it is chosen. */
export interface Found {
  readonly id: string;
  readonly text: string;
  /** Letters that were matched: UTF-16 positions in the text. */
  readonly positions: readonly number[];
  /** A colour or an icon before the words. */
  readonly mark?: ReactNode;
  /** What it is or where it stands, at the right. */
  readonly detail?: ReactNode;
  /** Heading that it stands under; things of one group follow each other. */
  readonly group?: string;
  readonly choose: () => void;
}

/** A text with the letters that were matched in bold. */
export function Matched({ text, positions }: { readonly text: string; readonly positions: readonly number[] }) {
  const hits = new Set(positions);
  const parts: { text: string; hit: boolean; at: number }[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const last = parts.at(-1);
    if (last && last.hit === hits.has(at)) last.text += text[at];
    else parts.push({ text: text.charAt(at), hit: hits.has(at), at });
  }
  return (
    <span className="ellipsis">{parts.map((part) => (part.hit ? <b key={part.at}>{part.text}</b> : part.text))}</span>
  );
}

interface OptionProps {
  readonly id: string;
  readonly found: Found;
  readonly current: boolean;
  readonly onPoint: () => void;
}

function Option({ id, found, current, onPoint }: OptionProps) {
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (current) row.current?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the field, which points here
    <div
      ref={row}
      id={id}
      className="finder-option"
      role="option"
      aria-selected={current}
      onPointerMove={onPoint}
      onClick={found.choose}
    >
      <span className="finder-mark">{found.mark}</span>
      <Matched text={found.text} positions={found.positions} />
      {found.detail && <span className="finder-detail">{found.detail}</span>}
    </div>
  );
}

/** Runs of one group, in the order given. */
function toGroups(
  found: readonly Found[],
): { readonly title: string; readonly items: { found: Found; at: number }[] }[] {
  const groups: { title: string; items: { found: Found; at: number }[] }[] = [];
  found.forEach((each, at) => {
    const title = each.group ?? '';
    const last = groups.at(-1);
    if (last?.title === title) last.items.push({ found: each, at });
    else groups.push({ title, items: [{ found: each, at }] });
  });
  return groups;
}

interface FinderProps {
  readonly label: string;
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  readonly found: readonly Found[];
  /** What to say when nothing is found. */
  readonly nothing?: string;
  readonly icon?: ReactNode;
  readonly footer?: ReactNode;
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };

/** A field with what fits below it: arrows point, Enter chooses. The focus stays in the field. */
export function Finder({ label, query, onQueryChange, found, nothing = 'Nothing found.', icon, footer }: FinderProps) {
  const base = useId();
  const field = useRef<HTMLInputElement>(null);
  const [at, setAt] = useState(0);
  // A dialog that opens inside another one takes the focus for itself at first.
  useEffect(() => {
    const frame = requestAnimationFrame(() => field.current?.focus());
    return () => cancelAnimationFrame(frame);
  }, []);
  const current = Math.min(at, found.length - 1);
  const point = (next: number) => setAt(Math.max(0, Math.min(found.length - 1, next)));
  const pressKey = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (step !== undefined) point(current + step);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) found[current]?.choose();
    else return;
    event.preventDefault();
  };
  const optionId = (place: number) => `${base}-${place}`;
  return (
    <div className="finder">
      <div className="finder-line">
        {icon}
        <input
          ref={field}
          className="finder-field"
          role="combobox"
          aria-label={label}
          placeholder={label}
          aria-expanded={found.length > 0}
          aria-controls={`${base}-list`}
          aria-autocomplete="list"
          aria-activedescendant={current >= 0 ? optionId(current) : undefined}
          // biome-ignore lint/a11y/noAutofocus: a finder is opened in order to type
          autoFocus
          spellCheck={false}
          value={query}
          onChange={(event) => {
            onQueryChange(event.target.value);
            setAt(0);
          }}
          onKeyDown={pressKey}
        />
        <span className="finder-count" role="status">
          {query && `${found.length} found`}
        </span>
      </div>
      <div className="finder-list" id={`${base}-list`} role="listbox" aria-label={label}>
        {toGroups(found).map((group) => (
          <div key={group.title} role="group" aria-label={group.title || label}>
            {group.title && (
              <div className="finder-group" aria-hidden="true">
                {group.title}
              </div>
            )}
            {group.items.map(({ found: each, at: place }) => (
              <Option
                key={each.id}
                id={optionId(place)}
                found={each}
                current={place === current}
                onPoint={() => setAt(place)}
              />
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 && <p className="finder-nothing">{nothing}</p>}
      {footer && <div className="finder-footer">{footer}</div>}
    </div>
  );
}
