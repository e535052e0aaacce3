import { automaticTerms, type PickedBy } from '#shared/charts/kinds/trend.ts';
import type { WordTerm } from '#shared/text/wordTrend.ts';
import type { AskedChart } from './asked.ts';
import { countTypicalWords } from './countingWords.ts';
import { type ChosenText, leftOutOf } from './words.ts';

/** A text and the group that it is counted in. */
export interface PlacedText {
  readonly text: ChosenText;
  readonly group: number;
}

/** As many words as are followed where none were named. */
const followed = 5;
/** Words of a group that are looked at; those of one document only are passed over. */
const looked = 60;
/** So many groups are set against the others, each for itself. */
const mostSides = 24;

const nothing = new Int32Array();
/** All of a text, however long it is. UTF-16 units. */
const everything = Int32Array.of(0, 2_147_483_647);

/**
 * The words that a trend follows where none were named: those in which one group differs most from all others together, by
 * Dunning's log-likelihood (1993), among the words that it uses `automaticTerms.uses` times or more, that stand in
 * `automaticTerms.documents` documents or more, and that the others use `automaticTerms.elsewhere` times or more: what one
 * group alone says is mostly a name, and no trend. Along a row of documents or of dates the first half of the row is set against
 * the second. Where there is nothing to set against each other, or no such word: the most frequent.
 */
export async function pickTerms(
  asked: AskedChart,
  placed: readonly PlacedText[],
  groups: number,
): Promise<{ readonly terms: readonly WordTerm[]; readonly by: PickedBy }> {
  const { sideOf, sides, by } = sidesOf(asked, groups);
  const plan = {
    documents: placed.map(({ text: { key, heard }, group }) => ({
      ...{ key, heard },
      covered: Array.from({ length: sides }, (_, side) => (sideOf(group) === side ? everything : nothing)),
    })),
    ...{ sets: sides, ...leftOutOf(asked), shortest: 2, least: automaticTerms.uses },
    ...{ measure: 'likelihood' as const, limit: looked },
  };
  const { frequent, typical } = await countTypicalWords(asked.context, plan, null);
  const best = new Map<string, number>();
  for (const { word, likelihood, documents, count, inside } of typical.flat()) {
    const isShared = count - inside >= automaticTerms.elsewhere;
    if (isShared && documents >= automaticTerms.documents) best.set(word, Math.max(likelihood, best.get(word) ?? 0));
  }
  const words = [...best].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  if (words.length > 0) return { terms: termsFor(words), by };
  return { terms: termsFor(frequent.map(({ word }) => word)), by: 'frequency' };
}

const termsFor = (words: readonly string[]): WordTerm[] =>
  words.slice(0, followed).map((word) => ({ written: word, words: [word] }));

/** What is set against each other: the groups, or the halves of a row; nothing where there is one group, or too many. */
function sidesOf({ settings }: AskedChart, groups: number) {
  const isRow = settings.along === 'order' || settings.along === 'date';
  if (isRow) {
    const half = groups / 2;
    return { sides: groups > 1 ? 2 : 0, sideOf: (group: number) => (group < half ? 0 : 1), by: 'halves' as const };
  }
  const sides = groups > 1 && groups <= mostSides ? groups : 0;
  return { sides, sideOf: (group: number) => group, by: 'groups' as const };
}
