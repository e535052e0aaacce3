import { Download, MessageSquareQuote } from 'lucide-react';
import { useRef } from 'react';
import type { ChartResult } from '#shared/analysis/chartResult.ts';
import type { ChartWords } from '#shared/charts/kind.ts';
import type { Mark } from '#shared/charts/scene.ts';
import { formatCount } from '#shared/charts/sentences.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { Evidence } from '#shared/contract/procedures/charts.ts';
import { useAsk } from '../../../client/hooks.ts';
import { session } from '../../../state/session.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { PaneHead } from '../../../ui/layout.tsx';
import { useCodeTree } from '../../codes/tree.ts';
import { PageLinks } from '../../pages/PageLinks.tsx';
import { SegmentRow } from '../CellPane.tsx';
import type { ChartInput } from '../chartInputs.ts';
import { useEntering } from '../entering.ts';
import { PassageRow } from '../Passages.tsx';
import type { KindParts } from './parts.ts';
import { WordsPane } from './WordsPane.tsx';

interface EvidencePaneProps {
  readonly result: ChartResult;
  readonly input: ChartInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
  readonly mark: Mark | null;
  /** What the numbers say, shown while no mark is in hand. */
  readonly words?: readonly ChartWords[];
  /** Lays the mark down again. */
  readonly onLeave?: () => void;
  /** What the kind has to say of the mark beside its words. */
  readonly About?: KindParts['About'];
}

type Behind = OutputOf<'charts.evidence'>;

function MemoItem({ memo }: { readonly memo: Behind['memos'][number] }) {
  return (
    <li>
      <button
        type="button"
        className="charts-passage"
        title="Open the memo"
        onClick={() => session().openMemo(memo.id)}
      >
        <span className="charts-cell-name">{memo.title || 'Untitled'}</span>
        <span className="quote charts-quote" dir="auto">
          {memo.text}
        </span>
        <span className="source-line">{memo.type} memo</span>
      </button>
    </li>
  );
}

function HitItem({ hit }: { readonly hit: Behind['hits'][number] }) {
  return (
    <li>
      <button
        type="button"
        className="charts-passage"
        title="Open in the text"
        onClick={() => session().openSegment(hit)}
      >
        <span className="quote charts-quote" dir="auto">
          {hit.before}
          <mark className="charts-hit">{hit.text}</mark>
          {hit.after}
        </span>
        <span className="source-line">
          {hit.documentName} · ¶ {hit.paragraph}
        </span>
      </button>
    </li>
  );
}

function Words({ behind, evidence, result }: { behind: Behind; evidence: Evidence; result: ChartResult }) {
  const tree = useCodeTree();
  const colorOf = (id: string) => result.codes.find((code) => code.id === id)?.color ?? 'grey';
  const colors =
    evidence.kind === 'pair'
      ? { first: colorOf(evidence.first), second: colorOf(evidence.second) }
      : { first: 'grey', second: 'grey' };
  return (
    <ul>
      {behind.passages.map((passage) => (
        <PassageRow key={`${passage.first.codingId} ${passage.second.codingId}`} passage={passage} colors={colors} />
      ))}
      {behind.segments.map((segment) => (
        <SegmentRow key={segment.id} segment={segment} tree={tree} withDocument />
      ))}
      {behind.hits.map((hit) => (
        <HitItem key={`${hit.documentId} ${hit.start} ${hit.end}`} hit={hit} />
      ))}
      {behind.memos.map((memo) => (
        <MemoItem key={memo.id} memo={memo} />
      ))}
    </ul>
  );
}

const shownCount = ({ segments, passages, memos, hits }: Behind): number =>
  segments.length + passages.length + memos.length + hits.length;

function Behind({
  result,
  input,
  outdated,
  mark,
  evidence,
  words,
  onLeave,
  About,
}: EvidencePaneProps & { readonly evidence: Evidence }) {
  const asked = useAsk('charts.evidence', { request: input, evidence }, { enabled: !outdated });
  const former = outdated || asked.outdated;
  const { data, failure } = asked;
  const list = useRef<HTMLDivElement>(null);
  useEntering(list, !former && (data !== undefined || failure !== undefined));
  const segments = former ? [] : (data?.segments ?? []);
  const save = () =>
    session().openDialog('export', {
      request: { what: 'segments', choice: { codingIds: segments.map(({ id }) => id) } },
      sentence: 'The segments behind this mark of the chart.',
    });
  return (
    <div className="charts-half">
      <PaneHead title="Words behind it" count={data && !former && formatCount(data.total)}>
        {words && onLeave && (
          <IconButton label="Show the numbers in words" icon={MessageSquareQuote} onClick={onLeave} />
        )}
        {/* Passages of two codes, words and memos are no segments: there it would be a button that never works. */}
        {data && data.segments.length > 0 && (
          <IconButton label="Export these segments" icon={Download} disabled={former} onClick={save} />
        )}
      </PaneHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="charts-passages scroll" tabIndex={0} aria-label="Words behind the mark">
        <p className="charts-cell-name">{mark?.name}</p>
        <p className="source-line">{mark?.title}</p>
        {About && mark && <About result={result} mark={mark} />}
        {failure && <p className="charts-nothing">{failure.message}</p>}
        <div ref={list} inert={former}>
          {data && <Words behind={data} evidence={evidence} result={result} />}
        </div>
        {data && !former && shownCount(data) < data.total && (
          <p className="charts-nothing">
            The first {formatCount(shownCount(data))} of {formatCount(data.total)}.
          </p>
        )}
      </section>
      {mark?.data && <PageLinks data={mark.data} />}
    </div>
  );
}

/** What stands behind the mark in hand: coded segments, passages or memos; each opens where it stands. */
export function EvidencePane(props: EvidencePaneProps) {
  const evidence = props.mark?.data as Evidence | undefined;
  if (evidence) return <Behind {...props} evidence={evidence} />;
  if (props.mark === null && props.words && props.words.length > 0) return <WordsPane words={props.words} />;
  return (
    <div className="charts-half">
      <PaneHead title="Words behind it" />
      <section className="charts-passages scroll" aria-label="Words behind the mark">
        <p className="charts-nothing">
          {props.mark?.title ?? 'Press a mark of the picture to read what it stands for.'}
        </p>
      </section>
    </div>
  );
}
