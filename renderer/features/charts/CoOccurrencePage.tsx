import { useMemo, useState } from 'react';
import type { CoOccurrenceResult } from '#shared/analysis/results.ts';
import { strongestPair } from '#shared/charts/pairs.ts';
import {
  coefficientRule,
  coOccurrenceOptionWords,
  coOccurrenceSentence,
  coOccurrenceTitle,
} from '#shared/charts/sentences.ts';
import { coOccurrencePairsTable, coOccurrenceTable } from '#shared/charts/tables.ts';
import { useAsk } from '../../client/hooks.ts';
import { RightPane, StatusItem } from '../../frame/slots.tsx';
import { EmptyState } from '../../ui/layout.tsx';
import { AllCharts } from './AllCharts.tsx';
import { ChartHead } from './ChartHead.tsx';
import { ChartTableView } from './ChartTableView.tsx';
import { CoOccurrenceBar } from './CoOccurrenceBar.tsx';
import { type CoOccurrenceInput, useCoOccurrenceInput } from './chartInputs.ts';
import { setCoOccurrenceView, useChartViews } from './chartView.ts';
import { MatrixView } from './MatrixView.tsx';
import { type CodePair, PairsPane } from './PairsPane.tsx';

const indexOf = (result: CoOccurrenceResult, id: string): number => result.codes.findIndex((code) => code.id === id);

/** The pair in hand: the one that was pressed while both codes are there, else the strongest. */
function settle(result: CoOccurrenceResult, wanted: CodePair | null): CodePair | null {
  if (wanted && indexOf(result, wanted.first) >= 0 && indexOf(result, wanted.second) >= 0) return wanted;
  const strongest = strongestPair(result);
  const first = result.codes[strongest?.first ?? 0];
  const second = result.codes[strongest?.second ?? 1];
  return first && second ? { first: first.id, second: second.id } : null;
}

function MatrixTable({ result, title }: { readonly result: CoOccurrenceResult; readonly title: string }) {
  const table = useMemo(() => coOccurrenceTable(result), [result]);
  return <ChartTableView table={table} caption={`${title}. ${coOccurrenceSentence(result)}`} />;
}

interface CoOccurrenceChartProps {
  readonly result: CoOccurrenceResult;
  readonly input: CoOccurrenceInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
}

function CoOccurrenceChart({ result, input, outdated }: CoOccurrenceChartProps) {
  const { coefficient, asTable } = useChartViews((state) => state.coOccurrence);
  const [wanted, setWanted] = useState<CodePair | null>(null);
  const pair = useMemo(() => settle(result, wanted), [result, wanted]);
  const sentence = [coOccurrenceSentence(result), coefficientRule(coefficient)].filter(Boolean).join(' ');
  const title = coOccurrenceTitle(result);
  return (
    <>
      <ChartHead
        chart="co-occurrence"
        title={title}
        sentence={sentence}
        asTable={asTable}
        onTable={(table) => setCoOccurrenceView({ asTable: table })}
        request={(theme) => ({ what: 'co-occurrence', options: input, theme })}
        table={() => coOccurrenceTable(result)}
        options={coOccurrenceOptionWords(result, coefficient)}
        numbers={() => coOccurrencePairsTable(result)}
      />
      {asTable ? (
        <MatrixTable result={result} title={title} />
      ) : (
        <MatrixView result={result} coefficient={coefficient} pair={pair} onPair={setWanted} />
      )}
      <RightPane label="Pairs and passages">
        <PairsPane
          result={result}
          coefficient={coefficient}
          input={input}
          outdated={outdated}
          pair={pair}
          onPair={setWanted}
        />
      </RightPane>
    </>
  );
}

/** The co-occurrence chart: options, matrix or table, and at the right the pairs and the passages behind one of them. */
export function CoOccurrencePage() {
  const input = useCoOccurrenceInput();
  const { data, failure, pending, outdated } = useAsk('charts.coOccurrence', input);
  return (
    <div className="charts-page">
      <CoOccurrenceBar codes={data?.codes ?? []} />
      {failure && <p className="charts-failure">{failure.message}</p>}
      {(!data || data.codes.length < 2) && (
        <div className="charts-back">
          <AllCharts />
        </div>
      )}
      {data && data.codes.length >= 2 && <CoOccurrenceChart result={data} input={input} outdated={outdated} />}
      {data && data.codes.length < 2 && (
        <EmptyState title="A matrix needs two codes">
          <p>Choose two codes or more in the bar above.</p>
        </EmptyState>
      )}
      <StatusItem>{pending ? 'Counting…' : 'Chart up to date'}</StatusItem>
    </div>
  );
}
