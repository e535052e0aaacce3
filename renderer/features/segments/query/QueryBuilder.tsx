import type { KeyboardEvent } from 'react';
import { printStep } from '#shared/query/print.ts';
import type { Query } from '#shared/query/tree.ts';
import { useCodeTree } from '../../codes/tree.ts';
import { AddCode, AddStep } from './AddPart.tsx';
import { withoutLast, withoutStep, withStep, writeLine } from './edits.ts';
import { OperandParts } from './OperandParts.tsx';
import { StepParts } from './StepParts.tsx';

interface QueryBuilderProps {
  readonly query: Query;
  readonly onChange: (expression: string) => void;
}

/** A query as chips and words in one sentence; each part is a menu, Backspace takes the last one away. */
export function QueryBuilder({ query, onChange }: QueryBuilderProps) {
  const tree = useCodeTree();
  const change = (next: Query) => onChange(writeLine(next));
  const press = (event: KeyboardEvent<HTMLElement>) => {
    const target = event.target as HTMLElement;
    if (event.key !== 'Backspace' || target.matches('input, textarea') || target.closest('[role=dialog]')) return;
    event.preventDefault();
    change(withoutLast(query));
    // The part that had the focus may be gone.
    event.currentTarget.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <div className="query-builder" role="group" aria-label="The query, part by part" onKeyDown={press}>
      <OperandParts
        operand={query.start}
        tree={tree}
        onChange={(start) => change({ ...query, start })}
        onRemove={() => change({ ...query, start: { kind: 'everything' } })}
      />
      <AddCode query={query} tree={tree} onChange={change} />
      {query.steps.map((step, at) => (
        <StepParts
          // biome-ignore lint/suspicious/noArrayIndexKey: the same step may stand twice; its place tells the two apart.
          key={`${at} ${printStep(step)}`}
          step={step}
          tree={tree}
          onChange={(next) => change(withStep(query, at, next))}
          onRemove={() => change(withoutStep(query, at))}
        />
      ))}
      <AddStep query={query} tree={tree} onChange={change} />
    </div>
  );
}
