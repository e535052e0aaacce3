import type { TieOrder } from '#shared/analysis/rankedTies.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { tieChoice } from './tieChoice.ts';

/** Pairs of codes that meet, with all coefficients (METHOD.md §3). */
export const rankPairsOfCodes: ChartMaker = (asked) =>
  analyse(asked, 'rankedTies', {
    ...tieChoice(asked),
    order: asked.settings.order as TieOrder,
    least: Number(asked.settings.least),
    relatives: asked.settings.relatives === true,
  });
