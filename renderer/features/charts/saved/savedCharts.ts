import { tableDigest } from '#shared/charts/digest.ts';
import type { KeptFigures } from '#shared/charts/kept/figures.ts';
import { findChartKind } from '#shared/charts/kinds/index.ts';
import type { ChartTable } from '#shared/charts/tables.ts';
import type { OutputOf } from '#shared/contract/index.ts';
import type { ViewId } from '#shared/domain/ids.ts';
import { ask } from '../../../client/client.ts';
import { queryClient } from '../../../client/hooks.ts';
import { session } from '../../../state/session.ts';
import { showToast } from '../../../ui/Toast.tsx';
import { kindViewOf, takeView, useChartViews } from '../chartView.ts';
import { readFigures } from './figures.ts';

export type SavedView = OutputOf<'views.list'>[number];
export type ChartContent = Extract<SavedView['content'], { kind: 'chart' }>;
export interface SavedChart extends Omit<SavedView, 'content'> {
  readonly content: ChartContent;
}

/** The charts among what is kept, as far as this version knows their kind. */
export const chartsAmong = (views: readonly SavedView[]): SavedChart[] =>
  views.flatMap((view) =>
    view.content.kind === 'chart' && isKnown(view.content.chart) ? [{ ...view, content: view.content }] : [],
  );

const isKnown = (chart: string): boolean =>
  chart === 'co-occurrence' || chart === 'comparison' || findChartKind(chart) !== undefined;

/** The options of a chart as they stand now, as they are kept. */
export function contentNow(chart: string): ChartContent {
  const views = useChartViews.getState();
  const kind = findChartKind(chart);
  const view = kind ? kindViewOf(views, kind) : chart === 'comparison' ? views.comparison : views.coOccurrence;
  return { kind: 'chart', chart, view: { ...view }, exported: null, kept: null };
}

/** Opens a chart with the options that it was kept with. */
export function openSavedChart({ id, content }: SavedChart): void {
  takeView(content.chart, content.view);
  session().set({ chart: content.chart, savedChart: id });
}

async function change(saved: SavedChart, part: Partial<ChartContent>, label: string): Promise<void> {
  const changed = await ask('views.change', { id: saved.id, content: { ...saved.content, ...part }, label });
  if (!changed.ok) showToast({ message: changed.error.message, tone: 'danger' });
}

/** Keeps the options as they stand under the name of a chart that is there already. */
export const updateSavedChart = (saved: SavedChart): Promise<void> =>
  change(saved, { view: contentNow(saved.content.chart).view }, `Change the saved chart “${saved.name}”`);

/** Remembers what a chart's numbers were when it went into a file: all of them as a digest, its figures as they are. */
export async function rememberExport(id: ViewId, numbers: ChartTable, table: ChartTable): Promise<void> {
  const views = await ask('views.list', { kind: 'chart' });
  const saved = views.ok ? chartsAmong(views.value).find((each) => each.id === id) : undefined;
  if (!saved) return;
  const exported = { at: Date.now(), digest: tableDigest(numbers), figures: asContent(await readFigures(table)) };
  await change(saved, { exported }, `Export the saved chart “${saved.name}”`);
}

/** Keeps the picture as it is today, whatever the data do; its figures too, to say later what has changed. */
export async function keepPicture(saved: SavedChart, svg: string, figures: KeptFigures | null): Promise<void> {
  const kept = { at: Date.now(), svg, figures: asContent(figures) };
  await change(saved, { kept }, `Keep the chart “${saved.name}” as of today`);
}

export const letFollow = (saved: SavedChart): Promise<void> =>
  change(saved, { kept: null }, `Let the chart “${saved.name}” follow the data again`);

/** The same, as lists that may be changed: what is sent is a copy. */
const asContent = (figures: KeptFigures | null): NonNullable<ChartContent['exported']>['figures'] =>
  structuredClone(figures) as NonNullable<ChartContent['exported']>['figures'];

export async function deleteSavedChart({ id, name }: SavedChart): Promise<void> {
  const deleted = await ask('views.delete', { id });
  if (session().savedChart === id) session().set({ savedChart: null });
  await queryClient.invalidateQueries({ queryKey: ['views.list'] });
  if (deleted.ok) showToast({ message: `Deleted the saved chart “${name}”. Undo brings it back.` });
  else showToast({ message: deleted.error.message, tone: 'danger' });
}
