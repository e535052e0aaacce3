import { analyse, type ChartMaker } from './asked.ts';

/** Codings and documents of each code (METHOD.md §2): the sizes of the names in a cloud. */
export const countCloud: ChartMaker = async (asked) => {
  const { codings, documents } = await analyse(asked, 'codeFrequencies', asked.choice);
  return { codings, documents };
};
