import { TriangleAlert } from 'lucide-react';
import { runCommand } from '../../commands/registry.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import './variables.css';

/** What of a table did not fit, in sentences. */
export function ReportDialog({ onClose, props }: DialogComponentProps) {
  const warnings = props.warnings as readonly string[];
  return (
    <Dialog
      title="Variables from a table"
      onClose={onClose}
      width={560}
      actions={
        <>
          <Button variant="line" onClick={() => runCommand('documents.variables')}>
            Show the table
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <p className="soft">{props.sentence as string} This did not fit:</p>
      <ul className="variables-warnings">
        {warnings.map((warning) => (
          <li key={warning}>
            <TriangleAlert className="icon" aria-hidden="true" />
            <span>{warning}</span>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
