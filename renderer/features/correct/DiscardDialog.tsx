import type { DocumentId } from '#shared/domain/ids.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { endCorrection } from './drafts.ts';

/** Asks before what was typed into a text is given up. */
export function DiscardDialog({ onClose, props }: DialogComponentProps) {
  const discard = () => {
    onClose();
    endCorrection(props.documentId as DocumentId);
  };
  return (
    <Dialog
      title="Give the correction up?"
      onClose={onClose}
      actions={
        <>
          <Button onClick={discard}>Give it up</Button>
          <Button variant="primary" autoFocus onClick={onClose}>
            Go on correcting
          </Button>
        </>
      }
    >
      <p>What you changed in this text is not saved. The document and its codings stay as they are.</p>
    </Dialog>
  );
}
