import { type JoinOperatorId, joinOperators } from '#shared/query/operators.ts';
import type { Operand } from '#shared/query/tree.ts';
import { Pick } from '../../../ui/Pick.tsx';
import { joinsFor } from './AddPart.tsx';
import { isPlainList, partsOf, withOperator } from './edits.ts';
import { OperatorList } from './OperatorList.tsx';
import { type PartAction, PartMenu } from './PartMenu.tsx';
import { useProblem } from './problems.ts';

type Joined = Extract<Operand, { kind: JoinOperatorId }>;

const isJoined = (operand: Operand): operand is Joined => joinOperators.some(({ id }) => id === operand.kind);

interface JoinPartProps {
  readonly operand: Operand;
  readonly onChange: (operand: Operand) => void;
  readonly actions: readonly PartAction[];
}

/** The word before several parts, with the other ways to join them, and how many of them it takes. */
export function JoinPart({ operand, onChange, actions }: JoinPartProps) {
  const problem = useProblem(operand, 'whole');
  if (!isJoined(operand)) return null;
  return (
    <>
      <PartMenu
        label="How these codes are joined"
        look="word"
        problem={problem}
        face={joinOperators.find(({ id }) => id === operand.kind)?.word}
        actions={actions}
      >
        {(close) => (
          <OperatorList<JoinOperatorId>
            label="How these codes are joined"
            operators={joinsFor(isPlainList(operand))}
            current={operand.kind}
            onChoose={(id) => {
              close();
              onChange(withOperator(partsOf(operand), id));
            }}
          />
        )}
      </PartMenu>
      {operand.kind === 'atLeast' && (
        <Pick
          label="How many of them at least"
          value={String(operand.least)}
          options={leasts(operand)}
          onChange={(least) => onChange({ ...operand, least: Number(least) })}
        />
      )}
    </>
  );
}

/** From 1 to all of them, and what was typed, even where it can never be. */
const leasts = ({ of, least }: Extract<Joined, { kind: 'atLeast' }>) =>
  [...new Set([...of.map((_, at) => at + 1), least])]
    .sort((a, b) => a - b)
    .map((count) => ({ value: String(count), label: `${count} of` }));
