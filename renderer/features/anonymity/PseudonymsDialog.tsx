import './anonymity.css';
import { ScanSearch, ShieldCheck } from 'lucide-react';
import { useEffect, useState } from 'react';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { announceStep } from '../read/applyCodes.ts';
import { useKeyFile } from './keyFile.ts';
import { NoKeyFile } from './NoKeyFile.tsx';
import { PseudonymTable } from './PseudonymTable.tsx';
import { fileName } from './rows.ts';
import { setSitting } from './sitting.ts';

/** What is being typed counts: a field is written when it is left. */
const settleField = (): void => {
  if (document.activeElement instanceof HTMLInputElement) document.activeElement.blur();
};

const replaceLabel = (running: boolean, counting: boolean, places: number): string => {
  if (running) return 'Replacing…';
  if (counting) return 'Counting…';
  return places === 0 ? 'Nothing to replace' : `Replace in ${countOf(places, 'place')}`;
};

/** Names and what stands for them. `props`: `words` that were selected in a text. */
export function PseudonymsDialog({ onClose, props }: DialogComponentProps) {
  const keyFile = useKeyFile();
  const { pending } = useAsk('pseudonyms.read', {});
  // The rows are typed in, and so begin from what the file says now, not from what it said when it was last asked.
  const [fresh, setFresh] = useState(false);
  useEffect(() => {
    if (!pending) setFresh(true);
  }, [pending]);
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const isOpen = keyFile.path !== null && keyFile.trouble === null;
  const found = useAsk('pseudonyms.find', {}, { enabled: isOpen && keyFile.pseudonyms.length > 0 });
  const places = isOpen && keyFile.pseudonyms.length > 0 ? (found.data?.total ?? 0) : 0;
  const [running, setRunning] = useState(false);
  useEffect(() => setSitting({ left: null }), []);
  const close = () => {
    settleField();
    onClose();
  };
  const replace = async () => {
    setRunning(true);
    const replaced = await ask('pseudonyms.replace', {});
    setRunning(false);
    if (!replaced.ok) return showToast({ message: replaced.error.message, tone: 'danger' });
    return announceStep();
  };
  return (
    <Dialog
      title="Pseudonyms"
      onClose={close}
      width={isOpen ? 1120 : 560}
      actions={
        <>
          {isOpen && (
            <>
              <Button
                icon={ScanSearch}
                onClick={() => {
                  settleField();
                  session().openDialog('anonymity.check');
                }}
              >
                Check for names…
              </Button>
              <Button icon={ShieldCheck} onClick={() => runCommand('study.saveAnonymised')}>
                Save an anonymised copy…
              </Button>
              <span className="grow" />
            </>
          )}
          <Button onClick={close}>Close</Button>
          {isOpen && (
            <Button variant="primary" disabled={readOnly || running || places === 0} onClick={() => void replace()}>
              {replaceLabel(running, found.pending && found.data === undefined, places)}
            </Button>
          )}
        </>
      }
    >
      {isOpen && keyFile.path !== null ? (
        <>
          <p className="soft">
            Kept in <span title={keyFile.path}>“{fileName(keyFile.path)}”</span>, apart from the study.{' '}
            <button type="button" className="link" onClick={() => void ask('pseudonyms.release', {})}>
              Use another key file
            </button>
          </p>
          {fresh ? (
            <PseudonymTable
              key={keyFile.path}
              keyFile={keyFile}
              words={typeof props.words === 'string' ? props.words : ''}
            />
          ) : (
            <div className="anonymity-columns" />
          )}
          <p className="muted">
            Replacing is one step: codings stay on their words, and undo brings the names back. The history and the
            imported files still hold them; an anonymised copy does not.
          </p>
        </>
      ) : (
        <NoKeyFile trouble={keyFile.trouble} />
      )}
    </Dialog>
  );
}
