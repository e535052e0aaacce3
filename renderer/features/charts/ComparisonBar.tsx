import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import { comparisonAxes, type ResultCode, sliceRules } from '#shared/analysis/results.ts';
import { shownGrouping, shownSort } from '#shared/charts/kept/scopes.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Check } from '../../ui/fields.tsx';
import { Pick } from '../../ui/Pick.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { useCodeTree } from '../codes/tree.ts';
import { CommonOptions } from './CommonOptions.tsx';
import { useVariables } from './chartInputs.ts';
import { setComparisonView, useChartViews } from './chartView.ts';

const axisLabels = { sections: '100 sections', paragraphs: 'paragraphs', characters: 'characters' } as const;

function GroupOption() {
  const groupBy = useChartViews((state) => state.comparison.groupBy);
  const table = useVariables();
  const options = [
    { value: 'none', label: 'none' },
    { value: 'group', label: 'document group' },
    ...table.variables.map(({ id, name }) => ({ value: `variable:${id}`, label: name })),
  ];
  return (
    <span className="option">
      <span className="option-label">Group</span>
      <Pick
        label="Group documents by"
        value={shownGrouping(groupBy, table)}
        options={options}
        onChange={(value) => setComparisonView({ groupBy: value })}
      />
    </span>
  );
}

function SortOption({ themes }: { readonly themes: readonly ResultCode[] }) {
  const { sort, descending } = useChartViews((state) => state.comparison);
  const table = useVariables();
  const tree = useCodeTree();
  // When a discussion was held is what most orders are about.
  const datesFirst = table.variables.toSorted((a, b) => Number(b.type === 'date') - Number(a.type === 'date'));
  const options = [
    { value: 'study', label: 'study order' },
    { value: 'name', label: 'name' },
    { value: 'similarity', label: 'similarity' },
    ...datesFirst.map(({ id, name, type }) => ({
      value: `variable:${id}`,
      label: type === 'date' ? `${name} (date)` : name,
    })),
    ...themes.map(({ id, name }) => ({ value: `share:${id}`, label: `share of ${name}` })),
  ];
  return (
    <span className="option">
      <span className="option-label">Sort</span>
      <Pick
        label="Sort documents by"
        value={shownSort(sort, table, tree)}
        options={options}
        onChange={(value) => setComparisonView({ sort: value })}
      />
      <IconButton
        label={descending ? 'Largest or last first' : 'Smallest or first first'}
        icon={descending ? ArrowDownWideNarrow : ArrowUpNarrowWide}
        onClick={() => setComparisonView({ descending: !descending })}
      />
    </span>
  );
}

/** The options of the comparison chart. */
export function ComparisonBar({ themes }: { readonly themes: readonly ResultCode[] }) {
  const view = useChartViews((state) => state.comparison);
  return (
    <div className="option-bar" role="toolbar" aria-label="Options of this chart">
      <span className="option">
        <span className="option-label">Axis</span>
        <Segmented
          label="Axis"
          value={view.x}
          options={[...comparisonAxes].map((axis) => ({ value: axis, label: axisLabels[axis] }))}
          onChange={(x) => setComparisonView({ x })}
        />
      </span>
      <span className="option">
        <span className="option-label">Slices</span>
        <Pick
          label="What cuts a cell into slices"
          value={view.slices}
          options={sliceRules.map((rule) => ({ value: rule, label: rule }))}
          onChange={(slices) => setComparisonView({ slices })}
        />
      </span>
      <GroupOption />
      <SortOption themes={themes} />
      <span className="option">
        <Check checked={view.memos} onChange={() => setComparisonView({ memos: !view.memos })}>
          Memos
        </Check>
        <Check checked={view.strips} onChange={() => setComparisonView({ strips: !view.strips })}>
          Sums
        </Check>
      </span>
      <CommonOptions chart="comparison" view={view} codes={themes} onChange={setComparisonView} />
    </div>
  );
}
