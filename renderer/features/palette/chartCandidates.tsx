import { BookmarkCheck, ChartNoAxesCombined } from 'lucide-react';
import { useMemo } from 'react';
import { chartKinds } from '#shared/charts/kinds/index.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { chartsAmong, openSavedChart } from '../charts/saved/savedCharts.ts';
import type { Candidate } from './find.ts';

const kindCandidates = (): readonly Candidate[] =>
  chartKinds.map(({ kind, name, about }) => ({
    kind: 'command',
    id: `chart-${kind}`,
    text: `Chart: ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
    mark: <ChartNoAxesCombined className="icon" aria-hidden="true" />,
    detail: about,
    choose: () => session().set({ tab: 'charts', chart: kind, savedChart: null }),
  }));

/** The kinds of charts, and the charts that were kept, for the palette. */
export function useChartCandidates(enabled: boolean): readonly Candidate[] {
  const { data } = useAsk('views.list', { kind: 'chart' }, { enabled });
  return useMemo(() => {
    const saved = chartsAmong(data ?? []).map(
      (chart): Candidate => ({
        kind: 'command',
        id: `saved-${chart.id}`,
        text: `Saved chart: ${chart.name}`,
        mark: <BookmarkCheck className="icon" aria-hidden="true" />,
        detail: 'View',
        choose: () => {
          session().set({ tab: 'charts' });
          openSavedChart(chart);
        },
      }),
    );
    return [...kindCandidates(), ...saved];
  }, [data]);
}
