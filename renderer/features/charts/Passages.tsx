import { Maximize2 } from 'lucide-react';
import { useRef } from 'react';
import type { CoOccurrenceResult, CoOccurrenceUnit } from '#shared/analysis/results.ts';
import { counted, formatCount, frequencySentence } from '#shared/charts/sentences.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { printQuery } from '#shared/query/print.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { hueOf } from '../../ui/hues.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { PageLinks } from '../pages/PageLinks.tsx';
import type { CoOccurrenceInput } from './chartInputs.ts';
import { useEntering } from './entering.ts';
import type { CodePair } from './PairsPane.tsx';
import { type PassagePiece, passagePieces, trimPassage } from './passagePieces.ts';

type Passage = OutputOf<'charts.passages'>['passages'][number];

interface PassagesProps {
  readonly result: CoOccurrenceResult;
  readonly input: CoOccurrenceInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
  readonly pair: CodePair;
}

const heads: Readonly<Record<CoOccurrenceUnit, string>> = {
  pairs: 'Overlapping passages',
  stretches: 'Overlapping passages',
  characters: 'Overlapping passages',
  paragraphs: 'Passages in the same paragraphs',
  documents: 'Passages in the same documents',
  near: 'Passages near each other',
};

interface Colors {
  readonly first: string;
  readonly second: string;
}

function PieceView({ piece, colors }: { readonly piece: PassagePiece; readonly colors: Colors }) {
  const tint = piece.first ? (piece.second ? 'charts-tint both' : 'charts-tint') : undefined;
  const words = (
    <span className={tint} {...hueOf(colors.first)}>
      {piece.text}
    </span>
  );
  if (!piece.second) return words;
  return (
    <span className="charts-underline" {...hueOf(colors.second)}>
      {words}
    </span>
  );
}

export function PassageRow({ passage, colors }: { readonly passage: Passage; readonly colors: Colors }) {
  const { documentId, documentName, paragraph, first, second, shared } = passage;
  const shown = trimPassage(passage.text, passage.start, first, second);
  const pieces = passagePieces(shown.text, shown.start, first, second);
  return (
    <li>
      <button
        type="button"
        className="charts-passage"
        title="Open in the text"
        onClick={() => session().openSegment({ ...first, documentId })}
      >
        <span className="quote charts-quote" dir="auto">
          {shown.cutBefore && '… '}
          {pieces.map((piece) => (
            <PieceView key={piece.start} piece={piece} colors={colors} />
          ))}
          {shown.cutAfter && ' …'}
        </span>
        <span className="source-line">
          {documentName} · ¶ {paragraph}
          {shared > 0 && ` · ${counted(shared, 'character')} shared`}
        </span>
      </button>
    </li>
  );
}

/** Both codes on the same words, in Segments: the first asked for, the second overlapping it. */
function openInSegments(result: CoOccurrenceResult, { first, second }: CodePair, withSubcodes: boolean): void {
  const operand = (id: string) => {
    const name = result.codes.find((code) => code.id === id)?.path ?? '';
    return { kind: 'code', code: { name, id: null }, own: !withSubcodes } as const;
  };
  const step = { kind: 'relation', relation: 'overlapping', not: false, within: 0, other: operand(second) } as const;
  session().openCodeSegments([]);
  session().set({ query: printQuery({ start: operand(first), steps: [step] }) });
}

function OwnCodings({ result, codeId }: { readonly result: CoOccurrenceResult; readonly codeId: string }) {
  const index = result.codes.findIndex((code) => code.id === codeId);
  const own = useRef<HTMLDivElement>(null);
  useEntering(own, true);
  const openOwn = () => {
    session().openCodeSegments([codeId as CodeId]);
  };
  return (
    <div className="charts-half">
      <PaneHead title={result.codes[index]?.name ?? ''} />
      <div ref={own} className="section charts-passages">
        <p className="soft">{frequencySentence(result, index)}</p>
        <Button variant="line" icon={Maximize2} onClick={openOwn}>
          Open these in Segments
        </Button>
        <PageLinks data={{ kind: 'code', codeId }} />
      </div>
    </div>
  );
}

function PairPassages({ result, input, outdated, pair }: PassagesProps) {
  const asked = useAsk(
    'charts.passages',
    { options: input, first: pair.first as CodeId, second: pair.second as CodeId },
    { enabled: !outdated },
  );
  const { data, failure } = asked;
  const former = outdated || asked.outdated;
  const list = useRef<HTMLElement>(null);
  useEntering(list, !former && (data !== undefined || failure !== undefined));
  const [one, other] = [pair.first, pair.second].map((id) => result.codes.find((code) => code.id === id));
  const colors = { first: one?.color ?? 'grey', second: other?.color ?? 'grey' };
  return (
    <div className="charts-half">
      <PaneHead title={heads[result.unit]} count={data && !former && formatCount(data.total)}>
        <IconButton
          label="Open these in Segments"
          icon={Maximize2}
          onClick={() => openInSegments(result, pair, input.withSubcodes ?? true)}
        />
      </PaneHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section ref={list} className="charts-passages scroll" tabIndex={0} aria-label="Passages where both codes stand">
        <p className="charts-key soft">
          <span>
            <span className="chip code" {...hueOf(colors.first)}>
              {one?.name}
            </span>
            tint
          </span>
          <span>
            <span className="charts-key-line" {...hueOf(colors.second)}>
              {other?.name}
            </span>
            line
          </span>
        </p>
        {failure && <p className="charts-nothing">{failure.message}</p>}
        {data?.total === 0 && !former && <p className="charts-nothing">The two do not meet.</p>}
        <ul inert={former}>
          {data?.passages.map((passage) => (
            <PassageRow
              key={`${passage.first.codingId} ${passage.second.codingId}`}
              passage={passage}
              colors={colors}
            />
          ))}
        </ul>
        {data && !former && data.passages.length < data.total && (
          <p className="charts-nothing">
            The first {formatCount(data.passages.length)} of {formatCount(data.total)}.
          </p>
        )}
      </section>
      <PageLinks data={{ kind: 'pair', ...pair }} />
    </div>
  );
}

/** The words behind the cell in hand; each opens in the text. */
export function Passages(props: PassagesProps) {
  const { first, second } = props.pair;
  return first === second ? <OwnCodings result={props.result} codeId={first} /> : <PairPassages {...props} />;
}
