import { type FormEvent, useState } from 'react';
import type { Result } from '#shared/domain/result.ts';
import { type Variable, type VariableType, variableTypes } from '#shared/domain/variable.ts';
import { ask } from '../../client/client.ts';
import { Button } from '../../ui/Button.tsx';
import { Field, TextArea } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';

/** What the types are called. */
export const typeNames: Readonly<Record<VariableType, string>> = {
  text: 'text',
  number: 'number',
  date: 'date',
  boolean: 'yes or no',
  choice: 'one of a list',
};

interface VariableFormProps {
  /** The variable to change; left out = a new one. */
  readonly variable?: Variable | undefined;
  /** What makes a new variable, where it is none of documents. */
  readonly onCreate?: (told: ToldVariable) => Promise<Result<unknown>>;
  readonly onDone: () => void;
}

export interface ToldVariable {
  readonly name: string;
  readonly type: VariableType;
  readonly choices: string[];
}

const linesOf = (text: string) =>
  [...new Set(text.split('\n').map((line) => line.trim()))].filter((line) => line !== '');

/** Makes or changes a variable: its name, its type, and what may be chosen. */
export function VariableForm({ variable, onCreate, onDone }: VariableFormProps) {
  const [name, setName] = useState(variable?.name ?? '');
  const [type, setType] = useState<VariableType>(variable?.type ?? 'text');
  const [choices, setChoices] = useState(variable?.choices.join('\n') ?? '');
  const [problem, setProblem] = useState('');
  const save = async (event: FormEvent) => {
    event.preventDefault();
    const told = { name, type, choices: type === 'choice' ? linesOf(choices) : [] };
    const saved = variable
      ? await ask('variables.update', { id: variable.id, ...told })
      : await (onCreate ? onCreate(told) : ask('variables.create', told));
    if (saved.ok) onDone();
    else setProblem(saved.error.message);
  };
  return (
    <form className="variables-form" onSubmit={(event) => void save(event)}>
      <Field
        label={variable ? `Name of ${variable.name}` : 'Name of the new variable'}
        value={name}
        maxLength={500}
        autoFocus
        onChange={(event) => setName(event.target.value)}
      />
      <div className="field-block">
        <span className="field-label">Type</span>
        <Pick
          label="Type"
          value={type}
          options={variableTypes.map((value) => ({ value, label: typeNames[value] }))}
          onChange={setType}
        />
      </div>
      {type === 'choice' && (
        <TextArea
          label="Values, one per line"
          rows={3}
          value={choices}
          onChange={(event) => setChoices(event.target.value)}
        />
      )}
      <div className="variables-form-end">
        <Button variant="primary" type="submit" disabled={name.trim() === ''}>
          {variable ? 'Save' : 'Add'}
        </Button>
        <Button onClick={onDone}>Cancel</Button>
      </div>
      {problem && (
        <p className="field-error" role="alert">
          {problem}
        </p>
      )}
    </form>
  );
}
