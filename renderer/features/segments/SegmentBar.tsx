import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import { IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CodeAll } from './CodeAll.tsx';
import type { FoundPage } from './found.ts';
import type { Quoting } from './quoting.ts';
import { TakeAlong } from './TakeAlong.tsx';
import { setSegmentView, useSegmentView } from './view.ts';

const looks = [
  { value: 'list', label: 'List' },
  { value: 'table', label: 'Table' },
  { value: 'counts', label: 'Counts' },
] as const;
const groupings = [
  { value: 'document', label: 'document' },
  { value: 'code', label: 'code' },
  { value: 'none', label: 'none' },
] as const;
const contexts = [
  { value: 'none', label: 'none' },
  { value: 'sentence', label: '1 sentence' },
  { value: 'paragraph', label: 'paragraph' },
] as const;
const orders = [
  { value: 'place', label: 'place in text' },
  { value: 'code', label: 'code' },
  { value: 'created', label: 'time of coding' },
  { value: 'weight', label: 'weight' },
  { value: 'length', label: 'length' },
] as const;

interface BarProps extends Quoting {
  readonly totals: FoundPage | undefined;
  /** Nothing is counted, for the query cannot be asked. */
  readonly isBroken: boolean;
}

/** How many there are, how they are shown, and what can be done with all of them. */
export function SegmentBar({ question, rule, tree, totals, isBroken }: BarProps) {
  const { look } = useSegmentView();
  // What is active alone is the query for everything, narrowed.
  const asked = { expression: question.expression || 'everything', choice: question.choice };
  return (
    <div className="option-bar segments-bar">
      <p className="segments-count" role="status">
        {totals ? (
          <>
            <b>{countOf(totals.total, totals.gives === 'segments' ? 'segment' : 'stretch', totals.gives)}</b> in{' '}
            {countOf(totals.documents, 'document')}
          </>
        ) : isBroken ? (
          'Not asked'
        ) : (
          'Counting…'
        )}
      </p>
      <Segmented label="Show as" value={look} options={looks} onChange={(value) => setSegmentView({ look: value })} />
      <span className="grow" />
      {look !== 'counts' && <Order gives={totals?.gives ?? 'segments'} />}
      <CodeAll question={asked} total={totals?.total ?? 0} />
      <TakeAlong question={question} rule={rule} tree={tree} totals={totals} />
    </div>
  );
}

function Order({ gives }: { readonly gives: FoundPage['gives'] }) {
  const { grouping, context, order, descending, look } = useSegmentView();
  const isStretch = gives === 'stretches';
  return (
    <>
      {look === 'list' && (
        <>
          <span className="option">
            <span className="option-label">Group</span>
            <Segmented
              label="Group segments by"
              value={isStretch && grouping === 'code' ? 'none' : grouping}
              options={isStretch ? groupings.filter(({ value }) => value !== 'code') : groupings}
              onChange={(value) => setSegmentView({ grouping: value })}
            />
          </span>
          <span className="option">
            <span className="option-label">Context</span>
            <Pick
              label="Context around each segment"
              value={context}
              options={contexts}
              onChange={(value) => setSegmentView({ context: value })}
            />
          </span>
        </>
      )}
      <span className="option">
        <span className="option-label">Sort</span>
        <Pick
          label="Sort segments by"
          value={order}
          options={isStretch ? orders.filter(({ value }) => value === 'place' || value === 'length') : orders}
          onChange={(value) => setSegmentView({ order: value })}
        />
        <IconButton
          label={descending ? 'Largest or last first' : 'Smallest or first first'}
          icon={descending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
          onClick={() => setSegmentView({ descending: !descending })}
        />
      </span>
    </>
  );
}
