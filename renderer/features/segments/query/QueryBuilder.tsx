import './query.css';
import type { KeyboardEvent } from 'react';
import type { Query } from '#shared/query/tree.ts';
import { useCodeTree } from '../../codes/tree.ts';
import { withoutLast, writeLine } from './edits.ts';
import { NestedPart } from './NestedPart.tsx';
import { Nesting } from './nesting.ts';
import { type Problems, ProblemsOfLine } from './problems.ts';
import { QueryParts, removesLast } from './QueryParts.tsx';

interface QueryBuilderProps {
  readonly query: Query;
  readonly problems: Problems;
  readonly onChange: (expression: string) => void;
}

/** A query as chips and words in one sentence; each part is a menu, Backspace takes the last one away. */
export function QueryBuilder({ query, problems, onChange }: QueryBuilderProps) {
  const tree = useCodeTree();
  const change = (next: Query) => onChange(writeLine(next));
  const press = (event: KeyboardEvent<HTMLElement>) => {
    if (!removesLast(event)) return;
    change(withoutLast(query));
    // The part that had the focus may be gone.
    event.currentTarget.querySelector<HTMLElement>('button')?.focus();
  };
  return (
    <div className="query-builder scroll" role="group" aria-label="The query, part by part" onKeyDown={press}>
      <ProblemsOfLine value={problems}>
        <Nesting value={NestedPart}>
          <QueryParts query={query} tree={tree} depth={0} onChange={change} />
        </Nesting>
      </ProblemsOfLine>
    </div>
  );
}
