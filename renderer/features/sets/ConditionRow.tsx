import { X } from 'lucide-react';
import { formatPath, namesOf, walkCodes } from '#shared/domain/codeTree.ts';
import type { CodesTest, DocumentCondition, VariableTest } from '#shared/domain/documentSet.ts';
import type { CodeId, VariableId } from '#shared/domain/ids.ts';
import type { Variable } from '#shared/domain/variable.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { useShelf, useVariables } from '../documents/documents.ts';
import { needsValue, newCondition, noGroup, testsOf, testWords, toGroupId } from './sets.ts';

type Kind = DocumentCondition['by'];
const kinds: readonly { readonly kind: Kind; readonly words: string }[] = [
  { kind: 'variable', words: 'Variable' },
  { kind: 'group', words: 'Group' },
  { kind: 'name', words: 'Name' },
  { kind: 'codes', words: 'Codes' },
];

interface ConditionRowProps {
  readonly condition: DocumentCondition;
  /** "Condition 1": tells the fields of one condition from those of another. */
  readonly label: string;
  readonly onChange: (condition: DocumentCondition) => void;
  /** `null` = it is the only one. */
  readonly onRemove: (() => void) | null;
}

/** One condition, built by choosing. */
export function ConditionRow({ condition, label, onChange, onRemove }: ConditionRowProps) {
  const { variables } = useVariables();
  return (
    <fieldset className="set-condition" aria-label={label}>
      <select
        aria-label={`${label}: what it looks at`}
        value={condition.by}
        onChange={(event) => onChange(newCondition(event.target.value as Kind, variables))}
      >
        {kinds.map(({ kind, words }) => (
          <option key={kind} value={kind} disabled={kind === 'variable' && variables.length === 0}>
            {words}
          </option>
        ))}
      </select>
      {condition.by === 'variable' && (
        <VariableParts condition={condition} label={label} variables={variables} onChange={onChange} />
      )}
      {condition.by === 'name' && (
        <>
          <span className="muted">contains</span>
          <input
            className="field"
            aria-label={`${label}: words in the name`}
            value={condition.contains}
            maxLength={500}
            onChange={(event) => onChange({ ...condition, contains: event.target.value })}
          />
        </>
      )}
      {condition.by === 'group' && <GroupParts condition={condition} label={label} onChange={onChange} />}
      {condition.by === 'codes' && <CodeParts condition={condition} label={label} onChange={onChange} />}
      {onRemove && (
        <IconButton className="set-remove" label={`Remove ${label.toLowerCase()}`} icon={X} onClick={onRemove} />
      )}
    </fieldset>
  );
}

type Of<By extends Kind> = Extract<DocumentCondition, { by: By }>;
interface PartsProps<By extends Kind> {
  readonly condition: Of<By>;
  readonly label: string;
  readonly onChange: (condition: DocumentCondition) => void;
}

function VariableParts({
  condition,
  label,
  variables,
  onChange,
}: PartsProps<'variable'> & { readonly variables: readonly Variable[] }) {
  const variable = variables.find(({ id }) => id === condition.variableId);
  const type = variable?.type ?? 'text';
  const choose = (id: string) => {
    const chosen = variables.find((each) => each.id === id);
    const is = chosen && testsOf[chosen.type].includes(condition.is) ? condition.is : 'equal';
    onChange({ ...condition, variableId: id as VariableId, is, value: '' });
  };
  return (
    <>
      <select
        aria-label={`${label}: variable`}
        value={variable?.id ?? ''}
        onChange={(event) => choose(event.target.value)}
      >
        {!variable && <option value="">a variable that was deleted</option>}
        {variables.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
      <select
        aria-label={`${label}: test`}
        value={condition.is}
        onChange={(event) => onChange({ ...condition, is: event.target.value as VariableTest })}
      >
        {testsOf[type].map((test) => (
          <option key={test} value={test}>
            {testWords(type, test)}
          </option>
        ))}
      </select>
      {needsValue(condition.is) && (
        <ValueField variable={variable} condition={condition} label={label} onChange={onChange} />
      )}
    </>
  );
}

function ValueField({
  variable,
  condition,
  label,
  onChange,
}: PartsProps<'variable'> & { readonly variable: Variable | undefined }) {
  const set = (value: string) => onChange({ ...condition, value });
  const options =
    variable?.type === 'boolean' ? ['yes', 'no'] : variable?.type === 'choice' ? [...variable.choices] : null;
  if (options) {
    return (
      <select aria-label={`${label}: value`} value={condition.value} onChange={(event) => set(event.target.value)}>
        <option value="">choose …</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    );
  }
  return (
    <input
      className="field"
      aria-label={`${label}: value`}
      type={variable?.type === 'date' ? 'date' : 'text'}
      inputMode={variable?.type === 'number' ? 'decimal' : 'text'}
      value={condition.value}
      onChange={(event) => set(event.target.value)}
    />
  );
}

interface ChoiceListProps {
  readonly label: string;
  readonly add: string;
  readonly options: readonly { readonly value: string; readonly words: string }[];
  readonly chosen: readonly string[];
  readonly gone: string;
  readonly onChange: (chosen: string[]) => void;
}

/** Several things chosen one after the other; each can be taken off again. */
function ChoiceList({ label, add, options, chosen, gone, onChange }: ChoiceListProps) {
  const words = new Map(options.map((option) => [option.value, option.words]));
  return (
    <span className="set-choices">
      {chosen.map((value) => (
        <span key={value} className="set-chosen">
          <span className="ellipsis">{words.get(value) ?? gone}</span>
          <button
            type="button"
            aria-label={`Take off ${words.get(value) ?? gone}`}
            onClick={() => onChange(chosen.filter((each) => each !== value))}
          >
            <X className="icon small" aria-hidden="true" />
          </button>
        </span>
      ))}
      <select aria-label={label} value="" onChange={(event) => onChange([...chosen, event.target.value])}>
        <option value="" disabled>
          {add}
        </option>
        {options
          .filter(({ value }) => !chosen.includes(value))
          .map(({ value, words: shown }) => (
            <option key={value} value={value}>
              {shown}
            </option>
          ))}
      </select>
    </span>
  );
}

function GroupParts({ condition, label, onChange }: PartsProps<'group'>) {
  const { groups } = useShelf();
  const options = [
    ...groups.map(({ id, name }) => ({ value: id as string, words: name })),
    { value: noGroup, words: 'no group' },
  ];
  return (
    <>
      <span className="muted">is</span>
      <ChoiceList
        label={`${label}: add a group`}
        add={condition.groupIds.length > 0 ? 'or …' : 'choose …'}
        options={options}
        chosen={condition.groupIds.map((id) => id ?? noGroup)}
        gone="a group that was deleted"
        onChange={(chosen) => onChange({ ...condition, groupIds: chosen.map(toGroupId) })}
      />
    </>
  );
}

const codeWords: Readonly<Record<CodesTest, string>> = { any: 'any of', all: 'all of', none: 'none of' };

function CodeParts({ condition, label, onChange }: PartsProps<'codes'>) {
  const tree = useCodeTree();
  const options = [...walkCodes(tree)].map(({ code }) => ({
    value: code.id as string,
    words: formatPath(namesOf(tree, code.id)),
  }));
  return (
    <>
      <select
        aria-label={`${label}: how many of them`}
        value={condition.has}
        onChange={(event) => onChange({ ...condition, has: event.target.value as CodesTest })}
      >
        {Object.entries(codeWords).map(([has, words]) => (
          <option key={has} value={has}>
            {words}
          </option>
        ))}
      </select>
      <ChoiceList
        label={`${label}: add a code`}
        add={condition.codeIds.length === 0 ? 'choose …' : condition.has === 'any' ? 'or …' : 'and …'}
        options={options}
        chosen={condition.codeIds}
        gone="a code that was deleted"
        onChange={(chosen) => onChange({ ...condition, codeIds: chosen as CodeId[] })}
      />
    </>
  );
}
