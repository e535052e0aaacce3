import { type KeyboardEvent, useEffect, useId, useMemo, useRef } from 'react';
import type { CoOccurrenceResult } from '#shared/analysis/results.ts';
import type { RankedPair } from '#shared/charts/pairs.ts';
import { flagWords, formatCoefficient, formatCount } from '#shared/charts/sentences.ts';
import { Swatch } from '../../ui/marks.tsx';
import { bringRowIntoView, useVisibleRows } from '../../ui/useVisibleRows.ts';
import type { CodePair } from './PairsPane.tsx';

interface PairListProps {
  readonly result: CoOccurrenceResult;
  readonly pairs: readonly RankedPair[];
  readonly unit: string;
  /** Head of the coefficient's column; empty where none is shown. */
  readonly coefficient: string;
  /** True where pairs whose `c` is to be read with care say why. */
  readonly flagged: boolean;
  readonly pair: CodePair | null;
  readonly onPair: (pair: CodePair) => void;
}

/** Pixels of a row, as the sheet of styles has it. */
const rowHeight = 26;
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 20, PageUp: -20 };

function PairRow({
  result,
  ranked,
  unit,
  flagged,
  withCoefficient,
}: {
  readonly result: CoOccurrenceResult;
  readonly ranked: RankedPair;
  readonly unit: string;
  readonly flagged: boolean;
  readonly withCoefficient: boolean;
}) {
  const [first, second] = [result.codes[ranked.first], result.codes[ranked.second]];
  const flag = flagged ? flagWords(result, ranked.first, ranked.second) : { short: '', long: '' };
  return (
    <>
      <span className="charts-pair-name charts-pair-names" title={`${first?.path} × ${second?.path}`}>
        <span className="charts-two">
          <Swatch color={first?.color ?? 'grey'} />
          <Swatch color={second?.color ?? 'grey'} />
        </span>
        <span className="ellipsis">{first?.name}</span>
        <span> × </span>
        <span className="ellipsis">{second?.name}</span>
      </span>
      {flag.short && (
        <span className="charts-flag" title={flag.long}>
          {flag.short}
        </span>
      )}
      <span className="charts-pair-number">
        {formatCount(ranked.value)} <span className="visually-hidden">{unit}</span>
      </span>
      {withCoefficient && <span className="charts-pair-number soft">{formatCoefficient(ranked.coefficient)}</span>}
    </>
  );
}

/** Pairs that meet, strongest first; only the rows in view are in the page. One Tab stop; arrows choose. */
export function PairList({ result, pairs, unit, coefficient, flagged, pair, onPair }: PairListProps) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const { first, end } = useVisibleRows(list, rowHeight, pairs.length);
  const idsOf = (ranked: RankedPair): CodePair => ({
    first: result.codes[ranked.first]?.id ?? '',
    second: result.codes[ranked.second]?.id ?? '',
  });
  const current = useMemo(() => {
    const place = new Map(result.codes.map(({ id }, at) => [id, at]));
    const [one, other] = [place.get(pair?.first ?? ''), place.get(pair?.second ?? '')];
    return pairs.findIndex(
      (at) => (at.first === one && at.second === other) || (at.first === other && at.second === one),
    );
  }, [result, pairs, pair]);
  useEffect(() => {
    if (list.current && current >= 0) bringRowIntoView(list.current, current, rowHeight);
  }, [current]);
  const move = (event: KeyboardEvent) => {
    const last = pairs.length - 1;
    const step = steps[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? last : step === undefined ? null : current + step;
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    const next = pairs[Math.max(0, Math.min(last, to))];
    if (next) onPair(idsOf(next));
  };
  if (pairs.length === 0) return <p className="charts-nothing charts-no-pairs">No pairs: none of these codes meet.</p>;
  return (
    <>
      <div className="charts-pair charts-pair-head" aria-hidden="true">
        <span className="charts-pair-name">pair</span>
        <span className="charts-pair-number">{unit}</span>
        {coefficient && <span className="charts-pair-number">{coefficient}</span>}
      </div>
      <div
        ref={list}
        className="charts-pairs scroll"
        role="listbox"
        aria-label="Pairs, strongest first"
        tabIndex={0}
        aria-activedescendant={current >= 0 ? `${id}-${current}` : undefined}
        onKeyDown={move}
      >
        <div className="charts-pairs-all" style={{ height: pairs.length * rowHeight }}>
          {pairs.slice(first, end).map((ranked, at) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
            <div
              key={`${ranked.first} ${ranked.second}`}
              id={`${id}-${first + at}`}
              className="charts-pair"
              style={{ top: (first + at) * rowHeight }}
              role="option"
              tabIndex={-1}
              aria-selected={first + at === current}
              aria-posinset={first + at + 1}
              aria-setsize={pairs.length}
              onClick={() => onPair(idsOf(ranked))}
            >
              <PairRow
                result={result}
                ranked={ranked}
                unit={unit}
                flagged={flagged}
                withCoefficient={coefficient !== ''}
              />
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
