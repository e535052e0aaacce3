import { countCoOccurrence, pairCounts } from '#shared/analysis/coOccurrence.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { buildCodeTree, walkCodes } from '#shared/domain/codeTree.ts';
import { runAnalysis } from '../../electron/jobs/analyses.ts';
import { listCodes } from '../../electron/store/codes.ts';
import { readStudyColumns } from '../../electron/store/columns.ts';
import { openStudyFile, withStudyToRead } from '../../electron/store/studyFile.ts';
import { floorPairs } from './floor.ts';
import { loadPlainly } from './plainColumns.ts';

const path = 'out/bench/stress.axial';
let cpu = process.cpuUsage();
export const lap = (name: string) => {
  const used = process.cpuUsage(cpu);
  console.log(name.padEnd(40), Math.round((used.user + used.system) / 1000), 'ms cpu');
  cpu = process.cpuUsage();
};
const what = process.argv.slice(2);
const { columns, tree } = withStudyToRead(path, (study) => ({
  columns: readStudyColumns(study),
  tree: buildCodeTree(listCodes(study)),
}));
lap('columns');
const sets = codeSets(
  tree,
  columns.codeIds,
  Array.from(walkCodes(tree), (n) => n.code.id),
  false,
);
const choice = { sets, codings: null, documents: null, coders: null };
lap('sets');
const steps: Record<string, () => unknown> = {
  floor: () => {
    const c = loadPlainly(path);
    lap('plain load');
    floorPairs(c);
    lap('plain sweep');
  },
  pairs: () => pairCounts(columns, choice),
  map: () =>
    runAnalysis('codeMap', columns, {
      ...choice,
      unit: 'pairs',
      near: 1,
      withSubcodes: false,
      pairs: pairCounts(columns, choice),
      distance: 'jaccard',
      lines: 0,
      clusters: 5,
    }),
  network: () =>
    runAnalysis('codeNetwork', columns, {
      ...choice,
      unit: 'pairs',
      near: 1,
      withSubcodes: false,
      pairs: pairCounts(columns, choice),
      least: 0,
      relatives: false,
    }),
  ties: () =>
    runAnalysis('rankedTies', columns, {
      ...choice,
      unit: 'pairs',
      near: 1,
      withSubcodes: false,
      pairs: pairCounts(columns, choice),
      order: 'count',
      least: 1,
      relatives: false,
    }),
  jaccard: () =>
    runAnalysis('rankedTies', columns, {
      ...choice,
      unit: 'pairs',
      near: 1,
      withSubcodes: false,
      pairs: pairCounts(columns, choice),
      order: 'jaccard',
      least: 1,
      relatives: false,
    }),
  ...Object.fromEntries(
    (['pairs', 'stretches', 'characters', 'paragraphs', 'documents', 'near'] as const).map((unit) => [
      `u-${unit}`,
      () =>
        countCoOccurrence(columns, {
          ...choice,
          unit,
          near: 1,
          withSubcodes: false,
          coefficients: ['none'],
          withDocuments: false,
        }),
    ]),
  ),
};
for (const name of what.length ? what : Object.keys(steps)) {
  steps[name]?.();
  lap(name);
  steps[name]?.();
  lap(name + ' 2');
}
