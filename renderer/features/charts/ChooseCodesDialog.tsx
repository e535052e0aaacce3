import { useState } from 'react';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import { walkCodes } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import type { DialogComponentProps } from '../../frame/dialogs.tsx';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Check, SearchField } from '../../ui/fields.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { shownColor, useCodeTree } from '../codes/tree.ts';
import { setComparisonView, setCoOccurrenceView, setKindView, setSetting } from './chartView.ts';

const toggled = (ids: ReadonlySet<CodeId>, id: CodeId): ReadonlySet<CodeId> => {
  const next = new Set(ids);
  if (!next.delete(id)) next.add(id);
  return next;
};

/**
 * The codes of the study to tick, for one chart, or for one of its settings (`setting`, with its `label`); those of now are
 * ticked at first.
 */
export function ChooseCodesDialog({ onClose, props }: DialogComponentProps) {
  const chart = String(props.chart);
  const tree = useCodeTree();
  const [wanted, setWanted] = useState<ReadonlySet<CodeId>>(new Set(props.shown as readonly CodeId[]));
  const [filter, setFilter] = useState('');
  const nodes = [...walkCodes(tree)].filter(({ code }) => code.name.toLowerCase().includes(filter.toLowerCase()));
  const show = () => {
    const chosen = [...wanted].filter((id) => tree.byId.has(id));
    const part = { codes: 'chosen' as const, chosen };
    const kind = findChartKind(chart);
    if (kind && typeof props.setting === 'string') setSetting(kind, props.setting, chosen);
    else if (kind) setKindView(kind, part);
    else if (chart === 'comparison') setComparisonView(part);
    else setCoOccurrenceView(part);
    onClose();
  };
  return (
    <Dialog
      title={typeof props.label === 'string' ? `${props.label}: codes of this chart` : 'Codes of this chart'}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" disabled={wanted.size === 0} onClick={show}>
            Show {wanted.size === 1 ? '1 code' : `${wanted.size} codes`}
          </Button>
        </>
      }
    >
      <div className="charts-choose-head">
        <SearchField label="Filter codes" value={filter} onChange={(event) => setFilter(event.target.value)} />
        <Button onClick={() => setWanted(new Set([...wanted, ...nodes.map(({ code }) => code.id)]))}>All</Button>
        <Button onClick={() => setWanted(new Set())}>None</Button>
      </div>
      <ul className="charts-choose">
        {nodes.map(({ code, depth }) => (
          <li key={code.id} style={{ paddingLeft: depth * 16 }}>
            <Check checked={wanted.has(code.id)} onChange={() => setWanted(toggled(wanted, code.id))}>
              <Swatch color={shownColor(tree, code.id)} theme={depth === 0} /> {code.name}
            </Check>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
