import { X } from 'lucide-react';
import { coefficients, coOccurrenceUnits, type ResultCode } from '#shared/analysis/results.ts';
import { alongWords } from '#shared/charts/along.ts';
import { coefficientNames } from '#shared/charts/sentences.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { CommonOptions } from './CommonOptions.tsx';
import { setCoOccurrenceView, useChartViews } from './chartView.ts';

const orders = [
  { value: 'tree', label: 'code tree' },
  { value: 'name', label: 'name' },
  { value: 'frequency', label: 'frequency' },
  { value: 'similarity', label: 'similarity' },
] as const;

function NearField({ near }: { readonly near: number }) {
  return (
    <label className="option">
      <span className="option-label">paragraphs apart, at most</span>
      <input
        className="field charts-near"
        type="number"
        min={0}
        max={1000}
        value={near}
        onChange={(event) => {
          const value = event.target.valueAsNumber;
          if (Number.isInteger(value) && value >= 0 && value <= 1000) setCoOccurrenceView({ near: value });
        }}
      />
    </label>
  );
}

/** The options of the matrix. */
export function CoOccurrenceBar({ codes }: { readonly codes: readonly ResultCode[] }) {
  const view = useChartViews((state) => state.coOccurrence);
  return (
    <div className="option-bar" role="toolbar" aria-label="Options of this chart">
      <span className="option">
        <span className="option-label">Count</span>
        <Segmented
          label="What is counted"
          value={view.unit}
          options={coOccurrenceUnits.map((unit) => ({ value: unit, label: unit }))}
          onChange={(unit) => setCoOccurrenceView({ unit })}
        />
      </span>
      {view.unit === 'near' && <NearField near={view.near} />}
      <span className="option">
        <span className="option-label">Above the diagonal</span>
        <Segmented
          label="Coefficient above the diagonal"
          value={view.coefficient}
          options={coefficients.map((coefficient) => ({ value: coefficient, label: coefficientNames[coefficient] }))}
          onChange={(coefficient) => setCoOccurrenceView({ coefficient })}
        />
      </span>
      {view.along && (
        <span className="option charts-along">
          <span className="chip">in {alongWords(view.along)}</span>
          <IconButton label="In whole documents" icon={X} onClick={() => setCoOccurrenceView({ along: null })} />
        </span>
      )}
      <CommonOptions chart="coOccurrence" view={view} codes={codes} onChange={setCoOccurrenceView} />
      <span className="option">
        <span className="option-label">Order</span>
        <Pick
          label="Order of the codes"
          value={view.order}
          options={orders}
          onChange={(order) => setCoOccurrenceView({ order })}
        />
      </span>
    </div>
  );
}
