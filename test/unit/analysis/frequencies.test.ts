import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codingsByDocument, coverageByDocument, frequencies } from '#shared/analysis/frequencies.ts';
import { countMemoReferences, memosReferencing } from '#shared/analysis/memoReferences.ts';
import { codeSets, inTreeOrder } from '#shared/analysis/sets.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { codeNamed } from '../../support/codes.ts';
import { columnsOf, setOf } from '../../support/columns.ts';
import { oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

describe('how often a code occurs', () => {
  test('codings, documents and coverage are what the method says, with subcodes and without', () => {
    fc.assert(
      fc.property(randomStudy, fc.constantFrom(ownSets, nestedSets), (study, sets) => {
        const columns = columnsOf(study);
        const parts = oracleDocuments(
          study,
          () => true,
          () => true,
        );
        const { codings, documents } = frequencies(columns, { sets });
        const [counts, coverage] = [codingsByDocument(columns, { sets }), coverageByDocument(columns, { sets })];
        for (const [index, set] of sets.entries()) {
          const mine = parts.map((part) => part.codings.filter(({ coding }) => set.members.includes(coding.code)));
          expect(codings[index]).toBe(mine.flat().length);
          expect(documents[index]).toBe(mine.filter((list) => list.length > 0).length);
          for (const [document, list] of mine.entries()) {
            const covered = new Set(list.flatMap(({ characters }) => [...characters])).size;
            expect(counts[document * sets.length + index]).toBe(list.length);
            expect(coverage[document * sets.length + index]).toBe(covered / (parts[document]?.characters.length ?? 0));
          }
        }
      }),
    );
  });
});

describe('rows of a chart', () => {
  const tree = buildCodeTree([
    codeNamed('need', null, { position: 1, color: 'red' }),
    codeNamed('change', null, { position: 0, color: 'amber' }),
    codeNamed('orders/stock', 'need'),
    codeNamed('late', 'orders/stock'),
  ]);
  const ids = ['late', 'need', 'orders/stock', 'change'];

  test('by default the themes in tree order, with all that is below them', () => {
    const sets = codeSets(tree, ids, null, true);
    expect(sets.map(({ path, members }) => [path, members])).toEqual([
      ['change', [3]],
      ['need', [1, 2, 0]],
    ]);
  });

  test('chosen codes stand as they were given, named by path, in the colour they show', () => {
    const chosen = ['late', 'change', 'nobody'] as CodeId[];
    expect(codeSets(tree, ids, chosen, false)).toEqual([
      { id: 'late', path: 'need/orders\\/stock/late', name: 'late', color: 'red', depth: 2, members: [0] },
      { id: 'change', path: 'change', name: 'change', color: 'amber', depth: 0, members: [3] },
    ]);
    expect(inTreeOrder(tree, chosen)).toEqual(['change', 'late']);
  });
});

describe('co-occurrence in memos', () => {
  test('a memo counts once for a theme and a concept that it references both, however often', () => {
    const memos = [new Set(['A', 'b1']), new Set(['a1', 'B', 'b1']), new Set(['b1']), new Set(['unknown'])];
    const codeIds = ['A', 'a1', 'B', 'b1'];
    const themes = [setOf('A', [0, 1]), setOf('B', [2, 3])];
    const concepts = [setOf('a1', [1]), setOf('b1', [3])];
    expect([...countMemoReferences(memos, codeIds, themes, concepts)]).toEqual([1, 2, 1, 3]);
    expect([...memosReferencing(memos, codeIds, themes)]).toEqual([2, 3]);
  });
});
