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
import type { Operand, Query } from '#shared/query/tree.ts';
import { Button } from '../../../ui/Button.tsx';
import { CodeFinder } from '../../codes/CodeFinder.tsx';
import { ConditionForm } from './ConditionForm.tsx';
import { addStep, codeOperand, joinStart, partsOf, referTo, stepOf, withOperator } from './edits.ts';
import { OperatorList } from './OperatorList.tsx';
import { PartPopover } from './PartPopover.tsx';

interface AddProps {
  readonly query: Query;
  readonly tree: CodeTree;
  readonly onChange: (query: Query) => void;
}

/** One code more in what the query begins with: first how it joins the others, where that is not said yet. */
export function AddCode({ query, tree, onChange }: AddProps) {
  return (
    <PartPopover
      label="Add a code"
      button={
        <Button icon={Plus} className="query-add">
          Code
        </Button>
      }
    >
      {(close) => (
        <AddCodeSteps
          start={query.start}
          tree={tree}
          onDone={(start) => {
            close();
            onChange({ ...query, start });
          }}
        />
      )}
    </PartPopover>
  );
}

interface AddCodeStepsProps {
  readonly start: Operand;
  readonly tree: CodeTree;
  readonly onDone: (start: Operand) => void;
}

function AddCodeSteps({ start, tree, onDone }: AddCodeStepsProps) {
  const isList = joinOperators.some(({ id }) => id === start.kind);
  const [operator, setOperator] = useState<JoinOperatorId | null>(isList ? (start.kind as JoinOperatorId) : null);
  if (start.kind !== 'everything' && operator === null) {
    return (
      <OperatorList<JoinOperatorId>
        label="How the codes are joined"
        operators={joinOperators}
        onChoose={(id) => (id === 'only' ? onDone(withOperator(partsOf(start), 'only')) : setOperator(id))}
      />
    );
  }
  const add = (id: CodeId) => {
    const code = codeOperand(referTo(tree, id));
    onDone(operator === null ? code : joinStart(start, operator, code));
  };
  return <CodeFinder label="Which code?" mayChoose={() => true} onChoose={add} />;
}

/** One step more: a relation to something else, or a condition. */
export function AddStep({ query, tree, onChange }: AddProps) {
  return (
    <PartPopover
      label="Add a condition"
      button={
        <Button icon={Plus} className="query-add">
          Condition
        </Button>
      }
    >
      {(close) => (
        <AddStepSteps
          query={query}
          tree={tree}
          onChange={(next) => {
            close();
            onChange(next);
          }}
        />
      )}
    </PartPopover>
  );
}

function AddStepSteps({ query, tree, onChange }: AddProps) {
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
