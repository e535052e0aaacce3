import type { SimilaritySettings } from '#shared/charts/kinds/similarity.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { documentNames } from './partedDocuments.ts';

/** More documents than this are no matrix that one could read; a hundred make 4,950 pairs. */
const most = 100;
/** Neighbours that are listed for each other document; one alone where there are very many. */
const few = { neighbours: 3, until: 1_000 } as const;
/** Up to so many documents the nearest are sought among all. */
const searched = 1_000;

/** Documents compared by the codes that they hold. */
export const compareDocuments: ChartMaker = async (asked) => {
  const { measure } = asked.settings as unknown as SimilaritySettings;
  const neighbours = asked.base.documentCount > few.until ? 1 : few.neighbours;
  const found = await analyse(asked, 'documentSimilarity', { ...asked.choice, measure, most, neighbours, searched });
  return { ...found, neighbours, ids: asked.columns.documents.ids, names: documentNames(asked) };
};
