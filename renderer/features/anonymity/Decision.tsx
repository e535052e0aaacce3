import { useState } from 'react';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { type Finding, knownFor, proposedFor } from './checking.ts';
import type { Pseudonym } from './rows.ts';

interface DecisionProps {
  /** At least one. */
  readonly meant: readonly Finding[];
  readonly pseudonyms: readonly Pseudonym[];
  readonly disabled: boolean;
  readonly readOnly: boolean;
  /** `null`: each by its own. */
  readonly onReplace: (replacement: string | null) => void;
  readonly onKeep: () => void;
  readonly onIgnore: () => void;
}

/** What is to become of one finding or of several: replaced, kept, or left alone for now. */
export function Decision({ meant, pseudonyms, disabled, readOnly, onReplace, onKeep, onIgnore }: DecisionProps) {
  const only = meant.length === 1 ? meant[0] : undefined;
  const known = only && knownFor(only, pseudonyms);
  const [typed, setTyped] = useState<string | null>(null);
  const words = typed ?? (only ? proposedFor(only, pseudonyms) : '');
  const mayReplace = !(readOnly || disabled || (only && words.trim() === ''));
  const replace = () => {
    if (mayReplace) onReplace(only ? words.trim() : null);
  };
  return (
    <form
      className="anonymity-decide"
      onSubmit={(event) => {
        event.preventDefault();
        replace();
      }}
    >
      <span className="anonymity-meant" dir="auto" title={only?.text}>
        {only ? <b>{only.text}</b> : `${countOf(meant.length, 'finding')} chosen`}
      </span>
      {only && (
        <>
          <span className="muted" aria-hidden="true">
            →
          </span>
          <input
            className="field"
            dir="auto"
            aria-label={`What shall stand for ${only.text}`}
            title={known ? 'The table of pseudonyms says so already' : undefined}
            readOnly={known !== undefined}
            maxLength={200}
            list="anonymity-replacements"
            value={words}
            onChange={(event) => setTyped(event.target.value)}
          />
          <datalist id="anonymity-replacements">
            {[...new Set(pseudonyms.map(({ replacement }) => replacement))].map((each) => (
              <option key={each} value={each} />
            ))}
          </datalist>
        </>
      )}
      <Button type="submit" variant="line" aria-disabled={!mayReplace}>
        {only ? 'Replace everywhere' : 'Replace all, each by its own'}
      </Button>
      <span className="grow" />
      <Button title="It is noted in the key file and not listed again" disabled={disabled} onClick={onKeep}>
        Keep
      </Button>
      <Button title="It is listed again when the study is opened the next time" disabled={disabled} onClick={onIgnore}>
        Ignore for now
      </Button>
    </form>
  );
}
