import { useMemo, useState } from 'react';
import type { ChartResult } from '#shared/analysis/chartResult.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { optionWords } from '#shared/charts/optionWords.ts';
import { findMark } from '#shared/charts/scene.ts';
import { useAsk } from '../../../client/hooks.ts';
import { RightPane, StatusItem } from '../../../frame/slots.tsx';
import { EmptyState } from '../../../ui/layout.tsx';
import { AllCharts } from '../AllCharts.tsx';
import { ChartHead } from '../ChartHead.tsx';
import { ChartTableView } from '../ChartTableView.tsx';
import { type ChartInput, useChartInput } from '../chartInputs.ts';
import { setKindView, useKindView } from '../chartView.ts';
import { EvidencePane } from './EvidencePane.tsx';
import { kindParts } from './parts.ts';
import { SceneStage } from './SceneStage.tsx';
import { SettingsBar } from './SettingsBar.tsx';

interface KindChartProps {
  readonly kind: ChartKind;
  readonly result: ChartResult;
  readonly input: ChartInput;
  readonly outdated: boolean;
}

interface KindTableProps {
  readonly kind: ChartKind;
  readonly result: ChartResult;
  readonly caption: string;
}

function KindTable({ kind, result, caption }: KindTableProps) {
  const table = useMemo(() => kind.table(result), [kind, result]);
  return <ChartTableView table={table} caption={caption} />;
}

/** Any width will do to find a mark by its key: keys do not depend on the room. */
const anyPicture = { width: 1000, height: 600, mode: 'light', alone: false } as const;

function KindChart({ kind, result, input, outdated }: KindChartProps) {
  const { asTable } = useKindView(kind);
  const [chosen, setChosen] = useState<string | null>(null);
  const marks = useMemo(() => kind.marks?.(result) ?? kind.layout(result, anyPicture).scene.marks, [kind, result]);
  const mark = chosen === null ? null : (findMark(marks, chosen) ?? null);
  const title = kind.title(result);
  const sentence = kind.sentence(result);
  const words = useMemo(() => kind.words?.(result), [kind, result]);
  const parts = kindParts[kind.kind];
  const Stage = parts?.Stage ?? SceneStage;
  return (
    <>
      <ChartHead
        chart={kind.kind}
        title={title}
        sentence={sentence}
        asTable={asTable}
        onTable={(table) => setKindView(kind, { asTable: table })}
        request={(theme) => ({ what: 'chart', request: input, theme })}
        table={() => kind.table(result)}
        options={optionWords(kind, result)}
      />
      {asTable ? (
        <KindTable kind={kind} result={result} caption={`${title}. ${sentence}`} />
      ) : (
        <Stage kind={kind} result={result} chosen={mark ? chosen : null} onChoose={setChosen} />
      )}
      <RightPane label="Words behind the chart">
        <EvidencePane
          result={result}
          input={input}
          outdated={outdated}
          mark={mark}
          About={parts?.About}
          onLeave={() => setChosen(null)}
          {...(words ? { words } : {})}
        />
      </RightPane>
    </>
  );
}

/** The page of a chart: options, picture or table, and at the right the words behind a mark. */
export function KindPage({ kind }: { readonly kind: ChartKind }) {
  const input = useChartInput(kind);
  const { data, failure, pending, outdated } = useAsk('charts.read', input);
  const result = data?.kind === kind.kind ? data : undefined;
  const reason = result ? kind.empty(result) : null;
  return (
    <div className="charts-page">
      <SettingsBar kind={kind} result={result} />
      {failure && (
        <p className="charts-failure" role="alert">
          {failure.message} {!result && 'Choose another option, or undo what took it away.'}
        </p>
      )}
      {(!result || reason !== null) && (
        <div className="charts-back">
          <AllCharts />
        </div>
      )}
      {result && reason === null && <KindChart kind={kind} result={result} input={input} outdated={outdated} />}
      {result && reason !== null && (
        <EmptyState title={kind.name}>
          <p>{reason}</p>
        </EmptyState>
      )}
      <StatusItem>{pending ? 'Counting…' : 'Chart up to date'}</StatusItem>
    </div>
  );
}
