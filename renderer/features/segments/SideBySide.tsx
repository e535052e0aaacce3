import './beside.css';
import { useCallback } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { countOf } from '../../ui/counts.ts';
import { type FoundPage, type FoundQuestion, useFound } from './found.ts';
import { Pairs } from './Pairs.tsx';
import { QueryLine } from './QueryLine.tsx';

interface SideBySideProps {
  readonly question: FoundQuestion;
  readonly beside: string;
  readonly tree: CodeTree;
}

/** Two queries side by side: what they find in one document stands on one line. */
export function SideBySide({ question, beside, tree }: SideBySideProps) {
  const left = { ...question, grouping: 'document', context: 'none', order: 'place', descending: false } as const;
  const right = { ...left, expression: beside };
  const first = useFound(left, 0, 1);
  const second = useFound(right, 0, 1);
  const { data: rule } = useAsk('queries.check', { expression: beside }, { enabled: beside !== '' });
  const change = useCallback((besideQuery: string) => session().set({ besideQuery }), []);
  return (
    <section className="segments-beside" aria-label="Two queries side by side">
      <div className="segments-beside-head">
        <p className="segments-beside-count">
          <b>{countsOf(first.data)}</b>
          <span className="soft"> by the query above</span>
        </p>
        <div className="segments-beside-second">
          <QueryLine
            label="The second query"
            expression={beside}
            onChange={change}
            onClear={() => session().set({ besideQuery: null })}
            clearLabel="Close the second query"
          />
          <p className="segments-rule">{beside === '' ? 'All codings.' : (rule?.errors[0]?.message ?? rule?.words)}</p>
          <p className="segments-beside-count">
            <b>{second.failure ? second.failure.message : countsOf(second.data)}</b>
          </p>
        </div>
      </div>
      <Pairs left={left} right={second.failure ? null : right} tree={tree} />
    </section>
  );
}

const countsOf = (page: FoundPage | undefined): string =>
  page
    ? `${countOf(page.total, page.gives === 'segments' ? 'segment' : 'stretch', page.gives)} in ${countOf(page.documents, 'document')}`
    : 'Counting…';
