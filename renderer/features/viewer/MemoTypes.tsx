import { useAsk } from '../../client/hooks.ts';
import { formatCount } from '../../ui/counts.ts';
import { Check } from '../../ui/fields.tsx';

interface MemoTypesProps {
  /** `null` = all. */
  readonly chosen: readonly string[] | null;
  readonly onChange: (types: string[] | null) => void;
}

/** The types of memos that there are, to tick; all of them is no choice. */
export function MemoTypes({ chosen, onChange }: MemoTypesProps) {
  const memos = useAsk('memos.list', {}).data ?? [];
  const counts = new Map<string, number>();
  for (const { type } of memos) counts.set(type, (counts.get(type) ?? 0) + 1);
  const types = [...counts.keys()].sort();
  if (types.length === 0) return null;
  const ticked = new Set(chosen ?? types);
  const toggle = (type: string) => {
    const next = types.filter((each) => ticked.has(each) !== (each === type));
    onChange(next.length === types.length ? null : next);
  };
  return (
    <fieldset className="viewer-extras">
      <legend>Memos</legend>
      {types.map((type) => (
        <Check key={type} checked={ticked.has(type)} onChange={() => toggle(type)}>
          {type || 'without a type'} <span className="muted">{formatCount(counts.get(type) ?? 0)}</span>
        </Check>
      ))}
    </fieldset>
  );
}
