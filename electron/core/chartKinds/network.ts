import { analyse, type ChartMaker } from './asked.ts';
import { tieChoice } from './tieChoice.ts';

/** Codes and their ties as a network (METHOD.md §3). */
export const tieCodes: ChartMaker = (asked) =>
  analyse(asked, 'codeNetwork', {
    ...tieChoice(asked),
    least: Number(asked.settings.least),
    relatives: asked.settings.relatives === true,
  });
