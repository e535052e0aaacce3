import { ChartNoAxesColumn } from 'lucide-react';
import { useMemo, useRef } from 'react';
import type { Settings } from '#shared/analysis/chartResult.ts';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import type { Mark } from '#shared/charts/scene.ts';
import type { InputOf } from '#shared/contract/index.ts';
import type { Evidence } from '#shared/contract/procedures/charts.ts';
import { useSize } from '../../charts/useSize.ts';
import { ask } from '../../client/client.ts';
import { useAsk } from '../../client/hooks.ts';
import { session } from '../../state/session.ts';
import { Button } from '../../ui/Button.tsx';
import { setKindView, useRememberedViews } from '../charts/chartView.ts';
import { MarkWalk } from './MarkWalk.tsx';
import { PageNothing } from './PageParts.tsx';
import { usePageMode } from './printing.ts';

type Request = InputOf<'charts.read'>;

/** Opens the first of the words behind a mark in the text. */
async function openFirst(request: Request, mark: Mark): Promise<void> {
  const behind = await ask('charts.evidence', { request, evidence: mark.data as Evidence, limit: 1 });
  const first = behind.ok ? behind.value.segments[0] : undefined;
  if (first) session().openSegment({ ...first, codingId: first.id });
}

interface PageSceneProps {
  readonly kind: 'portrait' | 'codeline';
  readonly settings: Settings;
  /** Pixels; left out = as high as it needs. */
  readonly height?: number;
  /** What it shows, for those who cannot see it; its numbers are read in the chart itself. */
  readonly label: string;
}

/** A chart on a page: says its numbers, leads to the text, and opens as a chart with all its options. */
export function PageScene({ kind: name, settings, height, label }: PageSceneProps) {
  const frame = useRef<HTMLDivElement>(null);
  const size = useSize(frame);
  const mode = usePageMode();
  const ready = useRememberedViews();
  const kind = findChartKind(name);
  const request: Request = { kind: name, settings: { ...settings } };
  const { data } = useAsk('charts.read', request);
  const result = data?.kind === name ? data : undefined;
  const width = size?.width;
  const scene = useMemo(() => {
    if (!kind || !result || width === undefined) return null;
    return kind.layout(result, { width, ...(height ? { height } : {}), mode, alone: false }).scene;
  }, [kind, result, width, height, mode]);
  const reason = kind && result ? kind.empty(result) : null;
  const openChart = () => {
    if (!kind || !ready) return;
    setKindView(kind, { settings: { ...settings } });
    session().set({ tab: 'charts', chart: name });
  };
  return (
    <>
      <div ref={frame} className="page-scene">
        {reason !== null && <PageNothing>{reason}</PageNothing>}
        {scene && reason === null && (
          <MarkWalk
            scene={scene}
            label={label}
            leads="Enter goes to the first of the words behind it. The chart itself has its numbers as a table."
            onOpen={(mark) => mark.data && void openFirst(request, mark)}
          />
        )}
      </div>
      {reason === null && (
        <Button className="page-screen" icon={ChartNoAxesColumn} onClick={openChart}>
          Open as a chart
        </Button>
      )}
    </>
  );
}
