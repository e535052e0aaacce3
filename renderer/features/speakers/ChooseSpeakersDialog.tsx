import { useState } from 'react';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check, SearchField } from '../../ui/fields.tsx';
import { useSpeakerNames, useSpeakerScope } from './choice.ts';
import './speakers.css';

/** Chooses the names whose words count in segments and charts. */
export function ChooseSpeakersDialog({ onClose }: DialogComponentProps) {
  const people = useSpeakerNames();
  const { names, change } = useSpeakerScope();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set(names));
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLowerCase();
  const shown = people.filter(({ name }) => name.toLowerCase().includes(wanted));
  const toggle = (name: string) => {
    const next = new Set(chosen);
    if (!next.delete(name)) next.add(name);
    setChosen(next);
  };
  const keep = () => {
    change({ scope: 'chosen', names: [...chosen] });
    onClose();
  };
  return (
    <Dialog
      title="Whose words count"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={chosen.size === 0} onClick={keep}>
            Only these {chosen.size > 0 ? countOf(chosen.size, 'speaker') : 'speakers'}
          </Button>
        </>
      }
    >
      <p className="muted speakers-hint">
        Codings on words of others, and on words before the first name, are left out.
      </p>
      {people.length > 12 && (
        <SearchField label="Find a name" value={query} onChange={(event) => setQuery(event.target.value)} />
      )}
      <ul className="speakers-choices scroll">
        {shown.map(({ name, role, ids }) => (
          <li key={name}>
            <Check checked={chosen.has(name)} onChange={() => toggle(name)}>
              <bdi>{name}</bdi>
            </Check>
            <span className="muted">
              {role === 'interviewer' ? 'interviewer, ' : ''}
              in {countOf(ids.length, 'document')}
            </span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
