import type { Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { useSend } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { momentOf } from './SnapshotList.tsx';

interface DeleteSnapshotProps {
  readonly snapshot: Snapshot;
  readonly onDone: () => void;
}

/** Asks before a snapshot goes for good: no undo brings a file back. */
export function DeleteSnapshot({ snapshot, onDone }: DeleteSnapshotProps) {
  const { send, pending } = useSend('snapshots.delete');
  const remove = async () => {
    if (await send({ id: snapshot.id })) onDone();
  };
  return (
    <Dialog
      title="Delete the snapshot?"
      onClose={onDone}
      actions={
        <>
          <Button onClick={onDone}>Keep it</Button>
          <Button variant="danger" disabled={pending} onClick={() => void remove()}>
            Delete
          </Button>
        </>
      }
    >
      <p className="soft">
        The snapshot of {momentOf(snapshot)} goes for good; this cannot be undone. The study itself is not touched.
      </p>
    </Dialog>
  );
}
