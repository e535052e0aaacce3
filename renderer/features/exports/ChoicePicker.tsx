import { ArrowLeft } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { useSession } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Check, SearchField } from '../../ui/fields.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { useSets } from '../sets/sets.ts';
import { type Option, withBelow } from './codeTicks.ts';
import type { Choice } from './studyExport.ts';
import type { PartChoice } from './useChoices.ts';

interface ChoicePickerProps {
  readonly choice: PartChoice;
  readonly onChoose: (choice: Choice) => void;
  readonly onDone: () => void;
}

/** The documents, codes, variables, coders or speakers of an export to tick. */
export function ChoicePicker({ choice, onChoose, onDone }: ChoicePickerProps) {
  const { title, options, chosen, choose, summary, part } = choice;
  const [filter, setFilter] = useState('');
  const ticked = new Set(chosen ?? options.map(({ id }) => id));
  const shown = options.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  // All of them is the same as no choice: what comes later is then in, too.
  const put = (ids: ReadonlySet<string>) =>
    onChoose(
      choose(options.every(({ id }) => ids.has(id)) ? null : options.flatMap(({ id }) => (ids.has(id) ? id : []))),
    );
  const toggle = (id: string) => {
    // A code goes and comes with those below it; they can be ticked apart afterwards.
    const all = withBelow(options, id);
    put(ticked.has(id) ? ticked.difference(new Set(all)) : ticked.union(new Set(all)));
  };
  const noun = title.toLowerCase();
  // Escape goes back one step: what was chosen is not lost with the whole dialog.
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (filter === '') onDone();
    else setFilter('');
  };
  return (
    <section className="exports-picker" aria-label={`${title} of the export`} onKeyDown={pressKey}>
      <div className="exports-picker-head">
        <Button icon={ArrowLeft} onClick={onDone} autoFocus>
          Back
        </Button>
        <SearchField label={`Filter ${noun}`} value={filter} onChange={(event) => setFilter(event.target.value)} />
        <Button onClick={() => put(new Set([...ticked, ...shown.map(({ id }) => id)]))}>All</Button>
        <Button onClick={() => put(new Set([...ticked].filter((id) => shown.every((each) => each.id !== id))))}>
          None
        </Button>
      </div>
      <Shortcuts part={part} onPick={(ids) => put(new Set(ids))} />
      <p className="muted" role="status">
        {summary}
      </p>
      <ul className="exports-options">
        {shown.map((option) => (
          <OptionRow
            key={option.id}
            option={option}
            isTicked={ticked.has(option.id)}
            onToggle={() => toggle(option.id)}
          />
        ))}
      </ul>
    </section>
  );
}

interface OptionRowProps {
  readonly option: Option;
  readonly isTicked: boolean;
  readonly onToggle: () => void;
}

const OptionRow = ({ option: { name, depth, color }, isTicked, onToggle }: OptionRowProps) => (
  <li style={{ paddingLeft: depth * 16 }}>
    <Check checked={isTicked} onChange={onToggle}>
      {color !== undefined && <Swatch color={color} theme={depth === 0} />} {name}
    </Check>
  </li>
);

interface ShortcutsProps {
  readonly part: PartChoice['part'];
  readonly onPick: (ids: readonly string[]) => void;
}

/** The active ones and the sets of documents in one press. */
function Shortcuts({ part, onPick }: ShortcutsProps) {
  const sets = useSets();
  const documents = useSession((state) => state.activeDocuments);
  const codes = useSession((state) => state.activeCodes);
  const active = part === 'documents' ? documents : part === 'codes' ? codes : null;
  const shownSets = part === 'documents' ? sets : [];
  if (!active?.size && shownSets.length === 0) return null;
  return (
    <div className="exports-shortcuts">
      {active && active.size > 0 && (
        <Button variant="line" onClick={() => onPick([...active])}>
          The active ones ({active.size})
        </Button>
      )}
      {shownSets.map(({ id, name, documentIds }: { id: string; name: string; documentIds: readonly DocumentId[] }) => (
        <Button key={id} variant="line" onClick={() => onPick(documentIds)}>
          {name} ({documentIds.length})
        </Button>
      ))}
    </div>
  );
}
