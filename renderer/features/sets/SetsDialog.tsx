import { Filter, ListChecks, Pencil, Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { DocumentId, DocumentSetId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { SetEditor } from './SetEditor.tsx';
import { activateOnly, type DocumentSet, deleteSet, useSets } from './sets.ts';
import './sets.css';

interface RowProps {
  readonly set: DocumentSet;
  readonly readOnly: boolean;
  readonly onEdit: () => void;
  readonly onActivate: () => void;
}

const Row = ({ set, readOnly, onEdit, onActivate }: RowProps) => {
  const Icon = set.filter ? Filter : ListChecks;
  return (
    <li className="sets-row">
      <Icon className="icon" aria-label={set.filter ? 'Live set' : 'List'} />
      <span className="sets-name">
        <span className="ellipsis">{set.name}</span>
        {set.missing.length > 0 && (
          <span className="set-missing">Names what is gone, and so matches nothing: {set.missing.join(' ')}</span>
        )}
      </span>
      <span className="muted">{countOf(set.documentIds.length, 'document')}</span>
      <Button disabled={set.documentIds.length === 0} onClick={onActivate}>
        Activate
      </Button>
      <IconButton label={`Edit ${set.name}`} icon={Pencil} disabled={readOnly} onClick={onEdit} />
      <IconButton label={`Delete ${set.name}`} icon={Trash2} disabled={readOnly} onClick={() => void deleteSet(set)} />
    </li>
  );
};

/** What the dialog shows: all sets, or one that is made or changed. */
type View = 'all' | 'new' | DocumentSetId;

/** The sets of documents: live ones and lists. `props`: `id` to edit one, `documentIds` to make a list of them. */
export function SetsDialog({ onClose, props }: DialogComponentProps) {
  const sets = useSets();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const listed = props.documentIds as readonly DocumentId[] | undefined;
  const asked = props.id as DocumentSetId | undefined;
  const [view, setView] = useState<View>(asked ?? (listed ? 'new' : 'all'));
  const edited = sets.find(({ id }) => id === view);
  // Opened for one set alone, the dialog goes with it.
  const done = asked || listed ? onClose : () => setView('all');
  if (view === 'new') return <SetEditor set={null} documentIds={listed ?? null} onDone={done} />;
  if (edited) return <SetEditor key={edited.id} set={edited} documentIds={null} onDone={done} />;
  const activate = (set: DocumentSet) => {
    session().set({ activeDocuments: new Set() });
    activateOnly(set.documentIds);
    onClose();
  };
  return (
    <Dialog
      title="Sets of documents"
      onClose={onClose}
      width={640}
      actions={
        <>
          <Button variant="line" icon={Plus} disabled={readOnly} onClick={() => setView('new')}>
            New set
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {sets.length === 0 ? (
        <p className="soft">
          A set takes documents together: all interviews of one site, of one spring, without a code. It follows the
          study as it grows. Activate it, and lists and charts show its documents alone.
        </p>
      ) : (
        <ul className="sets-list">
          {sets.map((set) => (
            <Row
              key={set.id}
              set={set}
              readOnly={readOnly}
              onEdit={() => setView(set.id)}
              onActivate={() => activate(set)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  );
}
