import type { ProfileDistance, ProfileMeasure } from '#shared/analysis/documentMap.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { documentColumns, documentNames } from './partedDocuments.ts';

/** More documents than these are not placed: distances between all of them would not fit, nor could they be read. */
const mostPlaced = 1_000;
const mostLeaves = 300;

/** Documents by their code profiles, in the plane and as a tree. */
export const placeDocuments: ChartMaker = async (asked) => {
  const { measure, distance, clusters, form, groupBy } = asked.settings;
  const map = await analyse(asked, 'documentMap', {
    ...asked.choice,
    measure: measure as ProfileMeasure,
    distance: distance as ProfileDistance,
    clusters: Number(clusters),
    most: form === 'tree' ? mostLeaves : mostPlaced,
  });
  const names = documentNames(asked);
  const { ids } = asked.columns.documents;
  const parted = groupBy === 'none' ? null : documentColumns(asked, String(groupBy));
  return {
    ...map,
    by: parted?.by ?? '',
    groups: parted?.columns.map(({ name, isRest }) => ({ name, isRest })) ?? [],
    documents: Array.from(map.places, (document) => ({
      id: ids[document] ?? '',
      name: names[document] ?? '',
      group: parted?.columnOf[document] ?? -1,
    })),
  };
};
