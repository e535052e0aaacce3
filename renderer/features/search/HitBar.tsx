import {
  ArrowDownWideNarrow,
  ArrowUpNarrowWide,
  Download,
  FoldVertical,
  Highlighter,
  UnfoldVertical,
} from 'lucide-react';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { countOf } from '../../ui/counts.ts';
import { Pick } from '../../ui/Pick.tsx';
import { countSentence, type HitCount, type HitGroup } from './hitRows.ts';
import { type HitOrder, type SearchInput, setSearchView, useSearchView } from './view.ts';

const orders: readonly { readonly value: HitOrder; readonly label: string }[] = [
  { value: 'place', label: 'place in text' },
  { value: 'left', label: 'words before' },
  { value: 'hit', label: 'hit' },
  { value: 'right', label: 'words after' },
];

const [narrowest, widest] = [10, 200];

interface HitBarProps {
  readonly search: SearchInput;
  readonly count: HitCount | undefined;
  /** What is known before all hits are counted. */
  readonly atLeast: number;
  readonly readOnly: boolean;
  /** Groups that can be folded; `null` = there are none. */
  readonly groups: readonly HitGroup[] | null;
}

function Total({ count, atLeast }: globalThis.Pick<HitBarProps, 'count' | 'atLeast'>) {
  if (!count) return <>{atLeast > 0 ? `${atLeast.toLocaleString('en-GB')} hits or more, counting…` : 'Counting…'}</>;
  if (count.more && count.hits === 0) return <>The search was stopped before anything was found.</>;
  return (
    <>
      <b>
        {count.more && 'At least '}
        {countOf(count.hits, 'hit')}
      </b>
      {countSentence(count)}
    </>
  );
}

/** Folds all groups, so that only their heads with their counts stand there; or unfolds them. */
function FoldAll({ groups }: { readonly groups: readonly HitGroup[] }) {
  const isFolded = useSearchView(({ closed }) => groups.every(({ key }) => closed.has(key)));
  return (
    <IconButton
      label={isFolded ? 'Show all hits' : 'Only the names with their counts'}
      icon={isFolded ? UnfoldVertical : FoldVertical}
      onClick={() => setSearchView({ row: 0, closed: new Set(isFolded ? [] : groups.map(({ key }) => key)) })}
    />
  );
}

function exportHits(search: SearchInput): void {
  const { width, order, descending } = useSearchView.getState();
  session().openDialog('export', {
    request: { what: 'hits', request: search, width, order, descending },
    sentence:
      'Every hit with the words around it, in the order of the list. Positions in documents are in characters (Unicode code points).',
  });
}

/** How many hits there are, how they are listed, and what can be done with them all. */
export function HitBar({ search, count, atLeast, readOnly, groups }: HitBarProps) {
  const { order, descending, width } = useSearchView();
  const inDocuments = count?.byPlace.documents ?? 0;
  return (
    <div className="option-bar search-bar hit-bar">
      <p className="search-count" role="status">
        <Total count={count} atLeast={atLeast} />
      </p>
      {groups !== null && groups.length > 1 && <FoldAll groups={groups} />}
      <span className="grow" />
      <label className="option">
        <span className="option-label">Width</span>
        <input
          type="range"
          className="search-width"
          min={narrowest}
          max={widest}
          step={10}
          value={width}
          aria-valuetext={`${width} characters on either side`}
          title={`${width} characters on either side`}
          onChange={(event) => setSearchView({ width: Number(event.target.value) })}
        />
      </label>
      <span className="option">
        <span className="option-label">Sort</span>
        <Pick
          label="Sort hits by"
          value={order}
          options={orders}
          onChange={(value) => setSearchView({ order: value })}
        />
        <IconButton
          label={descending ? 'Last first' : 'First first'}
          icon={descending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
          onClick={() => setSearchView({ descending: !descending })}
        />
      </span>
      <Button variant="line" icon={Download} disabled={!count || count.hits === 0} onClick={() => exportHits(search)}>
        Export
      </Button>
      <Button
        variant="primary"
        icon={Highlighter}
        disabled={readOnly || inDocuments === 0}
        onClick={() => session().openDialog('search.code', { search })}
      >
        Code the hits…
      </Button>
    </div>
  );
}
