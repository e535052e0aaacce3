import { type FormEvent, useState } from 'react';
import type { ConditionId } from '#shared/query/operators.ts';
import { type Condition, type Reference, type VariableTest, variableTests } from '#shared/query/tree.ts';
import { useAsk } from '../../../client/hooks.ts';
import { Button } from '../../../ui/Button.tsx';
import { Check, Field } from '../../../ui/fields.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { referToNamed } from './edits.ts';

interface FormProps {
  readonly id: ConditionId;
  /** The condition that is changed; left out for a new one. */
  readonly condition?: Condition;
  readonly sentence: string;
  readonly onDone: (condition: Condition) => void;
}

/** The kind of form that a condition is changed with. */
export function conditionIdOf(condition: Condition): ConditionId | null {
  if (condition.kind === 'documents') return condition.by;
  return condition.kind === 'has' ? (condition.what === 'weight' ? null : condition.what) : condition.kind;
}

/** What a condition needs to know, to fill in. */
export function ConditionForm(props: FormProps) {
  switch (props.id) {
    case 'group':
    case 'set':
    case 'document':
    case 'coder':
      return <NamesForm {...props} id={props.id} />;
    case 'variable':
      return <VariableForm {...props} />;
    case 'weight':
      return <WeightForm {...props} />;
    case 'comment':
    case 'memo':
      return <HasForm {...props} id={props.id} />;
    case 'text':
      return <TextForm {...props} />;
    case 'coded':
      return <DaysForm {...props} />;
  }
}

interface FrameProps {
  readonly sentence: string;
  readonly ready: boolean;
  readonly onDone: () => void;
  readonly children: React.ReactNode;
}

function Frame({ sentence, ready, onDone, children }: FrameProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) onDone();
  };
  return (
    <form className="query-form" onSubmit={submit}>
      <p className="soft">{sentence}</p>
      {children}
      <Button variant="primary" type="submit" disabled={!ready}>
        Done
      </Button>
    </form>
  );
}

interface Thing {
  readonly id: string;
  readonly name: string;
}

/** What can be named, by kind. */
function useThings(id: 'group' | 'set' | 'document' | 'coder'): readonly Thing[] {
  const shelf = useAsk('documents.list', {}).data;
  const sets = useAsk('sets.list', {}).data;
  const coders = useAsk('study.coders', {}).data;
  return { group: shelf?.groups, document: shelf?.documents, set: sets, coder: coders }[id] ?? [];
}

function NamesForm({ id, condition, sentence, onDone }: FormProps & { id: 'group' | 'set' | 'document' | 'coder' }) {
  const things = useThings(id);
  const before = condition && 'names' in condition ? condition : null;
  const [chosen, setChosen] = useState<readonly Reference[]>(before?.names ?? []);
  const [not, setNot] = useState(before?.not ?? false);
  const isChosen = (thing: Thing) => chosen.some((each) => (each.id ? each.id === thing.id : each.name === thing.name));
  const toggle = (thing: Thing) =>
    setChosen(
      isChosen(thing)
        ? chosen.filter((each) => (each.id ? each.id !== thing.id : each.name !== thing.name))
        : [...chosen, referToNamed(things, thing)],
    );
  const done = () =>
    onDone(id === 'coder' ? { kind: 'coder', names: chosen, not } : { kind: 'documents', by: id, names: chosen, not });
  return (
    <Frame sentence={sentence} ready={chosen.length > 0} onDone={done}>
      {things.length === 0 && <p>There is no {id} in this study yet.</p>}
      <div className="query-checks">
        {things.map((thing) => (
          <Check key={thing.id} checked={isChosen(thing)} onChange={() => toggle(thing)}>
            {thing.name}
          </Check>
        ))}
      </div>
      <Check checked={not} onChange={setNot}>
        not these
      </Check>
    </Frame>
  );
}

const testWords: Readonly<Record<VariableTest, string>> = {
  is: 'is',
  isnt: 'is not',
  less: 'is less than',
  atMost: 'is at most',
  more: 'is more than',
  atLeast: 'is at least',
  between: 'is between',
  contains: 'contains',
  empty: 'is empty',
  filled: 'is filled',
};

function VariableForm({ condition, sentence, onDone }: FormProps) {
  const variables = useAsk('variables.list', {}).data?.variables ?? [];
  const before = condition?.kind === 'variable' ? condition : null;
  const [name, setName] = useState(before?.variable.name ?? '');
  const [test, setTest] = useState<VariableTest>(before?.test ?? 'is');
  const [value, setValue] = useState(before?.value ?? '');
  const [upTo, setUpTo] = useState(before?.upTo ?? '');
  const variable = variables.find((each) => each.name === name) ?? variables[0];
  const needsValue = test !== 'empty' && test !== 'filled';
  const choices = variable?.type === 'boolean' ? ['yes', 'no'] : (variable?.choices ?? []);
  const shown = choices.length > 0 && !choices.includes(value) ? (choices[0] ?? '') : value;
  const ready = variable !== undefined && (!needsValue || shown !== '') && (test !== 'between' || upTo !== '');
  const done = () => {
    if (!variable) return;
    const reference = referToNamed(variables, variable);
    const values = { value: needsValue ? shown : '', upTo: test === 'between' ? upTo : '' };
    onDone({ kind: 'variable', variable: reference, test, ...values });
  };
  return (
    <Frame sentence={sentence} ready={ready} onDone={done}>
      {!variable && <p>There is no variable in this study yet.</p>}
      {variable && (
        <Pick
          label="Variable"
          value={variable.name}
          options={variables.map((each) => ({ value: each.name, label: each.name }))}
          onChange={setName}
        />
      )}
      <Pick
        label="Test"
        value={test}
        options={variableTests.map((each) => ({ value: each, label: testWords[each] }))}
        onChange={setTest}
      />
      {needsValue && choices.length > 0 && (
        <Pick
          label="Value"
          value={shown}
          options={choices.map((each) => ({ value: each, label: each }))}
          onChange={setValue}
        />
      )}
      {needsValue && choices.length === 0 && (
        <Field label="Value" value={value} onChange={(event) => setValue(event.target.value)} />
      )}
      {test === 'between' && <Field label="and" value={upTo} onChange={(event) => setUpTo(event.target.value)} />}
    </Frame>
  );
}

const isWeight = (value: number) => Number.isInteger(value) && 0 <= value && value <= 100;

function WeightForm({ condition, sentence, onDone }: FormProps) {
  const before = condition?.kind === 'weight' ? condition : { least: 50, most: 100 };
  const [least, setLeast] = useState(String(before.least));
  const [most, setMost] = useState(String(before.most));
  const [from, to] = [Number(least), Number(most)];
  const ready = least !== '' && most !== '' && isWeight(from) && isWeight(to) && from <= to;
  return (
    <Frame sentence={sentence} ready={ready} onDone={() => onDone({ kind: 'weight', least: from, most: to })}>
      <Field
        label="From"
        type="number"
        min={0}
        max={100}
        value={least}
        onChange={(event) => setLeast(event.target.value)}
      />
      <Field
        label="To"
        type="number"
        min={0}
        max={100}
        value={most}
        error={ready ? undefined : 'Two whole numbers from 0 to 100, the smaller first.'}
        onChange={(event) => setMost(event.target.value)}
      />
    </Frame>
  );
}

function HasForm({ id, condition, sentence, onDone }: FormProps & { readonly id: 'comment' | 'memo' }) {
  const [not, setNot] = useState(condition?.kind === 'has' && condition.not);
  return (
    <Frame sentence={sentence} ready onDone={() => onDone({ kind: 'has', what: id, not })}>
      <Check checked={not} onChange={setNot}>
        only those without
      </Check>
    </Frame>
  );
}

function TextForm({ condition, sentence, onDone }: FormProps) {
  const before = condition?.kind === 'text' ? condition : { words: '', not: false };
  const [words, setWords] = useState(before.words);
  const [not, setNot] = useState(before.not);
  return (
    <Frame sentence={sentence} ready={words.trim() !== ''} onDone={() => onDone({ kind: 'text', words, not })}>
      <Field label="Words" value={words} onChange={(event) => setWords(event.target.value)} />
      <Check checked={not} onChange={setNot}>
        only those without
      </Check>
    </Frame>
  );
}

function DaysForm({ condition, sentence, onDone }: FormProps) {
  const before = condition?.kind === 'coded' ? condition : { from: null, to: null };
  const [from, setFrom] = useState(before.from ?? '');
  const [to, setTo] = useState(before.to ?? '');
  const isEmpty = from !== '' && to !== '' && to < from;
  const done = () => onDone({ kind: 'coded', from: from || null, to: to || null });
  return (
    <Frame sentence={sentence} ready={!isEmpty && (from !== '' || to !== '')} onDone={done}>
      <Field label="From" type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      <Field
        label="To"
        type="date"
        value={to}
        error={isEmpty ? 'This ends before it begins.' : undefined}
        onChange={(event) => setTo(event.target.value)}
      />
    </Frame>
  );
}
