import './snapshots.css';
import { useState } from 'react';
import type { Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/fields.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { openStudy } from '../study/openStudy.ts';
import { CompareView } from './CompareView.tsx';
import { DeleteSnapshot } from './DeleteSnapshot.tsx';
import { restoreSnapshot } from './restore.ts';
import { SnapshotList } from './SnapshotList.tsx';

type Showing =
  | { readonly kind: 'list' }
  | { readonly kind: 'compare'; readonly snapshot: Snapshot }
  | { readonly kind: 'delete'; readonly snapshot: Snapshot };

/** The verified copies beside the study: makes one, compares one with the study, copies one out, deletes one. */
export function SnapshotsDialog({ onClose }: DialogComponentProps) {
  const [showing, setShowing] = useState<Showing>({ kind: 'list' });
  const [restored, setRestored] = useState<string | null>(null);
  const { data, failure } = useAsk('snapshots.list', {});
  const backToList = () => setShowing({ kind: 'list' });
  const restore = async (snapshot: Snapshot) => {
    const path = await restoreSnapshot(snapshot);
    if (path === null) return;
    setRestored(path);
    backToList();
  };
  if (showing.kind === 'delete') {
    return <DeleteSnapshot snapshot={showing.snapshot} onDone={backToList} />;
  }
  if (showing.kind === 'compare') {
    return (
      <CompareView
        snapshot={showing.snapshot}
        onBack={backToList}
        onRestore={(each) => void restore(each)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="Snapshots"
      onClose={onClose}
      width={820}
      actions={
        <Button variant="line" onClick={onClose}>
          Close
        </Button>
      }
    >
      <p className="soft">
        A snapshot is a copy of the whole study as it is now, checked and kept
        {data && <> in the folder “{data.folder}”</>} beside it. It stays as it is, whatever is done to the study.
      </p>
      <MakeSnapshot />
      {restored && (
        <div className="snapshots-restored" role="status">
          <p>The snapshot was copied to {restored}. The open study was not touched.</p>
          <Button variant="line" onClick={() => void openStudy(restored)}>
            Open the copy
          </Button>
        </div>
      )}
      {failure && (
        <p className="field-error" role="alert">
          {failure.message}
        </p>
      )}
      {!data && !failure && (
        <div role="status">
          <p className="soft">Reading the snapshots …</p>
          <progress aria-label="Reading the snapshots" />
        </div>
      )}
      {data && (
        <SnapshotList
          snapshots={data.snapshots}
          onCompare={(snapshot) => setShowing({ kind: 'compare', snapshot })}
          onRestore={(snapshot) => void restore(snapshot)}
          onDelete={(snapshot) => setShowing({ kind: 'delete', snapshot })}
        />
      )}
    </Dialog>
  );
}

function MakeSnapshot() {
  const [note, setNote] = useState('');
  const { send, pending } = useSend('snapshots.make');
  const make = async () => {
    const made = await send({ note: note.trim() });
    if (!made) return;
    setNote('');
    showToast({ message: 'The snapshot was made and checked.' });
  };
  return (
    <form
      className="snapshots-make"
      onSubmit={(event) => {
        event.preventDefault();
        void make();
      }}
    >
      <Field
        label="Note"
        autoFocus
        value={note}
        maxLength={2000}
        placeholder="Why now: before the seminar, as sent to the supervisor …"
        onChange={(event) => setNote(event.target.value)}
      />
      <Button type="submit" variant="primary" disabled={pending}>
        {pending ? 'Copying and checking…' : 'Make a snapshot'}
      </Button>
    </form>
  );
}
