import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/Button.tsx';
import { type Kind, nextReplacement, type Pseudonym } from './keyFile.ts';

interface PseudonymRowProps {
  readonly pseudonym: Pseudonym;
  readonly all: readonly Pseudonym[];
  /** Places where its names stand now; `undefined` while they are counted. */
  readonly places: number | undefined;
  readonly selected: boolean;
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

const spellingsOf = (words: string): string[] => [
  ...new Set(
    words
      .split(';')
      .map((name) => name.replace(/\s+/gu, ' ').trim())
      .filter(Boolean),
  ),
];

/** One name with its spellings, and what stands for it; written when the field is left. */
export function PseudonymRow({ pseudonym, all, places, selected, onSelect, onChange, onRemove }: PseudonymRowProps) {
  const [names, setNames] = useState(pseudonym.names.join('; '));
  const [replacement, setReplacement] = useState(pseudonym.replacement);
  const called = pseudonym.names[0] ?? 'new name';
  const keep = () => onChange({ ...pseudonym, names: spellingsOf(names), replacement: replacement.trim() });
  const setKind = (kind: Kind) => {
    const proposed =
      replacement ===
      nextReplacement(
        pseudonym.kind,
        all.filter(({ id }) => id !== pseudonym.id),
      );
    const next = proposed ? nextReplacement(kind, all) : replacement;
    setReplacement(next);
    onChange({ ...pseudonym, names: spellingsOf(names), kind, replacement: next });
  };
  return (
    <tr aria-selected={selected} onFocus={onSelect}>
      <td>
        <input
          className="field"
          aria-label={`Spellings of ${called}`}
          placeholder="Anna de Vries; Anna"
          value={names}
          onChange={(event) => setNames(event.target.value)}
          onBlur={keep}
        />
      </td>
      <td>
        <input
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
          aria-label={`Capitals matter in ${called}`}
          checked={pseudonym.matchCase}
          onChange={(event) => onChange({ ...pseudonym, matchCase: event.target.checked })}
        />
      </td>
      <td className="anonymity-tick">
        <input
          type="checkbox"
          aria-label={`Only whole words for ${called}`}
          checked={pseudonym.wholeWords}
          onChange={(event) => onChange({ ...pseudonym, wholeWords: event.target.checked })}
        />
      </td>
      <td className="anonymity-number">
        <button type="button" className="link" aria-label={`Places of ${called}`} onClick={onSelect}>
          {places ?? '…'}
        </button>
      </td>
      <td>
        <IconButton label={`Take ${called} out of the table`} icon={Trash2} onClick={onRemove} />
      </td>
    </tr>
  );
}
