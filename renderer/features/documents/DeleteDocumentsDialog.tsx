import type { DocumentId } from '#shared/domain/ids.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf, joinWords } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { useShelf } from './documents.ts';

/** Says what goes with documents before they go. */
export function DeleteDocumentsDialog({ onClose, props }: DialogComponentProps) {
  const ids = props.ids as DocumentId[];
  const shelf = useShelf();
  const { data } = useAsk('documents.deletionPreview', { ids });
  const { send, pending } = useSend('documents.delete');
  const name = ids.length === 1 && ids[0] ? shelf.byId.get(ids[0])?.name : undefined;
  const remove = async () => {
    if (!(await send({ ids }))) return;
    const { documentId, set } = session();
    if (documentId && ids.includes(documentId)) set({ documentId: null, selection: null, codingId: null });
    set({ chosenDocuments: [] });
    onClose();
    await announceStep();
  };
  const gone = data && [
    data.codings > 0 ? countOf(data.codings, 'coding') : 'no coding',
    ...(data.memoLinks > 0 ? [`${countOf(data.memoLinks, 'link')} from memos`] : []),
  ];
  return (
    <Dialog
      title={name ? `Delete ${name}` : `Delete ${countOf(ids.length, 'document')}`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          {/* Drawn anew when the counts are there, so that it takes the focus then. */}
          <Button
            key={data ? 'counted' : 'counting'}
            variant="primary"
            autoFocus={data !== undefined}
            onClick={() => void remove()}
            disabled={!data || pending}
          >
            {name ? 'Delete the document' : `Delete ${countOf(ids.length, 'document')}`}
          </Button>
        </>
      }
    >
      <p>
        {gone ? `With ${ids.length === 1 ? 'it' : 'them'} goes: ${joinWords(gone)}.` : 'Counting what goes with it …'}
      </p>
      <p className="muted">The imported files on your disk are not touched. One undo brings all of it back.</p>
    </Dialog>
  );
}
