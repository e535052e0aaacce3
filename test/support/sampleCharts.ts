import type { ChartResult } from '#shared/analysis/chartResult.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import type { ChartKind } from '#shared/charts/kind.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { descendantsOf, walkCodes } from '#shared/domain/codeTree.ts';
import { expectGolden } from './golden.ts';
import { readSampleStudy } from './sampleStudy.ts';

const sample = readSampleStudy();
const { columns, tree, documents } = sample;

/** All codes of the sample study, each for itself. */
export const sampleSets = codeSets(
  tree,
  columns.codeIds,
  Array.from(walkCodes(tree), (node) => node.code.id),
  false,
);

/** Properties of the theme, dimensions below them, as the engine would cut them. */
export function samplePropertiesOf(theme: string) {
  const node = tree.themes.find((each) => each.code.name === theme);
  const children = node?.children ?? [];
  const below = children.map((child) => descendantsOf(tree, child.code.id));
  const setsOf = (ids: readonly string[]) => codeSets(tree, columns.codeIds, ids as never, true);
  return {
    category: setsOf(node ? [node.code.id] : [])[0] ?? null,
    properties: setsOf(children.map((child) => child.code.id)),
    dimensions: setsOf(below.flat().map((each) => each.code.id)),
    propertyOf: below.flatMap((nodes, property) => nodes.map(() => property)),
  };
}

/** The part that every result has, over the whole sample study. */
export const sampleBase = {
  revision: 1,
  withSubcodes: false,
  codes: sampleSets.map(({ members: _, ...code }) => code),
  documentCount: documents.length,
  coderCount: 1,
};

/** Sample documents in study order, as a curve has them. */
export const sampleOrder = {
  order: Int32Array.from(documents.keys()),
  documentIds: [...columns.documents.ids],
  documentNames: documents.map(({ name }) => name),
  dates: null,
  dateName: null,
  notAnalysed: 0,
};

/** Compares the picture of a result with the golden files, light and dark. */
export function expectGoldenChart(kind: ChartKind, result: ChartResult, width = 1000): void {
  for (const mode of ['light', 'dark'] as const) {
    const provenance = { study: 'Sample', revision: 1, date: '2026-01-01', options: kind.options(result) };
    const { scene } = kind.layout(result, { width, mode, alone: true, provenance });
    expectGolden(`charts/${kind.kind}-${mode}.svg`, sceneToSvg(scene));
  }
}

export { columns as sampleColumns, documents as sampleDocuments, tree as sampleTree };
