import type { CountedCode, PropertyMapResult } from '../../analysis/propertyMapResult.ts';
import { medianOf } from '../../analysis/reading/median.ts';
import { framed } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { everyMark } from '../propertyMap/everyMark.ts';
import { drawLayers } from '../propertyMap/layers.ts';
import { drawRadial } from '../propertyMap/radial.ts';
import { orderedProperties, propertyMapSentence, propertyMapTitle } from '../propertyMap/words.ts';
import { choiceOf } from '../settings.ts';
import type { TableCell } from '../tables.ts';

const settings = {
  middle: { type: 'code', label: 'Theme', automatic: 'the most frequent theme', fallback: null },
  order: choiceOf(
    'Order',
    [
      { value: 'codings', label: 'codings' },
      { value: 'tree', label: 'code tree' },
    ],
    'codings',
  ),
  layout: choiceOf(
    'Layout',
    [
      { value: 'layers', label: 'layers' },
      { value: 'radial', label: 'radial' },
    ],
    'layers',
  ),
} as const;

/** One theme with its properties, their dimensions and indicators (METHOD.md §5): Figure 2 of the paper. */
export const propertiesChart: ChartKind = chartKind<typeof settings>()<PropertyMapResult>({
  kind: 'properties',
  name: 'Properties',
  about: 'One theme, its properties, and what hangs on them',
  question: 'ties',
  codes: 'none',
  settings,
  title: propertyMapTitle,
  sentence: propertyMapSentence,
  unit: () => 'codings',
  options: ({ settings: { order, layout }, theme, byRole }) => [
    `theme ${theme?.name ?? 'none'}`,
    `order ${order}`,
    `layout ${layout}`,
    byRole ? 'properties by role' : 'properties are the codes directly below',
  ],
  empty: ({ theme, properties, indicators }) => {
    if (!theme) return 'There are no codes yet.';
    return properties.length + indicators.length === 0 ? `There are no codes below “${theme.name}”.` : null;
  },
  layout: (result, picture) =>
    framed(propertiesChart as ChartKind<PropertyMapResult>, result, picture, (room) => {
      const draw = result.settings.layout === 'radial' ? drawRadial : drawLayers;
      return draw(result, room, picture.small === true);
    }),
  marks: everyMark,
  table: (result) => ({ columns: tableColumns, rows: tableRows(result) }),
  json: (result) => ({
    title: propertyMapTitle(result),
    theme: result.theme?.path ?? null,
    ownCodings: result.ownCodings,
    byRole: result.byRole,
    rows: tableRows(result).map((row) =>
      Object.fromEntries(tableColumns.map((column, at) => [column, row[at] ?? null])),
    ),
    weights: Object.fromEntries(result.properties.map(({ path, weights }) => [path, weights])),
  }),
});

const tableColumns = ['what', 'code', 'codings', 'documents', 'with a weight', 'least', 'median', 'most'];

function tableRows(result: PropertyMapResult): TableCell[][] {
  const row = (
    what: string,
    { path, codings, documents }: CountedCode,
    weights: readonly number[] | null,
  ): TableCell[] => [
    what,
    path,
    codings,
    documents,
    weights?.length ?? null,
    weights?.[0] ?? null,
    weights && weights.length > 0 ? medianOf(weights) : null,
    weights?.at(-1) ?? null,
  ];
  return [
    ...(result.theme ? [row('theme', result.theme, null)] : []),
    ...orderedProperties(result).flatMap((property) => [
      row('property', property, property.weights),
      ...property.parts.map((part) => row(part.role ?? 'code below it', part, null)),
    ]),
    ...result.indicators.map((indicator) => row('indicator', indicator, null)),
  ];
}
