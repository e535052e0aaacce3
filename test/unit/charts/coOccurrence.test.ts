import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CoOccurrenceResult } from '#shared/analysis/results.ts';
import { layoutCoOccurrence, matrixCellAt, planCoOccurrence } from '#shared/charts/coOccurrence.ts';
import { type CoOccurrenceLayoutOptions, rowSum, scaleStep } from '#shared/charts/coOccurrenceCells.ts';
import { rankPairs, strongestPair } from '#shared/charts/pairs.ts';
import { everyMark, findMark, type Mark, type Scene } from '#shared/charts/scene.ts';
import {
  coefficientLine,
  coOccurrenceSentence,
  coOccurrenceTitle,
  flagWords,
  formatCoefficient,
  frequencySentence,
  pairSentence,
} from '#shared/charts/sentences.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { coOccurrencePairsTable, coOccurrenceTable } from '#shared/charts/tables.ts';
import { fewCodes } from '../../../renderer/features/charts/fewCodes.ts';
import { expectGolden } from '../../support/golden.ts';
import { inventedCodes, inventedCoOccurrence, manyCodes } from './inventedResults.ts';
import { boundsOf } from './markBounds.ts';

const options: CoOccurrenceLayoutOptions = { width: 1200, mode: 'light', coefficient: 'c', alone: true };
const provenance = {
  study: 'Value <of> "services" & more',
  revision: 41,
  date: '2025-11-22',
  options: ['unit pairs', 'with subcodes'],
};
const sizes = [2, 5, 17, 60, 100];

/** Two codes and the numbers of METHOD.md's worked example. */
function workedExample(changes: Partial<CoOccurrenceResult>): CoOccurrenceResult {
  const both = (value: number) => Float64Array.of(2, value, value, 2);
  return {
    ...inventedCoOccurrence(inventedCodes.slice(0, 2)),
    values: both(3),
    pairs: both(3),
    documents: both(1),
    jaccard: both(10 / 70),
    c: both(3),
    lift: both(1),
    flags: Uint8Array.of(0, 1, 1, 0),
    frequency: Float64Array.of(2, 2),
    documentCount: 1,
    ...changes,
  };
}

describe('a view of the matrix', () => {
  const shown: CoOccurrenceLayoutOptions = { ...options, alone: false };
  const cellsOf = (scene: Scene): readonly Mark[] => {
    const cells = findMark(scene.marks, 'cells');
    return cells?.kind === 'group' ? cells.children.filter(({ key }) => key !== 'empty') : [];
  };

  test.each(sizes)('of %i codes has every cell that stands in it, as the whole picture has it', (size) => {
    const result = inventedCoOccurrence(manyCodes(size));
    const plan = planCoOccurrence(result, shown);
    const { scene: whole, grid } = layoutCoOccurrence(result, shown);
    expect(plan.sceneIn()).toEqual(whole);
    const side = fc.integer({ min: -100, max: 3000 });
    const length = fc.integer({ min: 0, max: 900 });
    fc.assert(
      fc.property(side, side, length, length, (x, y, width, height) => {
        const drawn = new Map(cellsOf(plan.sceneIn({ x, y, width, height })).map((mark) => [mark.key, mark]));
        for (const mark of cellsOf(whole)) {
          const [, row, column] = (/^cell:(\d+):(\d+)$/u.exec(mark.key) ?? []).map(Number);
          if (row !== undefined && column !== undefined) {
            const [left, top] = [grid.left + column * grid.cellWidth, grid.top + row * grid.cellHeight];
            const isSeen =
              left < x + width && left + grid.cellWidth > x && top < y + height && top + grid.cellHeight > y;
            if (isSeen) expect(drawn.has(mark.key), mark.key).toBe(true);
          }
          if (drawn.has(mark.key)) expect(drawn.get(mark.key)).toEqual(mark);
        }
      }),
      { numRuns: 20 },
    );
  });

  test('of many codes draws only what is seen, and a cell as the same mark again', () => {
    const plan = planCoOccurrence(inventedCoOccurrence(manyCodes(300)), shown);
    const first = cellsOf(plan.sceneIn({ x: 2000, y: 2000, width: 900, height: 600 }));
    const again = new Map(
      cellsOf(plan.sceneIn({ x: 2100, y: 2100, width: 900, height: 600 })).map((mark) => [mark.key, mark]),
    );
    expect(first.length).toBeLessThan(2000);
    const kept = first.filter(({ key }) => again.has(key));
    expect(kept.length).toBeGreaterThan(100);
    for (const mark of kept) expect(again.get(mark.key)).toBe(mark);
  });

  test.each(sizes)('the strongest of %i codes is where the ranked list begins', (size) => {
    for (const withSubcodes of [true, false]) {
      const result = { ...inventedCoOccurrence(manyCodes(size)), withSubcodes };
      expect(strongestPair(result)).toEqual(
        rankPairs(result, 'none')
          .slice(0, 1)
          .map(({ first, second }) => ({ first, second }))[0],
      );
    }
  });

  test('a thumbnail of many codes has some of them, with their own numbers', () => {
    const result = inventedCoOccurrence(manyCodes(300));
    const few = fewCodes(result);
    const at = few.codes.map((code) => result.codes.findIndex(({ id }) => id === code.id));
    expect(few.codes.length).toBe(60);
    for (const [row, from] of at.entries()) {
      expect(few.frequency[row]).toBe(result.frequency[from]);
      for (const [column, to] of at.entries())
        expect(few.values[row * 60 + column]).toBe(result.values[from * 300 + to]);
    }
    expect(fewCodes(few)).toBe(few);
  });
});

describe('the picture of the matrix', () => {
  test.each(['light', 'dark'] as const)('is the same file on every machine (%s)', (mode) => {
    const { scene } = layoutCoOccurrence(inventedCoOccurrence(), { ...options, mode, provenance });
    expectGolden(`charts/co-occurrence-${mode}.svg`, sceneToSvg(scene));
  });

  test.each(sizes)('of %i codes keeps all its marks inside', (size) => {
    const result = inventedCoOccurrence(manyCodes(size));
    for (const alone of [true, false]) {
      const { scene } = layoutCoOccurrence(result, { ...options, alone, width: 900, provenance });
      for (const mark of everyMark(scene.marks)) {
        const { left, top, right, bottom } = boundsOf(mark);
        expect(left, mark.key).toBeGreaterThanOrEqual(-0.5);
        expect(top, mark.key).toBeGreaterThanOrEqual(-0.5);
        expect(right, mark.key).toBeLessThanOrEqual(scene.width + 0.5);
        expect(bottom, mark.key).toBeLessThanOrEqual(scene.height + 0.5);
      }
    }
  });

  test('gives every mark a key of its own', () => {
    const { scene } = layoutCoOccurrence(inventedCoOccurrence(), { ...options, provenance });
    const keys = [...everyMark(scene.marks)].map((mark) => mark.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  test.each(sizes)('of %i codes finds each cell again under its middle', (size) => {
    const { grid } = layoutCoOccurrence(inventedCoOccurrence(manyCodes(size)), options);
    for (let index = 0; index < size; index++) {
      const column = size - 1 - index;
      const x = grid.left + (column + 0.5) * grid.cellWidth;
      const y = grid.top + (index + 0.5) * grid.cellHeight;
      expect(matrixCellAt(grid, x, y)).toEqual({ row: index, column });
    }
    expect(matrixCellAt(grid, grid.left - 1, grid.top + 1)).toBeNull();
    expect(matrixCellAt(grid, grid.left + 1, grid.bottom + 1)).toBeNull();
  });

  test('counts stand below the diagonal, coefficients above, own codings on it', () => {
    const { scene } = layoutCoOccurrence(workedExample({}), options);
    const textOf = (key: string) => {
      const mark = findMark(scene.marks, key);
      return mark?.kind === 'text' ? mark.text : null;
    };
    expect(textOf('text:1:0')).toBe('3');
    expect(textOf('text:0:1')).toBe('3.00');
    expect(textOf('text:0:0')).toBe('2');
    expect(textOf('sum:0')).toBe('3');
    expect(findMark(scene.marks, 'flag:0:1')).toBeDefined();
    expect(findMark(scene.marks, 'cell:1:0')?.data).toEqual({ kind: 'pair', first: 'theme-1', second: 'theme-0' });
  });

  test('without a coefficient the upper half is empty, and no dot warns of it', () => {
    const { scene } = layoutCoOccurrence(workedExample({}), { ...options, coefficient: 'none' });
    expect(findMark(scene.marks, 'text:0:1')).toBeUndefined();
    expect(findMark(scene.marks, 'flag:0:1')).toBeUndefined();
    expect(findMark(scene.marks, 'key:flag')).toBeUndefined();
  });

  test('the scale rises with the count and ends at the greatest', () => {
    expect(scaleStep(0, 21)).toBe(0);
    expect(scaleStep(1, 21)).toBe(2);
    expect(scaleStep(21, 21)).toBe(6);
    const steps = Array.from({ length: 400 }, (_, value) => scaleStep(value, 399));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(new Set(steps)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
  });

  test('words of a study cannot break out of the file', () => {
    const codes = [
      {
        id: 'a',
        path: '</svg><script>alert(1)</script>',
        name: '</svg><script>alert(1)</script>',
        color: 'red',
        depth: 0,
      },
      { id: 'b', path: '“quotes” & \u0000nul', name: '“quotes” & \u0000nul', color: '#123456', depth: 0 },
    ];
    const svg = sceneToSvg(layoutCoOccurrence(inventedCoOccurrence(codes), { ...options, provenance }).scene);
    expect(svg).not.toContain('<script');
    expect(svg).not.toContain('\u0000');
    expect(svg.match(/<\/svg>/gu)).toHaveLength(1);
    expect(svg).toContain('Value &lt;of&gt; &quot;services&quot; &amp; more · revision 41 · 2025-11-22 · unit pairs');
  });
});

describe('sums and rankings', () => {
  test('a sum leaves the diagonal out', () => {
    const result = inventedCoOccurrence();
    const size = result.codes.length;
    for (let row = 0; row < size; row++) {
      const whole = result.values.slice(row * size, (row + 1) * size).reduce((sum, value) => sum + value, 0);
      expect(rowSum(result, row)).toBe(whole - (result.frequency[row] ?? 0));
    }
  });

  test('pairs come strongest first; a code and its own subcodes are no news', () => {
    const result = inventedCoOccurrence();
    const pairs = rankPairs(result, 'c');
    const values = pairs.map((pair) => pair.value);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values.at(-1)).toBeGreaterThan(0);
    const related = pairs.filter(({ first, second }) =>
      result.codes[second]?.path.startsWith(`${result.codes[first]?.path}/`),
    );
    expect(related).toEqual([]);
  });

  test('without subcodes a code and the codes below it do meet', () => {
    const result = inventedCoOccurrence(inventedCodes, { withSubcodes: false });
    expect(rankPairs(result, 'c').length).toBeGreaterThan(rankPairs({ ...result, withSubcodes: true }, 'c').length);
  });
});

describe('the matrix in words', () => {
  test('a number comes with its unit and where it was found', () => {
    const say = (changes: Partial<CoOccurrenceResult>) => pairSentence(workedExample(changes), 1, 0);
    expect(say({})).toBe('3 pairs of codings overlap; 1 document holds both.');
    expect(say({ values: Float64Array.of(2, 1, 1, 2) })).toBe('1 pair of codings overlaps; 1 document holds both.');
    expect(say({ unit: 'stretches', values: Float64Array.of(2, 2, 2, 2) })).toBe(
      '2 stretches of text carry both; 1 document holds both.',
    );
    expect(say({ unit: 'characters', values: Float64Array.of(2, 12345, 12345, 2) })).toBe(
      '12,345 characters carry both; 1 document holds both.',
    );
    expect(say({ unit: 'paragraphs', values: Float64Array.of(2, 1, 1, 2) })).toBe(
      '1 paragraph is touched by both; 1 document holds both.',
    );
    expect(say({ unit: 'documents', values: Float64Array.of(2, 6, 6, 2) })).toBe('6 documents hold both.');
    expect(say({ unit: 'near', near: 0, values: Float64Array.of(2, 4, 4, 2) })).toBe(
      '4 pairs of codings share a paragraph.',
    );
    expect(say({ unit: 'near', near: 2, values: Float64Array.of(2, 1, 1, 2) })).toBe(
      '1 pair of codings stands at most 2 paragraphs apart.',
    );
    expect(say({ values: Float64Array.of(2, 0, 0, 2) })).toBe('No codings of the two overlap.');
    expect(say({ unit: 'near', near: 1, values: Float64Array.of(2, 0, 0, 2) })).toBe(
      'No codings of the two stand at most 1 paragraph apart.',
    );
  });

  test('title and sentence state size, unit, rule and choice', () => {
    const result = inventedCoOccurrence();
    expect(coOccurrenceTitle(result)).toBe('Co-occurrence of 17 codes');
    expect(coOccurrenceSentence(result)).toBe(
      'Pairs of codings, one of each code, that share at least one character. 24 documents, one coder, codes with their subcodes.',
    );
    expect(coOccurrenceSentence({ ...result, coderCount: 0 })).toContain(', no codings yet, ');
    expect(coOccurrenceSentence({ ...result, unit: 'near', near: 2, coderCount: 3, withSubcodes: false })).toBe(
      'Pairs of codings, one of each code, that stand at most 2 paragraphs apart. 24 documents, three coders alike, codes without their subcodes.',
    );
  });

  test('the diagonal says that it is no co-occurrence', () => {
    expect(frequencySentence(workedExample({}), 0)).toBe(
      '2 codings of business need with its subcodes; not a co-occurrence.',
    );
  });

  test('a coefficient is short in its cell, and odd ones are said as they are', () => {
    const written = [0.256, 1.18, 12.44, 0.001, 0, Number.NaN, Number.POSITIVE_INFINITY, -0.5].map(formatCoefficient);
    expect(written).toEqual(['.26', '1.18', '12.4', '<.01', '', '', '∞', '−.50']);
    const unknown = Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN);
    expect(coefficientLine(workedExample({}), 1, 0)).toBe('Jaccard 0.143 · c 3.000 · lift 1.00');
    expect(coefficientLine(workedExample({ jaccard: unknown, lift: unknown }), 1, 0)).toBe('c 3.000');
  });

  test('a flag says why', () => {
    expect(flagWords(workedExample({}), 0, 1).short).toBe('c > 1');
    const uneven = workedExample({ flags: Uint8Array.of(0, 2, 2, 0), frequency: Float64Array.of(62, 10) });
    expect(flagWords(uneven, 0, 1).short).toBe('6 : 1');
    expect(flagWords(workedExample({ flags: new Uint8Array(4) }), 0, 1).short).toBe('');
  });
});

describe('the matrix as a table', () => {
  test('names codes by their paths and leaves the diagonal empty', () => {
    const table = coOccurrenceTable(workedExample({}));
    expect(table).toEqual({
      columns: ['code', 'codings', 'business need', 'total business experience'],
      heads: ['code', 'codings', 'business need', 'total business experience'],
      rows: [
        ['business need', 2, null, 3],
        ['total business experience', 2, 3, null],
      ],
    });
  });

  test('lists every pair once with all that is known of it', () => {
    const table = coOccurrencePairsTable(
      workedExample({ unit: 'near', near: 2, lift: Float64Array.of(Number.NaN, Number.NaN, Number.NaN, Number.NaN) }),
    );
    expect(table.columns).toEqual([
      'first code',
      'second code',
      'near 2',
      'pairs',
      'documents',
      'jaccard',
      'c',
      'lift',
      'c to be read with care',
    ]);
    expect(table.rows).toEqual([['business need', 'total business experience', 3, 3, 1, 10 / 70, 3, null, 'c > 1']]);
    expect(coOccurrencePairsTable(inventedCoOccurrence()).rows).toHaveLength((17 * 16) / 2);
  });
});
