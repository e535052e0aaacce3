import { shuffledOrders } from '#shared/charts/saturationResult.ts';
import { analyse, type ChartMaker } from './asked.ts';
import { orderedDocuments } from './documentOrder.ts';

/** The curve of the codes of the chart (METHOD.md §5). The band has its own seed, so that it stays while orders change. */
export const countSaturation: ChartMaker = async (asked) => {
  const { order, ...documents } = orderedDocuments(asked);
  const curve = await analyse(asked, 'saturation', { ...asked.choice, order, ...shuffledOrders });
  return { ...documents, ...curve, shuffles: shuffledOrders.shuffles };
};
