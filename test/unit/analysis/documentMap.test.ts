import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentMap } from '#shared/analysis/documentMap.ts';
import { columnsOf, type SmallStudy } from '../../support/columns.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';

/** Profiles by hand: the codings of each set, counted one by one. */
const profileOf = (study: SmallStudy, document: number, members: readonly (readonly number[])[]) =>
  members.map(
    (codes) => study.codings.filter((coding) => coding.document === document && codes.includes(coding.code)).length,
  );

const sum = (list: readonly number[]) => list.reduce((all, each) => all + each, 0);
const dot = (a: readonly number[], b: readonly number[]) => sum(a.map((each, at) => each * (b[at] ?? 0)));
const euclidean = (a: readonly number[], b: readonly number[]) =>
  Math.sqrt(sum(a.map((each, at) => (each - (b[at] ?? 0)) ** 2)));
const cosine = (a: readonly number[], b: readonly number[]) => 1 - dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

/** Studies with more documents than the random ones, so that there is something to cluster. */
const manyDocuments: fc.Arbitrary<SmallStudy> = fc
  .tuple(randomStudy, randomStudy, randomStudy)
  .map(([one, other, third]) => {
    const joined = [one, other, third];
    const before = [0, one.texts.length, one.texts.length + other.texts.length];
    return {
      ...one,
      texts: joined.flatMap(({ texts }) => texts),
      codings: joined.flatMap(({ codings }, at) =>
        codings.map((coding) => ({ ...coding, document: coding.document + (before[at] ?? 0) })),
      ),
    };
  });

const choice = { measure: 'shares', distance: 'euclidean', clusters: 1, most: 1000 } as const;

describe('documents by code profile', () => {
  test('have a place each where they hold codings, with their shares or counts', () => {
    fc.assert(
      fc.property(manyDocuments, fc.boolean(), fc.constantFrom('shares', 'counts'), (study, nested, measure) => {
        const sets = nested ? nestedSets : ownSets;
        const members = sets.map((set) => set.members);
        const map = documentMap(columnsOf(study), { ...choice, sets, measure });
        const coded = study.texts.flatMap((_, at) =>
          study.codings.some(({ document }) => document === at) ? [at] : [],
        );
        expect([...map.places]).toEqual(coded);
        expect([map.coded, map.uncoded]).toEqual([coded.length, study.texts.length - coded.length]);
        for (const [place, document] of coded.entries()) {
          expect(map.codings[place]).toBe(study.codings.filter((coding) => coding.document === document).length);
          const profile = profileOf(study, document, members);
          const expected = measure === 'counts' ? profile : profile.map((each) => each / sum(profile));
          const found = [...map.profiles.subarray(place * sets.length, (place + 1) * sets.length)];
          for (const [set, value] of expected.entries()) expect(found[set]).toBeCloseTo(value, 12);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(['euclidean', 'cosine'] as const)('are merged at their mean distance, the least first (%s)', (distance) => {
    fc.assert(
      fc.property(manyDocuments, (study) => {
        const map = documentMap(columnsOf(study), { ...choice, sets: ownSets, measure: 'counts', distance });
        const count = map.places.length;
        const profiles = [...map.places].map((document) =>
          profileOf(
            study,
            document,
            ownSets.map((set) => set.members),
          ),
        );
        const apart = distance === 'euclidean' ? euclidean : cosine;
        const held: number[][] = profiles.map((_, leaf) => [leaf]);
        for (const [at, height] of map.merges.height.entries()) {
          const [one, other] = [held[map.merges.left[at] ?? -1] ?? [], held[map.merges.right[at] ?? -1] ?? []];
          const distances = one.flatMap((a) => other.map((b) => apart(profiles[a] ?? [], profiles[b] ?? [])));
          expect(height).toBeCloseTo(sum(distances) / distances.length, 9);
          held.push([...one, ...other]);
        }
        expect(map.merges.height.length).toBe(Math.max(0, count - 1));
        expect([...(held.at(-1) ?? [])].sort((a, b) => a - b)).toEqual([...profiles.keys()]);
        // No branch crosses another: what is merged stands together.
        for (const leaves of held) {
          const places = leaves.map((leaf) => map.order.indexOf(leaf));
          expect(Math.max(...places) - Math.min(...places)).toBe(leaves.length - 1);
        }
      }),
      { numRuns: 60 },
    );
  });

  test('of very many only those with most codings are placed, and the others are counted', () => {
    fc.assert(
      fc.property(manyDocuments, fc.integer({ min: 1, max: 4 }), (study, most) => {
        const map = documentMap(columnsOf(study), { ...choice, sets: ownSets, most });
        const counts = study.texts.map((_, at) => study.codings.filter(({ document }) => document === at).length);
        const left = counts.filter((count, at) => count > 0 && !map.places.includes(at));
        expect(map.places.length).toBe(Math.min(most, map.coded));
        expect(Math.min(...map.codings, Number.POSITIVE_INFINITY)).toBeGreaterThanOrEqual(Math.max(0, ...left));
      }),
      { numRuns: 40 },
    );
  });

  test('chosen documents alone take part', () => {
    fc.assert(
      fc.property(manyDocuments, fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }), (study, picked) => {
        const documents = Uint8Array.from(study.texts, (_, at) => Number(picked[at]));
        const map = documentMap(columnsOf(study), { ...choice, sets: ownSets, documents });
        expect([...map.places].every((document) => documents[document] === 1)).toBe(true);
        expect(map.coded + map.uncoded).toBe(sum([...documents]));
      }),
      { numRuns: 40 },
    );
  });
});
