import { Check, CircleX, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Result } from '#shared/domain/result.ts';
import { ask } from '../../client/client.ts';
import { runCommand } from '../../commands/registry.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './study.css';

type Report = OutputOf<'study.check'>;

const mark = (level: 'error' | 'warning') =>
  level === 'error' ? (
    <CircleX className="icon study-bad" aria-label="Wrong" />
  ) : (
    <TriangleAlert className="icon study-warned" aria-label="Worth a look" />
  );

function Findings({ report }: { readonly report: Report }) {
  const { findings, checked } = report;
  return (
    <>
      <p className="soft">
        {findings.length === 0 ? 'All is well.' : 'Save a copy before you go on; nothing was changed by this check.'}
      </p>
      <ul className="study-findings">
        {findings.map(({ level, message }) => (
          <li key={message}>
            {mark(level)}
            <span>{message}</span>
          </li>
        ))}
        {checked.map((what) => (
          <li key={what} className="soft">
            <Check className="icon study-good" aria-label="Checked" />
            <span>{what}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Checks the file, its ranges and its history, and says what was found. */
export function CheckDialog({ onClose }: DialogComponentProps) {
  const [result, setResult] = useState<Result<Report> | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask('study.check', {}, stop.signal).then((answer) => {
      if (!stop.signal.aborted) setResult(answer);
    });
    return () => stop.abort();
  }, []);
  const unsound = result?.ok && result.value.findings.length > 0;
  return (
    <Dialog
      title="Check of the study"
      onClose={onClose}
      width={560}
      actions={
        <>
          {unsound && (
            <Button variant="line" onClick={() => runCommand('study.saveCopy')}>
              Save a copy…
            </Button>
          )}
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      {!result && (
        <div role="status">
          <p className="soft">Reading the whole file …</p>
          <progress aria-label="Checking" />
        </div>
      )}
      {result?.ok && <Findings report={result.value} />}
      {result && !result.ok && (
        <p className="field-error" role="alert">
          {result.error.message}
        </p>
      )}
    </Dialog>
  );
}
