import type { Failure } from '#shared/domain/result.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { openStudy } from './openStudy.ts';

interface Explanation {
  readonly title: string;
  readonly advice: string;
  /** Whether reading without writing may work. */
  readonly readable: boolean;
}

function explain(code: Failure['code']): Explanation {
  if (code === 'study_locked')
    return {
      title: 'The study is open elsewhere',
      advice: 'Only one program may write to it. Close it there, or open it here to read only.',
      readable: true,
    };
  if (code === 'study_newer')
    return {
      title: 'The study comes from a newer Axial',
      advice: 'It was not changed. Open it with the newer version, or ask whoever sent it for an export.',
      readable: false,
    };
  if (code === 'study_damaged')
    return {
      title: 'The study is damaged',
      advice:
        'It was not changed, and nothing in it was deleted. Copy the file to a safe place first. Backups stand beside it, in the folder that ends in “backups”; open the newest one that works.',
      readable: true,
    };
  if (code === 'unsupported_format')
    return {
      title: 'This is no Axial study',
      advice:
        'The file was not changed. A text, a Word file or a table comes in by “Import documents” in an open study.',
      readable: false,
    };
  return {
    title: 'The study could not be opened',
    advice: 'Nothing was changed. Is the disk connected, and may you read the file?',
    readable: true,
  };
}

/** Says why a study stays shut, what was kept, and what can be done. */
export function RefusedDialog({ onClose, props }: DialogComponentProps) {
  const { code, message } = props.failure as Failure;
  const path = props.path as string;
  const triedReadOnly = props.readOnly === true;
  const { title, advice, readable } = explain(code);
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          {readable && !triedReadOnly && (
            <Button variant="primary" onClick={() => void openStudy(path, true)}>
              Open to read only
            </Button>
          )}
        </>
      }
    >
      <p>{message}</p>
      <p className="soft study-advice">{advice}</p>
      <p className="study-path" title={path}>
        {path}
      </p>
    </Dialog>
  );
}
