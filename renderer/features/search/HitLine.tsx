import { ChevronRight } from 'lucide-react';
import type { CSSProperties, HTMLAttributes } from 'react';
import type { SearchHit } from '#shared/contract/procedures/finding.ts';
import { countOf } from '../../ui/counts.ts';
import { type HitGroup, leaningOf } from './hitRows.ts';

/** Height of every row, in pixels. */
export const rowHeight = 28;

interface LineProps {
  readonly id: string;
  readonly row: number;
  readonly current: boolean;
  readonly onPress: () => void;
}

const placeAt = (row: number): CSSProperties => ({ transform: `translateY(${row * rowHeight}px)` });

const Cell = (rest: HTMLAttributes<HTMLSpanElement>) => (
  // biome-ignore lint/a11y/useFocusableInteractive: the list has the focus and points at the row
  <span role="gridcell" {...rest} />
);

/** The head of a group: pressing it folds and unfolds. */
export function HeadLine({
  group,
  isOpen,
  ...line
}: LineProps & { readonly group: HitGroup; readonly isOpen: boolean }) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the list, which points here
    <div
      id={line.id}
      role="row"
      aria-level={1}
      aria-rowindex={line.row + 1}
      aria-expanded={isOpen}
      aria-selected={line.current}
      className="search-row search-group"
      style={placeAt(line.row)}
      onClick={line.onPress}
    >
      <Cell className="search-group-name">
        <ChevronRight className="icon small" aria-hidden="true" data-open={isOpen} />
        <bdi className="ellipsis">{group.title}</bdi>
        <span className="muted">{countOf(group.hits, 'hit')}</span>
      </Cell>
    </div>
  );
}

const fieldNames = {
  name: 'name',
  description: 'description',
  whenToUse: 'when to use',
  whenNotToUse: 'when not',
  example: 'example',
} as const;

/** Where in its document, memo or code a hit stands; `brief` where a head says already of what kind it is. */
function spotOf({ in: place }: SearchHit, brief: boolean): string {
  switch (place.kind) {
    case 'document':
      return `¶ ${place.paragraph}`;
    case 'comment':
      return `${brief ? '' : 'comment, '}¶ ${place.paragraph}`;
    case 'note':
      return 'note';
    case 'code':
      return brief ? '' : fieldNames[place.field];
    case 'memo':
      return brief ? '' : 'memo';
  }
}

/** The name of a document, the title of a memo; of a code only its own name. */
const nameOf = ({ in: place, where }: SearchHit): string =>
  place.kind === 'code' ? where.slice(where.lastIndexOf('/') + 1) : where || 'Untitled memo';

interface HitLineProps extends LineProps {
  /** `undefined` = on its way. */
  readonly hit: SearchHit | undefined;
  /** The name of the document stands in the row: no head tells it. */
  readonly showDocument: boolean;
}

/** A hit with the words around it, all rows aligned where the hit begins. Pressing it opens the place. */
export function HitLine({ hit, showDocument, ...line }: HitLineProps) {
  const isNamed = hit !== undefined && (showDocument || hit.in.kind !== 'document');
  const name = hit ? nameOf(hit) : '';
  const spot = hit ? spotOf(hit, !showDocument) : '';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the keys are those of the list, which points here
    <div
      id={line.id}
      role="row"
      aria-level={2}
      aria-rowindex={line.row + 1}
      aria-selected={line.current}
      className="search-row search-hit"
      style={placeAt(line.row)}
      onClick={line.onPress}
    >
      <Cell className="search-spot" title={hit ? `${hit.where} ${spotOf(hit, false)}` : undefined}>
        {isNamed && <bdi className="ellipsis">{name}</bdi>}
        {spot && <span className="search-spot-place">{spot}</span>}
      </Cell>
      {hit ? <Words hit={hit} /> : <Cell className="search-words" />}
    </div>
  );
}

function Words({ hit: { before, text, after } }: { readonly hit: SearchHit }) {
  return (
    <Cell className="search-words" dir={leaningOf(before + text + after)}>
      <span className="search-before">
        <span>{before}</span>
      </span>
      <span className="search-after">
        <mark>{text}</mark>
        {after}
      </span>
    </Cell>
  );
}
