import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { propertiesOf } from '#shared/analysis/properties.ts';
import { countRelationships } from '#shared/analysis/relationships.ts';
import { coOccurrenceUnits } from '#shared/analysis/results.ts';
import { buildCodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { codeNamed } from '../../support/codes.ts';
import { columnsOf } from '../../support/columns.ts';
import { oracleCount, oracleDocuments } from '../../support/oracle.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

describe('what the relationship diagram counts', () => {
  test('ties, frequencies and shared properties are what the method says, in every unit', () => {
    const units = fc.constantFrom(...coOccurrenceUnits);
    fc.assert(
      fc.property(randomStudy, units, fc.nat(2), fc.constantFrom(ownSets, nestedSets), (study, unit, near, all) => {
        const [themes, properties] = [
          [0, 4, 6],
          [1, 3, 5],
        ].map((list) => list.flatMap((at) => all[at] ?? []));
        const choice = {
          sets: themes ?? [],
          properties: properties ?? [],
          unit,
          near,
          withSubcodes: all === nestedSets,
        };
        const counts = countRelationships(columnsOf(study), choice);
        const parts = oracleDocuments(
          study,
          () => true,
          () => true,
        );
        const codes = (at: number, list: typeof themes) => new Set(list?.[at]?.members);
        const both = (a: Set<number>, b: Set<number>) => oracleCount(parts, a, b, near);
        for (const [a] of choice.sets.entries()) {
          const [own, ownDocuments] = [
            both(codes(a, themes), new Set()).frequency[0],
            both(codes(a, themes), codes(a, themes)).documents,
          ];
          expect([counts.codings[a], counts.documents[a]]).toEqual([own, ownDocuments]);
          for (const [b] of choice.sets.entries()) {
            const expected = both(codes(a, themes), codes(b, themes));
            expect(counts.values[a * 3 + b]).toBe(a === b ? 0 : expected[unit]);
            expect(counts.together[a * 3 + b]).toBe(a === b ? 0 : expected.documents);
          }
          for (const [p] of choice.properties.entries()) {
            const expected = both(codes(p, properties), codes(a, themes));
            expect(counts.shared[p * 3 + a]).toBe(expected[unit]);
            expect(counts.propertyCodings[p]).toBe(expected.frequency[0]);
          }
        }
      }),
    );
  });
});

describe('the properties of a theme', () => {
  test('are its children where nobody has said more', () => {
    const tree = buildCodeTree([
      codeNamed('need'),
      codeNamed('a', 'need'),
      codeNamed('b', 'need', { position: 1 }),
      codeNamed('deep', 'a'),
    ]);
    const { nodes, byRole } = propertiesOf(tree, 'need' as CodeId);
    expect([nodes.map(({ code }) => code.name), byRole]).toEqual([['a', 'b'], false]);
  });

  test('are the codes with that role, at any depth, and not what stands below one', () => {
    const property = { role: 'property' } as const;
    const tree = buildCodeTree([
      codeNamed('need'),
      codeNamed('a', 'need'),
      codeNamed('deep', 'a', property),
      codeNamed('deeper', 'deep', property),
      codeNamed('b', 'need', { position: 1 }),
    ]);
    const { nodes, byRole } = propertiesOf(tree, 'need' as CodeId);
    expect([nodes.map(({ code }) => code.name), byRole]).toEqual([['deep'], true]);
  });
});
