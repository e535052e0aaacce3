import { useEffect, useState } from 'react';
import { printStep } from '#shared/query/print.ts';
import type { Query } from '#shared/query/tree.ts';
import { ask } from '../../client/client.ts';
import { Button } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { EmptyState } from '../../ui/layout.tsx';
import type { FoundQuestion } from './found.ts';
import { readLine, writeLine } from './query/edits.ts';

interface NothingFoundProps {
  readonly question: Pick<FoundQuestion, 'expression' | 'choice'>;
  readonly onClear: () => void;
}

/** Says which part of the query takes the last away, and offers the way back to everything. */
export function NothingFound({ question, onClear }: NothingFoundProps) {
  const [culprit, setCulprit] = useState<string | null>(null);
  const key = JSON.stringify(question);
  useEffect(() => {
    let isWanted = true;
    setCulprit(null);
    void findCulprit(JSON.parse(key)).then((found) => isWanted && setCulprit(found));
    return () => {
      isWanted = false;
    };
  }, [key]);
  return (
    <EmptyState title="No segment fits.">
      <p>{culprit ?? 'Take a part of the query away above, or activate other codes or documents at the left.'}</p>
      <Button variant="line" onClick={onClear}>
        Show all segments
      </Button>
    </EmptyState>
  );
}

/** The first step after which nothing is left, with what there was before it. */
async function findCulprit({ expression, choice }: NothingFoundProps['question']): Promise<string | null> {
  const query = readLine(expression);
  if (!query || expression === '') return null;
  let before = await totalOf({ start: query.start, steps: [] }, choice);
  if (before === 0) return null;
  for (const [at, step] of query.steps.entries()) {
    const total = await totalOf({ start: query.start, steps: query.steps.slice(0, at + 1) }, choice);
    if (total === 0) {
      return `“${printStep(step)}” takes all away: before it there ${before === 1 ? 'was' : 'were'} ${countOf(before, 'result')}.`;
    }
    before = total;
  }
  return null;
}

async function totalOf(query: Query, choice: FoundQuestion['choice']): Promise<number> {
  const expression = writeLine(query) || 'everything';
  const found = await ask('queries.run', { expression, choice, limit: 1, context: 'none' });
  return found.ok ? found.value.total : 0;
}
