import { Plus } from 'lucide-react';
import { type RefObject, useEffect, useRef } from 'react';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { session } from '../../state/session.ts';
import { formatShortDay } from '../../ui/dates.ts';
import { hueOf } from '../../ui/hues.ts';
import { Chip } from '../../ui/marks.tsx';
import { shownColor } from '../codes/tree.ts';
import type { FoundRow } from './found.ts';
import { piecesOf } from './segmentPieces.ts';
import { selectedPlace } from './segmentSelection.ts';
import { setSegmentView } from './view.ts';

interface RowProps {
  readonly segment: FoundRow;
  readonly tree: CodeTree;
  readonly current: boolean;
  /** Codes that the query asks about besides: drawn as underline. */
  readonly overlapping: ReadonlySet<CodeId>;
  readonly showDocument: boolean;
  readonly onCode: (anchor: HTMLElement) => void;
}

function Words({
  segment,
  tree,
  overlapping,
  words,
}: Pick<RowProps, 'segment' | 'tree' | 'overlapping'> & { readonly words: RefObject<HTMLParagraphElement | null> }) {
  const others = segment.also.filter((each) => overlapping.has(each.codeId));
  return (
    <p
      ref={words}
      className="segments-words"
      dir="auto"
      onMouseUp={() => {
        if (words.current) session().set({ selection: selectedPlace(words.current, segment.documentId) });
      }}
    >
      {piecesOf(segment, others).map((piece) => {
        const other = piece.under === null ? undefined : others[piece.under];
        const className = piece.inside ? 'segments-inside' : 'segments-context';
        return (
          <span key={piece.start} data-from={piece.start} className={className}>
            {other ? (
              <span className="segments-line" {...hueOf(shownColor(tree, other.codeId))}>
                {piece.text}
              </span>
            ) : (
              piece.text
            )}
          </span>
        );
      })}
    </p>
  );
}

function Codes({ segment, tree, onCode }: Pick<RowProps, 'segment' | 'tree' | 'onCode'>) {
  const others = [...new Set(segment.also.map((each) => each.codeId))].filter((id) => id !== segment.codeId);
  const add = useRef<HTMLButtonElement>(null);
  return (
    <div className="segments-codes">
      {segment.codeId && (
        <Chip color={segment.color} title={segment.codePath}>
          {tree.byId.get(segment.codeId)?.code.name ?? segment.codePath}
        </Chip>
      )}
      {others.map((id) => (
        <Chip
          key={id}
          color={shownColor(tree, id)}
          title={`Also on these words: ${tree.byId.get(id)?.code.name ?? ''}`}
        >
          {tree.byId.get(id)?.code.name ?? 'deleted'}
        </Chip>
      ))}
      <button ref={add} type="button" className="segments-add" onClick={() => add.current && onCode(add.current)}>
        <Plus className="icon" aria-hidden="true" />
        code
      </button>
    </div>
  );
}

/** One coded segment in context: where it stands, its words, and every code on them. */
export function SegmentRow({ segment, tree, current, overlapping, showDocument, onCode }: RowProps) {
  const row = useRef<HTMLElement>(null);
  const words = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (current && row.current && document.activeElement?.closest('.segments-list')) row.current.focus();
  }, [current]);
  const open = () => session().openSegment(segment);
  return (
    <article
      ref={row}
      className={current ? 'segments-row current' : 'segments-row'}
      data-coding={segment.id}
      tabIndex={current ? 0 : -1}
      aria-label={`${segment.codePath}, ${segment.documentName}, paragraph ${segment.paragraph}`}
      aria-current={current ? 'true' : undefined}
      onFocus={() => setSegmentView({ current: segment.id })}
      onDoubleClick={(event) => {
        if (!(event.target as Element).closest('.segments-words')) open();
      }}
      {...hueOf(segment.color)}
    >
      <div className="segments-gutter">
        <button type="button" className="segments-place" onClick={open} title="Open in the text (Enter)">
          {showDocument && <span className="segments-place-document">{segment.documentName}</span>}¶ {segment.paragraph}
          {segment.lastParagraph > segment.paragraph && `–${segment.lastParagraph}`}
        </button>
        {segment.weight !== null && <span>weight {segment.weight}</span>}
        {segment.createdAt !== null && <span>{formatShortDay(segment.createdAt)}</span>}
      </div>
      <div>
        <Words segment={segment} tree={tree} overlapping={overlapping} words={words} />
        {segment.comment !== '' && <p className="segments-comment">{segment.comment}</p>}
      </div>
      <Codes segment={segment} tree={tree} onCode={onCode} />
    </article>
  );
}
