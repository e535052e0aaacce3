import type { ChartResult, Settings, SettingValue } from '#shared/analysis/chartResult.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { type SettingSpec, settingsAtFirst } from '#shared/charts/settings.ts';
import { walkCodes } from '#shared/domain/codeTree.ts';
import { useAsk } from '../../../client/hooks.ts';
import { Check } from '../../../ui/fields.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { Segmented } from '../../../ui/Segmented.tsx';
import { useCodeTree } from '../../codes/tree.ts';
import { CommonOptions } from '../CommonOptions.tsx';
import { useVariables } from '../chartInputs.ts';
import { setKindView, setSetting, useKindView } from '../chartView.ts';
import { ManyField } from './ManyField.tsx';
import { MemoTypesField } from './MemoTypesField.tsx';
import { NumberField, WordsField } from './TypedFields.tsx';

interface SettingProps<Spec extends SettingSpec = SettingSpec> {
  readonly spec: Spec;
  readonly value: SettingValue;
  readonly onChange: (value: SettingValue) => void;
}

/** As many words as a bar can show side by side; more become a list that opens. */
const mostSegments = 4;

function ChoiceField({ spec, value, onChange }: SettingProps<Extract<SettingSpec, { type: 'choice' }>>) {
  const Field = spec.values.length <= mostSegments && !spec.isList ? Segmented : Pick;
  return <Field label={spec.label} value={String(value)} options={spec.values} onChange={onChange} />;
}

const automaticKey = '*';

function OneField({
  spec,
  value,
  onChange,
}: SettingProps<Extract<SettingSpec, { type: 'code' | 'document' | 'variable' }>>) {
  const tree = useCodeTree();
  const { variables } = useVariables();
  const documents = useAsk('documents.list', {}, { enabled: spec.type === 'document' }).data;
  const named =
    spec.type === 'code'
      ? Array.from(walkCodes(tree), ({ code, depth }) => ({
          value: code.id as string,
          label: `${'  '.repeat(depth)}${code.name}`,
        }))
      : spec.type === 'document'
        ? (documents?.documents ?? []).map(({ id, name }) => ({ value: id as string, label: name }))
        : variables.map(({ id, name }) => ({ value: id as string, label: name }));
  const known = named.some((each) => each.value === value);
  return (
    <Pick
      label={spec.label}
      value={known ? String(value) : automaticKey}
      options={[{ value: automaticKey, label: spec.automatic }, ...named]}
      onChange={(next) => onChange(next === automaticKey ? null : next)}
    />
  );
}

function GroupingField({ spec, value, onChange }: SettingProps<Extract<SettingSpec, { type: 'grouping' }>>) {
  const { variables } = useVariables();
  const options = [
    { value: 'none', label: spec.automatic ?? 'none' },
    { value: 'group', label: 'document group' },
    ...variables.map(({ id, name }) => ({ value: `variable:${id}`, label: name })),
  ];
  // A list that does not know what was chosen would show nothing at all.
  const known = options.some((each) => each.value === value);
  const gone = known ? [] : [{ value: String(value), label: 'a variable that is gone' }];
  return <Pick label={spec.label} value={String(value)} options={[...options, ...gone]} onChange={onChange} />;
}

function SettingField({ kind, name, ...props }: SettingProps & { readonly kind: ChartKind; readonly name: string }) {
  const { spec } = props;
  switch (spec.type) {
    case 'choice':
      return <ChoiceField {...props} spec={spec} />;
    case 'number':
      return <NumberField spec={spec} value={Number(props.value)} onChange={props.onChange} />;
    case 'flag':
      return (
        <Check checked={props.value === true} onChange={() => props.onChange(props.value !== true)}>
          {spec.label}
        </Check>
      );
    case 'code':
    case 'document':
    case 'variable':
      return <OneField {...props} spec={spec} />;
    case 'grouping':
      return <GroupingField {...props} spec={spec} />;
    case 'codes':
    case 'documents':
      return <ManyField {...props} kind={kind} name={name} spec={spec} />;
    case 'words':
      if (spec.listOf) return <MemoTypesField {...props} spec={spec} />;
      return <WordsField spec={spec} value={String(props.value)} onChange={props.onChange} />;
  }
}

/** The settings as they stand, those that were never chosen as at first. */
export const shownSettings = (kind: ChartKind, settings: Settings): Settings => ({
  ...settingsAtFirst(kind.settings),
  ...settings,
});

/** The options of a chart, made from its list. */
export function SettingsBar({ kind, result }: { readonly kind: ChartKind; readonly result: ChartResult | undefined }) {
  const view = useKindView(kind);
  const settings = shownSettings(kind, view.settings);
  const asked = Object.entries(kind.settings).filter(([, spec]) => spec.when?.(settings) ?? true);
  return (
    <div className="option-bar" role="toolbar" aria-label="Options of this chart">
      {asked.map(([name, spec]) => (
        <span className="option" key={name}>
          {spec.type !== 'flag' && <span className="option-label">{spec.label}</span>}
          <SettingField
            kind={kind}
            name={name}
            spec={spec}
            value={settings[name] ?? spec.fallback}
            onChange={(value) => setSetting(kind, name, value)}
          />
        </span>
      ))}
      <CommonOptions
        chart={kind.kind}
        view={view}
        codes={result?.codes ?? []}
        noCodes={kind.codes === 'none'}
        onChange={(part) => setKindView(kind, part)}
      />
    </div>
  );
}
