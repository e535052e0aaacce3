import { ArrowDownWideNarrow, ArrowUpNarrowWide, Download } from 'lucide-react';
import { runCommand } from '../../commands/registry.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { setSegmentView, useSegmentView } from './view.ts';

interface Totals {
  readonly total: number;
  readonly documents: number;
}

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

const plural = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** How many there are, and how they are shown. */
export function SegmentBar({ totals }: { readonly totals: Totals | undefined }) {
  const { grouping, context, order, descending } = useSegmentView();
  return (
    <div className="option-bar segments-bar">
      <p className="segments-count">
        {totals ? (
          <>
            <b>{plural(totals.total, 'segment', 'segments')}</b> in {plural(totals.documents, 'document', 'documents')}
          </>
        ) : (
          'Counting…'
        )}
      </p>
      <span className="grow" />
      <span className="option">
        <span className="option-label">Group</span>
        <Segmented
          label="Group segments by"
          value={grouping}
          options={groupings}
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
      <span className="option">
        <span className="option-label">Sort</span>
        <Pick
          label="Sort segments by"
          value={order}
          options={orders}
          onChange={(value) => setSegmentView({ order: value })}
        />
        <IconButton
          label={descending ? 'Largest or last first' : 'Smallest or first first'}
          icon={descending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
          onClick={() => setSegmentView({ descending: !descending })}
        />
      </span>
      <Button
        variant="line"
        icon={Download}
        disabled={!totals || totals.total === 0}
        onClick={() => runCommand('export.segments')}
      >
        Export
      </Button>
    </div>
  );
}
