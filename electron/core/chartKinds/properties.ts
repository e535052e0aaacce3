import type { CodeSet } from '#shared/analysis/columns.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { propertiesOf } from '#shared/analysis/properties.ts';
import type { CountedCode, PropertyMapResult } from '#shared/analysis/propertyMapResult.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { weightsOf } from '#shared/analysis/weights.ts';
import { type CodeNode, type CodeTree, descendantsOf } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { codingFacts } from '../../store/codingFacts.ts';
import { requireCode } from '../codeRules.ts';
import { type AskedChart, analyse, type ChartMaker } from './asked.ts';

type Made = Omit<PropertyMapResult, keyof AskedChart['base'] | 'settings'>;

/** A theme, its properties and what hangs on them (METHOD.md §5). */
export const mapProperties: ChartMaker = async (asked): Promise<Made> => {
  const { context, columns, choice, request } = asked;
  const tree = context.codeTree();
  const theme = await chosenTheme(asked, tree);
  if (!theme) return { theme: null, ownCodings: 0, byRole: false, properties: [], indicators: [] };
  const { nodes, byRole } = propertiesOf(tree, theme.code.id);
  const parts = nodes.map(({ code }) => tree.byId.get(code.id)?.children ?? []);
  const indicators = byRole ? looseIndicators(tree, theme, nodes) : [];
  const setsFor = (list: readonly CodeNode[]) =>
    codeSets(
      tree,
      columns.codeIds,
      list.map(({ code }) => code.id),
      request.withSubcodes,
    );
  const groups = [[theme], nodes, indicators, ...parts].map(setsFor);
  const own = codeSets(tree, columns.codeIds, [theme.code.id], false);
  const sets = [...groups.flat(), ...own];
  const counts = await analyse(asked, 'codeFrequencies', { ...choice, sets });
  let at = 0;
  const counted = (list: readonly CodeSet[]): CountedCode[] =>
    list.map((set): CountedCode => {
      const [codings, documents] = [counts.codings[at] ?? 0, counts.documents[at++] ?? 0];
      const role = tree.byId.get(set.id as CodeId)?.code.role ?? null;
      return { ...toResultCode(set), role, codings, documents };
    });
  const [themes, properties, loose, ...below] = groups.map(counted);
  const weights = weightsOf(columns, { ...choice, sets: groups[1] ?? [] }, weightColumn(asked));
  return {
    theme: themes?.[0] ?? null,
    ownCodings: counts.codings[sets.length - 1] ?? 0,
    byRole,
    properties: (properties ?? []).map((each, index) => ({
      ...each,
      parts: below[index] ?? [],
      weights: weights[index] ?? [],
    })),
    indicators: loose ?? [],
  };
};

/** The theme that was asked for, or the most frequent of the study. @throws AxialError `not_found` */
async function chosenTheme(asked: AskedChart, tree: CodeTree): Promise<CodeNode | undefined> {
  const { middle } = asked.settings as unknown as PropertyMapResult['settings'];
  if (middle !== null) return tree.byId.get(requireCode(asked.context.readable(), middle as CodeId).id);
  const sets = codeSets(tree, asked.columns.codeIds, null, asked.request.withSubcodes);
  const { codings } = await analyse(asked, 'codeFrequencies', { ...asked.choice, sets });
  let best = 0;
  for (const [at, count] of codings.entries()) if (count > (codings[best] ?? 0)) best = at;
  return tree.themes[best];
}

function looseIndicators(tree: CodeTree, theme: CodeNode, properties: readonly CodeNode[]): CodeNode[] {
  const inside = new Set(properties.flatMap(({ code }) => descendantsOf(tree, code.id)));
  return descendantsOf(tree, theme.code.id).filter((node) => node.code.role === 'indicator' && !inside.has(node));
}

/** The weight of each coding in the order of the columns; NaN = none. */
function weightColumn({ context, columns }: AskedChart): Float64Array {
  return codingFacts(context.readable(), columns).weight;
}
