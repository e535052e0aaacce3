import type { ComparisonResult, ComparisonRow, CoOccurrenceResult } from '#shared/analysis/results.ts';
import { layoutComparison } from '#shared/charts/comparison.ts';
import { memosOfRow } from '#shared/charts/comparisonMemos.ts';
import { layoutCoOccurrence } from '#shared/charts/coOccurrence.ts';
import { dotScale, figureToSvg, layoutWidth } from '#shared/charts/figure.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { optionWords } from '#shared/charts/optionWords.ts';
import { sceneWithRoom } from '#shared/charts/roomy.ts';
import type { Scene } from '#shared/charts/scene.ts';
import { comparisonOptionWords, coOccurrenceOptionWords, type Provenance } from '#shared/charts/sentences.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import {
  type ChartTable,
  comparisonSlicesTable,
  comparisonTable,
  coOccurrencePairsTable,
  coOccurrenceTable,
} from '#shared/charts/tables.ts';
import { wordsRecord } from '#shared/charts/wordLines.ts';
import { AxialError } from '#shared/domain/result.ts';
import { toCsv } from '#shared/interchange/csv.ts';
import { column, type ExportFacts, factsRecord, factsTable } from '#shared/interchange/facts.ts';
import type { Table } from '#shared/interchange/table.ts';
import { findVariable } from '../store/variables.ts';
import { readChart } from './chartKinds/index.ts';
import { chartHandlers } from './charts.ts';
import type { CoreContext } from './context.ts';
import { wholeCoOccurrence } from './coOccurrence.ts';
import { type ExportDraft, factsOf, type RequestFor } from './exportDraft.ts';

/** The co-occurrence matrix as picture and as numbers (METHOD.md §3). */
export async function draftCoOccurrence(
  context: CoreContext,
  request: RequestFor<'co-occurrence'>,
): Promise<ExportDraft> {
  const { options } = request;
  const result = await wholeCoOccurrence(context, options);
  const words = coOccurrenceOptionWords(result, options.coefficient);
  const facts = factsOf(context, [
    ['unit', result.unit],
    ['options', words.join(', ')],
  ]);
  const layout = { ...pictureOf(request, facts, words), coefficient: options.coefficient };
  return {
    name: 'co-occurrence',
    items: result.codes.length,
    facts,
    csv: () => chartCsv(coOccurrenceTable(result), facts),
    json: () => ({ ...coOccurrenceJson(result), ...factsRecord(facts) }),
    sheets: () => [
      chartSheet('Co-occurrence', coOccurrenceTable(result)),
      chartSheet('Pairs', coOccurrencePairsTable(result)),
    ],
    ...drawn(request, result.codes, () => layoutCoOccurrence(result, layout).scene),
  };
}

/** The document comparison chart as picture and as numbers (METHOD.md §4). */
export async function draftComparison(context: CoreContext, request: RequestFor<'comparison'>): Promise<ExportDraft> {
  const { options } = request;
  const result = await chartHandlers['charts.comparison'](context, options);
  const words = comparisonOptionWords(result);
  const facts = factsOf(context, [
    ['unit', `share of each cell, slices by ${result.slices}`],
    ['options', words.join(', ')],
  ]);
  const layout = pictureOf(request, facts, words);
  return {
    name: 'comparison',
    items: result.rows.length,
    facts,
    csv: () => chartCsv(comparisonTable(result), facts),
    json: () => ({ ...comparisonJson(result, groupingWords(context, options.groupBy)), ...factsRecord(facts) }),
    sheets: () => [
      chartSheet('Comparison', comparisonTable(result)),
      chartSheet('Slices', comparisonSlicesTable(result)),
    ],
    ...drawn(request, result.themes, () => layoutComparison(result, layout).scene),
  };
}

/** A chart of any other kind as picture and as numbers. @throws AxialError where there is nothing to draw */
export async function draftChart(context: CoreContext, asked: RequestFor<'chart'>): Promise<ExportDraft> {
  const kind = requireChartKind(asked.request.kind);
  const result = await readChart(context, asked.request);
  const words = optionWords(kind, result);
  const facts = factsOf(context, [
    ['unit', kind.unit(result)],
    ['options', words.join(', ')],
  ]);
  const picture = pictureOf(asked, facts, words);
  const table = kind.table(result);
  return {
    name: kind.kind,
    items: table.rows.length,
    facts,
    csv: () => chartCsv(table, facts),
    json: () => ({
      ...{ kind: kind.kind, unit: kind.unit(result) },
      ...kind.json(result),
      ...(kind.words ? { words: wordsRecord(kind.words(result)) } : {}),
      ...factsRecord(facts),
    }),
    sheets: () => [chartSheet(kind.name, table)],
    ...drawn(asked, result.codes, () => {
      const reason = kind.empty(result);
      if (reason !== null) throw new AxialError('invalid_input', reason);
      return sceneWithRoom(picture.width, (width) => kind.layout(result, { ...picture, width }).scene);
    }),
  };
}

type PictureRequest = Pick<RequestFor<'chart'>, 'theme' | 'width' | 'figure'>;

/** The room of a picture, and what stands around it. A figure is for paper, and its words stand in the caption. */
function pictureOf({ theme, width, figure }: PictureRequest, facts: ExportFacts, words: readonly string[]) {
  if (figure) return { width: layoutWidth(figure), mode: 'light', alone: true, bare: true } as const;
  return { width, mode: theme, alone: true, provenance: provenanceOf(facts, words) } as const;
}

/** How a scene becomes a file. */
function drawn({ figure }: PictureRequest, codes: readonly { readonly color: string }[], scene: () => Scene) {
  if (!figure) return { svg: () => sceneToSvg(scene()) };
  const colors = codes.map(({ color }) => color);
  return { svg: () => figureToSvg(scene(), figure, colors), scale: dotScale(figure) };
}

function provenanceOf({ study, revision, exported }: ExportFacts, options: readonly string[]): Provenance {
  return { study, revision, date: exported.slice(0, 10), options };
}

/** The numbers first, so that programs find them at the top; below them, after an empty row, where they come from. */
function chartCsv(table: ChartTable, facts: ExportFacts): string {
  const sheet = chartSheet('', table);
  const foot = factsTable(facts).rows.map((row) => [...row]);
  return toCsv({ columns: sheet.columns, rows: [...sheet.rows, [], ...foot] });
}

function chartSheet(name: string, { columns, rows }: ChartTable): Table {
  return { name, columns: columns.map((title, index) => column(title, index === 0 ? 36 : 14)), rows };
}

const defined = (value: number | undefined): number | null =>
  value === undefined || Number.isNaN(value) ? null : value;

/** A matrix row by row; `null` where a number is not defined. */
function matrixRows(values: Float64Array, size: number): (number | null)[][] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, at) => defined(values[row * size + at])),
  );
}

/** Rows and columns are named by the paths of their codes. The diagonal holds the frequency, which is no co-occurrence. */
function coOccurrenceJson(result: CoOccurrenceResult) {
  const size = result.codes.length;
  const paths = result.codes.map((code) => code.path);
  return {
    kind: result.kind,
    unit: result.unit,
    options: {
      ...(result.unit === 'near' ? { near: result.near } : {}),
      withSubcodes: result.withSubcodes,
      documents: result.documentCount,
      coders: result.coderCount,
      diagonal: 'frequency: codings of the code, not a co-occurrence',
    },
    rows: paths,
    columns: paths,
    values: matrixRows(result.values, size),
    pairs: matrixRows(result.pairs, size),
    documents: matrixRows(result.documents, size),
    jaccard: matrixRows(result.jaccard, size),
    c: matrixRows(result.c, size),
    lift: matrixRows(result.lift, size),
    frequency: [...result.frequency],
  };
}

/** What the blocks of rows are made by: nothing, the document group, or the name of a variable. */
function groupingWords(context: CoreContext, groupBy: RequestFor<'comparison'>['options']['groupBy']): string {
  if (typeof groupBy === 'string') return groupBy;
  return findVariable(context.readable(), groupBy.variableId)?.name ?? 'none';
}

function comparisonJson(result: ComparisonResult, groupBy: string) {
  const themes = result.themes.map((theme) => theme.path);
  const rows = result.groups.flatMap(({ rows }) => rows.flatMap((index) => result.rows[index] ?? []));
  return {
    kind: result.kind,
    x: result.x,
    slices: result.slices,
    options: { withSubcodes: result.withSubcodes, groupBy, documents: result.rows.length },
    themes,
    rows: rows.map((row) => ({
      document: row.name,
      group: row.group,
      cells: cellShares(row, themes),
      shares: row.sliceShare.length === 0 ? {} : named(themes, row.shares),
      ...(row.memos ? { memos: memosOfRow(row).length } : {}),
    })),
  };
}

/** For each cell the share of each theme that stands in it; uncoded cells are empty. */
function cellShares(row: ComparisonRow, themes: readonly string[]): Record<string, number>[] {
  const cells: Record<string, number>[] = Array.from(row.cellStart, () => ({}));
  for (const [slice, at] of row.sliceCell.entries()) {
    const theme = themes[row.sliceTheme[slice] ?? -1];
    const cell = cells[at];
    if (theme !== undefined && cell) cell[theme] = row.sliceShare[slice] ?? 0;
  }
  return cells;
}

const named = (names: readonly string[], values: Float64Array): Record<string, number> =>
  Object.fromEntries(names.map((name, index) => [name, values[index] ?? 0]));
