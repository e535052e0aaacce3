import { binOf, binSizeFor, dayOfDate } from '#shared/analysis/reading/timeBins.ts';
import { binWords } from '#shared/charts/dates.ts';
import type { TrendGroup } from '#shared/charts/kinds/trend.ts';
import type { VariableId } from '#shared/domain/ids.ts';
import { termsOf } from '#shared/text/wordTrend.ts';
import { findVariable } from '../../store/variables.ts';
import { groupsOf } from '../frequencies.ts';
import type { AskedChart, ChartMaker } from './asked.ts';
import { countWordTrend } from './countingWords.ts';
import { datesOf } from './documentOrder.ts';
import { type PlacedText, pickTerms } from './trendTerms.ts';
import { type ChosenText, chosenTexts } from './words.ts';

/** How often words stand in groups of documents, in documents one after another, or in the course of time. */
export const followWords: ChartMaker = async (asked) => {
  const texts = chosenTexts(asked);
  const { groups, of, groupedBy } = partsOf(asked, texts);
  const placed = texts.flatMap((text, at): PlacedText[] => {
    const group = of(text, at);
    return group < 0 ? [] : [{ text, group }];
  });
  const given = termsOf(String(asked.settings.words));
  const picked = given.length > 0 ? null : await pickTerms(asked, placed, groups.length);
  const terms = picked?.terms ?? given;
  const counted = await countWordTrend(asked.context, {
    documents: placed.map(({ text: { key, heard }, group }) => ({ key, group, heard })),
    groups: groups.length,
    terms,
  });
  const ids = groups.map((): string[] => []);
  for (const { text, group } of placed) ids[group]?.push(text.id);
  return {
    ...counted,
    terms: terms.map(({ written }) => written),
    isAutomatic: picked !== null,
    ...(picked ? { pickedBy: picked.by } : {}),
    groups: groups.map((group, at): TrendGroup => ({ ...group, documentIds: ids[at] ?? [] })),
    groupedBy,
    notPlaced: texts.length - placed.length,
  };
};

interface Parts {
  readonly groups: readonly Omit<TrendGroup, 'documentIds'>[];
  /** Place of the group of a text; -1 = it stands in none. */
  readonly of: (text: ChosenText, at: number) => number;
  readonly groupedBy: string | null;
}

function partsOf(asked: AskedChart, texts: readonly ChosenText[]): Parts {
  switch (asked.settings.along) {
    case 'order':
      return inOrder(texts);
    case 'date':
      return byDate(asked, texts);
    default:
      return byGroup(asked, texts);
  }
}

function byGroup({ context, settings }: AskedChart, texts: readonly ChosenText[]): Parts {
  const grouping = String(settings.grouping);
  const variableId = grouping.startsWith('variable:') ? (grouping.slice('variable:'.length) as VariableId) : null;
  const by = variableId ? { variableId } : grouping === 'group' ? 'group' : 'none';
  const { names, of } = groupsOf(context, texts as never, by);
  const variable = variableId ? findVariable(context.readable(), variableId)?.name : undefined;
  return {
    groups: names.map((name) => ({ label: name, name })),
    of: (text) => of(text as never),
    groupedBy: variable ?? (by === 'group' ? 'document group' : null),
  };
}

/** More bars than this are too thin to be seen or met. */
const mostBars = 300;

/** Each document for itself; of very many, so many after each other together. */
function inOrder(texts: readonly ChosenText[]): Parts {
  const size = Math.max(1, Math.ceil(texts.length / mostBars));
  const groups = Array.from({ length: Math.ceil(texts.length / size) }, (_, group) => {
    const [first, last] = [group * size, Math.min(texts.length, (group + 1) * size) - 1];
    const label = first === last ? String(first + 1) : `${first + 1}–${last + 1}`;
    return { label, name: first === last ? `${label} · ${texts[first]?.name ?? ''}` : `Documents ${label}` };
  });
  return { groups, of: (_, at) => Math.floor(at / size), groupedBy: 'document' };
}

function byDate({ context, settings }: AskedChart, texts: readonly ChosenText[]): Parts {
  const dates = datesOf(context.readable(), settings.date as string | null);
  const dayOf = ({ id }: ChosenText) => dayOfDate(dates.dayOf.get(id) ?? '');
  const days = texts.map(dayOf).filter((day) => !Number.isNaN(day));
  if (days.length === 0) return { groups: [], of: () => -1, groupedBy: dates.name };
  const [first, last] = days.reduce(
    ([least, most], day) => [Math.min(least, day), Math.max(most, day)],
    [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY],
  );
  const size = binSizeFor(first, last, 'automatic');
  const firstBin = binOf(first, size);
  const groups = Array.from({ length: binOf(last, size) - firstBin + 1 }, (_, at) => {
    const words = binWords(firstBin + at, size).replace(/^(?:on|in the|in) /u, '');
    return { label: words.replace(/^week from /u, '').replace(/(\w{3})\w* (\d{4})$/u, '$1 $2'), name: words };
  });
  return {
    groups,
    of: (text) => (Number.isNaN(dayOf(text)) ? -1 : binOf(dayOf(text), size) - firstBin),
    groupedBy: `${size} of ${dates.name}`,
  };
}
