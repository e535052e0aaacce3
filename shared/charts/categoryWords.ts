import type { ResultCode } from '../analysis/results.ts';
import type { SaturationCurve } from '../analysis/saturation.ts';
import { type CategoryResult, partsOf } from './categoryResult.ts';
import type { ChartWords, WordsLine } from './kind.ts';
import { lastFresh, restOfOrder } from './saturationWords.ts';
import { counted, formatCount, inWords } from './sentences.ts';

/** So many documents without anything new make a title say that nothing new came. */
const quiet = 2;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const unheardIn = ({ first }: SaturationCurve): number => first.reduce((sum, at) => sum + (at < 0 ? 1 : 0), 0);

/** A finding where the numbers say it. */
export function categoryTitle(result: CategoryResult): string {
  const { category, propertyCurve, dimensionCurve, properties } = result;
  const name = category?.name ?? '';
  const unheard = unheardIn(propertyCurve);
  if (unheard > 0)
    return `${capital(name)}: ${formatCount(unheard)} of ${counted(properties.length, 'property', 'properties')} not heard yet`;
  const last = Math.max(lastFresh(propertyCurve.fresh), lastFresh(dimensionCurve.fresh));
  const what = result.dimensions.length > 0 ? 'properties or dimensions' : 'properties';
  const since = `${what} of ${name} after document ${formatCount(last + 1)}`;
  return propertyCurve.seen.length - 1 - last >= quiet
    ? `No new ${since}`
    : `${capital(name)}: still new in document ${formatCount(last + 1)}`;
}

/** What was heard when, what not, and what in one document only. */
export function categoryWords(result: CategoryResult): ChartWords[] {
  const { category, properties, dimensions, propertyCurve, dimensionCurve } = result;
  const dimensionLines: WordsLine[] =
    dimensions.length === 0
      ? [{ text: 'No codes stand below its properties, so there are no dimensions to count.' }]
      : curveLines(dimensionCurve, dimensions, 'dimension', 'dimensions');
  const lines = [
    ...curveLines(propertyCurve, properties, 'property', 'properties'),
    ...dimensionLines,
    ...restOfOrder(result),
  ];
  const thin = partsOf(result).filter(({ places }) => places.length === 1);
  return [
    { head: capital(category?.name ?? ''), aside: 'Glaser & Strauss 1967', lines },
    ...(thin.length > 0 ? [thinWords(thin.map(({ code, places }) => ({ code, place: places[0] ?? 0 })))] : []),
  ];
}

function curveLines(
  { first, fresh, seen }: SaturationCurve,
  codes: readonly ResultCode[],
  one: string,
  many: string,
): WordsLine[] {
  const unheard = codes.filter((_, set) => (first[set] ?? -1) < 0);
  const heard = codes.length - unheard.length;
  const last = lastFresh(fresh);
  const all = codes.length === 1 ? `The one ${one} was` : `All ${inWords(codes.length)} ${many} were`;
  const begin: WordsLine[] =
    unheard.length === 0
      ? [{ text: `${all} there after document *${formatCount(last + 1)}*.`, tone: 'met' }]
      : [
          {
            text: `*${formatCount(heard)} of ${formatCount(codes.length)}* ${many} have been heard. Not yet:`,
            tone: 'care',
          },
          { text: '', codes: unheard },
        ];
  const after = seen.length - 1 - last;
  if (last < 0) return begin;
  const end: WordsLine =
    after === 0
      ? {
          text: `The last document still brought *${counted(fresh[last] ?? 0, `new ${one}`, `new ${many}`)}*.`,
          tone: 'care',
        }
      : {
          text: `Since document ${formatCount(last + 1)} no ${one} was new, *${inWords(after)} ${after === 1 ? 'document' : 'documents in a row'}*.`,
          tone: 'met',
        };
  return [...begin, end];
}

const thinWords = (thin: readonly { readonly code: ResultCode; readonly place: number }[]): ChartWords => ({
  head: 'Heard in one document only',
  aside: counted(thin.length, 'code'),
  lines: thin.map(({ code, place }) => ({ text: formatCount(place + 1), codes: [code] })),
});
