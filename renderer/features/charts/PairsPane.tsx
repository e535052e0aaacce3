import { Filter } from 'lucide-react';
import { useMemo, useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import type { Coefficient, CoOccurrenceResult } from '#shared/analysis/results.ts';
import { rankPairs } from '#shared/charts/pairs.ts';
import { coefficientNames, unitName } from '#shared/charts/sentences.ts';
import { IconButton } from '../../ui/Button.tsx';
import { SearchField } from '../../ui/fields.tsx';
import { PaneHead } from '../../ui/layout.tsx';
import type { CoOccurrenceInput } from './chartInputs.ts';
import { PairList } from './PairList.tsx';
import { Passages } from './Passages.tsx';

/** Two codes by their ids; the first is drawn as tint, the second as underline. */
export interface CodePair {
  readonly first: string;
  readonly second: string;
}

interface PairsPaneProps {
  readonly result: CoOccurrenceResult;
  readonly coefficient: Coefficient;
  readonly input: CoOccurrenceInput;
  /** `result` is not of `input` yet. */
  readonly outdated: boolean;
  readonly pair: CodePair | null;
  readonly onPair: (pair: CodePair) => void;
}

/** Pairs by strength above, the passages of the pair in hand below. */
export function PairsPane({ result, coefficient, input, outdated, pair, onPair }: PairsPaneProps) {
  const [filter, setFilter] = useState<string | null>(null);
  const ranked = useMemo(() => rankPairs(result, coefficient), [result, coefficient]);
  const wanted = (filter ?? '').toLowerCase();
  const shown = useMemo(() => {
    if (wanted === '') return ranked;
    const fits = result.codes.map(({ name }) => name.toLowerCase().includes(wanted));
    return ranked.filter(({ first, second }) => fits[first] || fits[second]);
  }, [ranked, result, wanted]);
  return (
    <Group orientation="vertical" defaultLayout={{ pairs: 48, passages: 52 }}>
      <Panel id="pairs" minSize={120}>
        <div className="charts-half">
          <PaneHead title="Pairs" count="strongest first">
            <IconButton
              label="Filter pairs"
              icon={Filter}
              aria-pressed={filter !== null}
              onClick={() => setFilter(filter === null ? '' : null)}
            />
          </PaneHead>
          {filter !== null && (
            <div className="charts-filter">
              <SearchField
                label="Filter by code"
                value={filter}
                autoFocus
                onChange={(event) => setFilter(event.target.value)}
              />
            </div>
          )}
          <PairList
            result={result}
            pairs={shown}
            unit={unitName(result.unit, result.near)}
            coefficient={coefficient === 'none' ? '' : coefficientNames[coefficient]}
            flagged={coefficient === 'c'}
            pair={pair}
            onPair={onPair}
          />
        </div>
      </Panel>
      <Separator className="frame-splitter horizontal" aria-label="Height of pairs and passages" />
      <Panel id="passages" minSize={140}>
        {pair && <Passages result={result} input={input} outdated={outdated} pair={pair} />}
      </Panel>
    </Group>
  );
}
