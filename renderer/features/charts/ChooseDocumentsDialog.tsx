import { useState } from 'react';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import { useAsk } from '../../client/hooks.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check, SearchField } from '../../ui/fields.tsx';
import { setSetting } from './chartView.ts';

/** The documents of the study to tick, for a setting of a chart; those of now are ticked at first. */
export function ChooseDocumentsDialog({ onClose, props }: DialogComponentProps) {
  const { data } = useAsk('documents.list', {});
  const all = data?.documents ?? [];
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set(props.shown as readonly string[]));
  const [filter, setFilter] = useState('');
  const listed = all.filter(({ name }) => name.toLowerCase().includes(filter.toLowerCase()));
  const chosen = all.flatMap(({ id }) => (wanted.has(id) ? [id] : []));
  const toggle = (id: string) => {
    const next = new Set(wanted);
    if (!next.delete(id)) next.add(id);
    setWanted(next);
  };
  const show = () => {
    const kind = findChartKind(String(props.chart));
    if (kind) setSetting(kind, String(props.setting), chosen);
    onClose();
  };
  return (
    <Dialog
      title={`${props.label}: documents of this chart`}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={chosen.length === 0} onClick={show}>
            Show {chosen.length === 1 ? '1 document' : `${chosen.length} documents`}
          </Button>
        </>
      }
    >
      <div className="charts-choose-head">
        <SearchField label="Filter documents" value={filter} onChange={(event) => setFilter(event.target.value)} />
        <Button onClick={() => setWanted(new Set([...wanted, ...listed.map(({ id }) => id)]))}>All</Button>
        <Button onClick={() => setWanted(new Set())}>None</Button>
      </div>
      <ul className="charts-choose">
        {listed.map(({ id, name }) => (
          <li key={id}>
            <Check checked={wanted.has(id)} onChange={() => toggle(id)}>
              {name}
            </Check>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
