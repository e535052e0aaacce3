import { comparisonOfView, coOccurrenceOfView, kindOfView, type ViewSource } from '#shared/charts/kept/request.ts';
import { comparisonViewFrom, coOccurrenceViewFrom, kindViewFrom } from '#shared/charts/kept/view.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import type { InputOf, OutputOf } from '#shared/contract/index.ts';
import type { ExportRequest } from '#shared/contract/procedures/transfers.ts';
import { AxialError } from '#shared/domain/result.ts';
import { readCodeTree } from './names.ts';
import type { Ask } from './openStudy.ts';

type SavedView = OutputOf<'views.list'>[number];
type Content = Extract<SavedView['content'], { kind: 'chart' }>;

/** A chart that is kept under a name. */
export interface KeptChart extends Omit<SavedView, 'content'> {
  readonly content: Content;
}

/** The charts that are kept in the study, in their order. */
export async function listKeptCharts(ask: Ask): Promise<KeptChart[]> {
  const views = await ask('views.list', { kind: 'chart' });
  return views.flatMap((view) => (view.content.kind === 'chart' ? [{ ...view, content: view.content }] : []));
}

/** The chart that is kept under a name. @throws AxialError `not_found` */
export async function findKeptChart(ask: Ask, name: string): Promise<KeptChart> {
  const found = (await listKeptCharts(ask)).find((chart) => chart.name === name);
  if (found) return found;
  throw new AxialError('not_found', `No chart is kept under the name “${name}” in this study.`);
}

type Request = InputOf<'exports.write'>['request'];
type Picture = Pick<Extract<ExportRequest, { what: 'chart' }>, 'theme' | 'width' | 'figure'>;

/**
 * The question behind a kept chart. Nothing is active on the command line: a chart of the active documents or codes shows
 * what it shows in a window where none are.
 */
export async function requestOfKept(ask: Ask, { content }: KeptChart, picture: Picture): Promise<Request> {
  const { chart, view } = content;
  const source = await sourceOf(ask);
  if (chart === 'co-occurrence') {
    return { what: chart, options: coOccurrenceOfView(coOccurrenceViewFrom(view), source), ...picture };
  }
  if (chart === 'comparison') {
    const table = await ask('variables.list', {});
    return { what: chart, options: comparisonOfView(comparisonViewFrom(view), source, table), ...picture };
  }
  const kind = requireChartKind(chart);
  // As in a window on this machine: its clock tells the days.
  const clock = 'zone' in kind.settings ? { zone: Intl.DateTimeFormat().resolvedOptions().timeZone } : {};
  const asked = kindOfView(chart, kindViewFrom(kind, view), source);
  return { what: 'chart', request: { ...asked, settings: { ...asked.settings, ...clock } }, ...picture };
}

async function sourceOf(ask: Ask): Promise<ViewSource> {
  const tree = await readCodeTree(ask);
  const { codeIds, codingsWith } = await ask('codes.counts', {});
  const counts = new Map(codeIds.map((id, at) => [id, codingsWith[at] ?? 0]));
  return {
    tree,
    countOf: (id) => ({ codingsWith: counts.get(id) ?? 0 }),
    active: new Set(),
    activeDocuments: new Set(),
  };
}
