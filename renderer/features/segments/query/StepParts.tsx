import { ChevronDown } from 'lucide-react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { conditionKinds, type StepOperatorId, stepOperators } from '#shared/query/operators.ts';
import { printCondition } from '#shared/query/print.ts';
import type { Condition, Step } from '#shared/query/tree.ts';
import { conditionWords } from '#shared/query/words.ts';
import { Button } from '../../../ui/Button.tsx';
import { Pick } from '../../../ui/Pick.tsx';
import { ConditionForm, conditionIdOf } from './ConditionForm.tsx';
import { hasDistance, operatorOf, stepOf } from './edits.ts';
import { OperandParts } from './OperandParts.tsx';
import { OperatorList } from './OperatorList.tsx';
import { PartPopover } from './PartPopover.tsx';

interface StepPartsProps {
  readonly step: Step;
  readonly tree: CodeTree;
  readonly onChange: (step: Step) => void;
  readonly onRemove: () => void;
}

/** One step of the line: a relation with what it looks at, or a condition. */
export function StepParts({ step, tree, onChange, onRemove }: StepPartsProps) {
  if (!('other' in step)) return <ConditionPart condition={step} onChange={onChange} onRemove={onRemove} />;
  const operator = operatorOf(step);
  const turned = step.kind === 'relation' && step.not && operator !== 'outside';
  const word = stepOperators.find(({ id }) => id === operator)?.word ?? '';
  return (
    <span className="query-step">
      <PartPopover
        label={`Instead of “${word}”`}
        button={
          <button type="button" className="query-word">
            {turned ? `not ${word}` : word}
            <ChevronDown className="icon" aria-hidden="true" />
          </button>
        }
      >
        {(close) => (
          <>
            <OperatorList<StepOperatorId>
              label="How the two stand to each other"
              operators={stepOperators}
              current={operator}
              onChoose={(id) => {
                close();
                onChange(stepOf(id, step.other, step));
              }}
            />
            <div className="query-actions foot">
              {step.kind === 'relation' && operator !== 'outside' && operator !== 'overlapping' && (
                <Button
                  onClick={() => {
                    close();
                    onChange({ ...step, not: !step.not });
                  }}
                >
                  {step.not ? 'Without “not”' : 'Turn it round: not'}
                </Button>
              )}
              <Button
                onClick={() => {
                  close();
                  onRemove();
                }}
              >
                Take it away
              </Button>
            </div>
          </>
        )}
      </PartPopover>
      <OperandParts
        operand={step.other}
        tree={tree}
        onChange={(other) => onChange({ ...step, other })}
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
    </span>
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
  return (
    <PartPopover
      label="Change this condition"
      button={
        <button type="button" className="query-part plain" title={printCondition(condition)}>
          <span className="ellipsis">{conditionWords(condition)}</span>
          <ChevronDown className="icon" aria-hidden="true" />
        </button>
      }
    >
      {(close) => (
        <>
          {id && (
            <ConditionForm
              id={id}
              condition={condition}
              sentence={conditionKinds.find((kind) => kind.id === id)?.sentence ?? ''}
              onDone={(next) => {
                close();
                onChange(next);
              }}
            />
          )}
          <div className="query-actions foot">
            <Button
              onClick={() => {
                close();
                onRemove();
              }}
            >
              Take it away
            </Button>
          </div>
        </>
      )}
    </PartPopover>
  );
}
