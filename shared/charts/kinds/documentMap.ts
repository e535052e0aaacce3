import type { ChartResult } from '../../analysis/chartResult.ts';
import type { DocumentMap } from '../../analysis/documentMap.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { counted, formatCount } from '../sentences.ts';
import { choiceOf, type GroupingSetting, type NumberSetting, type SettingsOf } from '../settings.ts';
import { stressWords } from '../stressWords.ts';
import { drawDocumentMap } from './documentMapPicture.ts';
import { groupOfPlace } from './documentMapWords.ts';
import { drawDocumentTree } from './documentTreePicture.ts';

const settings = {
  form: choiceOf(
    'Form',
    [
      { value: 'map', label: 'map' },
      { value: 'tree', label: 'tree' },
    ],
    'map',
  ),
  measure: choiceOf(
    'Profile',
    [
      { value: 'shares', label: 'shares' },
      { value: 'counts', label: 'counts' },
    ],
    'shares',
  ),
  distance: choiceOf(
    'Distance',
    [
      { value: 'euclidean', label: 'Euclidean' },
      { value: 'cosine', label: '1 − cosine' },
    ],
    'euclidean',
  ),
  groupBy: { type: 'grouping', label: 'Shapes', fallback: 'group' } satisfies GroupingSetting as GroupingSetting,
  clusters: {
    type: 'number',
    label: 'Clusters',
    least: 1,
    most: 10,
    step: 1,
    fallback: 1,
  } satisfies NumberSetting as NumberSetting,
};

/** A document of the map. */
export interface MapDocument {
  readonly id: string;
  readonly name: string;
  /** Index of its group; -1 = none. */
  readonly group: number;
}

/** Documents by code profile. */
export interface DocumentMapResult extends ChartResult, DocumentMap {
  readonly kind: 'document-map';
  readonly settings: SettingsOf<typeof settings>;
  /** One entry a place. */
  readonly documents: readonly MapDocument[];
  /** What parts the documents, in running words; empty where nothing does. */
  readonly by: string;
  readonly groups: readonly { readonly name: string; readonly isRest: boolean }[];
}

function profileWords({ settings: { measure, distance }, codes, withSubcodes }: DocumentMapResult): string {
  const what = measure === 'shares' ? 'shares of the codings' : 'numbers of codings';
  const how = distance === 'euclidean' ? 'Euclidean distance' : '1 − cosine';
  return `${how} of the ${what} of ${counted(codes.length, 'code')}${withSubcodes ? ', subcodes included' : ''}`;
}

function formWords(result: DocumentMapResult): string {
  const { stress, settings: given } = result;
  if (given.form === 'tree') {
    return `Documents that meet further left are more alike; a branch stands at the mean distance of the documents on both sides (average linkage): ${profileWords(result)}.`;
  }
  return `The closer, the more alike: ${profileWords(result)}. A mark is as large as the document has codings. ${stressWords(stress)}`;
}

function shownWords({ places, coded, uncoded, by, clusterCount, settings: { form } }: DocumentMapResult): string {
  return [
    by === '' ? '' : ` Shape and colour: ${by}.`,
    clusterCount > 1 ? ` ${form === 'tree' ? 'Cut into' : 'Outlined:'} ${counted(clusterCount, 'cluster')}.` : '',
    places.length < coded ? ` The ${formatCount(places.length)} most coded of ${formatCount(coded)} documents.` : '',
    uncoded > 0
      ? ` ${counted(uncoded, 'document')} without such codings ${uncoded === 1 ? 'is' : 'are'} left out.`
      : '',
  ].join('');
}

const fourDigits = (value = 0): number => Math.round(value * 10_000) / 10_000 + 0;

export const documentMapChart: ChartKind = chartKind<typeof settings>()<DocumentMapResult>({
  kind: 'document-map',
  name: 'Document map',
  about: 'Documents that speak of the same stand close together',
  question: 'together',
  codes: 'themes',
  settings,
  title: ({ places, settings: { form } }) =>
    `${form === 'tree' ? 'Tree' : 'Map'} of ${counted(places.length, 'document')}`,
  sentence: (result) => formWords(result) + shownWords(result),
  unit: ({ settings: { measure, distance } }) =>
    `${distance === 'euclidean' ? 'Euclidean distance' : '1 − cosine'} of ${measure}`,
  options: ({ settings: { form }, stress, clusterCount, by }) => [
    form === 'tree' ? 'average linkage' : `classical scaling, stress-1 ${stress.toFixed(3)}`,
    ...(clusterCount > 1 ? [counted(clusterCount, 'cluster')] : []),
    ...(by === '' ? [] : [`shapes by ${by}`]),
  ],
  empty: ({ codes, places, merges }) => {
    if (codes.length === 0) return 'There are no codes to compare documents by.';
    if (places.length < 3) {
      return `A map needs at least three documents with codings of these codes; here ${places.length === 1 ? 'is' : 'are'} ${places.length === 0 ? 'none' : formatCount(places.length)}.`;
    }
    return merges.height.some((height) => height > 1e-9)
      ? null
      : 'All documents have the same profile, so nothing tells them apart.';
  },
  layout: (result, picture) =>
    framed(documentMapChart, result, picture, (room) =>
      (result.settings.form === 'tree' ? drawDocumentTree : drawDocumentMap)(result, picture, room),
    ),
  table: (result) => {
    const size = result.codes.length;
    const codeColumns = (of: (code: DocumentMapResult['codes'][number]) => string) => result.codes.map(of);
    const columns = (of: Parameters<typeof codeColumns>[0]) => [
      'document',
      ...(result.by === '' ? [] : [result.by]),
      'codings',
      ...codeColumns(of),
      'x',
      'y',
      'cluster',
    ];
    return {
      columns: columns(({ path }) => path),
      heads: columns(({ name }) => name),
      rows: result.documents.map(({ name }, place) => [
        name,
        ...(result.by === '' ? [] : [groupOfPlace(result, place)]),
        result.codings[place] ?? 0,
        ...result.codes.map((_, set) => fourDigits(result.profiles[place * size + set])),
        fourDigits(result.x[place]),
        fourDigits(result.y[place]),
        (result.cluster[place] ?? 0) + 1,
      ]),
    };
  },
  json: (result) => ({
    stress: result.stress,
    documents: result.documents.map(({ name }, place) => ({
      document: name,
      group: groupOfPlace(result, place),
      codings: result.codings[place] ?? 0,
      x: result.x[place] ?? 0,
      y: result.y[place] ?? 0,
      cluster: (result.cluster[place] ?? 0) + 1,
    })),
    merges: Array.from(result.merges.height, (height, at) => ({
      left: result.merges.left[at] ?? 0,
      right: result.merges.right[at] ?? 0,
      height,
    })),
  }),
});
