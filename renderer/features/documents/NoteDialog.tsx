import { useId, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import { useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf, formatCount } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatMoment } from '../../ui/dates.ts';
import { TextArea } from '../../ui/fields.tsx';
import { useShelf } from './documents.ts';

/** A note on a document, beside the facts about it. */
export function NoteDialog({ onClose, props }: DialogComponentProps) {
  const document = useShelf().byId.get(props.id as DocumentId);
  const [note, setNote] = useState(document?.note ?? '');
  const { send, pending } = useSend('documents.setNote');
  const form = useId();
  if (!document) return null;
  const save = async () => {
    if (note === document.note || (await send({ id: document.id, note }))) onClose();
  };
  return (
    <Dialog
      title={document.name}
      onClose={onClose}
      width={560}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={pending}>
            Save
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <p className="muted">
          {document.sourceName ? `From ${document.sourceName}` : 'From pasted text'}, {formatMoment(document.createdAt)}{' '}
          · {countOf(document.paragraphs, 'paragraph')} · {formatCount(document.characters)} characters
        </p>
        <TextArea label="Note" rows={6} value={note} autoFocus onChange={(event) => setNote(event.target.value)} />
      </form>
    </Dialog>
  );
}
