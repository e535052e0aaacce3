import { useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { type Candidate, type ChosenRoles, namesToConfirm, roleOf } from './confirming.ts';
import { NamesTable } from './NamesTable.tsx';
import { SpeakerFacts } from './SpeakerFacts.tsx';
import './speakers.css';

const nothing: readonly Candidate[] = [];
const pages = [
  { value: 'names', label: 'Who speaks' },
  { value: 'facts', label: 'Variables' },
] as const;

/** The documents that the opener asked about; `null` = all. */
const documentsOf = ({ documentIds }: DialogComponentProps['props']): DocumentId[] | null =>
  Array.isArray(documentIds) ? (documentIds as DocumentId[]) : null;

/** Who speaks: names with their roles over all documents, confirmed at one press, and the variables of each. */
export function SpeakersDialog({ onClose, props }: DialogComponentProps) {
  const [page, setPage] = useState<'names' | 'facts'>('names');
  const [documentIds, setDocumentIds] = useState(() => documentsOf(props));
  const { data, failure } = useAsk('speakers.candidates', { documentIds });
  const [chosen, setChosen] = useState<ChosenRoles>(new Map());
  const [problem, setProblem] = useState('');
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const candidates = data ?? nothing;
  const names = namesToConfirm(candidates, chosen);
  const people = candidates.filter((candidate) => roleOf(candidate, chosen) !== 'none').length;
  const confirm = async () => {
    const confirmed = await ask('speakers.confirm', { documentIds, names });
    if (!confirmed.ok) return setProblem(confirmed.error.message);
    onClose();
    return announceStep();
  };
  return (
    <Dialog
      title="Speakers"
      onClose={onClose}
      width={page === 'names' && data && candidates.length === 0 ? 560 : 1080}
      actions={
        page === 'names' && candidates.length > 0 ? (
          <>
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" disabled={readOnly || names.length === 0} onClick={() => void confirm()}>
              Confirm {countOf(people, 'speaker')}
            </Button>
          </>
        ) : (
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        )
      }
    >
      <div className="speakers-top">
        <Segmented label="What to look at" value={page} options={pages} onChange={setPage} />
        {page === 'names' && documentIds && (
          <p className="muted">
            In {countOf(documentIds.length, 'document')}.{' '}
            <button type="button" className="link" onClick={() => setDocumentIds(null)}>
              Look at all
            </button>
          </p>
        )}
        {page === 'names' && !documentIds && candidates.length > 0 && (
          <p className="muted">Names at the head of paragraphs. Words of interviewers can be left out everywhere.</p>
        )}
      </div>
      {(problem || failure) && (
        <p className="field-error" role="alert">
          {problem || failure?.message}
        </p>
      )}
      {page === 'facts' && <SpeakerFacts readOnly={readOnly} />}
      {page === 'names' && data && candidates.length === 0 && (
        <p className="speakers-none">
          Nobody was found. A name counts as a speaker where it stands at the head of a paragraph and comes back: as{' '}
          <q>Anna:</q>, <q>[Anna]</q> or <q>INT:</q>, or in bold.
        </p>
      )}
      {page === 'names' && candidates.length > 0 && (
        <NamesTable
          candidates={candidates}
          chosen={chosen}
          readOnly={readOnly}
          onChoose={(name, role) => setChosen(new Map(chosen).set(name, role))}
          onCoded={onClose}
        />
      )}
    </Dialog>
  );
}
