import { Plus, X } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DocumentFilter } from '#shared/domain/documentSet.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useShelf, useVariables } from '../documents/documents.ts';
import { ConditionRow } from './ConditionRow.tsx';
import { type DocumentSet, finished, newCondition } from './sets.ts';

interface ListedProps {
  readonly ids: readonly DocumentId[];
  readonly onRemove?: (id: DocumentId) => void;
}

/** At most this many documents are named; all are counted. */
const mostNamed = 500;

/** The documents of a set, by name. */
function Listed({ ids, onRemove }: ListedProps) {
  const { byId } = useShelf();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what can be scrolled must be reached with the keyboard
    <ul className="set-documents" aria-label="Documents of the set" tabIndex={0}>
      {ids.slice(0, mostNamed).map((id) => {
        const name = byId.get(id)?.name ?? '';
        return (
          <li key={id}>
            <span className="ellipsis">{name}</span>
            {onRemove && <IconButton label={`Take ${name} out of the set`} icon={X} onClick={() => onRemove(id)} />}
          </li>
        );
      })}
      {ids.length > mostNamed && <li className="muted">and {countOf(ids.length - mostNamed, 'more')}</li>}
    </ul>
  );
}

interface ConditionsProps {
  readonly filter: DocumentFilter;
  readonly onChange: (filter: DocumentFilter) => void;
}

function Conditions({ filter, onChange }: ConditionsProps) {
  const { variables } = useVariables();
  const { match, conditions } = filter;
  const begin = variables.length > 0 ? 'variable' : 'name';
  return (
    <>
      <div className="set-match">
        <span>Documents that meet</span>
        <Segmented
          label="How many of the conditions"
          value={match}
          options={[
            { value: 'all', label: 'all' },
            { value: 'any', label: 'any' },
          ]}
          onChange={(value) => onChange({ ...filter, match: value })}
        />
        <span>of these conditions</span>
      </div>
      <div className="set-conditions">
        {conditions.map((condition, place) => (
          <ConditionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no names of their own
            key={place}
            condition={condition}
            label={`Condition ${place + 1}`}
            onChange={(changed) =>
              onChange({ ...filter, conditions: conditions.map((each, at) => (at === place ? changed : each)) })
            }
            onRemove={
              conditions.length === 1
                ? null
                : () => onChange({ ...filter, conditions: conditions.filter((_, at) => at !== place) })
            }
          />
        ))}
      </div>
      <Button
        icon={Plus}
        onClick={() => onChange({ ...filter, conditions: [...conditions, newCondition(begin, variables)] })}
      >
        Another condition
      </Button>
    </>
  );
}

/** What the finished conditions hold now. */
function usePreview(filter: DocumentFilter | null) {
  const asked = useMemo(() => filter && finished(filter), [filter]);
  const { data } = useAsk(
    'sets.preview',
    { filter: asked ?? { match: 'all', conditions: [] } },
    { enabled: asked !== null },
  );
  return asked === null ? null : (data ?? null);
}

interface SetEditorProps {
  /** The set to change; `null` = a new one. */
  readonly set: DocumentSet | null;
  /** For a new list: its documents. `null` = a live set. */
  readonly documentIds: readonly DocumentId[] | null;
  readonly onDone: () => void;
}

/** Builds a live set by choosing, or names a list. */
export function SetEditor({ set, documentIds, onDone }: SetEditorProps) {
  const { variables } = useVariables();
  const [name, setName] = useState(set?.name ?? '');
  const [filter, setFilter] = useState<DocumentFilter | null>(() => {
    if (set) return set.filter;
    return documentIds
      ? null
      : { match: 'all', conditions: [newCondition(variables.length > 0 ? 'variable' : 'name', variables)] };
  });
  const [listed, setListed] = useState<readonly DocumentId[]>(set?.documentIds ?? documentIds ?? []);
  const [problem, setProblem] = useState('');
  const preview = usePreview(filter);
  const held = filter ? (preview?.documentIds ?? []) : listed;
  const toSave = filter && finished(filter);
  const isReady = name.trim() !== '' && (filter === null || toSave !== null);
  const save = async () => {
    const told = filter ? { name, filter: toSave } : { name, documentIds: [...listed] };
    const saved = set ? await ask('sets.update', { id: set.id, ...told }) : await ask('sets.create', told);
    if (saved.ok) onDone();
    else setProblem(saved.error.message);
  };
  return (
    <Dialog
      title={set ? `The set ${set.name}` : filter ? 'New set of documents' : 'New list of documents'}
      onClose={onDone}
      width={760}
      actions={
        <>
          <Button onClick={onDone}>Cancel</Button>
          <Button variant="primary" disabled={!isReady} onClick={() => void save()}>
            {set ? 'Save' : 'Make the set'}
          </Button>
        </>
      }
    >
      <Field
        label="Name of the set"
        value={name}
        maxLength={500}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      {filter && <Conditions filter={filter} onChange={setFilter} />}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      <p className="set-count" role="status">
        {filter && !preview
          ? 'Finish a condition to see what it holds.'
          : `${countOf(held.length, 'document')}${filter ? ' now; the set follows as documents, variables and codings change.' : ' in the list.'}`}
      </p>
      {preview && filter && preview.missing.length > 0 && (
        <p className="set-missing">Names what is gone, and so matches nothing: {preview.missing.join(' ')}</p>
      )}
      {held.length > 0 && (
        <Listed
          ids={held}
          {...(filter ? {} : { onRemove: (id: DocumentId) => setListed(listed.filter((each) => each !== id)) })}
        />
      )}
    </Dialog>
  );
}
