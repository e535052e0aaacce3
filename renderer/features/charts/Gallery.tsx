import { useMemo, useRef } from 'react';
import { layoutComparison } from '#shared/charts/comparison.ts';
import { layoutCoOccurrence } from '#shared/charts/coOccurrence.ts';
import type { ChartQuestion } from '#shared/charts/kind.ts';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { ThumbnailView } from '../../charts/ThumbnailView.tsx';
import { useSeenOnce } from '../../charts/useSeenOnce.ts';
import { useAsk } from '../../client/hooks.ts';
import { useSession } from '../../state/session.ts';
import { useComparisonInput, useCoOccurrenceInput } from './chartInputs.ts';
import { fewCodes } from './fewCodes.ts';
import { fewRows } from './fewRows.ts';
import { KindPicture } from './kinds/KindPicture.tsx';
import { SavedRow } from './saved/SavedRow.tsx';
import { useMode } from './useMode.ts';

function ComparisonPicture() {
  const { data } = useAsk('charts.comparison', useComparisonInput());
  const mode = useMode();
  const layout = useMemo(
    () => data && layoutComparison(fewRows(data), { width: 1000, mode, alone: false }),
    [data, mode],
  );
  if (!layout) return null;
  const { plotLeft, plotWidth, axisBottom, bottom } = layout.grid;
  const view = { x: plotLeft, y: axisBottom, width: plotWidth, height: Math.max(1, bottom - axisBottom) };
  return <ThumbnailView scene={layout.scene} parts={['rows']} view={view} />;
}

/** More names than this cannot be read at the size of a thumbnail. */
const mostNames = 12;

function CoOccurrencePicture() {
  const { data } = useAsk('charts.coOccurrence', useCoOccurrenceInput());
  const mode = useMode();
  const layout = useMemo(
    () => data && layoutCoOccurrence(fewCodes(data), { width: 1000, mode, coefficient: 'c', alone: false }),
    [data, mode],
  );
  if (!data || !layout) return null;
  const { left, top, size, cellWidth, cellHeight } = layout.grid;
  const view = { x: left, y: top, width: Math.max(1, size * cellWidth), height: Math.max(1, size * cellHeight) };
  return (
    <>
      {size <= mostNames && (
        <span className="charts-card-names" aria-hidden="true">
          {data.codes.map(({ id, name }) => (
            <span key={id} className="ellipsis">
              {name}
            </span>
          ))}
        </span>
      )}
      <ThumbnailView scene={layout.scene} parts={['cells']} view={view} />
    </>
  );
}

interface Entry {
  readonly chart: string;
  readonly name: string;
  readonly about: string;
  readonly Picture: () => React.ReactNode;
}

const comparison: Entry = {
  chart: 'comparison',
  name: 'Document comparison',
  about: 'Codes along each document, one group above the other',
  Picture: ComparisonPicture,
};
const coOccurrence: Entry = {
  chart: 'co-occurrence',
  name: 'Co-occurrence',
  about: 'Codes that stand on the same words, and how often',
  Picture: CoOccurrencePicture,
};

const entriesOf = (question: ChartQuestion): Entry[] =>
  chartKinds
    .filter((kind) => kind.question === question)
    .map((kind) => ({
      chart: kind.kind,
      name: kind.name,
      about: kind.about,
      Picture: () => <KindPicture kind={kind} />,
    }));

/** Charts by the question that they answer: a chart is found by what one wants to know. */
const questions: readonly { readonly question: string; readonly entries: readonly Entry[] }[] = [
  { question: 'Who talks about what?', entries: [comparison, ...entriesOf('who')] },
  { question: 'What goes with what?', entries: [coOccurrence, ...entriesOf('together')] },
  { question: 'What ties the themes together?', entries: entriesOf('ties') },
  { question: 'Have I heard enough?', entries: entriesOf('enough') },
];

function Card({ chart, name, about, Picture }: Entry) {
  const set = useSession((state) => state.set);
  const picture = useRef<HTMLSpanElement>(null);
  const seen = useSeenOnce(picture);
  return (
    <button type="button" className="charts-card" onClick={() => set({ chart, savedChart: null })}>
      <span className="charts-card-picture" ref={picture}>
        {seen && <Picture />}
      </span>
      <span className="charts-card-name">{name}</span>
      <span className="charts-card-about">{about}</span>
    </button>
  );
}

/** All charts with live pictures of this study, made with the options used last. */
export function Gallery({ nothingCoded }: { readonly nothingCoded: boolean }) {
  return (
    <div className="charts-gallery scroll">
      <h1 className="visually-hidden">Charts</h1>
      {nothingCoded && (
        <p className="charts-none-coded">
          Nothing is coded yet. Words and memos have charts already; the others draw themselves when you select words in
          a document and press C to code them.
        </p>
      )}
      <SavedRow />
      <div className="charts-questions">
        {questions.map(({ question, entries }) => (
          <section key={question} className="charts-question">
            <h2>{question}</h2>
            {entries.map((entry) => (
              <Card key={entry.chart} {...entry} />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}
