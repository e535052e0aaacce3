import type { KeyboardEvent } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { Query } from '#shared/query/tree.ts';
import { AddCode, AddStep } from './AddPart.tsx';
import { withoutStep, withStep } from './edits.ts';
import { OperandParts } from './OperandParts.tsx';
import { StepParts } from './StepParts.tsx';

interface QueryPartsProps {
  readonly query: Query;
  readonly tree: CodeTree;
  /** Brackets around it; 0 = the line itself. */
  readonly depth: number;
  readonly onChange: (query: Query) => void;
  readonly inBrackets?: boolean;
}

/** What a query begins with, and its steps behind it; both can be added to. The same on the line and in brackets. */
export function QueryParts({ query, tree, depth, onChange, inBrackets = false }: QueryPartsProps) {
  return (
    <>
      <OperandParts
        operand={query.start}
        tree={tree}
        depth={depth}
        onChange={(start) => onChange({ ...query, start })}
        onRemove={() => onChange({ ...query, start: { kind: 'everything' } })}
      />
      <AddCode query={query} tree={tree} onChange={onChange} inBrackets={inBrackets} />
      {query.steps.map((step, at) => (
        <StepParts
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; the same one may stand twice
          key={at}
          step={step}
          tree={tree}
          depth={depth}
          onChange={(next) => onChange(withStep(query, at, next))}
          onRemove={() => onChange(withoutStep(query, at))}
        />
      ))}
      <AddStep query={query} tree={tree} onChange={onChange} inBrackets={inBrackets} />
    </>
  );
}

/** Whether a key takes the last part away: Backspace where nothing is typed. It is then used up. */
export function removesLast(event: KeyboardEvent<HTMLElement>): boolean {
  const target = event.target as HTMLElement;
  if (event.key !== 'Backspace' || target.matches('input, textarea') || target.closest('[role=dialog]')) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
