import { analyse, type ChartMaker } from './asked.ts';

/** Codings and documents of each code (METHOD.md §2). */
export const countFrequencies: ChartMaker = (asked) => analyse(asked, 'codeFrequencies', asked.choice);
