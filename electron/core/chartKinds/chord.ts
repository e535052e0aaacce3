import type { CodeSet } from '#shared/analysis/columns.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { frequencies } from '#shared/analysis/frequencies.ts';
import { codeSets, inTreeOrder } from '#shared/analysis/sets.ts';
import { type CodeNode, type CodeTree, descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';
import { tieChoice } from './tieChoice.ts';

/** So many concepts stand on each side where nobody chose them. */
const mostConcepts = 12;

/** The codes of two sets and the ties between them (METHOD.md §3). */
export const tieTwoSets: ChartMaker = async (asked) => {
  const { first, second, names } = setsOf(asked);
  const all = [...new Set([...first, ...second])];
  const sets = codesOf(asked, all);
  const placeOf = new Map(sets.map(({ id }, at) => [id, at]));
  const places = (ids: readonly CodeId[]) => ids.flatMap((id) => placeOf.get(id) ?? []);
  const counted = await analyse(asked, 'tiesOfTwoSets', {
    ...tieChoice(asked, sets),
    first: places(first),
    second: places(second),
    least: Number(asked.settings.least),
    relatives: asked.settings.relatives === true,
  });
  return { ...counted, names, codes: sets.map(toResultCode) };
};

const codesOf = ({ context, columns, request }: AskedChart, ids: readonly CodeId[]): CodeSet[] =>
  codeSets(context.codeTree(), columns.codeIds, ids, request.withSubcodes);

interface ChosenSets {
  readonly first: readonly CodeId[];
  readonly second: readonly CodeId[];
  /** What the sets are called; empty where they were picked code by code. */
  readonly names: readonly [string, string];
}

/** The two sets as they were picked, or what stands in for them; codes that are gone are left out. */
function setsOf(asked: AskedChart): ChosenSets {
  const tree = asked.context.codeTree();
  const [first, second] = [picked(tree, asked.settings.first), picked(tree, asked.settings.second)];
  const automatic = asked.settings.form === 'sankey' ? conceptsApart(asked, tree) : themesAmong(tree, first);
  return {
    first: first ?? automatic.first,
    second: second ?? automatic.second,
    names: [first ? '' : automatic.names[0], second ? '' : automatic.names[1]],
  };
}

function picked(tree: CodeTree, setting: unknown): CodeId[] | null {
  const ids = Array.isArray(setting) ? inTreeOrder(tree, setting as CodeId[]) : [];
  return ids.length > 0 ? ids : null;
}

/** Themes, or what was picked as the first set, among each other. */
function themesAmong(tree: CodeTree, first: readonly CodeId[] | null): ChosenSets {
  const themes = tree.themes.map(({ code }) => code.id);
  return { first: themes, second: first ?? themes, names: ['themes', first ? '' : 'themes'] };
}

/** The concepts of the theme with most codings, and those of all other themes; the most used of each. */
function conceptsApart(asked: AskedChart, tree: CodeTree): ChosenSets {
  const themes = mostUsed(
    asked,
    tree.themes.map(({ code }) => code.id),
    tree.themes.length,
  );
  const [theme, ...others] = themes.flatMap((id) => tree.byId.get(id) ?? []);
  const below = (nodes: readonly CodeNode[]) =>
    nodes.flatMap((node) => {
      const concepts = descendantsOf(tree, node.code.id);
      return (concepts.length > 0 ? concepts : [node]).map(({ code }) => code.id);
    });
  const used = (nodes: readonly CodeNode[]) => inTreeOrder(tree, mostUsed(asked, below(nodes), mostConcepts));
  const name = theme?.code.name ?? '';
  return {
    first: used(theme ? [theme] : []),
    second: used(others),
    names: [`most used concepts of ${name}`, 'most used concepts of the other themes'],
  };
}

/** The codes with most codings, equals in the order of the tree. */
function mostUsed(asked: AskedChart, ids: readonly CodeId[], most: number): CodeId[] {
  const sets = codesOf(asked, ids);
  const { codings } = frequencies(asked.columns, { ...asked.choice, sets });
  const order = sets.map((_, at) => at).sort((a, b) => (codings[b] ?? 0) - (codings[a] ?? 0) || a - b);
  return order.slice(0, most).flatMap((at) => (sets[at]?.id as CodeId | undefined) ?? []);
}
