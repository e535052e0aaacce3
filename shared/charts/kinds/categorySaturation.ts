import { drawCategory } from '../categoryDrawing.ts';
import { type CategoryResult, categorySettings, partsOf } from '../categoryResult.ts';
import { categoryTitle, categoryWords } from '../categoryWords.ts';
import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { shuffledOrders } from '../saturationResult.ts';
import { orderWords } from '../saturationWords.ts';
import { counted } from '../sentences.ts';

export const categorySaturationChart: ChartKind = chartKind<typeof categorySettings>()<CategoryResult>({
  kind: 'category-saturation',
  name: 'Saturation of a category',
  about: 'Properties and dimensions of one category, as they came',
  question: 'enough',
  codes: 'none',
  settings: categorySettings,
  title: categoryTitle,
  sentence: (result) =>
    `Theoretical saturation of one category, document by document, ${orderWords(result)}. Its properties are the codes directly below it${
      result.dimensions.length > 0 ? ', its dimensions all codes below these' : ''
    }; each is heard where it or a code below it is. Band: 9 of 10 of ${counted(result.shuffles, 'shuffled order')}, from the 5 % to the 95 % quantile.`,
  unit: ({ dimensions }) => (dimensions.length > 0 ? 'properties and dimensions' : 'properties'),
  options: ({ category, settings, dateName, shuffles }) => [
    `category ${category?.path ?? ''}`,
    orderWords({ settings, dateName }),
    `${counted(shuffles, 'shuffle')} with seed ${shuffledOrders.seed}`,
  ],
  empty: ({ category, properties, documentIds }) => {
    if (!category) return 'There are no codes yet.';
    if (properties.length === 0) return `No codes stand below “${category.name}”: these would be its properties.`;
    return documentIds.length === 0 ? 'Nothing is coded yet: the first coded document begins the curve.' : null;
  },
  words: categoryWords,
  layout: (result, picture) =>
    framed(
      { title: categoryTitle, sentence: categorySaturationChart.sentence, words: categoryWords },
      result,
      picture,
      (room) => {
        const { layers, right, bottom } = drawCategory(result, room, picture.small === true);
        return { groups: layers.map(({ key, marks }) => groupOf(key, marks)), right, bottom };
      },
    ),
  table: (result) => ({
    columns: ['code', 'is', 'documents', 'first heard in', 'document', 'shuffled 5 %', 'shuffled 95 %', 'so far'],
    heads: ['code', 'is', 'documents', 'first in', 'document', '5 %', '95 %', 'so far'],
    rows: partsOf(result).map(({ code, isDimension, places }) => {
      const curve = isDimension ? result.dimensionCurve : result.propertyCurve;
      const first = places[0];
      const at = (counts: Int32Array) => (first === undefined ? null : (counts[first] ?? null));
      return [
        code.path,
        isDimension ? 'dimension' : 'property',
        places.length,
        first === undefined ? null : first + 1,
        first === undefined ? '' : (result.documentNames[first] ?? ''),
        at(curve.low),
        at(curve.high),
        at(curve.seen),
      ];
    }),
  }),
  json: (result) => ({
    category: result.category?.path ?? null,
    order: orderWords(result),
    notAnalysed: result.notAnalysed,
    rows: result.documentNames.map((document, place) => ({
      document,
      newProperties: result.propertyCurve.fresh[place] ?? 0,
      properties: result.propertyCurve.seen[place] ?? 0,
      shuffledProperties: [result.propertyCurve.low[place] ?? 0, result.propertyCurve.high[place] ?? 0],
      newDimensions: result.dimensionCurve.fresh[place] ?? 0,
      dimensions: result.dimensionCurve.seen[place] ?? 0,
      shuffledDimensions: [result.dimensionCurve.low[place] ?? 0, result.dimensionCurve.high[place] ?? 0],
    })),
    parts: partsOf(result).map(({ code, isDimension, places }) => ({
      code: code.path,
      is: isDimension ? 'dimension' : 'property',
      documents: Array.from(places, (place) => result.documentNames[place] ?? ''),
    })),
  }),
});
