import './anonymity.css';
import { ScanSearch, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
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
import { fileName, useKeyFile } from './keyFile.ts';
import { NoKeyFile } from './NoKeyFile.tsx';
import { PseudonymTable } from './PseudonymTable.tsx';

/** Names and what stands for them. `props`: `words` that were selected in a text. */
export function PseudonymsDialog({ onClose, props }: DialogComponentProps) {
  const keyFile = useKeyFile();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const isOpen = keyFile.path !== null && keyFile.trouble === null;
  const found = useAsk('pseudonyms.find', {}, { enabled: isOpen && keyFile.pseudonyms.length > 0 });
  const places = isOpen && keyFile.pseudonyms.length > 0 ? (found.data?.total ?? 0) : 0;
  const [running, setRunning] = useState(false);
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
      onClose={onClose}
      width={isOpen ? 1120 : 560}
      actions={
        <>
          {isOpen && (
            <>
              <Button icon={ScanSearch} onClick={() => session().openDialog('anonymity.check')}>
                Check for names…
              </Button>
              <Button icon={ShieldCheck} onClick={() => runCommand('study.saveAnonymised')}>
                Save an anonymised copy…
              </Button>
              <span className="grow" />
            </>
          )}
          <Button onClick={onClose}>Close</Button>
          {isOpen && (
            <Button variant="primary" disabled={readOnly || running || places === 0} onClick={() => void replace()}>
              {running ? 'Replacing…' : `Replace in ${countOf(places, 'place')}`}
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
          <PseudonymTable
            keyFile={keyFile}
            words={typeof props.words === 'string' ? props.words : ''}
            onOpened={onClose}
          />
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
