import { BookOpen, ChevronLeft, ChevronRight, Download } from 'lucide-react';
import { useRef } from 'react';
import type { ComparisonResult } from '#shared/analysis/results.ts';
import { memosOfCell } from '#shared/charts/comparisonMemos.ts';
import { cellName, cellSentence } from '#shared/charts/sentences.ts';
import type { Segment } from '#shared/contract/procedures/codings.ts';
import { ancestorsOf, type CodeTree } from '#shared/domain/codeTree.ts';
import type { DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { formatShortDay } from '../../ui/dates.ts';
import { hueOf } from '../../ui/hues.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { PageLinks } from '../pages/PageLinks.tsx';
import { cellParts, codingsOf } from './cellParts.ts';
import type { ComparisonInput } from './chartInputs.ts';
import { useEntering } from './entering.ts';
import { MemoItems } from './MemosPane.tsx';
import type { RowCell } from './moves.ts';

interface CellPaneProps {
  readonly result: ComparisonResult;
  readonly input: ComparisonInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
  readonly place: RowCell;
  /** To the next coded cell, forwards or back. */
  readonly onStep: (direction: 1 | -1) => void;
}

interface SegmentRowProps {
  readonly segment: Segment;
  readonly tree: CodeTree;
  /** Says in which document it stands, where the list is not about one document. */
  readonly withDocument?: boolean;
}

export function SegmentRow({ segment, tree, withDocument = false }: SegmentRowProps) {
  const name = tree.byId.get(segment.codeId)?.code.name ?? segment.codePath;
  const theme = ancestorsOf(tree, segment.codeId).at(-1)?.code.name;
  return (
    <li {...hueOf(segment.color)}>
      <button
        type="button"
        className="charts-passage"
        title="Open in the text"
        onClick={() => session().openSegment({ ...segment, codingId: segment.id })}
      >
        <span className="quote charts-quote" dir="auto">
          <span className="muted">{segment.before}</span>
          <mark>{segment.text}</mark>
          <span className="muted">{segment.after}</span>
        </span>
        <span className="charts-passage-code">
          <span className="chip code" title={segment.codePath}>
            {name}
          </span>
        </span>
        <span className="source-line">
          {withDocument && `${segment.documentName} · `}¶ {segment.paragraph}
          {theme !== undefined && ` · ${theme}`} · {segment.coderName}, {formatShortDay(segment.createdAt)}
        </span>
      </button>
    </li>
  );
}

function Foot({ segments, onOpen }: { readonly segments: readonly Segment[]; readonly onOpen: () => void }) {
  const save = () =>
    session().openDialog('export', {
      request: { what: 'segments', choice: { codingIds: segments.map(({ id }) => id) } },
      sentence: 'The segments behind this cell of the comparison chart.',
    });
  return (
    <div className="charts-pane-foot">
      <Button icon={BookOpen} onClick={onOpen}>
        Open in the text
      </Button>
      <span className="grow" />
      <IconButton label="Export these segments" icon={Download} disabled={segments.length === 0} onClick={save} />
    </div>
  );
}

/** The coded segments that touch a cell of the comparison chart; each opens in the text. */
export function CellPane({ result, input, outdated, place, onStep }: CellPaneProps) {
  const tree = useCodeTree();
  const row = result.rows[place.row];
  const documentId = (row?.documentId ?? '') as DocumentId;
  const range = { start: row?.cellStart[place.cell] ?? 0, end: row?.cellEnd[place.cell] ?? 0 };
  const asked = useAsk(
    'charts.cellSegments',
    { options: input, documentId, ...range },
    { enabled: row !== undefined && !outdated },
  );
  const parts = row ? cellParts(result, row, place.cell) : [];
  const memos = row ? memosOfCell(row, place.cell) : [];
  const former = outdated || asked.outdated;
  const segments = parts.length > 0 ? (asked.data ?? []) : [];
  const list = useRef<HTMLElement>(null);
  useEntering(list, !former && (asked.data !== undefined || asked.failure !== undefined));
  const open = () => {
    const first = former ? undefined : segments[0];
    session().openSegment(first ? { ...first, codingId: first.id } : { documentId, ...range });
  };
  return (
    <div className="charts-half">
      <PaneHead title="Segments">
        <IconButton label="Previous coded cell" keys="[" icon={ChevronLeft} onClick={() => onStep(-1)} />
        <IconButton label="Next coded cell" keys="]" icon={ChevronRight} onClick={() => onStep(1)} />
      </PaneHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={list} className="charts-passages scroll" tabIndex={0} aria-label="Coded segments of the cell">
        <p className="charts-cell-name">{row?.name}</p>
        <p className="source-line">
          {cellName(result, place.cell)}: {cellSentence(codingsOf(parts), parts.length)}
        </p>
        {asked.failure && <p className="charts-nothing">{asked.failure.message}</p>}
        <ul inert={former}>
          {segments.map((segment) => (
            <SegmentRow key={segment.id} segment={segment} tree={tree} />
          ))}
        </ul>
        {memos.length > 0 && (
          <>
            <h3 className="charts-brush-head">Memos that point here</h3>
            <MemoItems ids={memos} />
          </>
        )}
      </section>
      <PageLinks data={{ kind: 'document', documentId }} />
      <Foot segments={former ? [] : segments} onOpen={open} />
    </div>
  );
}
