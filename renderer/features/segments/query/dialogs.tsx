import { type FormEvent, useState } from 'react';
import type { DocumentId, ViewId } from '#shared/domain/ids.ts';
import { ask } from '../../../client/client.ts';
import { type DialogComponentProps, registerDialog } from '../../../frame/dialogs.tsx';
import { Button } from '../../../ui/Button.tsx';
import { countOf } from '../../../ui/counts.ts';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/fields.tsx';
import { showToast } from '../../../ui/Toast.tsx';
import { keepQuery, useSavedQueries } from './saved.ts';

interface NamingProps {
  readonly title: string;
  readonly action: string;
  readonly name: string;
  readonly hint: string;
  readonly onClose: () => void;
  /** Answers why it could not be done; `null` = it is done. */
  readonly onName: (name: string) => Promise<string | null>;
}

/** Asks for a name; what is wrong with it is said below it. */
function Naming({ title, action, name: first, hint, onClose, onName }: NamingProps) {
  const [name, setName] = useState(first);
  const [error, setError] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const refused = await onName(name.trim());
    setError(refused);
    if (refused === null) onClose();
  };
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="query-naming" disabled={name.trim() === ''}>
            {action}
          </Button>
        </>
      }
    >
      <form id="query-naming" onSubmit={(event) => void submit(event)}>
        <Field
          label="Name"
          value={name}
          hint={hint}
          error={error ?? undefined}
          autoFocus
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}

function KeepQueryDialog({ onClose, props }: DialogComponentProps) {
  const { expression } = props as { expression: string };
  const names = new Set(useSavedQueries().map(({ name }) => name));
  return (
    <Naming
      title="Save this query"
      action="Save"
      name=""
      hint="It stays live: opened again, it finds what is there then. A query of this name is changed."
      onClose={onClose}
      onName={(name) => keepQuery(name, expression, names.has(name))}
    />
  );
}

function RenameQueryDialog({ onClose, props }: DialogComponentProps) {
  const { id, name: before } = props as { id: ViewId; name: string };
  return (
    <Naming
      title="Rename the saved query"
      action="Rename"
      name={before}
      hint="What it asks for stays as it is."
      onClose={onClose}
      onName={async (name) => {
        const renamed = await ask('views.rename', { id, name });
        return renamed.ok ? null : renamed.error.message;
      }}
    />
  );
}

function SaveDocumentsDialog({ onClose, props }: DialogComponentProps) {
  const { documentIds } = props as { documentIds: DocumentId[] };
  return (
    <Naming
      title="Save the documents as a set"
      action="Save"
      name=""
      hint={`A list of ${countOf(documentIds.length, 'document')} as they were found now; it stays as it is.`}
      onClose={onClose}
      onName={async (name) => {
        const made = await ask('sets.create', { name, documentIds });
        if (!made.ok) return made.error.message;
        showToast({ message: `Made the set ${name}.` });
        return null;
      }}
    />
  );
}

registerDialog('segments.keepQuery', KeepQueryDialog);
registerDialog('segments.renameQuery', RenameQueryDialog);
registerDialog('segments.saveDocuments', SaveDocumentsDialog);
