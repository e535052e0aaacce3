import type { SaturationRun } from '../analysis/reading/saturationRuns.ts';
import type { ChartWords, WordsLine } from './kind.ts';
import { freshCodes, runsOf, type SaturationResult } from './saturationResult.ts';
import { counted, formatCount, inWords } from './sentences.ts';

/** A share with one decimal where it needs one: `5.3 %`, `0 %`. */
export const percent = (share: number): string => `${formatDecimal(Math.round(share * 1000) / 10)} %`;

const formatDecimal = (value: number): string => {
  const [whole = '0', part] = String(value).split('.');
  return part === undefined ? formatCount(Number(whole)) : `${formatCount(Number(whole))}.${part}`;
};

/** In which order the documents stand, as the middle of a sentence. */
export function orderWords({
  settings: { order, seed },
  dateName,
}: Pick<SaturationResult, 'dateName'> & {
  readonly settings: Pick<SaturationResult['settings'], 'order' | 'seed'>;
}): string {
  if (order === 'date') return `by ${dateName ?? 'date'}`;
  return order === 'shuffled' ? `shuffled (seed ${seed})` : 'in the order in which each was coded first';
}

/** The last place at which anything was new; -1 = nothing is. */
export function lastFresh(fresh: Int32Array): number {
  return fresh.findLastIndex((count) => count > 0);
}

/** A finding where the numbers say it, else the name of the chart. */
export function saturationTitle(result: SaturationResult): string {
  const last = lastFresh(result.fresh);
  const after = result.fresh.length - 1 - last;
  if (last >= 0 && after >= result.settings.run) return `No new codes after document ${formatCount(last + 1)}`;
  return `Saturation of ${counted(result.seen.at(-1) ?? 0, 'code')}`;
}

/** Documents of a run by their places: `Documents 13 and 14`, `Document 5`. */
export function documentsOfRun({ from, to }: Pick<SaturationRun, 'from' | 'to'>): string {
  if (to - from === 1) return `Document ${formatCount(to)}`;
  return `Documents ${formatCount(from + 1)} ${to - from === 2 ? 'and' : 'to'} ${formatCount(to)}`;
}

const together = ({ from, to }: SaturationRun): string => (to - from > 1 ? ' together' : '');

/** What a run brought: `2 new codes, 10.5 %`. */
export const broughtWords = ({ fresh, share }: SaturationRun): string =>
  share === null ? counted(fresh, 'new code') : `${counted(fresh, 'new code')}, ${percent(share)}`;

/** The figure in sentences: base, first run under the threshold, what came after, and what the threshold means here. */
export function saturationWords(result: SaturationResult): ChartWords[] {
  const { base, runs } = runsOf(result);
  const lines = [
    ...baseLines(result, base),
    ...(base === null ? [] : [...runLines(result, runs), ...singleCodeLines(result, base)]),
    ...endLines(result),
    ...restLines(result),
  ];
  const late = lateLines(result);
  return [
    { head: 'Codes', aside: 'Guest, Namey & Chen 2020', lines },
    ...(late.length > 0 && base !== null
      ? [{ head: 'New after the base', aside: counted((result.seen.at(-1) ?? 0) - base, 'code'), lines: late }]
      : []),
  ];
}

function baseLines({ settings, seen }: SaturationResult, base: number | null): WordsLine[] {
  const all = seen.at(-1) ?? 0;
  if (base === null) {
    const text = `The base needs ${counted(settings.base, 'document')}, and there ${seen.length === 1 ? 'is' : 'are'} *${formatCount(seen.length)}*: no run can be measured yet.`;
    return [{ text, tone: 'care' }];
  }
  const first = settings.base === 1 ? 'The first document' : `The first ${formatCount(settings.base)} documents`;
  return [{ text: `${first} gave *${formatCount(base)} of ${counted(all, 'code')}*: the base.`, tone: 'met' }];
}

function runLines({ settings }: SaturationResult, runs: readonly SaturationRun[]): WordsLine[] {
  const threshold = percent(settings.threshold / 100);
  const last = runs.at(-1);
  if (!last) {
    return [
      { text: `There is no whole run of ${counted(settings.run, 'document')} after the base yet.`, tone: 'care' },
    ];
  }
  const met = runs.find((run) => run.isMet);
  if (!met) {
    const text = `No run has met the threshold of ${threshold} yet: ${documentsOfRun(last).toLowerCase()}${together(last)} brought *${broughtWords(last)}* of the base.`;
    return [{ text, tone: 'care' }];
  }
  const first = `${documentsOfRun(met)}${together(met)} brought *${broughtWords(met)}* of the base. The threshold of ${threshold} was met for the first time.`;
  return [{ text: first, tone: 'met' }, ...againLines(runs.slice(runs.indexOf(met) + 1), threshold)];
}

/** Runs over the threshold after one that had met it. */
function againLines(later: readonly SaturationRun[], threshold: string): WordsLine[] {
  const over = later.filter((run) => !run.isMet);
  const last = over.at(-1);
  if (!last) return [];
  const others = over.length > 1 ? ` So did ${counted(over.length - 1, 'run')} before.` : '';
  const text = `${documentsOfRun(last)}${together(last)} then brought *${broughtWords(last)}*, over ${threshold} again.${others}`;
  return [{ text, tone: 'care' }];
}

/** What the threshold hides: with a small base a single code is more than it allows. */
function singleCodeLines({ settings: { threshold } }: SaturationResult, base: number): WordsLine[] {
  if (base === 0) return [{ text: 'The base is empty, so no share of it can be told.', tone: 'care' }];
  if (100 / base <= threshold) return [];
  const text = `With a base of ${formatCount(base)} a single code is already *${percent(1 / base)}*: ${percent(threshold / 100)} means no new code at all.`;
  return [{ text, tone: 'care' }];
}

function endLines({ fresh }: SaturationResult): WordsLine[] {
  const last = lastFresh(fresh);
  const after = fresh.length - 1 - last;
  if (last < 0) return [{ text: 'None of these codes is used in any document.', tone: 'care' }];
  if (after === 0) {
    const text = `The last document, ${formatCount(fresh.length)}, still brought *${counted(fresh[last] ?? 0, 'new code')}*.`;
    return [{ text, tone: 'care' }];
  }
  return [
    {
      text: `Since document ${formatCount(last + 1)} no code was new, *${inWords(after)} ${after === 1 ? 'document' : 'documents in a row'}*.`,
      tone: 'met',
    },
  ];
}

/** What takes no part. */
function restLines(result: SaturationResult): WordsLine[] {
  const { codes, first } = result;
  const never = first.reduce((sum, place) => sum + (place < 0 ? 1 : 0), 0);
  const unused = `${formatCount(never)} of ${counted(codes.length, 'code')} ${never === 1 ? 'is' : 'are'} not used in any of these documents.`;
  return [...(never > 0 ? [{ text: unused }] : []), ...restOfOrder(result)];
}

/** Documents that take no part, or stand last for want of a date. */
export function restOfOrder({ notAnalysed, dates }: Pick<SaturationResult, 'notAnalysed' | 'dates'>): WordsLine[] {
  const undated = dates?.filter((date) => date === '').length ?? 0;
  const left = `${counted(notAnalysed, 'document')} without codings ${notAnalysed === 1 ? 'takes' : 'take'} no part.`;
  const last = `${counted(undated, 'document')} without a date ${undated === 1 ? 'stands' : 'stand'} last.`;
  return [...(notAnalysed > 0 ? [{ text: left }] : []), ...(undated > 0 ? [{ text: last }] : [])];
}

/** More would be no list to read. */
const mostLate = 100;

function lateLines(result: SaturationResult): WordsLine[] {
  const places = Array.from(result.fresh.keys()).filter(
    (place) => place >= result.settings.base && (result.fresh[place] ?? 0) > 0,
  );
  const lines = places
    .slice(0, mostLate)
    .map((place): WordsLine => ({ text: formatCount(place + 1), codes: freshCodes(result, place) }));
  const rest = places.length - lines.length;
  return rest > 0 ? [...lines, { text: `and in ${counted(rest, 'further document')}` }] : lines;
}
