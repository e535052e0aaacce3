import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { SpeakerId } from '#shared/domain/ids.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { showToast } from '../../ui/Toast.tsx';
import { useDocuments } from '../documents/documents.ts';
import type { CellChange } from '../variables/grid.ts';
import { VariableForm } from '../variables/VariableForm.tsx';
import { type GridTable, VariableGrid } from '../variables/VariableGrid.tsx';
import '../variables/variables.css';

/** Facts about each speaker as a table that is changed in place: as in focus groups, who is who. */
export function SpeakerFacts({ readOnly }: { readonly readOnly: boolean }) {
  const { data } = useAsk('speakers.list', {});
  const shelf = useDocuments();
  const [adding, setAdding] = useState(false);
  const [problem, setProblem] = useState('');
  const subjects = useMemo(() => {
    const nameOf = new Map(shelf?.documents.map(({ id, name }) => [id, name]));
    return (data?.speakers ?? [])
      .filter(({ role }) => role !== 'none')
      .map(({ id, name, documentId }) => ({ id, name: `${name} · ${nameOf.get(documentId) ?? ''}` }));
  }, [data, shelf]);
  const table = useMemo((): GridTable<SpeakerId> => {
    const values = new Map(
      data?.values.map(({ speakerId, variableId, value }) => [`${speakerId} ${variableId}`, value]),
    );
    return {
      variables: data?.variables ?? [],
      valueFor: (speaker, variable) => values.get(`${speaker} ${variable}`),
    };
  }, [data]);
  const change = async (cells: readonly CellChange<SpeakerId>[]) => {
    const set = await ask('speakers.setValues', {
      cells: cells.map(({ rowId, ...cell }) => ({ speakerId: rowId, ...cell })),
    });
    setProblem(set.ok ? '' : set.error.message);
  };
  const remove = async ({ id, name }: Variable) => {
    const removed = await ask('speakers.deleteVariable', { id });
    if (removed.ok) showToast({ message: `Deleted ${name} and its values. Undo brings them back.` });
    else setProblem(removed.error.message);
  };
  return (
    <>
      <div className="variables-top">
        <p className="muted">
          {table.variables.length > 0 &&
            `${countOf(table.variables.length, 'variable')} of ${countOf(subjects.length, 'speaker')}. Type in a cell, paste from a spreadsheet, choose cells with Shift and fill them down with Ctrl D.`}
        </p>
        {!adding && (
          <Button variant="line" icon={Plus} disabled={readOnly} onClick={() => setAdding(true)}>
            New variable
          </Button>
        )}
      </div>
      {adding && (
        <VariableForm onCreate={(told) => ask('speakers.createVariable', told)} onDone={() => setAdding(false)} />
      )}
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
      {table.variables.length > 0 && subjects.length > 0 ? (
        <VariableGrid
          heading="Speaker"
          label="Variables of speakers"
          subjects={subjects}
          table={table}
          readOnly={readOnly}
          onChange={(cells) => void change(cells)}
          onDelete={(variable) => void remove(variable)}
        />
      ) : (
        <p className="variables-none">
          {subjects.length === 0
            ? 'Nobody speaks in this study yet.'
            : 'A variable of speakers is a fact about each of them: their job, their side, their years in the house.'}
        </p>
      )}
    </>
  );
}
