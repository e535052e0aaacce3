import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { largestRemainder, type PortraitOrder, portraits } from '#shared/analysis/portrait.ts';
import { columnsOf, type SmallStudy, setOf } from '../../support/columns.ts';
import { nestedSets, ownSets, randomStudy, themeSets } from '../../support/randomStudy.ts';

const points = (text: string, utf16: number): number => [...text.slice(0, utf16)].length;

/** The parts of METHOD.md §5, found by looking at every character and every coding. */
function expectedParts(
  study: SmallStudy,
  document: number,
  sets: typeof ownSets,
  order: PortraitOrder,
  uncoded: boolean,
) {
  const text = study.texts[document] ?? '';
  const nearest = (code: number) => sets.findLastIndex((set) => set.members.includes(code));
  const codings = study.codings
    .filter((coding) => coding.document === document && nearest(coding.code) >= 0)
    .map(({ code, start, end }) => ({ set: nearest(code), from: points(text, start), to: points(text, end) }))
    .sort((a, b) => a.from - b.from || a.to - b.to || a.set - b.set);
  const bare = [...text].map((_, at) => codings.every(({ from, to }) => at < from || at >= to));
  const stretches = [];
  for (let at = 0; at < bare.length; at++) {
    if (!bare[at] || bare[at - 1]) continue;
    let to = at;
    while (bare[to]) to++;
    stretches.push({ set: -1, from: at, to });
  }
  const free = uncoded ? stretches : [];
  const length = (parts: readonly { from: number; to: number }[]) =>
    parts.reduce((sum, { from, to }) => sum + to - from, 0);
  if (order === 'position') {
    return [...codings, ...free]
      .sort((a, b) => a.from - b.from || a.to - b.to || a.set - b.set)
      .map((part) => ({ set: part.set, characters: part.to - part.from }));
  }
  const piles = [...sets.keys(), -1].map((set) => ({
    set,
    list: [...codings, ...free].filter((part) => part.set === set),
  }));
  return piles.filter(({ list }) => list.length > 0).map(({ set, list }) => ({ set, characters: length(list) }));
}

describe('tiles dealt by the largest remainder', () => {
  test('the worked example: 1,200 tiles over 1, 1 and 1 characters, and over 3 and 4', () => {
    expect([...largestRemainder([1, 1, 1], 1200)]).toEqual([400, 400, 400]);
    expect([...largestRemainder([3, 4], 1200)]).toEqual([514, 686]);
  });

  test('of equal remainders the earlier comes first', () => {
    expect([...largestRemainder([1, 1, 1], 10)]).toEqual([4, 3, 3]);
    expect([...largestRemainder([1, 2, 1], 2)]).toEqual([1, 1, 0]);
  });

  test('nothing to deal by deals nothing', () => {
    expect([...largestRemainder([], 1200)]).toEqual([]);
    expect([...largestRemainder([0, 0], 1200)]).toEqual([0, 0]);
  });

  test('the sum is exact, nobody is further than one tile from the share, and none with less gets more', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(5000), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 1200 }),
        (weights, total) => {
          const sum = weights.reduce((a, b) => a + b, 0);
          fc.pre(sum > 0);
          const dealt = [...largestRemainder(weights, total)];
          expect(dealt.reduce((a, b) => a + b, 0)).toBe(total);
          for (const [at, tiles] of dealt.entries()) {
            const share = ((weights[at] ?? 0) * total) / sum;
            expect(tiles).toBeGreaterThanOrEqual(Math.floor(share));
            expect(tiles).toBeLessThanOrEqual(Math.floor(share) + 1);
            for (const [other, others] of dealt.entries())
              if ((weights[at] ?? 0) < (weights[other] ?? 0)) expect(tiles).toBeLessThanOrEqual(others);
          }
        },
      ),
    );
  });
});

describe('the portrait of a document', () => {
  test('its parts are the codings, the codes or the bare text, with their characters; the tiles sum to 1,200', () => {
    const setChoices = fc.constantFrom(ownSets, nestedSets, themeSets);
    const orders = fc.constantFrom<PortraitOrder>('position', 'colour');
    fc.assert(
      fc.property(randomStudy, setChoices, orders, fc.boolean(), (study, sets, order, withUncoded) => {
        const columns = columnsOf(study);
        const all = study.texts.map((_, index) => index);
        for (const { document, parts } of portraits(columns, { sets, portraits: all, order, withUncoded })) {
          const expected = expectedParts(study, document, sets, order, withUncoded);
          expect(parts.map(({ set, characters }) => ({ set, characters }))).toEqual(expected);
          expect(parts.reduce((sum, { tiles }) => sum + tiles, 0)).toBe(expected.length === 0 ? 0 : 1200);
          for (const { set, rows, from, to } of parts) {
            expect(rows.length > 0).toBe(set >= 0);
            for (const row of rows) expect(sets[set]?.members).toContain(columns.codings.code[row]);
            if (order === 'position' && rows.length > 0) {
              expect(rows).toHaveLength(1);
              expect(points(study.texts[document] ?? '', columns.codings.start[rows[0] ?? 0] ?? 0)).toBe(from);
              expect(points(study.texts[document] ?? '', columns.codings.end[rows[0] ?? 0] ?? 0)).toBe(to);
            }
          }
        }
      }),
    );
  });

  test('coders, documents and words that take no part have no tiles', () => {
    const study: SmallStudy = {
      texts: ['one two three four'],
      codes: ['A', 'B'],
      coders: ['Ann', 'Ben'],
      codings: [
        { document: 0, code: 0, coder: 0, start: 0, end: 3 },
        { document: 0, code: 1, coder: 1, start: 4, end: 7 },
      ],
    };
    const choice = {
      sets: [setOf('A', [0]), setOf('B', [1])],
      portraits: [0],
      order: 'position',
      withUncoded: false,
    } as const;
    const [portrait] = portraits(columnsOf(study), { ...choice, coders: Uint8Array.of(0, 1) });
    expect(portrait?.parts).toEqual([{ set: 1, rows: [1], from: 4, to: 7, characters: 3, tiles: 1200 }]);
  });
});
