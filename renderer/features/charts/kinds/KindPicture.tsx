import { useMemo } from 'react';
import type { ChartKind } from '#shared/charts/kind.ts';
import { SceneView } from '../../../charts/SceneView.tsx';
import { useAsk } from '../../../client/hooks.ts';
import { useChartInput } from '../chartInputs.ts';
import { useMode } from '../useMode.ts';

/** A chart of this study as a small picture, made with the options used last, or the sentence why there is none. */
export function KindPicture({ kind }: { readonly kind: ChartKind }) {
  const { data } = useAsk('charts.read', useChartInput(kind));
  const mode = useMode();
  const mine = data?.kind === kind.kind ? data : undefined;
  const none = mine ? kind.empty(mine) : null;
  const result = none === null ? mine : undefined;
  const scene = useMemo(
    () => result && kind.layout(result, { width: 300, height: 140, mode, alone: false, small: true }).scene,
    [kind, result, mode],
  );
  if (none !== null) return <span className="charts-card-none">{none}</span>;
  return scene ? <SceneView scene={scene} className="charts-card-scene" /> : null;
}
