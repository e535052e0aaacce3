import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeFrequencies } from '#shared/analysis/codeFrequencies.ts';
import { toResultCode } from '#shared/analysis/coOccurrence.ts';
import { propertiesOf } from '#shared/analysis/properties.ts';
import type { CountedCode, MappedProperty, PropertyMapResult } from '#shared/analysis/propertyMapResult.ts';
import { medianOf } from '#shared/analysis/reading/median.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { weightsOf } from '#shared/analysis/weights.ts';
import { propertiesChart } from '#shared/charts/kinds/properties.ts';
import { everyMark, findMark, type Rect } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { columnsOf } from '../../support/columns.ts';
import { expectGolden } from '../../support/golden.ts';
import { nestedSets, ownSets, randomStudy } from '../../support/randomStudy.ts';
import { readSampleStudy } from '../../support/sampleStudy.ts';

const { columns, tree, documents } = readSampleStudy();

/** Codings of the fixtures with a weight, as `CODE PATH` and weight. */
const weighedCodings = documents.flatMap(({ name }) => {
  const path = new URL(`../../../fixtures/field-notes/codings/${name}.json`, import.meta.url);
  const codings = JSON.parse(readFileSync(path, 'utf8')) as { code: string; weight?: number }[];
  return codings.flatMap(({ code, weight }) => (weight === undefined ? [] : [{ code, weight }]));
});

function counted(ids: readonly string[]): CountedCode[] {
  const sets = codeSets(tree, columns.codeIds, ids as CodeId[], true);
  const { codings, documents: together } = codeFrequencies(columns, { sets });
  return sets.map((set, at) => ({
    ...toResultCode(set),
    role: null,
    codings: codings[at] ?? 0,
    documents: together[at] ?? 0,
  }));
}

function sample(settings: Partial<PropertyMapResult['settings']> = {}): PropertyMapResult {
  const id = 'total business experience' as CodeId;
  const { nodes } = propertiesOf(tree, id);
  const properties = counted(nodes.map(({ code }) => code.id)).map(
    (property, at): MappedProperty => ({
      ...property,
      parts: counted((nodes[at]?.children ?? []).map(({ code }) => code.id)),
      weights: weighedCodings
        .flatMap(({ code, weight }) => (code === property.path || code.startsWith(`${property.path}/`) ? [weight] : []))
        .sort((a, b) => a - b),
    }),
  );
  const [theme] = counted([id]);
  return {
    kind: 'properties',
    revision: 1,
    settings: { middle: null, order: 'codings', layout: 'layers', ...settings },
    withSubcodes: true,
    codes: [],
    documentCount: documents.length,
    coderCount: 1,
    theme: theme ?? null,
    ownCodings: 24,
    byRole: false,
    properties,
    indicators: [],
  };
}

const areApart = (one: Rect, other: Rect): boolean =>
  one.x + one.width <= other.x ||
  other.x + other.width <= one.x ||
  one.y + one.height <= other.y ||
  other.y + other.height <= one.y;

describe('weights of a property', () => {
  test('are those of its codings, each once, and none is made up', () => {
    const weight = fc.option(fc.nat(100), { nil: Number.NaN });
    const list = fc.array(weight, { minLength: 18, maxLength: 18 });
    fc.assert(
      fc.property(randomStudy, list, fc.constantFrom(ownSets, nestedSets), (study, weights, sets) => {
        const all = columnsOf(study);
        const column = Float64Array.from(all.codings.start, (_, row) => weights[row] ?? Number.NaN);
        const expected = sets.map(({ members }) =>
          [...column]
            .filter((each, row) => members.includes(all.codings.code[row] ?? -1) && !Number.isNaN(each))
            .sort((a, b) => a - b),
        );
        expect(weightsOf(all, { sets }, column)).toEqual(expected);
      }),
    );
  });

  test('the median is the one in the middle, or half-way between two', () => {
    expect([medianOf([3]), medianOf([1, 2]), medianOf([1, 5, 9]), medianOf([0, 10, 20, 100])]).toEqual([3, 1.5, 5, 15]);
    expect(medianOf([])).toBeNaN();
  });
});

describe('the property map', () => {
  test('says by which rule a code is a property, and whether there are weights', () => {
    expect(propertiesChart.sentence(sample())).toContain('its properties are the codes directly below it');
    expect(propertiesChart.sentence({ ...sample(), byRole: true } as PropertyMapResult)).toContain(
      'that have this role',
    );
    const bare = { ...sample(), properties: sample().properties.map((each) => ({ ...each, weights: [] })) };
    expect(propertiesChart.sentence(bare)).toContain('No coding here has a weight.');
    const { scene } = propertiesChart.layout(bare, { width: 1200, mode: 'light', alone: true });
    expect(sceneToSvg(scene)).not.toContain('>weight<');
  });

  test('says how many codings have a weight, and leads to just those', () => {
    const result = sample();
    const property = result.properties.find(({ weights }) => weights.length > 1);
    const { scene } = propertiesChart.layout(result, { width: 1200, mode: 'light', alone: true });
    const mark = findMark(scene.marks, `weights:${property?.id}`);
    expect(mark?.title).toMatch(new RegExp(`of ${property?.codings} codings have a weight: from \\d+`, 'u'));
    expect(mark?.data).toEqual({ kind: 'codings', codeIds: [property?.id], weighed: true });
  });

  test('the table has the theme, every property and all that hangs on them', () => {
    const result = sample();
    const parts = result.properties.reduce((sum, each) => sum + each.parts.length, 0);
    expect(propertiesChart.table(result).rows).toHaveLength(1 + result.properties.length + parts);
  });

  test('the boxes of properties around the theme never meet, as narrow as the figure is', () => {
    const result = sample({ layout: 'radial' });
    for (let width = 440; width <= 1200; width += 40) {
      const { scene } = propertiesChart.layout(result, { width, mode: 'light', alone: true });
      const boxes = [...everyMark(scene.marks)].filter(
        (mark): mark is Rect => mark.kind === 'rect' && mark.key.startsWith('box:property:'),
      );
      const meeting = boxes.flatMap((one, at) =>
        boxes.slice(at + 1).flatMap((other) => (areApart(one, other) ? [] : [`${one.key} ${other.key}`])),
      );
      expect(meeting, `${width} pixels`).toEqual([]);
    }
  });

  test('draws any number of properties with any counts in any room', () => {
    const one = sample().properties[0] as MappedProperty;
    fc.assert(
      fc.property(
        fc.array(fc.record({ codings: fc.nat(500), parts: fc.nat(6) }), { minLength: 1, maxLength: 60 }),
        fc.constantFrom('layers' as const, 'radial' as const),
        fc.integer({ min: 300, max: 1600 }),
        fc.boolean(),
        (list, layout, width, small) => {
          const properties = list.map(({ codings, parts }, at) => ({
            ...one,
            id: `p${at}`,
            codings,
            parts: Array.from({ length: parts }, (_, index) => ({ ...one, id: `p${at}.${index}` })),
          }));
          const result = { ...sample({ layout }), properties };
          const picture = { width, height: 500, mode: 'light', alone: false, small } as const;
          expect(sceneToSvg(propertiesChart.layout(result, picture).scene)).not.toMatch(/NaN|Infinity|undefined/u);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe.each(['light', 'dark'] as const)('Figure 2 from the sample study, %s', (mode) => {
  test.each(['layers', 'radial'] as const)('is the picture that was looked at: %s', (layout) => {
    const { scene } = propertiesChart.layout(sample({ layout }), { width: 1200, mode, alone: true });
    expectGolden(`charts/properties-${layout}-${mode}.svg`, sceneToSvg(scene));
  });
});
