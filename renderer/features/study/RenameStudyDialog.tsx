import { useId, useState } from 'react';
import { useAsk, useSend } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Field } from '../../ui/fields.tsx';

/** Gives the study another name; its file keeps its own. */
export function RenameStudyDialog({ onClose }: DialogComponentProps) {
  const study = useAsk('study.state', {}).data?.study;
  const [name, setName] = useState(study?.name ?? '');
  const { send, pending } = useSend('study.rename');
  const form = useId();
  const save = async () => {
    if (await send({ name })) onClose();
  };
  return (
    <Dialog
      title="Rename the study"
      onClose={onClose}
      width={420}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} disabled={pending || name.trim() === ''}>
            Rename
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
        <Field
          label="Name"
          value={name}
          maxLength={500}
          autoFocus
          hint="The file on the disk keeps its name."
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
