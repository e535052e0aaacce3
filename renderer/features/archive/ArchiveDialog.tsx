import './archive.css';
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { formatBytes } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { chooseSave } from '../files/chooseFile.ts';
import { toFileName } from '../files/fileKinds.ts';
import { type Packing, usePacking } from './packing.ts';

const contents: readonly { readonly name: string; readonly what: string; readonly ofHistory?: true }[] = [
  { name: 'README.md', what: 'what each file is, and how to read it' },
  { name: 'checksums.sha256', what: 'to prove later that nothing has changed' },
  { name: 'study.axial', what: 'the whole study, which is also an SQLite database' },
  { name: 'project.qdpx', what: 'the study for NVivo, ATLAS.ti, MAXQDA and others (REFI-QDA)' },
  { name: 'codebook', what: 'to read (HTML), as a table (CSV), and for other programs (QDC)' },
  { name: 'segments.csv', what: 'every coded segment with its words' },
  { name: 'memos.html, variables.csv', what: 'memos to read, and what is known of each document' },
  { name: 'audit-trail.csv', what: 'every step of the study: who, when, what', ofHistory: true },
];

function checkForNames(history: boolean): void {
  const asker = { kind: 'study.archive', label: 'Back to the archive', props: { history } };
  const what = 'Looks through the study as it is now; earlier steps of the history may still hold names.';
  session().openDialog('anonymity.check', { what, asker });
}

/** Packs the study with all that others need to read it, for a repository or the archive of a university. */
export function ArchiveDialog({ onClose, props }: DialogComponentProps) {
  const [history, setHistory] = useState(props.history !== false);
  const study = useAsk('study.state', {}).data?.study;
  const packing = usePacking();
  const pack = async () => {
    const suggestedName = toFileName(`${study?.name ?? 'Study'} archive`, ['zip']);
    const path = await chooseSave({ title: 'Pack for archive', suggestedName, extensions: ['zip'] });
    if (path) await packing.start({ path, history });
  };
  const close = () => {
    packing.cancel();
    onClose();
  };
  const { state } = packing;
  return (
    <Dialog
      title="Pack for archive"
      onClose={close}
      width={600}
      actions={
        state.kind === 'running' ? (
          <Button onClick={packing.cancel}>Cancel</Button>
        ) : state.kind === 'done' ? (
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        ) : (
          <>
            <Button icon={ScanSearch} onClick={() => checkForNames(history)}>
              Check for names first
            </Button>
            <span className="grow" />
            <Button onClick={onClose}>Cancel</Button>
            <Button variant="primary" onClick={() => void pack()}>
              Choose a place…
            </Button>
          </>
        )
      }
    >
      {state.kind === 'done' ? (
        <Done state={state} />
      ) : (
        <>
          <p className="soft">One zip with everything that others need to read this study, also without Axial:</p>
          <dl className="archive-contents">
            {contents.map(({ name, what, ofHistory }) => (
              <div key={name} className={ofHistory && !history ? 'archive-out' : undefined}>
                <dt>{name}</dt>
                <dd>{ofHistory && !history ? 'left out' : what}</dd>
              </div>
            ))}
          </dl>
          {state.kind === 'running' ? (
            <Running state={state} />
          ) : (
            <Check checked={history} onChange={setHistory}>
              With the history, earlier texts and the imported files
            </Check>
          )}
          {state.kind === 'failed' && (
            <p className="field-error" role="alert">
              {state.message}
            </p>
          )}
        </>
      )}
    </Dialog>
  );
}

const Running = ({ state }: { readonly state: Extract<Packing, { kind: 'running' }> }) => (
  <div className="archive-running" role="status">
    <span className="muted">{state.label === '' ? 'Packing' : state.label} …</span>
    <progress aria-label="Packed" {...(state.total > 0 ? { max: state.total, value: state.done } : {})} />
  </div>
);

/** What was packed, with the size of each file; it was read back and found whole. */
function Done({ state: { path, bytes, files, missing } }: { readonly state: Extract<Packing, { kind: 'done' }> }) {
  return (
    <div role="status">
      <p className="soft archive-path">
        {path} ({formatBytes(bytes)}) was written, read back and found whole.
      </p>
      <table className="archive-files">
        <thead className="visually-hidden">
          <tr>
            <th scope="col">File</th>
            <th scope="col">Size</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={file.name}>
              <th scope="row">{file.name}</th>
              <td>{formatBytes(file.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {missing.map((sentence) => (
        <p key={sentence} className="soft">
          Not in it: {sentence}
        </p>
      ))}
    </div>
  );
}
