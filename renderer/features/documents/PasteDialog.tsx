import { useId, useState } from 'react';
import { ask } from '../../client/client.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { formatDay } from '../../ui/dates.ts';
import { Field, TextArea } from '../../ui/fields.tsx';

/** Makes a document of text that was pasted or typed. */
export function PasteDialog({ onClose }: DialogComponentProps) {
  const [name, setName] = useState(`Note of ${formatDay(Date.now())}`);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState('');
  const form = useId();
  const create = async () => {
    const made = await ask('documents.create', { name, text });
    if (!made.ok) {
      setProblem(made.error.message);
      return;
    }
    onClose();
    session().openDocument(made.value.id);
  };
  return (
    <Dialog
      title="New document from pasted text"
      onClose={onClose}
      width={680}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={text.trim() === '' || name.trim() === ''}>
            Add the document
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          void create();
        }}
      >
        <Field label="Name" value={name} maxLength={500} onChange={(event) => setName(event.target.value)} />
        <TextArea
          label="Text"
          rows={14}
          value={text}
          autoFocus
          className="field document-pasted"
          error={problem || undefined}
          hint="It is kept as it stands here; it cannot be changed once it is coded."
          onChange={(event) => setText(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
