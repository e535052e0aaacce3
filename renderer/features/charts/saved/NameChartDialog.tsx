import { useState } from 'react';
import type { ViewId } from '#shared/domain/ids.ts';
import { ask } from '../../../client/client.ts';
import type { DialogComponentProps } from '../../../frame/dialogs.tsx';
import { session } from '../../../state/session.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Field } from '../../../ui/fields.tsx';
import { contentNow } from './savedCharts.ts';

interface NameProps {
  /** Kind of the chart that is kept under a new name. */
  readonly chart: string;
  readonly name: string;
  /** The saved chart that gets another name; left out where a new one is kept. */
  readonly rename?: ViewId;
}

/** Asks for the name of a chart that is kept, or gets another name. A name that is taken is asked about once more. */
export function NameChartDialog({ onClose, props }: DialogComponentProps) {
  const { chart, name: first, rename } = props as unknown as NameProps;
  const [name, setName] = useState(first);
  const [problem, setProblem] = useState<{ readonly name: string; readonly sentence: string } | null>(null);
  const isTaken = problem !== null && problem.name === name && rename === undefined;
  const save = async () => {
    const saved = rename
      ? await ask('views.rename', { id: rename, name })
      : await ask('views.save', { name, content: contentNow(chart), replace: isTaken });
    if (!saved.ok) return setProblem({ name, sentence: saved.error.message });
    session().set({ savedChart: saved.value.id });
    onClose();
  };
  return (
    <Dialog
      title={rename ? 'Rename the saved chart' : 'Keep this chart'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={name.trim() === ''} onClick={() => void save()}>
            {isTaken ? 'Replace it' : rename ? 'Rename' : 'Keep'}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') void save();
        }}
      >
        <Field
          label="Name"
          value={name}
          hint={rename ? undefined : 'Its options stay with the study under this name; the picture follows the data.'}
          error={problem?.name === name ? problem.sentence : undefined}
          autoFocus
          onFocus={(event) => event.target.select()}
          onChange={(event) => setName(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
