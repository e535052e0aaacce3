import { ListChecks } from 'lucide-react';
import type { SettingValue } from '#shared/analysis/chartResult.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import type { ManySetting } from '#shared/charts/settings.ts';
import { session } from '../../../state/session.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';

interface ManyFieldProps {
  readonly kind: ChartKind;
  readonly name: string;
  readonly spec: ManySetting;
  readonly value: SettingValue;
  readonly onChange: (value: SettingValue) => void;
}

/** Several codes or documents: what the chart takes by itself, or those that are ticked in a dialogue. */
export function ManyField({ kind, name, spec, value, onChange }: ManyFieldProps) {
  const chosen = Array.isArray(value) ? value : null;
  const choose = () =>
    session().openDialog(`chart-${spec.type}`, {
      chart: kind.kind,
      setting: name,
      label: spec.label,
      shown: chosen ?? [],
    });
  const one = spec.type === 'codes' ? 'code' : 'document';
  const label = chosen ? `${chosen.length} ${chosen.length === 1 ? one : spec.type}` : `choose ${spec.type}…`;
  return (
    <>
      <Pick
        label={spec.label}
        value={chosen ? 'chosen' : 'automatic'}
        options={[
          { value: 'automatic', label: spec.automatic },
          { value: 'chosen', label },
        ]}
        onChange={(next) => {
          if (next === 'chosen') choose();
          else onChange(null);
        }}
      />
      {chosen && <IconButton label={`${spec.label}: choose ${spec.type}`} icon={ListChecks} onClick={choose} />}
    </>
  );
}
