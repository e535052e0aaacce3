import { framed, groupOf } from '../frame.ts';
import { type ChartKind, chartKind } from '../kind.ts';
import { drawSaturation } from '../saturationDrawing.ts';
import { freshCodes, runsOf, type SaturationResult, saturationSettings, shuffledOrders } from '../saturationResult.ts';
import { orderWords, percent, saturationTitle, saturationWords } from '../saturationWords.ts';
import { counted } from '../sentences.ts';

export const saturationChart: ChartKind = chartKind<typeof saturationSettings>()<SaturationResult>({
  kind: 'saturation',
  name: 'Saturation',
  about: 'New codes with each further document',
  question: 'enough',
  codes: 'all',
  ownCodings: true,
  settings: saturationSettings,
  title: saturationTitle,
  sentence: (result) =>
    `Codes never used before, document by document, ${orderWords(result)}. ${
      result.withSubcodes
        ? 'A code is also used where a subcode of it is'
        : 'A code is used where it has codings of its own'
    }. Band: 9 of 10 of ${counted(result.shuffles, 'shuffled order')}, from the 5 % to the 95 % quantile.`,
  unit: () => 'codes',
  options: ({ settings, shuffles, dateName }) => [
    orderWords({ settings, dateName }),
    `base ${counted(settings.base, 'document')}`,
    `run ${counted(settings.run, 'document')}, ${settings.runs === 'overlapping' ? 'overlapping' : 'one after another'}`,
    `threshold ${percent(settings.threshold / 100)}`,
    `${counted(shuffles, 'shuffle')} with seed ${shuffledOrders.seed}`,
  ],
  empty: ({ codes, documentIds }) => {
    if (codes.length === 0) return 'There are no codes to count.';
    return documentIds.length === 0 ? 'Nothing is coded yet: the first coded document begins the curve.' : null;
  },
  words: saturationWords,
  layout: (result, picture) =>
    framed(saturationChart as unknown as ChartKind<SaturationResult>, result, picture, (room) => {
      const { groups, right, bottom } = drawSaturation(result, runsOf(result), room, picture.small === true);
      return { groups: groups.map(({ key, marks }) => groupOf(key, marks)), right, bottom };
    }),
  table: (result) => {
    const { runs } = runsOf(result);
    const runAt = new Map(runs.map((run) => [run.to - 1, run]));
    return {
      columns: [
        'place',
        'document',
        ...(result.dates ? [result.dateName ?? 'date'] : []),
        'codes used',
        'new codes',
        'codes so far',
        'shuffled 5 %',
        'shuffled 95 %',
        'new in the run that ends here',
        'share of the base %',
        'which codes are new',
      ],
      rows: result.documentNames.map((name, place) => {
        const run = runAt.get(place);
        return [
          place + 1,
          name,
          ...(result.dates ? [result.dates[place] ?? ''] : []),
          result.used[place] ?? 0,
          result.fresh[place] ?? 0,
          result.seen[place] ?? 0,
          result.low[place] ?? 0,
          result.high[place] ?? 0,
          run?.fresh ?? null,
          run?.share == null ? null : Math.round(run.share * 1000) / 10,
          freshCodes(result, place)
            .map(({ path }) => path)
            .join(', '),
        ];
      }),
      names: [1],
      measures: [result.dates ? 5 : 4],
    };
  },
  json: (result) => {
    const { base, runs } = runsOf(result);
    return {
      order: orderWords(result),
      codes: result.codes.length,
      base: { documents: result.settings.base, codes: base },
      threshold: result.settings.threshold / 100,
      runs: runs.map(({ from, to, fresh, share, isMet }) => ({ from: from + 1, to, newCodes: fresh, share, isMet })),
      notAnalysed: result.notAnalysed,
      rows: result.documentNames.map((document, place) => ({
        document,
        used: result.used[place] ?? 0,
        newCodes: freshCodes(result, place).map(({ path }) => path),
        seen: result.seen[place] ?? 0,
        shuffled: [result.low[place] ?? 0, result.high[place] ?? 0],
      })),
      neverUsed: result.codes.filter((_, set) => (result.first[set] ?? -1) < 0).map(({ path }) => path),
    };
  },
});
