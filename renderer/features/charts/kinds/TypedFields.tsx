import { type KeyboardEvent, useState } from 'react';
import { mostCharacters, type NumberSetting, type WordsSetting } from '#shared/charts/settings.ts';

interface TypedProps<Spec, Value> {
  readonly spec: Spec;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** What is typed, until it is taken; a value that comes from elsewhere takes its place. */
function useTyped(value: string): [string, (typed: string) => void] {
  const [typed, setTyped] = useState(value);
  const [before, setBefore] = useState(value);
  if (before !== value) {
    setBefore(value);
    setTyped(value);
  }
  return [typed, setTyped];
}

const onEnter = (take: () => void) => (event: KeyboardEvent) => {
  if (event.key === 'Enter') take();
};

/** A number, taken with Enter or on leaving the field. One that does not fit stays there and is told which would. */
export function NumberField({ spec, value, onChange }: TypedProps<NumberSetting, number>) {
  const [typed, setTyped] = useTyped(String(value));
  const number = Number(typed);
  const isWithin = typed.trim() !== '' && number >= spec.least && number <= spec.most;
  const fits = isWithin && (spec.step !== 1 || Number.isInteger(number));
  const take = () => {
    if (fits && number !== value) onChange(number);
  };
  return (
    <>
      <input
        className="field charts-near"
        type="number"
        aria-label={[spec.label, spec.unit].filter(Boolean).join(', ')}
        aria-invalid={fits ? undefined : true}
        min={spec.least}
        max={spec.most}
        step={spec.step}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={take}
        onKeyDown={onEnter(take)}
      />
      {fits && spec.unit && <span className="option-label">{spec.unit}</span>}
      {!fits && (
        <span className="field-error" role="alert">
          {`${spec.step === 1 ? 'a whole number' : 'a number'} from ${spec.least} to ${spec.most}`}
        </span>
      )}
    </>
  );
}

/** Free words, taken with Enter or on leaving the field. */
export function WordsField({ spec, value, onChange }: TypedProps<WordsSetting, string>) {
  const [typed, setTyped] = useTyped(value);
  const take = () => {
    if (typed !== value) onChange(typed);
  };
  return (
    <input
      className="field"
      aria-label={spec.label}
      placeholder={spec.placeholder}
      maxLength={mostCharacters}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={take}
      onKeyDown={onEnter(take)}
    />
  );
}
