import type { CodeTree } from '#shared/domain/codeTree.ts';
import { conditionKinds, type StepOperatorId, stepOperators } from '#shared/query/operators.ts';
import { printCondition } from '#shared/query/print.ts';
import type { Condition, ExceptStep, RelationStep, Step } from '#shared/query/tree.ts';
import { conditionWords } from '#shared/query/words.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { ConditionForm, conditionIdOf } from './ConditionForm.tsx';
import { hasDistance, operatorOf, stepOf, toOperand, toQuery } from './edits.ts';
import { useNestedPart } from './nesting.ts';
import { OperatorList } from './OperatorList.tsx';
import { PartMenu } from './PartMenu.tsx';
import { useProblem } from './problems.ts';

interface StepPartsProps {
  readonly step: Step;
  readonly tree: CodeTree;
  /** Brackets around it. */
  readonly depth: number;
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
}

/** One step of the line: a relation with what it looks at, or a condition. */
export function StepParts({ step, tree, depth, onChange, onRemove }: StepPartsProps) {
  const NestedPart = useNestedPart();
  if (!('other' in step)) return <ConditionPart condition={step} onChange={onChange} onRemove={onRemove} />;
  return (
    <div className="query-step">
      <RelationWord step={step} onChange={onChange} onRemove={onRemove} />
      <NestedPart
        query={toQuery(step.other)}
        tree={tree}
        depth={depth + 1}
        place="relation"
        onChange={(other) => onChange({ ...step, other: toOperand(other) })}
        onRemove={onRemove}
      />
      {hasDistance(step) && (
        <Pick
          label="Within how many paragraphs"
          value={String(step.within)}
          options={distances(step.within)}
          onChange={(within) => onChange({ ...step, within: Number(within) })}
        />
      )}
    </div>
  );
}

interface RelationWordProps {
  readonly step: RelationStep | ExceptStep;
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
}

/** The word of a relation, with the others that could stand in its place. */
function RelationWord({ step, onChange, onRemove }: RelationWordProps) {
  const operator = operatorOf(step);
  const word = stepOperators.find(({ id }) => id === operator)?.word ?? '';
  const mayTurn = step.kind === 'relation' && step.relation !== 'overlapping';
  const turn = () => step.kind === 'relation' && onChange({ ...step, not: !step.not });
  return (
    <PartMenu
      label={`Instead of “${word}”`}
      look="word"
      problem={useProblem(step, 'whole')}
      face={mayTurn && step.not ? `not ${word}` : word}
      actions={[
        ...(mayTurn ? [{ label: step.not ? 'Without “not”' : 'Turn it round: not', onChoose: turn }] : []),
        { label: 'Take it away', onChoose: onRemove },
      ]}
    >
      {(close) => (
        <OperatorList<StepOperatorId>
          label="How the two stand to each other"
          operators={stepOperators}
          current={operator}
          onChoose={(id) => {
            close();
            onChange(stepOf(id, step.other, step));
          }}
        />
      )}
    </PartMenu>
  );
}

const distances = (now: number) =>
  [...new Set([0, 1, 2, 3, 4, 5, 10, 20, now])]
    .sort((a, b) => a - b)
    .map((count) => ({
      value: String(count),
      label: count === 0 ? 'in the same paragraph' : `within ${count} ${count === 1 ? 'paragraph' : 'paragraphs'}`,
    }));

interface ConditionPartProps {
  readonly condition: Condition;
  readonly onChange: (condition: Condition) => void;
  readonly onRemove: () => void;
}

function ConditionPart({ condition, onChange, onRemove }: ConditionPartProps) {
  const id = conditionIdOf(condition);
  const problem = useProblem(condition, 'within');
  return (
    <PartMenu
      label="Change this condition"
      look="plain"
      problem={problem}
      title={printCondition(condition)}
      face={<span className="ellipsis">{conditionWords(condition)}</span>}
      actions={[{ label: 'Take it away', onChoose: onRemove }]}
    >
      {(close) =>
        id && (
          <ConditionForm
            id={id}
            condition={condition}
            sentence={conditionKinds.find((kind) => kind.id === id)?.sentence ?? ''}
            onDone={(next) => {
              close();
              onChange(next);
            }}
          />
        )
      }
    </PartMenu>
  );
}
