import type { ChartResult } from '../../analysis/chartResult.ts';
import type { DocumentSimilarity } from '../../analysis/documentSimilarity.ts';
import { framed } from '../frame.ts';
import { drawGrid, drawSmallGrid, type GridCell, type GridSpec } from '../grid.ts';
import { type ChartKind, chartKind, type Picture } from '../kind.ts';
import { greatestOf } from '../numbers.ts';
import type { ChartTheme } from '../palette.ts';
import { KeyLine } from '../scaleKey.ts';
import { counted, formatCoefficient, formatCount } from '../sentences.ts';
import { choiceOf, listOf, type SettingsOf } from '../settings.ts';
import type { ChartTable, TableCell } from '../tables.ts';
import { treeMarks } from '../tree.ts';

const settings = {
  measure: choiceOf(
    'Likeness',
    [
      { value: 'jaccard', label: 'Jaccard' },
      { value: 'matching', label: 'simple matching' },
      { value: 'cosine', label: 'cosine' },
    ],
    'jaccard',
  ),
  order: listOf(
    choiceOf(
      'Order',
      [
        { value: 'similarity', label: 'similarity' },
        { value: 'study', label: 'study' },
        { value: 'name', label: 'name' },
      ],
      'similarity',
    ),
  ),
} as const;

export type SimilaritySettings = SettingsOf<typeof settings>;

/** Documents by documents, compared by their codes. */
export interface SimilarityResult extends ChartResult, DocumentSimilarity {
  readonly kind: 'similarity';
  readonly settings: SimilaritySettings;
  /** All documents of the study by their index: those that are drawn, the others, and their nearest. */
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** How many neighbours of each other document are listed. */
  readonly neighbours: number;
}

const labels = { jaccard: 'Jaccard', matching: 'simple matching', cosine: 'cosine' } as const;
const treeWidth = 96;
const mostSmall = 28;

function placesInOrder({ shown, order, names, settings }: SimilarityResult): number[] {
  const places = [...shown.keys()];
  const name = (place: number) => names[shown[place] ?? -1] ?? '';
  if (settings.order === 'similarity') return [...order];
  if (settings.order === 'study') return places;
  return places.sort((a, b) => name(a).localeCompare(name(b), 'en', { numeric: true }) || a - b);
}

/** The codes that each document of a result holds, by their index: looked up once for all of its pairs. */
const held = new WeakMap<SimilarityResult, readonly Int32Array[]>();

function heldOf(result: SimilarityResult): readonly Int32Array[] {
  const known = held.get(result);
  if (known) return known;
  const { counts, codes, shown } = result;
  const lists = Array.from(shown, (_, place) => {
    const own = counts.subarray(place * codes.length, (place + 1) * codes.length);
    return Int32Array.from([...own.keys()].filter((code) => (own[code] ?? 0) > 0));
  });
  held.set(result, lists);
  return lists;
}

const likeness = ({ values, shown }: SimilarityResult, a: number, b: number): number =>
  values[a * shown.length + b] ?? 0;

interface Shared {
  readonly codes: readonly string[];
  readonly both: number;
  readonly either: number;
}

function sharedCodes(result: SimilarityResult, a: number, b: number): Shared {
  const lists = heldOf(result);
  const [one, other] = [lists[a] ?? new Int32Array(), lists[b] ?? new Int32Array()];
  const codes: string[] = [];
  for (let at = 0, beside = 0; at < one.length; at++) {
    const code = one[at] as number;
    while (beside < other.length && (other[beside] as number) < code) beside++;
    if (other[beside] === code) codes.push(result.codes[code]?.id ?? '');
  }
  return { codes, both: codes.length, either: one.length + other.length - codes.length };
}

/** `Jaccard 0.60: 3 codes in both, 5 in at least one.` */
function pairWords(result: SimilarityResult, a: number, b: number, { both, either }: Shared): string {
  const value = likeness(result, a, b);
  const { measure } = result.settings;
  const counts = `${counted(both, 'code')} in both, ${formatCount(either)} in at least one, ${formatCount(result.codes.length - either)} in neither`;
  if (!Number.isNaN(value)) return `${upper(labels[measure])} ${value.toFixed(2)}: ${counts}.`;
  return `Not defined, for ${measure === 'jaccard' ? 'neither document holds any of the codes' : 'one of the documents holds none of the codes'}.`;
}

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function cellOf(result: SimilarityResult, theme: ChartTheme, a: number, b: number): GridCell | null {
  const [one, other] = [result.shown[a] ?? -1, result.shown[b] ?? -1];
  if (a === b) return ownCell(result, theme, a);
  const value = likeness(result, a, b);
  const shared = sharedCodes(result, a, b);
  if (!(value > 0)) return null;
  const step = theme.steps[Math.min(6, Math.ceil(value * 6)) - 1];
  const documentIds = [result.ids[one] ?? '', result.ids[other] ?? ''];
  return {
    name: `${result.names[one]} × ${result.names[other]}`,
    title: pairWords(result, a, b, shared),
    ...(shared.both > 0 ? { data: { kind: 'codings', codeIds: shared.codes, documentIds } as const } : {}),
    fill: step?.fill ?? theme.sunk,
    ink: step?.ink ?? theme.ink,
    text: formatCoefficient(value),
  };
}

/** The diagonal: no likeness, but how many of the codes the document holds. */
function ownCell(result: SimilarityResult, theme: ChartTheme, place: number): GridCell {
  const document = result.shown[place] ?? -1;
  const codes = heldOf(result)[place]?.length ?? 0;
  return {
    name: result.names[document] ?? '',
    title: `Holds ${formatCount(codes)} of ${counted(result.codes.length, 'code')}.`,
    data: { kind: 'document', documentId: result.ids[document] ?? '' },
    fill: theme.apart,
  };
}

function gridOf(result: SimilarityResult, places: readonly number[], theme: ChartTheme): GridSpec {
  const named = places.map((place) => {
    const document = result.shown[place] ?? -1;
    return { key: result.ids[document] ?? '', name: result.names[document] ?? '' };
  });
  const most = greatestOf(result.merges.height);
  const isTree = result.settings.order === 'similarity' && places.length === result.shown.length && places.length > 2;
  return {
    rows: named,
    columns: named,
    isTriangle: true,
    cell: (row, column) => cellOf(result, theme, places[row] ?? 0, places[column] ?? 0),
    cellWidth: { least: 9, most: 48 },
    cellHeight: { least: 12, most: 30 },
    ...(isTree
      ? {
          aside: {
            width: treeWidth,
            draw: (place) => treeMarks(result.merges, places.length, place, { most, stroke: theme.ink3 }),
          },
        }
      : {}),
    key: (place) => {
      const key = new KeyLine(place, theme).scale(`${labels[result.settings.measure]}, over 0`, '1').gap(18).room(150);
      key.box(theme.apart).gap(5).words('the document itself');
      return isTree
        ? key
            .gap(18)
            .room(280)
            .words(`tree at the right: average linkage, out to ${most.toFixed(2)} apart`)
            .end()
        : key.end();
    },
  };
}

const rules = {
  jaccard: 'Jaccard: codes that both documents hold / codes that at least one of them holds.',
  matching:
    'Simple matching: codes that both documents hold, or neither of them, / all chosen codes; what both lack counts as likeness.',
  cosine: 'Cosine of the angle between the numbers of codings of each code.',
} as const;

function sentenceOf(result: SimilarityResult): string {
  const { shown, others, codes, settings, withSubcodes } = result;
  return [
    rules[settings.measure],
    `${counted(codes.length, 'code')}, ${withSubcodes ? 'subcodes counted into their code' : 'without their subcodes'}.`,
    ...(settings.order === 'similarity' ? ['Documents that are most alike stand side by side.'] : []),
    ...(others.length > 0
      ? [
          `Drawn: the ${formatCount(shown.length)} most coded of ${counted(shown.length + others.length, 'document')}; the table lists for each of the others the ${result.neighbours === 1 ? 'nearest' : `${result.neighbours} nearest`} of ${result.isNearestOfAll ? 'all' : 'those drawn'}.`,
        ]
      : []),
  ].join(' ');
}

/** Pairs of the drawn documents, most alike first, then each other document with its nearest. */
function tableOf(result: SimilarityResult): ChartTable {
  const places = placesInOrder(result);
  const nameOf = (document: number | undefined) => result.names[document ?? -1] ?? '';
  const pairs = places.flatMap((a, at) => places.slice(at + 1).map((b) => ({ a, b, value: likeness(result, a, b) })));
  const rank = (value: number) => (Number.isNaN(value) ? -1 : value);
  pairs.sort((one, other) => rank(other.value) - rank(one.value));
  const rows = pairs.map(({ a, b, value }): TableCell[] => {
    const { both, either } = sharedCodes(result, a, b);
    const names = [nameOf(result.shown[a]), nameOf(result.shown[b])];
    return [...names, Number.isNaN(value) ? null : value, both, either];
  });
  const nearest = [...result.nearest].flatMap((document, at): TableCell[][] => {
    const other = result.others[Math.floor(at / result.neighbours)];
    return document < 0 ? [] : [[nameOf(other), nameOf(document), result.nearestValues[at] ?? null, null, null]];
  });
  return {
    columns: ['document', 'other document', labels[result.settings.measure], 'codes in both', 'codes in at least one'],
    rows: [...rows, ...nearest],
    eitherOrder: true,
  };
}

function jsonOf(result: SimilarityResult) {
  const places = placesInOrder(result);
  const names = places.map((place) => result.names[result.shown[place] ?? -1] ?? '');
  const defined = (value: number) => (Number.isNaN(value) ? null : value);
  return {
    options: { ...result.settings, withSubcodes: result.withSubcodes, codes: result.codes.map(({ path }) => path) },
    rows: names,
    columns: names,
    values: places.map((a) => places.map((b) => defined(likeness(result, a, b)))),
    nearest: Array.from(result.others, (document, row) => ({
      document: result.names[document] ?? '',
      nearest: Array.from({ length: result.neighbours }, (_, at) => row * result.neighbours + at).flatMap((at) => {
        const other = result.nearest[at] ?? -1;
        return other < 0 ? [] : [{ document: result.names[other] ?? '', value: result.nearestValues[at] ?? 0 }];
      }),
    })),
  };
}

function draw(result: SimilarityResult, picture: Picture) {
  const places = placesInOrder(result);
  return framed(similarityChart, result, picture, (room) =>
    picture.small
      ? drawSmallGrid(gridOf(result, places.slice(0, mostSmall), room.theme), room)
      : drawGrid(gridOf(result, places, room.theme), room),
  );
}

export const similarityChart: ChartKind = chartKind<typeof settings>()<SimilarityResult>({
  kind: 'similarity',
  name: 'Document similarity',
  about: 'Documents that hold the same codes, side by side',
  question: 'together',
  codes: 'all',
  settings,
  title: ({ shown, others }) => `Similarity of ${counted(shown.length + others.length, 'document')}`,
  sentence: sentenceOf,
  unit: ({ settings: { measure } }) => labels[measure],
  options: ({ codes, settings: { measure, order } }) => [
    labels[measure],
    `over ${counted(codes.length, 'code')}`,
    `order ${order}`,
  ],
  empty: ({ codes, shown, counts }) => {
    if (codes.length === 0) return 'There are no codes to compare documents by.';
    if (shown.length < 2) return 'There are no two documents to compare.';
    return counts.some((count) => count > 0) ? null : 'No document holds any of these codes yet.';
  },
  layout: draw,
  table: tableOf,
  json: jsonOf,
});
