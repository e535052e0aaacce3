import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import {
  type ConditionId,
  conditionKinds,
  type JoinOperatorId,
  joinOperators,
  type StepOperatorId,
  stepOperators,
} from '#shared/query/operators.ts';
import type { Query } from '#shared/query/tree.ts';
import { Button } from '../../../ui/Button.tsx';
import { CodeFinder } from '../../codes/CodeFinder.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import {
  addStep,
  codeOperand,
  isPlainList,
  joinStart,
  joinWhole,
  partsOf,
  referTo,
  stepOf,
  withOperator,
} from './edits.ts';
import { OperatorList } from './OperatorList.tsx';
import { PartPopover } from './PartPopover.tsx';

interface ChoiceProps {
  readonly query: Query;
  readonly tree: CodeTree;
  readonly onChange: (query: Query) => void;
}

interface AddProps extends ChoiceProps {
  /** What stands in brackets, where the button is not that of the whole line. */
  readonly inBrackets?: boolean;
}

interface AddButtonProps extends AddProps {
  readonly word: 'Code' | 'Condition';
  readonly label: string;
  readonly choice: (props: ChoiceProps) => React.ReactNode;
}

/** A button that adds one part, chosen in what it opens. */
function AddButton({ word, label, inBrackets, choice: Choice, onChange, ...rest }: AddButtonProps) {
  return (
    <PartPopover
      label={label}
      button={
        <Button icon={Plus} className="query-add" aria-label={inBrackets ? `${word}, in these brackets` : word}>
          {word}
        </Button>
      }
    >
      {(close) => (
        <Choice
          {...rest}
          onChange={(query) => {
            close();
            onChange(query);
          }}
        />
      )}
    </PartPopover>
  );
}

/** One code more in what the query begins with. */
export const AddCode = (props: AddProps) => <AddButton {...props} word="Code" label="Add a code" choice={CodeChoice} />;

/** One step more. */
export const AddStep = (props: AddProps) => (
  <AddButton {...props} word="Condition" label="Add a condition" choice={StepChoice} />
);

/** The operators for some parts: `only` is said of codes alone. */
export const joinsFor = (isPlain: boolean) =>
  isPlain ? joinOperators : joinOperators.filter(({ id }) => id !== 'only');

/**
 * Chooses one code more: first how it joins the others, where that is not said yet. It joins what the query begins with, or
 * the whole of it in brackets.
 */
export function CodeChoice({ query, tree, onChange }: ChoiceProps) {
  const { start, steps } = query;
  const isList = joinOperators.some(({ id }) => id === start.kind);
  const [operator, setOperator] = useState<JoinOperatorId | null>(isList ? (start.kind as JoinOperatorId) : null);
  const [isWhole, setWhole] = useState(false);
  const add = (id: CodeId) => {
    const code = codeOperand(referTo(tree, id));
    if (isWhole && operator) onChange(joinWhole(query, operator, code));
    else onChange({ ...query, start: operator === null ? code : joinStart(start, operator, code) });
  };
  const choose = (id: JoinOperatorId) => {
    if (id === 'only') onChange({ ...query, start: withOperator(partsOf(start), 'only') });
    else setOperator(id);
  };
  return (
    <>
      {operator === null && start.kind !== 'everything' ? (
        <OperatorList<JoinOperatorId>
          label={isWhole ? 'How the whole query and a code are joined' : 'How the codes are joined'}
          operators={joinsFor(!isWhole && isPlainList(start))}
          onChoose={choose}
        />
      ) : (
        <CodeFinder label="Which code?" mayChoose={() => true} onChoose={add} />
      )}
      {steps.length > 0 && !isWhole && start.kind !== 'everything' && (
        <div className="query-actions">
          <Button
            onClick={() => {
              setWhole(true);
              setOperator(null);
            }}
          >
            Put all of it in brackets and join that
          </Button>
        </div>
      )}
    </>
  );
}

/** Chooses one step more: a relation to something else, or a condition. */
export function StepChoice({ query, tree, onChange }: ChoiceProps) {
  const [chosen, setChosen] = useState<StepOperatorId | ConditionId | null>(null);
  const relation = stepOperators.find(({ id }) => id === chosen);
  const condition = conditionKinds.find(({ id }) => id === chosen);
  if (relation) {
    const add = (id: CodeId) => onChange(addStep(query, stepOf(relation.id, codeOperand(referTo(tree, id)))));
    return <CodeFinder label={`${relation.word} which code?`} mayChoose={() => true} onChoose={add} />;
  }
  if (condition) {
    return (
      <ConditionForm
        id={condition.id}
        sentence={condition.sentence}
        onDone={(step) => onChange(addStep(query, step))}
      />
    );
  }
  return (
    <OperatorList<StepOperatorId | ConditionId>
      label="Relations and conditions"
      operators={[...stepOperators, ...conditionKinds]}
      onChoose={setChosen}
    />
  );
}
