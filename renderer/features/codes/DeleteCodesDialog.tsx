import type { CodeId } from '#shared/domain/ids.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf, joinWords } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { useCodeTree } from './tree.ts';

/** Says what goes with codes before they go. */
export function DeleteCodesDialog({ onClose, props }: DialogComponentProps) {
  const ids = props.ids as CodeId[];
  const tree = useCodeTree();
  const { data } = useAsk('codes.deletionPreview', { ids });
  const { send, pending } = useSend('codes.delete');
  const remove = async () => {
    if (await send({ ids })) {
      onClose();
      await announceStep();
    }
  };
  const name = ids.length === 1 && ids[0] ? tree.byId.get(ids[0])?.code.name : undefined;
  const below = data ? data.codes - ids.length : 0;
  const gone = data && [
    ...(below > 0 ? [countOf(below, 'code below it', `codes below ${ids.length === 1 ? 'it' : 'them'}`)] : []),
    data.codings > 0 ? `${countOf(data.codings, 'coding')} in ${countOf(data.documents, 'document')}` : 'no coding',
    ...(data.memoLinks > 0 ? [`${countOf(data.memoLinks, 'link')} from memos`] : []),
  ];
  return (
    <Dialog
      title={name ? `Delete ${name}` : `Delete ${countOf(ids.length, 'code')}`}
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
            {name ? 'Delete the code' : `Delete ${countOf(ids.length, 'code')}`}
          </Button>
        </>
      }
    >
      <p>
        {gone ? `With ${ids.length === 1 ? 'it' : 'them'} goes: ${joinWords(gone)}.` : 'Counting what goes with it …'}
      </p>
      <p className="muted">The texts stay as they are. One undo brings all of it back.</p>
    </Dialog>
  );
}
