import type { SettingValue } from '#shared/analysis/chartResult.ts';
import type { WordsSetting } from '#shared/charts/settings.ts';
import { listOfNames, namesInList } from '#shared/text/nameLists.ts';
import { useAsk } from '../../../client/hooks.ts';
import { PickMany } from '../../../ui/PickMany.tsx';

interface MemoTypesProps {
  readonly spec: WordsSetting;
  readonly value: SettingValue;
  readonly onChange: (value: SettingValue) => void;
}

/** The types of memo that a chart shows: none ticked = all. A type that is off the list by now stays as long as it is chosen. */
export function MemoTypesField({ spec, value, onChange }: MemoTypesProps) {
  const { data: types = [] } = useAsk('memos.types', {});
  const given = namesInList(String(value));
  const isGiven = (type: string) => given.some((name) => name.toLowerCase() === type.toLowerCase());
  const isListed = (name: string) => types.some((type) => type.toLowerCase() === name.toLowerCase());
  const options = [...types, ...given.filter((name) => !isListed(name))];
  return (
    <PickMany
      label={spec.label}
      none={spec.placeholder}
      options={options.map((type) => ({ value: type, label: type }))}
      chosen={options.filter(isGiven)}
      onChange={(chosen) => onChange(listOfNames(chosen))}
    />
  );
}
