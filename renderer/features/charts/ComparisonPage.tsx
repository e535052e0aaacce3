import { useMemo, useState } from 'react';
import type { ComparisonResult } from '#shared/analysis/results.ts';
import { comparisonOptionWords, comparisonSentence, comparisonTitle } from '#shared/charts/sentences.ts';
import { comparisonSlicesTable, comparisonTable } from '#shared/charts/tables.ts';
import { useAsk } from '../../client/hooks.ts';
import { StatusItem } from '../../frame/slots.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { AllCharts } from './AllCharts.tsx';
import { ChartHead } from './ChartHead.tsx';
import { ChartTableView } from './ChartTableView.tsx';
import { ComparisonBar } from './ComparisonBar.tsx';
import { ComparisonView } from './ComparisonView.tsx';
import type { ComparisonInput } from './chartInputs.ts';
import { useComparisonInput } from './chartInputs.ts';
import { setComparisonView, useChartViews } from './chartView.ts';
import { Legend } from './Legend.tsx';

interface ComparisonChartProps {
  readonly result: ComparisonResult;
  readonly input: ComparisonInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
}

function ComparisonTable({ result }: Pick<ComparisonChartProps, 'result'>) {
  const table = useMemo(() => comparisonTable(result), [result]);
  return (
    <ChartTableView
      table={table}
      caption={`${comparisonTitle}: shares. ${comparisonSentence(result)}`}
      note="Under each code: its share of all slices of the document, from 0 to 1."
    />
  );
}

function ComparisonChart({ result, input, outdated }: ComparisonChartProps) {
  const { asTable } = useChartViews((state) => state.comparison);
  const [only, setOnly] = useState<string | null>(null);
  const standsAlone = result.themes.some(({ id }) => id === only) ? only : null;
  const sentence = comparisonSentence(result);
  return (
    <>
      <ChartHead
        chart="comparison"
        title={comparisonTitle}
        sentence={sentence}
        asTable={asTable}
        onTable={(table) => setComparisonView({ asTable: table })}
        request={(theme) => ({ what: 'comparison', options: input, theme })}
        table={() => comparisonTable(result)}
        options={comparisonOptionWords(result)}
        numbers={() => comparisonSlicesTable(result)}
        figures={() => comparisonTable(result)}
      />
      {asTable ? (
        <ComparisonTable result={result} />
      ) : (
        <>
          <Legend result={result} only={standsAlone} onOnly={setOnly} />
          <ComparisonView result={result} input={input} outdated={outdated} only={standsAlone} />
        </>
      )}
    </>
  );
}

/** The comparison chart: options, picture or table, and at the right the segments behind a cell. */
export function ComparisonPage() {
  const input = useComparisonInput();
  const { data, failure, pending, outdated } = useAsk('charts.comparison', input);
  return (
    <div className="charts-page">
      <ComparisonBar themes={data?.themes ?? []} />
      {failure && <p className="charts-failure">{failure.message}</p>}
      {(!data || data.rows.length === 0) && (
        <div className="charts-back">
          <AllCharts />
        </div>
      )}
      {data && data.rows.length > 0 && <ComparisonChart result={data} input={input} outdated={outdated} />}
      {data && data.rows.length === 0 && (
        <EmptyState title="No documents">
          <p>None of the active documents is in the study; clear the activation to see them all.</p>
        </EmptyState>
      )}
      <StatusItem>{pending ? 'Counting…' : 'Chart up to date'}</StatusItem>
    </div>
  );
}
