import { FileDown, FileUp, Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { DocumentId } from '#shared/domain/ids.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { runCommand } from '../../commands/registry.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { showToast } from '../../ui/Toast.tsx';
import { useShelf, useVariables } from '../documents/documents.ts';
import type { CellChange } from './grid.ts';
import { importVariables } from './importVariables.ts';
import { VariableForm } from './VariableForm.tsx';
import { VariableGrid } from './VariableGrid.tsx';
import './variables.css';

/** Documents in the order of the list: by group, then by place in it. */
function useOrderedDocuments() {
  const { documents, groups } = useShelf();
  return useMemo(() => {
    const place = new Map(groups.map((group) => [group.id, group.position]));
    const groupPlace = (id: (typeof documents)[number]['groupId']) =>
      id ? (place.get(id) ?? 0) : Number.MAX_SAFE_INTEGER;
    return documents.toSorted((a, b) => groupPlace(a.groupId) - groupPlace(b.groupId) || a.position - b.position);
  }, [documents, groups]);
}

/** The facts about each document as a table that is changed in place. */
export function VariablesDialog({ onClose }: DialogComponentProps) {
  const documents = useOrderedDocuments();
  const table = useVariables();
  const readOnly = (useAsk('study.state', {}).data?.study?.readOnly ?? null) !== null;
  const [form, setForm] = useState<{ readonly variable?: Variable } | null>(null);
  const [problem, setProblem] = useState('');
  const change = async (changes: readonly CellChange<DocumentId>[], outside: number) => {
    const cells = changes.map(({ rowId, ...cell }) => ({ documentId: rowId, ...cell }));
    const set = cells.length > 0 ? await ask('variables.setValues', { cells }) : null;
    const left = outside > 0 ? `${countOf(outside, 'pasted cell')} had no place in the table and stayed out.` : '';
    setProblem(set && !set.ok ? set.error.message : left);
  };
  const remove = async (variable: Variable) => {
    const removed = await ask('variables.delete', { id: variable.id });
    if (removed.ok) showToast({ message: `Deleted ${variable.name} and its values. Undo brings them back.` });
    else setProblem(removed.error.message);
  };
  return (
    <Dialog
      title="Variables"
      onClose={onClose}
      width={1080}
      actions={
        <>
          <Button icon={FileUp} disabled={readOnly} onClick={() => void importVariables()}>
            Import from a table…
          </Button>
          <Button
            icon={FileDown}
            disabled={table.variables.length === 0}
            onClick={() => {
              onClose();
              runCommand('export.variables');
            }}
          >
            Export…
          </Button>
          <Button variant="primary" onClick={onClose}>
            Close
          </Button>
        </>
      }
    >
      <div className="variables-top">
        <p className="muted">
          {table.variables.length > 0 &&
            `${countOf(table.variables.length, 'variable')} of ${countOf(documents.length, 'document')}. Type in a cell, paste from a spreadsheet, choose cells with Shift and fill them down with Ctrl D.`}
        </p>
        {!form && (
          <Button variant="line" icon={Plus} disabled={readOnly} onClick={() => setForm({})}>
            New variable
          </Button>
        )}
      </div>
      {form && <VariableForm key={form.variable?.id ?? 'new'} variable={form.variable} onDone={() => setForm(null)} />}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {table.variables.length > 0 ? (
        <VariableGrid
          heading="Document"
          subjects={documents}
          table={table}
          readOnly={readOnly}
          onChange={(cells, outside) => void change(cells, outside)}
          onEdit={(variable) => setForm({ variable })}
          onDelete={(variable) => void remove(variable)}
        />
      ) : (
        <p className="variables-none">
          A variable is a fact about each document: who spoke, when, on which side. Charts group and sort by it.
        </p>
      )}
    </Dialog>
  );
}
