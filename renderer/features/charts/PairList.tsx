import { type KeyboardEvent, useEffect, useId, useRef } from 'react';
import type { CoOccurrenceResult } from '#shared/analysis/results.ts';
import type { RankedPair } from '#shared/charts/pairs.ts';
import { flagWords, formatCoefficient, formatCount } from '#shared/charts/sentences.ts';
import { Swatch } from '../../ui/marks.tsx';
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

/** More are rarely read; the table has them all. */
const most = 300;

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
      <span className="charts-pair-name ellipsis" title={`${first?.path} × ${second?.path}`}>
        <span className="charts-two">
          <Swatch color={first?.color ?? 'grey'} />
          <Swatch color={second?.color ?? 'grey'} />
        </span>
        {first?.name} × {second?.name}
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

/** Pairs that meet, strongest first. One Tab stop; arrows choose. */
export function PairList({ result, pairs, unit, coefficient, flagged, pair, onPair }: PairListProps) {
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  const shown = pairs.slice(0, most);
  const idsOf = (ranked: RankedPair): CodePair => ({
    first: result.codes[ranked.first]?.id ?? '',
    second: result.codes[ranked.second]?.id ?? '',
  });
  const current = shown.findIndex((ranked) => {
    const { first, second } = idsOf(ranked);
    return (first === pair?.first && second === pair.second) || (first === pair?.second && second === pair.first);
  });
  useEffect(() => {
    list.current?.querySelector(`[id="${id}-${current}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [current, id]);
  const move = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const next = shown[Math.max(0, Math.min(shown.length - 1, current + step))];
    if (next) onPair(idsOf(next));
  };
  if (shown.length === 0) return <p className="charts-nothing charts-no-pairs">No pairs: none of these codes meet.</p>;
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
        {shown.map((ranked, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys
          <div
            key={`${ranked.first} ${ranked.second}`}
            id={`${id}-${index}`}
            className="charts-pair"
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
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
        {pairs.length > most && (
          <p className="charts-nothing">
            {formatCount(pairs.length - most)} weaker pairs are left out here; the exported table has them all.
          </p>
        )}
      </div>
    </>
  );
}
