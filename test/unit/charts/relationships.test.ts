import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { propertiesOf } from '#shared/analysis/properties.ts';
import {
  propertyKey,
  type RelationshipsResult,
  themeKey,
  tieKey,
} from '#shared/analysis/reading/relationshipResult.ts';
import { countRelationships } from '#shared/analysis/relationships.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { relationshipsChart } from '#shared/charts/kinds/relationships.ts';
import { optionWords } from '#shared/charts/optionWords.ts';
import { pairKey } from '#shared/charts/relationships/boxes.ts';
import { carriedBy } from '#shared/charts/relationships/carried.ts';
import { meet, runsThrough } from '#shared/charts/relationships/geometry.ts';
import { arrangeDiagram } from '#shared/charts/relationships/layout.ts';
import { placeOf } from '#shared/charts/relationships/places.ts';
import { drawnFrom, middleOf, sharedProperties, tiesOf } from '#shared/charts/relationships/rule.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { expectGolden } from '../../support/golden.ts';
import { readSampleStudy } from '../../support/sampleStudy.ts';

const atFirst = settingsAtFirst(relationshipsChart.settings) as unknown as RelationshipsResult['settings'];
const nothingByHand = { name: 'relationships', places: {}, labels: {} };

/** The sample study as the engine counts it. */
function sample(settings: Partial<RelationshipsResult['settings']> = {}): RelationshipsResult {
  const { columns, tree, documents } = readSampleStudy();
  const sets = codeSets(tree, columns.codeIds, null, true);
  const owned = sets.flatMap(({ id }, owner) =>
    propertiesOf(tree, id as CodeId).nodes.map(({ code }) => ({ id: code.id, owner })),
  );
  const rows = codeSets(
    tree,
    columns.codeIds,
    owned.map(({ id }) => id),
    true,
  );
  const all = { ...atFirst, ...settings };
  const choice = { sets, properties: rows, unit: all.unit, near: all.near, withSubcodes: true };
  const themes = sets.map(toResultCode);
  return {
    kind: 'relationships',
    revision: 1,
    settings: all,
    withSubcodes: true,
    codes: themes,
    documentCount: documents.length,
    coderCount: 1,
    ...countRelationships(columns, choice),
    themes,
    properties: rows.map((row, at) => ({
      ...toResultCode(row),
      owner: owned[at]?.owner ?? 0,
      kin: [owned[at]?.owner ?? 0],
    })),
    parted: true,
    arrangement: nothingByHand,
  };
}

/** Themes with any ties among them, and properties that overlap anything. */
const invented = fc
  .record({
    size: fc.integer({ min: 1, max: 8 }),
    numbers: fc.array(fc.nat(80), { minLength: 64, maxLength: 64 }),
    properties: fc.nat(30),
  })
  .map(({ size, numbers, properties }): RelationshipsResult => {
    const number = (at: number) => numbers[at % numbers.length] ?? 0;
    const code = (name: string) => ({ id: name, path: name, name, color: 'red', depth: 0 });
    const themes = Array.from({ length: size }, (_, at) => code(`a theme of some length ${at}`));
    const values = new Float64Array(size * size);
    for (let a = 0; a < size; a++)
      for (let b = a + 1; b < size; b++) values[a * size + b] = values[b * size + a] = number(a * 8 + b);
    return {
      kind: 'relationships',
      revision: 1,
      settings: atFirst,
      withSubcodes: true,
      codes: themes,
      documentCount: 3,
      coderCount: 1,
      themes,
      values,
      together: values.map((value) => Math.min(3, value)),
      codings: Float64Array.from(themes, (_, at) => number(at * 5 + 3)),
      documents: Float64Array.from(themes, () => 3),
      properties: Array.from({ length: properties }, (_, at) => ({
        ...code(`property ${at}`),
        owner: at % size,
        kin: [at % size],
      })),
      shared: Float64Array.from({ length: properties * size }, (_, at) => number(at * 7 + 1) % 30),
      propertyCodings: Float64Array.from({ length: properties }, (_, at) => number(at)),
      propertyDocuments: new Float64Array(properties).fill(2),
      parted: false,
      arrangement: nothingByHand,
    };
  });
const room = { left: 0, top: 0, width: 1100, height: 660 };

describe('where the marks of the diagram stand', () => {
  test('boxes cover neither each other nor a name, however many there are', () => {
    fc.assert(
      fc.property(invented, (result) => {
        const { boxes, themes, without } = arrangeDiagram(result, room);
        const labels = themes.flatMap(({ label }) => label ?? []);
        for (const [at, { box }] of boxes.entries()) {
          expect(boxes.slice(at + 1).filter((other) => meet(box, other.box))).toEqual([]);
          expect(labels.filter((label) => meet(box, label))).toEqual([]);
        }
        expect(boxes.length + without.length).toBe(sharedProperties(result).length);
      }),
      { numRuns: 60 },
    );
  });

  test('the thread of a box beside its tie is level or upright, and runs behind no box of another tie', () => {
    fc.assert(
      fc.property(invented, (result) => {
        const { boxes } = arrangeDiagram(result, { ...room, width: 900, height: 520 });
        const aside = boxes.filter(({ threads }) => threads.length === 1);
        for (const { shared, threads } of aside) {
          const { from, to } = threads[0] as (typeof threads)[number];
          expect(Math.min(Math.abs(from.x - to.x), Math.abs(from.y - to.y))).toBeCloseTo(0, 6);
          const line = { left: Math.min(from.x, to.x), right: Math.max(from.x, to.x) + 0.1 };
          const thread = { ...line, top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y) + 0.1 };
          const strange = boxes.filter((each) => pairKey(result, each.shared) !== pairKey(result, shared));
          expect(strange.filter(({ box }) => meet(thread, box)).map(({ name }) => name)).toEqual([]);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('no tie runs over the name of a theme', () => {
    const law = fc.property(invented, (result) => {
      const { ties, themes } = arrangeDiagram(result, room);
      const middle = middleOf(result);
      const labels = themes.filter(({ index }) => index !== middle).flatMap(({ label }) => label ?? []);
      for (const tie of ties) expect(labels.filter((label) => runsThrough(tie.points, label))).toEqual([]);
    });
    fc.assert(law, { numRuns: 60 });
    // One in 700, in which each of the usual bends runs over a name.
    fc.assert(law, { seed: 855779081, path: '625', numRuns: 1 });
  });

  test('every number of a picture is a number, in any room, and the same result gives the same picture', () => {
    fc.assert(
      fc.property(invented, fc.integer({ min: 120, max: 2000 }), fc.boolean(), (result, width, small) => {
        const picture = { width, height: width / 2, mode: 'light', alone: false, small } as const;
        const { scene } = relationshipsChart.layout(result, picture);
        const written = sceneToSvg(scene);
        expect(written).not.toMatch(/NaN|Infinity|undefined/u);
        expect(sceneToSvg(relationshipsChart.layout(result, picture).scene)).toBe(written);
      }),
      { numRuns: 30 },
    );
  });

  test('circles are as large as their codings, ties as wide as their pairs', () => {
    const result = sample();
    const { themes, ties } = arrangeDiagram(result, room);
    const perCoding = themes.map(({ radius, index }) => radius ** 2 / (result.codings[index] ?? 0));
    for (const each of perCoding) expect(each).toBeCloseTo(perCoding[0] ?? 0, 9);
    for (const { width, tie } of ties)
      expect(width / tie.value).toBeCloseTo((ties[0]?.width ?? 0) / (ties[0]?.tie.value ?? 1), 9);
  });

  test('what was put somewhere by hand stands there, with a pin, in a room of any size', () => {
    const before = sample();
    const [box] = arrangeDiagram(before, room).boxes;
    const [theme] = before.themes;
    const places = { [box?.key ?? '']: { x: 0.25, y: 0.75 }, [themeKey(theme?.id ?? '')]: { x: 0.1, y: 0.2 } };
    const result = { ...before, arrangement: { ...nothingByHand, places } };
    for (const size of [room, { ...room, width: 1600, height: 900 }]) {
      const diagram = arrangeDiagram(result, size);
      const moved = diagram.boxes.find(({ key }) => key === box?.key)?.box;
      const middle = {
        x: ((moved?.left ?? 0) + (moved?.right ?? 0)) / 2,
        y: ((moved?.top ?? 0) + (moved?.bottom ?? 0)) / 2,
      };
      expect(placeOf(middle, diagram.frame)).toEqual({ x: 0.25, y: 0.75 });
      expect(placeOf(diagram.themes[0] as { x: number; y: number }, diagram.frame)).toEqual({ x: 0.1, y: 0.2 });
    }
    const { scene } = relationshipsChart.layout(result, { width: 1200, mode: 'light', alone: true });
    const keys = new Set([...everyMark(scene.marks)].map(({ key }) => key));
    expect(keys.has(`pin:${box?.key}`) && keys.has('pin:key')).toBe(true);
  });
});

describe('what the diagram says', () => {
  test('a finding only where every theme is tied most to the one in the middle', () => {
    expect(relationshipsChart.title(sample())).toBe('Total business experience ties the five themes together');
    expect(relationshipsChart.title(sample({ middle: 'alignment' }))).toBe('Relationships of five themes');
    expect(relationshipsChart.title(sample({ from: 40 }))).toBe('Relationships of five themes');
  });

  test('a code for the middle that is no theme of the picture is not passed over in silence', () => {
    const said = 'The code that was chosen for the middle is none of these themes.';
    expect(relationshipsChart.sentence(sample({ middle: 'elsewhere' }))).toContain(said);
    expect(relationshipsChart.sentence(sample())).not.toContain(said);
  });

  test('a weak tie is left out by the threshold, and named', () => {
    const { scene } = relationshipsChart.layout(sample({ from: 10 }), { width: 1200, mode: 'light', alone: true });
    expect(sceneToSvg(scene)).toContain('Not drawn: business need and service specification, 9 pairs.');
    expect(findMark(scene.marks, tieKey('business need', 'service specification'))).toBeUndefined();
  });

  test('by itself it draws ties from an eighth of the strongest, and leaves each theme its strongest tie', () => {
    expect(drawnFrom(sample())).toBe(10);
    expect(relationshipsChart.sentence(sample())).toContain('ties from 10 pairs are drawn');
    expect(drawnFrom(sample({ from: 3 }))).toBe(3);
    const size = 5;
    fc.assert(
      fc.property(fc.array(fc.nat(200), { minLength: 10, maxLength: 10 }), (counts) => {
        const values = new Float64Array(size * size);
        const pairs = Array.from({ length: size }, (_, a) =>
          Array.from({ length: a }, (__, b) => [a, b] as const),
        ).flat();
        for (const [at, [a, b]] of pairs.entries()) {
          values[a * size + b] = counts[at] ?? 0;
          values[b * size + a] = counts[at] ?? 0;
        }
        const ties = tiesOf({ ...sample(), values });
        const drawn = ties.filter((tie) => tie.drawn).map(({ value }) => value);
        const best = Array.from({ length: size }, (_, a) => Math.max(...values.subarray(a * size, a * size + size)));
        // A theme keeps its strongest tie; nothing weaker than the weakest of these is drawn, but for an eighth and more.
        for (const value of best.filter((each) => each > 0)) expect(drawn).toContain(value);
        const bound = Math.min(Math.max(...best) / 8, ...best.filter((each) => each > 0));
        expect(drawn.toSorted()).toEqual(counts.filter((count) => count > 0 && count >= bound).toSorted());
      }),
      { numRuns: 40 },
    );
  });

  test('in a small room boxes are smaller rather than fewer, and all that are left out are named', () => {
    const small = arrangeDiagram(sample(), { left: 0, top: 0, width: 900, height: 520 });
    const large = arrangeDiagram(sample(), { left: 0, top: 0, width: 2400, height: 1600 });
    expect(large.without).toEqual([]);
    expect(new Set(large.boxes.map(({ style }) => style.size))).toEqual(new Set([12.5]));
    expect(new Set(small.boxes.map(({ style }) => style.size))).toEqual(new Set([11]));
    expect(small.boxes.length + small.without.length).toBe(large.boxes.length);
  });

  test('at the least size of the window every shared property has its box, beside its tie where that is full', () => {
    for (const [width, height] of [
      [901, 520],
      [885, 545],
      [1100, 640],
    ] as const) {
      const { boxes, without } = arrangeDiagram(sample(), { left: 0, top: 0, width, height });
      expect(without).toEqual([]);
      expect(boxes).toHaveLength(sharedProperties(sample()).length);
    }
    const { scene } = relationshipsChart.layout(sample(), { width: 901, height: 520, mode: 'light', alone: false });
    expect(sceneToSvg(scene)).toContain('property beside its tie');
  });

  test('a property stands with the theme it overlaps most from 4 pairs, and with a second from 9', () => {
    const result = sample();
    const size = result.themes.length;
    const places = new Map(sharedProperties(result).map((each) => [each.property.id, each.others]));
    for (const [index, { id, owner }] of result.properties.entries()) {
      const ranked = result.themes
        .map((_, theme) => ({ theme, value: result.shared[index * size + theme] ?? 0 }))
        .filter(({ theme }) => theme !== owner)
        .sort((a, b) => b.value - a.value || a.theme - b.theme);
      const expected = [4, 9].flatMap((least, at) => ((ranked[at]?.value ?? 0) >= least ? [ranked[at]?.theme] : []));
      expect(places.get(id) ?? []).toEqual(expected);
    }
  });

  test('its options say from how many a property is shared by two themes, and by three', () => {
    const { shared, second } = relationshipsChart.settings;
    expect([shared?.label, second?.label]).toEqual(['Properties shared by two themes from', 'by three from']);
    expect(optionWords(relationshipsChart, sample())).toContain(
      'properties shared by two themes from 4, by three from 9',
    );
  });

  test('what carries a tie sums up to the tie, from either side', () => {
    const result = sample();
    for (const { first, second, value } of tiesOf(result)) {
      for (const { carriers } of carriedBy(result, first, second)) {
        expect(carriers.reduce((sum, each) => sum + each.value, 0)).toBe(value);
      }
    }
  });

  test('the table has every theme, every tie, and every property with what it overlaps', () => {
    const result = sample();
    const { rows } = relationshipsChart.table(result);
    const counted = (what: string) => rows.filter((row) => row[0] === what).length;
    expect([counted('theme'), counted('tie')]).toEqual([5, tiesOf(result).length]);
    const overlaps = result.properties.flatMap(({ kin }, index) =>
      result.themes.filter((_, at) => !kin.includes(at) && (result.shared[index * 5 + at] ?? 0) > 0),
    );
    expect(counted('property')).toBe(overlaps.length);
  });

  test('every mark that is drawn is known by its words without a picture', () => {
    const result = sample();
    const known = relationshipsChart.marks?.(result) ?? [];
    const { ties, themes, boxes } = arrangeDiagram(result, { ...room, width: 2400, height: 1800 });
    for (const { key } of [...ties, ...themes, ...boxes]) expect(findMark(known, key)?.title).toBeTruthy();
    expect(findMark(known, propertyKey('nobody'))).toBeUndefined();
  });
});

describe.each(['light', 'dark'] as const)('Figure 1 from the sample study, %s', (mode) => {
  test('is the picture that was looked at', () => {
    const result = sample({ from: 10 });
    const key = tieKey('business need', 'total business experience');
    const labelled = { ...result, arrangement: { ...nothingByHand, labels: { [key]: 'is felt as' } } };
    const { scene } = relationshipsChart.layout(labelled, { width: 1200, mode, alone: true });
    expectGolden(`charts/relationships-${mode}.svg`, sceneToSvg(scene));
  });
});
