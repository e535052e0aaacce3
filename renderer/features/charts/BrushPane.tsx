import { ListChecks, Table2, X } from 'lucide-react';
import { useState } from 'react';
import type { Along } from '#shared/analysis/along.ts';
import type { ComparisonResult, CoOccurrenceResult } from '#shared/analysis/results.ts';
import { alongWords } from '#shared/charts/along.ts';
import type { FrequenciesResult } from '#shared/charts/frequencyFigures.ts';
import { rankPairs } from '#shared/charts/pairs.ts';
import { counted, formatCount } from '#shared/charts/sentences.ts';
import type { CodeId, DocumentId } from '#shared/domain/ids.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { hueOf } from '../../ui/hues.ts';
import { PaneHead } from '../../ui/layout.tsx';
import { Swatch } from '../../ui/marks.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useSettled } from '../../ui/useSettled.ts';
import { useCodeTree } from '../codes/tree.ts';
import { setSegmentView } from '../segments/view.ts';
import { SegmentRow } from './CellPane.tsx';
import type { ComparisonInput } from './chartInputs.ts';
import { setCoOccurrenceView } from './chartView.ts';

interface BrushPaneProps {
  readonly result: ComparisonResult;
  readonly input: ComparisonInput;
  readonly along: Along;
  /** Row of the cell in hand: the document that may stand for itself. */
  readonly row: number | null;
  readonly onClear: () => void;
}

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Codings of each code that touch the brush, as bars. */
function CodeBars({ counts }: { readonly counts: FrequenciesResult }) {
  const most = Math.max(1, ...counts.codings);
  return (
    <ul className="charts-bars" aria-label="Codes within it">
      {counts.codes.map(({ id, name, path, color }, index) => {
        const codings = counts.codings[index] ?? 0;
        const documents = counts.documents[index] ?? 0;
        return (
          <li
            key={id}
            title={`${path}: ${counted(codings, 'coding')} in ${counted(documents, 'document')}`}
            {...hueOf(color)}
          >
            <span className="charts-bar-name">{name}</span>
            <span className="charts-bar">
              <span style={{ width: `${(codings / most) * 100}%` }} />
            </span>
            <span className="charts-bar-count">{formatCount(codings)}</span>
          </li>
        );
      })}
    </ul>
  );
}

const shownPairs = 6;

/** The codes that meet within the brush, strongest first. */
function Pairs({ result }: { readonly result: CoOccurrenceResult }) {
  const pairs = rankPairs(result, 'c').slice(0, shownPairs);
  if (pairs.length === 0) return <p className="charts-nothing">No two of the codes share characters there.</p>;
  return (
    <ul className="charts-brush-pairs" aria-label="Codes together within it">
      {pairs.map(({ first, second, value }) => {
        const [one, other] = [result.codes[first], result.codes[second]];
        if (!one || !other) return null;
        return (
          <li key={`${one.id} ${other.id}`}>
            <span className="charts-two">
              <Swatch color={one.color} theme />
              <Swatch color={other.color} theme />
            </span>
            <span className="grow">
              {one.name} · {other.name}
            </span>
            <span className="charts-bar-count">{formatCount(value)}</span>
          </li>
        );
      })}
    </ul>
  );
}

type Input = Pick<ComparisonInput, 'codeIds' | 'coderIds' | 'documentIds' | 'speakers' | 'withSubcodes'>;

/** What the chart itself looks at, in one document or in all of them, within the brush. */
function useLimited(input: Input, along: Along, documentId: DocumentId | null) {
  const { codeIds = null, coderIds = null, speakers, withSubcodes = true } = input;
  const documentIds = documentId ? [documentId] : (input.documentIds ?? null);
  return { codeIds, coderIds, documentIds, withSubcodes, along, ...(speakers ? { speakers } : {}) };
}

function openInSegments(
  { codeIds, documentIds }: { codeIds: CodeId[]; documentIds: DocumentId[] | null },
  along: Along,
) {
  setSegmentView({ along });
  session().set({ activeDocuments: new Set(documentIds ?? []) });
  session().openCodeSegments(codeIds);
}

/** What lies within the brush: codes, codes together, and the segments themselves; leads on to Segments and the matrix. */
export function BrushPane({ result, input, along, row, onClear }: BrushPaneProps) {
  const tree = useCodeTree();
  const [scope, setScope] = useState<'all' | 'one'>('all');
  const document = row === null ? undefined : result.rows[row];
  // While the brush is pulled nothing is asked.
  const rested = useSettled(along, 120);
  const limited = useLimited(input, rested, scope === 'one' ? ((document?.documentId as DocumentId) ?? null) : null);
  const codeIds = result.themes.map(({ id }) => id as CodeId);
  const segments = useAsk('segments.query', { choice: { ...limited, codeIds }, offset: 0, limit: 200 });
  const counts = useAsk('charts.read', { kind: 'frequencies', ...limited, settings: { order: 'tree' } });
  const pairs = useAsk('charts.coOccurrence', { ...limited, order: 'given', codeIds });
  const openMatrix = () => {
    setCoOccurrenceView({ along, codes: 'chosen', chosen: codeIds, withSubcodes: limited.withSubcodes });
    session().set({ chart: 'co-occurrence' });
  };
  // Numbers of the brush before are not shown as those of this one.
  const former = rested !== along || segments.outdated || counts.outdated || pairs.outdated;
  const total = segments.data?.total ?? 0;
  return (
    <div className="charts-half">
      <PaneHead title={upper(alongWords(along))} count={segments.data && !former && formatCount(total)}>
        <IconButton label="Clear the brush" keys="Esc" icon={X} onClick={onClear} />
      </PaneHead>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
      <section className="charts-passages scroll" tabIndex={0} aria-label="Within the brush">
        <Segmented
          label="Documents of the brush"
          value={scope}
          options={[
            { value: 'all', label: counted(result.rows.length, 'document') },
            { value: 'one', label: 'this one', title: document?.name ?? '' },
          ]}
          onChange={setScope}
        />
        <p className="source-line charts-brush-line">
          {segments.data &&
            !former &&
            `${counted(total, 'coding')} ${total === 1 ? 'touches' : 'touch'} it${scope === 'one' ? ` in ${document?.name}` : ` in ${counted(segments.data.documents, 'document')}`}.`}
        </p>
        <div className="charts-brushed" inert={former}>
          {counts.data && <CodeBars counts={counts.data as FrequenciesResult} />}
          <h3 className="charts-brush-head">Together within it</h3>
          <p className="source-line">Pairs of these codings that share characters.</p>
          {pairs.data && <Pairs result={pairs.data} />}
          <h3 className="charts-brush-head">Segments</h3>
          {segments.failure && <p className="charts-nothing">{segments.failure.message}</p>}
          <ul>
            {segments.data?.segments.map((segment) => (
              <SegmentRow key={segment.id} segment={segment} tree={tree} withDocument />
            ))}
          </ul>
        </div>
        {segments.data && segments.data.segments.length < total && (
          <p className="charts-nothing">
            The first {formatCount(segments.data.segments.length)} of {formatCount(total)}; Segments has all.
          </p>
        )}
      </section>
      <div className="charts-pane-foot">
        <Button icon={ListChecks} onClick={() => openInSegments({ ...limited, codeIds }, along)}>
          Open in Segments
        </Button>
        <Button icon={Table2} onClick={openMatrix}>
          In the matrix
        </Button>
      </div>
    </div>
  );
}
