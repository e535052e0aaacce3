import type { CodeSet } from '#shared/analysis/columns.ts';
import { passagesBehind } from '#shared/analysis/passages.ts';
import type { ComparisonResult, CoOccurrenceResult } from '#shared/analysis/results.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { layoutComparison } from '#shared/charts/comparison.ts';
import { layoutCoOccurrence } from '#shared/charts/coOccurrence.ts';
import { sceneForBothModes } from '#shared/charts/modes.ts';
import type { Mark, Scene } from '#shared/charts/scene.ts';
import {
  comparisonSentence,
  comparisonTitle,
  coOccurrenceSentence,
  coOccurrenceTitle,
  formatCount,
  formatShare,
} from '#shared/charts/sentences.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { comparisonOptions, coOccurrenceOptions } from '#shared/contract/procedures/charts.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { places, type ViewerCell, type ViewerChart, type ViewerPairs } from '#shared/interchange/viewer/model.ts';
import { listCodingRowsByKey } from '../store/codings.ts';
import { choiceOf } from './chartChoice.ts';
import { chartHandlers } from './charts.ts';
import type { CoreContext } from './context.ts';
import { wholeCoOccurrence } from './coOccurrence.ts';
import type { ViewerChoice } from './viewerStudy.ts';

/** Of more codes than this no picture is drawn that a person could read: those at the top, in their order, up to here. */
const mostCodes = 40;
/** Pairs that are listed behind a cell; all are counted. */
const mostPairs = 200;

const coOccurrenceWidth = 940;
const comparisonWidth = 940;

/** Both charts over what goes into the viewer: its documents, its coders, the codes at its top with all below them. */
export async function viewerCharts(
  context: CoreContext,
  choice: ViewerChoice,
  placeOfCoding: ReadonlyMap<string, number>,
): Promise<ViewerChart[]> {
  const { documents, codes, coders } = choice.chosen;
  const { withSubcodes, coderIds, speakers } = choice.request.choice;
  // A code that was chosen without those below it counts alone, and then every chosen code is one of the chart.
  const top = codes.filter(({ parent }) => !withSubcodes || parent === null || !choice.placeOfCode.has(parent.code.id));
  if (top.length === 0 || documents.length === 0) return [];
  const chosen = {
    documentIds: documents.map(({ id }) => id),
    coderIds: coderIds && coders.map(({ id }) => id),
    codeIds: top.slice(0, mostCodes).map(({ code }) => code.id),
    withSubcodes,
    speakers,
  };
  const coOccurrence = await wholeCoOccurrence(context, coOccurrenceOptions.parse({ ...chosen, coefficient: 'none' }));
  const comparison = await chartHandlers['charts.comparison'](context, comparisonOptions.parse(chosen));
  const more = top.length > mostCodes ? ` Of ${top.length} codes at the top the first ${mostCodes} are shown.` : '';
  return [
    matrixChart(choice, coOccurrence, more, pairsOf(context, chosen, coOccurrence, choice, placeOfCoding)),
    rowsChart(choice, comparison, more),
  ];
}

/** One layout in both colours, marks leading to their places. */
function drawn(light: Scene, dark: Scene, prefix: string, linkOf: (mark: Mark) => string | null) {
  const { scene, colors } = sceneForBothModes(light, dark, prefix);
  return { svg: sceneToSvg(scene, linkOf).replace('<svg ', '<svg aria-hidden="true" '), colors };
}

function matrixChart(
  { placeOfCode }: ViewerChoice,
  result: CoOccurrenceResult,
  more: string,
  pairs: readonly ViewerPairs[],
): ViewerChart {
  const layout = (mode: 'light' | 'dark') =>
    layoutCoOccurrence(result, { width: coOccurrenceWidth, mode, coefficient: 'none', alone: false }).scene;
  const placeOf = (id: string) => placeOfCode.get(id) ?? null;
  const linkOf = ({ data }: Mark): string | null => {
    if (data?.kind === 'code') return linkTo(places.code, placeOf(data.codeId));
    if (data?.kind !== 'pair') return null;
    return pairLink(placeOf(data.first), placeOf(data.second));
  };
  const codes = result.codes.map(({ id, name }) => ({ name, place: placeOf(id) }));
  const size = codes.length;
  return {
    title: coOccurrenceTitle(result),
    sentence: `${coOccurrenceSentence(result)}${more}`,
    ...drawn(layout('light'), layout('dark'), 'm', linkOf),
    legend: [],
    table: {
      columns: ['Code', ...codes.map(({ name }) => name)],
      rows: codes.map(({ name, place }, row) => [
        { text: name, href: linkTo(places.code, place) },
        ...codes.map((other, column): ViewerCell => {
          const value = result.values[row * size + column] ?? 0;
          if (row === column) return { text: `(${formatCount(value)})`, href: null };
          const [first, second] = row > column ? [place, other.place] : [other.place, place];
          return { text: formatCount(value), href: value > 0 ? pairLink(first, second) : null };
        }),
      ]),
    },
    pairs,
  };
}

const linkTo = (address: (index: number) => string, place: number | null): string | null =>
  place === null ? null : address(place);

const pairLink = (first: number | null, second: number | null): string | null =>
  first === null || second === null ? null : places.pair(first, second);

/** The pairs of codings behind every cell below the diagonal, as it is read: row, column. */
function pairsOf(
  context: CoreContext,
  chosen: { readonly codeIds: readonly CodeId[]; readonly withSubcodes: boolean },
  result: CoOccurrenceResult,
  { placeOfCode }: ViewerChoice,
  placeOfCoding: ReadonlyMap<string, number>,
): ViewerPairs[] {
  const columns = context.columns();
  const sets = codeSets(context.codeTree(), columns.codeIds, chosen.codeIds, chosen.withSubcodes);
  const limits = choiceOf(context.readable(), columns, coOccurrenceOptions.parse(chosen));
  const size = sets.length;
  const found = sets.flatMap((first, row) =>
    sets.slice(0, row).flatMap((second, column) => {
      if ((result.pairs[row * size + column] ?? 0) === 0) return [];
      return {
        first,
        second,
        ...passagesBehind(columns, { ...limits, first, second, unit: 'pairs', limit: mostPairs }),
      };
    }),
  );
  const keys = new Set(found.flatMap(({ passages }) => passages.flatMap(({ first, second }) => [first, second])));
  const rows = listCodingRowsByKey(
    context.readable(),
    [...keys].map((row) => columns.codingKeys[row] ?? 0),
  );
  const idOfKey = new Map(rows.map(({ key, id }) => [key, id as string]));
  const placeOfRow = (row: number) => placeOfCoding.get(idOfKey.get(columns.codingKeys[row] ?? 0) ?? '') ?? 0;
  const placeOfSet = ({ id }: CodeSet) => placeOfCode.get(id) ?? 0;
  return found.map(({ first, second, total, passages }) => ({
    first: placeOfSet(first),
    second: placeOfSet(second),
    total,
    codings: passages.map((passage) => [placeOfRow(passage.first), placeOfRow(passage.second)] as const),
  }));
}

function rowsChart(
  { placeOfCode, placeOfDocument }: ViewerChoice,
  result: ComparisonResult,
  more: string,
): ViewerChart {
  const layout = (mode: 'light' | 'dark') =>
    layoutComparison(result, { width: comparisonWidth, mode, alone: false }).scene;
  const codeAt = (theme: number) => placeOfCode.get(result.themes[theme]?.id ?? '') ?? 0;
  const linkOf = ({ key, data }: Mark): string | null => {
    if (data?.kind === 'document') return linkTo(places.document, placeOfDocument.get(data.documentId) ?? null);
    if (data?.kind !== 'code') return null;
    const code = placeOfCode.get(data.codeId) ?? null;
    const [, id] = /^(?:row|share):(.+):\d+$/u.exec(key) ?? [];
    const document = id === undefined ? null : (placeOfDocument.get(id) ?? null);
    return code === null || document === null ? linkTo(places.code, code) : places.cell(document, code);
  };
  return {
    title: comparisonTitle,
    sentence: `${comparisonSentence(result)}${more}`,
    ...drawn(layout('light'), layout('dark'), 'r', linkOf),
    legend: result.themes.map((_, theme) => ({ code: codeAt(theme), count: result.frequency[theme] ?? 0 })),
    table: {
      columns: ['Document', ...result.themes.map(({ name }) => name)],
      rows: result.rows.map((row) => {
        const document = placeOfDocument.get(row.documentId) ?? 0;
        return [
          { text: row.name, href: places.document(document) },
          ...result.themes.map((_, theme): ViewerCell => {
            const share = row.shares[theme] ?? 0;
            return { text: formatShare(share), href: share > 0 ? places.cell(document, codeAt(theme)) : null };
          }),
        ];
      }),
    },
    pairs: [],
  };
}
