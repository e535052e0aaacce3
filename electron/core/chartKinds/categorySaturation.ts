import type { CodeSet } from '#shared/analysis/columns.ts';
import { frequencies } from '#shared/analysis/frequencies.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { shuffledOrders } from '#shared/charts/saturationResult.ts';
import { type CodeNode, descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { requireCode } from '../codeRules.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';
import { orderedDocuments } from './documentOrder.ts';

/** Theoretical saturation of one category: its properties stand directly below it, dimensions below these. */
export const countCategorySaturation: ChartMaker = async (asked) => {
  const { order, ...documents } = orderedDocuments(asked);
  const category = categoryOf(asked);
  const children = category?.children ?? [];
  const tree = asked.context.codeTree();
  const below = children.map((child) => descendantsOf(tree, child.code.id));
  const setsOf = (nodes: readonly CodeNode[]): CodeSet[] =>
    codeSets(
      tree,
      asked.columns.codeIds,
      nodes.map((node) => node.code.id),
      true,
    );
  const [properties, dimensions] = [setsOf(children), setsOf(below.flat())];
  const counted = await analyse(asked, 'categorySaturation', {
    ...asked.choice,
    ...{ order, properties, dimensions },
    ...shuffledOrders,
  });
  return {
    ...documents,
    ...counted,
    category: withoutMembers(category ? setsOf([category]) : [])[0] ?? null,
    properties: withoutMembers(properties),
    dimensions: withoutMembers(dimensions),
    propertyOf: below.flatMap((nodes, property) => nodes.map(() => property)),
    shuffles: shuffledOrders.shuffles,
  };
};

const withoutMembers = (sets: readonly CodeSet[]) => sets.map(({ members: _, ...code }) => code);

/** The chosen code, or, of the themes that have codes below them, the one with the most codings. */
function categoryOf({ context, columns, choice, settings }: AskedChart): CodeNode | undefined {
  const tree = context.codeTree();
  if (typeof settings.category === 'string') {
    requireCode(context.readable(), settings.category as CodeId);
    return tree.byId.get(settings.category as CodeId);
  }
  const themes = tree.themes.filter((node) => node.children.length > 0);
  const sets = codeSets(
    tree,
    columns.codeIds,
    themes.map((node) => node.code.id),
    true,
  );
  const { codings } = frequencies(columns, { ...choice, sets });
  const most = codings.reduce((best, count, index) => (count > (codings[best] ?? -1) ? index : best), 0);
  return themes[most] ?? tree.themes[0];
}
