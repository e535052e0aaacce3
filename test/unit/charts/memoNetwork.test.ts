import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MemoNetworkResult } from '#shared/analysis/memoNetworkResult.ts';
import { mostLinked, type Network, neighboursOf, nodeKey } from '#shared/analysis/reading/memoNetwork.ts';
import { memoNetworkChart } from '#shared/charts/kinds/memoNetwork.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { expectGolden } from '../../support/golden.ts';

const kinds = ['memo', 'code', 'document'] as const;

/** Nodes by turns memo, code and document; every link begins at a memo. */
const network = fc
  .record({ size: fc.integer({ min: 1, max: 60 }), pairs: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 90 }) })
  .map(({ size, pairs }): Network => {
    const nodes = Array.from({ length: size }, (_, at) => {
      const kind = kinds[at % 3] ?? 'memo';
      return { id: `${at}`, kind, name: `the ${kind} ${at}`, detail: kind === 'code' ? 'green' : 'free' };
    });
    const memos = Math.ceil(size / 3);
    const drawn = pairs.map(([from, to]) => ({ from: (from % memos) * 3, to: to % size }));
    const once = new Map(drawn.map((link) => [[link.from, link.to].sort((a, b) => a - b).join(), link]));
    return { nodes, links: [...once.values()].filter(({ from, to }) => from !== to) };
  });

const resultOf = ({ nodes, links }: Network, least = 1): MemoNetworkResult => ({
  kind: 'memo-network',
  revision: 1,
  settings: { nodes: 'all', types: '', least },
  withSubcodes: true,
  codes: [],
  documentCount: 1,
  coderCount: 1,
  nodes,
  links,
  memoCount: nodes.filter(({ kind }) => kind === 'memo').length,
});

test('the most linked are shown: none that is left out has more links than one that is not', () => {
  fc.assert(
    fc.property(network, fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 30 }), (each, least, most) => {
      const count = (place: number) => each.links.filter(({ from, to }) => from === place || to === place).length;
      const shown = new Set(mostLinked(each, least, most));
      const fitting = each.nodes.map((_, place) => place).filter((place) => count(place) >= least);
      expect(shown.size).toBe(Math.min(most, fitting.length));
      const fewest = Math.min(...[...shown].map(count));
      for (const place of fitting) if (!shown.has(place)) expect(count(place)).toBeLessThanOrEqual(fewest);
    }),
  );
});

test('a node says its links by kind, and leads to its memos', () => {
  fc.assert(
    fc.property(network, (each) => {
      const result = resultOf(each);
      const marks = memoNetworkChart.marks?.(result) ?? [];
      for (const [place, node] of each.nodes.entries()) {
        const others = each.links.flatMap(({ from, to }) => (from === place ? [to] : to === place ? [from] : []));
        const mark = findMark(marks, nodeKey(node));
        expect(mark?.title?.startsWith(`${others.length} link`)).toBe(true);
        const memos = others.filter((other) => each.nodes[other]?.kind === 'memo').map(String);
        const behind = mark?.data?.kind === 'memos' ? [...mark.data.memoIds].sort() : [];
        expect(behind).toEqual(node.kind === 'memo' ? [node.id] : memos.sort());
      }
    }),
  );
});

test('the same network always looks the same, in any room, with numbers that are numbers', () => {
  fc.assert(
    fc.property(network, fc.integer({ min: 200, max: 1600 }), fc.boolean(), (each, width, small) => {
      if (memoNetworkChart.empty(resultOf(each)) !== null) return;
      const draw = () =>
        sceneToSvg(memoNetworkChart.layout(resultOf(each), { width, mode: 'light', alone: false, small }).scene);
      const first = draw();
      expect(first).not.toMatch(/NaN|Infinity|undefined/u);
      expect(draw()).toBe(first);
    }),
    { numRuns: 25 },
  );
});

test('of five thousand memos the picture holds the 150 most linked and says so; the table has all', () => {
  const nodes = Array.from({ length: 5200 }, (_, at) => ({
    id: `${at}`,
    kind: at < 5000 ? ('memo' as const) : ('code' as const),
    name: `${at}`,
    detail: 'red',
  }));
  const links = Array.from({ length: 10_000 }, (_, at) => ({
    from: at % 5000,
    to: 5000 + ((at * at + (at >> 3)) % 200),
  }));
  const once = [...new Map(links.map((link) => [`${link.from} ${link.to}`, link])).values()];
  const result = resultOf({ nodes, links: once });
  expect(memoNetworkChart.sentence(result)).toContain('The 150 most linked of 5,200; the table has all.');
  const { scene } = memoNetworkChart.layout(result, { width: 1200, mode: 'light', alone: true });
  const shapes = [...everyMark(scene.marks)].filter(({ key }) => key.startsWith('shape:'));
  expect(shapes).toHaveLength(150);
  expect(memoNetworkChart.table(result).rows).toHaveLength(5200);
});

test('says why there is nothing to draw', () => {
  expect(memoNetworkChart.empty(resultOf({ nodes: [], links: [] }))).toBe('There are no memos yet.');
  const alone = { nodes: [{ id: 'a', kind: 'memo' as const, name: 'a', detail: 'free' }], links: [] };
  expect(memoNetworkChart.empty(resultOf(alone))).toBe('Nothing here has 1 link or more.');
  expect(neighboursOf(alone)).toEqual([[]]);
});

test.each(['light', 'dark'] as const)('is the picture that was looked at, %s', (mode) => {
  const node = (id: string, kind: (typeof kinds)[number], detail = '') => ({ id, kind, name: id, detail });
  const nodes = [
    node('what waiting costs', 'memo', 'theoretical'),
    node('who decides', 'memo', 'free'),
    node('field day', 'memo', 'document'),
    node('speed', 'code', 'red'),
    node('trust', 'code', 'green'),
    node('plant manager', 'document'),
  ];
  const links = [
    [0, 3],
    [0, 4],
    [1, 4],
    [2, 5],
    [0, 5],
    [1, 0],
  ].map(([from = 0, to = 0]) => ({ from, to }));
  const { scene } = memoNetworkChart.layout(resultOf({ nodes, links }), { width: 700, mode, alone: true });
  expectGolden(`charts/memo-network-${mode}.svg`, sceneToSvg(scene));
});
