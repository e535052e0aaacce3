import { Ellipsis, GitCompareArrows, Pencil, Pin, PinOff, Trash2 } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { layoutComparison } from '#shared/charts/comparison.ts';
import { layoutCoOccurrence } from '#shared/charts/coOccurrence.ts';
import { type ChangesSince, changesSince } from '#shared/charts/kept/state.ts';
import { comparisonViewFrom, coOccurrenceViewFrom, kindViewFrom } from '#shared/charts/kept/view.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import type { Scene } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import {
  type ChartTable,
  comparisonSlicesTable,
  comparisonTable,
  coOccurrencePairsTable,
} from '#shared/charts/tables.ts';
import { SceneView, type View } from '../../../charts/SceneView.tsx';
import { ThumbnailView } from '../../../charts/ThumbnailView.tsx';
import { useAsk } from '../../../client/hooks.ts';
import { session } from '../../../state/session.ts';
import { IconButton } from '../../../ui/Button.tsx';
import { formatShortDay } from '../../../ui/dates.ts';
import { MenuButton, MenuItem } from '../../../ui/Menu.tsx';
import { useChartInputOf, useComparisonInputOf, useCoOccurrenceInputOf } from '../chartInputs.ts';
import { fewCodes } from '../fewCodes.ts';
import { fewRows } from '../fewRows.ts';
import { useMode } from '../useMode.ts';
import { readFigures, useFigures } from './figures.ts';
import {
  chartsAmong,
  deleteSavedChart,
  keepPicture,
  letFollow,
  openSavedChart,
  type SavedChart,
} from './savedCharts.ts';

interface CardProps {
  readonly saved: SavedChart;
  /** The chart as the study is now; `null` while it is not known, or there is nothing to draw. */
  readonly now: {
    readonly scene: Scene;
    /** The piece that makes a small picture; the whole where it is left out. */
    readonly piece?: { readonly parts: readonly string[]; readonly view: View };
    /** Every number, for the digest; and those that are kept, where they are others. */
    readonly table: ChartTable;
    readonly figures?: ChartTable;
  } | null;
  /** Why there is nothing to draw; left out while that is not known. */
  readonly reason?: string | null | undefined;
}

function SavedKind({ saved, kind }: { readonly saved: SavedChart; readonly kind: ChartKind }) {
  const view = useMemo(() => kindViewFrom(kind, saved.content.view), [kind, saved.content.view]);
  const { data, failure } = useAsk('charts.read', useChartInputOf(kind, view));
  const mode = useMode();
  const now = useMemo(() => {
    if (data?.kind !== kind.kind || kind.empty(data) !== null) return null;
    const { scene } = kind.layout(data, { width: 300, height: 140, mode, alone: false, small: true });
    return { scene, table: kind.table(data) };
  }, [data, kind, mode]);
  const reason = failure?.message ?? (data?.kind === kind.kind ? kind.empty(data) : null);
  return <SavedCard saved={saved} now={failure ? null : now} reason={reason} />;
}

function SavedComparison({ saved }: { readonly saved: SavedChart }) {
  const view = useMemo(() => comparisonViewFrom(saved.content.view), [saved.content.view]);
  const { data, failure } = useAsk('charts.comparison', useComparisonInputOf(view));
  const mode = useMode();
  const now = useMemo(() => {
    if (!data) return null;
    const { scene, grid } = layoutComparison(fewRows(data), { width: 1000, mode, alone: false });
    const { plotLeft, plotWidth, axisBottom, bottom } = grid;
    const view = { x: plotLeft, y: axisBottom, width: plotWidth, height: Math.max(1, bottom - axisBottom) };
    const tables = { table: comparisonSlicesTable(data), figures: comparisonTable(data) };
    return { scene, piece: { parts: ['rows'], view }, ...tables };
  }, [data, mode]);
  return <SavedCard saved={saved} now={failure ? null : now} reason={failure?.message} />;
}

function SavedCoOccurrence({ saved }: { readonly saved: SavedChart }) {
  const view = useMemo(() => coOccurrenceViewFrom(saved.content.view), [saved.content.view]);
  const { data, failure } = useAsk('charts.coOccurrence', useCoOccurrenceInputOf(view));
  const mode = useMode();
  const { coefficient } = view;
  const now = useMemo(() => {
    if (!data) return null;
    const { scene, grid } = layoutCoOccurrence(fewCodes(data), { width: 1000, mode, coefficient, alone: false });
    const { left, top, size, cellWidth, cellHeight } = grid;
    const part = { x: left, y: top, width: Math.max(1, size * cellWidth), height: Math.max(1, size * cellHeight) };
    return { scene, piece: { parts: ['cells'], view: part }, table: coOccurrencePairsTable(data) };
  }, [data, mode, coefficient]);
  return <SavedCard saved={saved} now={failure ? null : now} reason={failure?.message} />;
}

/** What has changed since a chart was kept as of a day, or else since it went into a file; `null` where it never was. */
function useChanges({ saved, now }: CardProps): ChangesSince | null {
  const { kept, exported } = saved.content;
  const since = kept ?? exported;
  const figures = useFigures(since && now ? (now.figures ?? now.table) : null);
  return useMemo(
    () => (since && now ? changesSince(since, { numbers: now.table, figures }, formatShortDay(since.at)) : null),
    [since, now, figures],
  );
}

/** What a saved chart says of itself: kept as of a day, without what it shows, changed since it went into a file, or up to date. */
function stateOf(
  { content, changedAt }: SavedChart,
  since: ChangesSince | null,
  reason: string | null | undefined,
): string {
  if (content.kept) return `kept as of ${formatShortDay(content.kept.at)}`;
  if (reason) return 'cannot be drawn now';
  if (!content.exported || !since) return `up to date, saved ${formatShortDay(changedAt)}`;
  return `${since.isChanged ? 'changed since' : 'as'} exported ${formatShortDay(content.exported.at)}`;
}

const pictureOf = (svg: string): string => `data:image/svg+xml;utf8,${encodeURIComponent(svg)}`;

function Picture({ saved, now }: CardProps): ReactNode {
  const { kept } = saved.content;
  if (kept) return <img src={pictureOf(kept.svg)} alt="" />;
  if (!now) return null;
  return now.piece ? <ThumbnailView scene={now.scene} {...now.piece} /> : <SceneView scene={now.scene} />;
}

async function keepNow(saved: SavedChart, now: CardProps['now']): Promise<void> {
  if (now) await keepPicture(saved, sceneToSvg(now.scene), await readFigures(now.figures ?? now.table));
}

function SavedCard({ saved, now, reason }: CardProps) {
  const since = useChanges({ saved, now });
  const { kept, chart } = saved.content;
  const isStale = since?.isChanged === true && !kept;
  return (
    <li className="charts-saved-card">
      <button type="button" onClick={() => openSavedChart(saved)}>
        <span className="charts-saved-picture">
          <Picture saved={saved} now={now} />
        </span>
        <span className="charts-saved-words">
          <span className="ellipsis" title={saved.name}>
            {saved.name}
          </span>
          <span className={isStale ? 'charts-saved-state charts-stale' : 'charts-saved-state muted'}>
            {kept && <Pin className="icon small" aria-hidden="true" />}
            {stateOf(saved, since, reason)}
          </span>
          {!kept && reason && (
            <span className="charts-saved-state muted ellipsis" title={reason}>
              {reason}
            </span>
          )}
          {since?.isChanged && (
            <span className="charts-saved-state muted ellipsis" title={since.sentence}>
              {since.brief}
            </span>
          )}
        </span>
      </button>
      <MenuButton label={saved.name} button={<IconButton label={`More about ${saved.name}`} icon={Ellipsis} />}>
        <MenuItem
          icon={Pencil}
          onChoose={() => session().openDialog('chart-name', { chart, name: saved.name, rename: saved.id })}
        >
          Rename…
        </MenuItem>
        <MenuItem
          icon={kept ? PinOff : Pin}
          disabled={!kept && !now}
          onChoose={() => void (kept ? letFollow(saved) : keepNow(saved, now))}
        >
          {kept ? 'Let it follow the data again' : 'Keep it as of today'}
        </MenuItem>
        {since && (
          <MenuItem icon={GitCompareArrows} onChoose={() => session().openDialog('chart-changes', { saved, since })}>
            Show what changed
          </MenuItem>
        )}
        <MenuItem icon={Trash2} danger onChoose={() => void deleteSavedChart(saved)}>
          Delete
        </MenuItem>
      </MenuButton>
    </li>
  );
}

function SavedEntry({ saved }: { readonly saved: SavedChart }) {
  const { chart } = saved.content;
  const kind = findChartKind(chart);
  if (kind) return <SavedKind saved={saved} kind={kind} />;
  return chart === 'comparison' ? <SavedComparison saved={saved} /> : <SavedCoOccurrence saved={saved} />;
}

/** The charts that were kept under a name, above the gallery, as long as there are any. */
export function SavedRow() {
  const charts = chartsAmong(useAsk('views.list', { kind: 'chart' }).data ?? []);
  if (charts.length === 0) return null;
  return (
    <section className="charts-saved" aria-label="Saved charts">
      <h2>
        Saved
        <span className="muted">{charts.length === 1 ? '1 chart' : `${charts.length} charts`}</span>
      </h2>
      <ul>
        {charts.map((saved) => (
          <SavedEntry key={saved.id} saved={saved} />
        ))}
      </ul>
    </section>
  );
}
