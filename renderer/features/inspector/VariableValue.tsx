import type { DocumentId } from '#shared/domain/ids.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { useSend } from '../../client/hooks.ts';
import { Pick } from '../../ui/Pick.tsx';
import { Draft } from './Draft.tsx';

interface VariableValueProps {
  readonly documentId: DocumentId;
  readonly variable: Variable;
  readonly value: string | null;
}

/** One variable of the document, edited in place; an empty value is none. */
export function VariableValue({ documentId, variable, value }: VariableValueProps) {
  const { send } = useSend('variables.setValues');
  const commit = (next: string) =>
    void send({ cells: [{ documentId, variableId: variable.id, value: next === '' ? null : next }] });
  const choices = choicesOf(variable, value);
  return (
    <>
      <dt className="ellipsis" title={variable.name}>
        {variable.name}
      </dt>
      <dd title={value ?? undefined}>
        {choices ? (
          <Pick
            label={variable.name}
            value={value ?? ''}
            options={[{ value: '', label: '–' }, ...choices.map((choice) => ({ value: choice, label: choice }))]}
            onChange={commit}
          />
        ) : (
          <Draft
            label={variable.name}
            value={value ?? ''}
            type={variable.type === 'date' ? 'date' : 'text'}
            onCommit={commit}
          />
        )}
      </dd>
    </>
  );
}

/** What can be chosen; `null` where one types. A value that is no choice any more is still shown. */
function choicesOf({ type, choices }: Variable, value: string | null): readonly string[] | null {
  if (type === 'boolean') return ['yes', 'no'];
  if (type !== 'choice') return null;
  return value === null || choices.includes(value) ? choices : [...choices, value];
}
