import { Trash2 } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { formatCount } from '../../ui/counts.ts';
import { isComplete, isProposed, type Kind, nextReplacement, type Pseudonym, spellingsOf } from './rows.ts';

interface PseudonymRowProps {
  readonly pseudonym: Pseudonym;
  readonly all: readonly Pseudonym[];
  /** Places where its names stand now; `undefined` while they are counted. */
  readonly places: number | undefined;
  readonly selected: boolean;
  /** It was made just now: typing begins here. */
  readonly begins: boolean;
  readonly onSelect: () => void;
  readonly onChange: (pseudonym: Pseudonym) => void;
  readonly onRemove: () => void;
}

const kinds: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: 'person', label: 'Person' },
  { value: 'place', label: 'Place' },
  { value: 'organisation', label: 'Organisation' },
  { value: 'other', label: 'Other' },
];

/** One name with its spellings, and what stands for it; written when the field is left. */
export function PseudonymRow(props: PseudonymRowProps) {
  const { pseudonym, all, places, selected, begins, onSelect, onChange, onRemove } = props;
  const [names, setNames] = useState(pseudonym.names.join('; '));
  const [replacement, setReplacement] = useState(pseudonym.replacement);
  const called = pseudonym.names[0] ?? 'new name';
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (begins) first.current?.focus();
  }, [begins]);
  const typed = { names: spellingsOf(names), replacement: replacement.trim() };
  const keep = () => {
    const isSame = typed.replacement === pseudonym.replacement && typed.names.join(';') === pseudonym.names.join(';');
    if (!isSame || !isComplete(typed)) onChange({ ...pseudonym, ...typed });
  };
  const setKind = (kind: Kind) => {
    const next =
      isProposed(typed.replacement) || typed.replacement === '' ? nextReplacement(kind, all) : typed.replacement;
    setReplacement(next);
    onChange({ ...pseudonym, names: typed.names, kind, replacement: next });
  };
  return (
    <tr data-selected={selected} onFocus={onSelect} onPointerDown={onSelect}>
      <td>
        <input
          ref={first}
          type="text"
          dir="auto"
          className="field"
          title={names}
          aria-label={`Spellings of ${called}`}
          placeholder="Anna de Vries; Anna"
          value={names}
          onChange={(event) => setNames(event.target.value)}
          onBlur={keep}
        />
      </td>
      <td>
        <input
          type="text"
          dir="auto"
          maxLength={200}
          className="field"
          aria-label={`What stands for ${called}`}
          value={replacement}
          onChange={(event) => setReplacement(event.target.value)}
          onBlur={keep}
        />
      </td>
      <td>
        <select
          className="field"
          aria-label={`What ${called} is`}
          value={pseudonym.kind}
          onChange={(event) => setKind(event.target.value as Kind)}
        >
          {kinds.map(({ value, label }) => (
            <option key={value} value={value}>
              {label}
            </option>
          ))}
        </select>
      </td>
      <td className="anonymity-tick">
        <input
          type="checkbox"
          aria-label={`Match case for ${called}`}
          checked={pseudonym.matchCase}
          onChange={(event) => onChange({ ...pseudonym, ...typed, matchCase: event.target.checked })}
        />
      </td>
      <td className="anonymity-tick">
        <input
          type="checkbox"
          aria-label={`Whole words for ${called}`}
          checked={pseudonym.wholeWords}
          onChange={(event) => onChange({ ...pseudonym, ...typed, wholeWords: event.target.checked })}
        />
      </td>
      <td className="anonymity-number" aria-label={`Places of ${called}`}>
        {places === undefined ? '…' : formatCount(places)}
      </td>
      <td>
        <IconButton label={`Take ${called} out of the table`} icon={Trash2} onClick={onRemove} />
      </td>
    </tr>
  );
}
