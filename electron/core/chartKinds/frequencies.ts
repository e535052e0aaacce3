import { listCoders } from '../../store/coders.ts';
import { codingTimes } from '../../store/codingFacts.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { askedClock } from './clock.ts';
import { documentNames } from './partedDocuments.ts';

/** Codings and documents of each code (METHOD.md §2), what they cover, who made them, and where they are used first and last. */
export const countFrequencies: ChartMaker = async (asked) => {
  askedClock(asked.settings);
  const study = asked.context.readable();
  const madeAt = codingTimes(study, asked.columns);
  const counts = await analyse(asked, 'codeFrequencies', { ...asked.choice, madeAt });
  const names = documentNames(asked);
  const coderName = new Map<string, string>(listCoders(study).map(({ id, name }) => [id, name]));
  return {
    ...counts,
    firstName: Array.from(counts.firstDocument, (document) => names[document] ?? ''),
    lastName: Array.from(counts.lastDocument, (document) => names[document] ?? ''),
    coders: asked.columns.coderIds.map((id) => ({ id, name: coderName.get(id) ?? '' })),
  };
};
