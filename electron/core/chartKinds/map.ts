import type { CodeDistance } from '#shared/analysis/codeMap.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { tieChoice } from './tieChoice.ts';

/** Codes in the plane by what they have in common (METHOD.md §5). */
export const placeCodes: ChartMaker = (asked) =>
  analyse(asked, 'codeMap', {
    ...tieChoice(asked),
    distance: asked.settings.distance as CodeDistance,
    lines: Number(asked.settings.lines),
    clusters: Number(asked.settings.clusters),
  });
