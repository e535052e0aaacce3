import { useState } from 'react';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { useLayoutMemory } from '../../frame/preferences.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check } from '../../ui/fields.tsx';
import { useVariables } from './documents.ts';

/** Chooses the variables whose values stand beside the names of documents. */
export function ShownVariablesDialog({ onClose }: DialogComponentProps) {
  const { variables } = useVariables();
  const [remembered, remember] = useLayoutMemory<readonly string[]>('documents-variables', []);
  const [shown, setShown] = useState(remembered);
  const toggle = (id: string) => {
    const next = shown.includes(id) ? shown.filter((each) => each !== id) : [...shown, id];
    setShown(next);
    remember(next);
  };
  return (
    <Dialog
      title="Variables to show"
      onClose={onClose}
      width={380}
      actions={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      {variables.length === 0 && (
        <p className="soft">This study has no variables yet. Add them in the variables table.</p>
      )}
      <div className="document-facts">
        {variables.map(({ id, name }) => (
          <Check key={id} checked={shown.includes(id)} onChange={() => toggle(id)}>
            {name}
          </Check>
        ))}
      </div>
      <p className="field-hint muted">All values show when the pointer rests on a name.</p>
    </Dialog>
  );
}
