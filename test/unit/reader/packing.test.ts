import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnStep, laneHeads, packLanes, placeLabels } from '../../../renderer/reader/packing.ts';

const box = (top: number, bottom: number, column?: number) => ({ top, bottom, column });

describe('lanes', () => {
  test('codings on different lines share the column beside the text', () => {
    expect(packLanes([box(0, 20), box(30, 50), box(60, 90)])).toEqual([0, 0, 0]);
  });

  test('codings on the same lines stand side by side, the earlier and longer nearer to the text', () => {
    expect(packLanes([box(0, 100), box(0, 20), box(10, 30), box(40, 60)])).toEqual([0, 1, 2, 1]);
  });

  test('lanes that nearly touch do not share a column', () => {
    expect(packLanes([box(0, 20), box(22, 40)])).toEqual([0, 1]);
    expect(packLanes([box(0, 20), box(23, 40)])).toEqual([0, 0]);
  });

  test('a coding that goes on from the section above keeps its column', () => {
    expect(packLanes([box(0, 100, 2), box(10, 30), box(40, 60)])).toEqual([2, 0, 0]);
  });

  test('two codings that claim one column do not lie on each other', () => {
    expect(packLanes([box(0, 100, 1), box(50, 150, 1)])).toEqual([1, 0]);
  });

  const boxes = fc.array(
    fc.record({
      top: fc.integer({ min: 0, max: 900 }),
      height: fc.integer({ min: 6, max: 300 }),
      column: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }),
    }),
    { maxLength: 60 },
  );
  test('whatever is coded, no two lanes overlap, and no more columns are used than lanes', () => {
    fc.assert(
      fc.property(boxes, (drawn) => {
        const lanes = drawn.map(({ top, height, column }) => ({ top, bottom: top + height, column }));
        const columns = packLanes(lanes);
        lanes.forEach((lane, at) => {
          lanes.slice(at + 1).forEach((other, further) => {
            const apart = lane.bottom + 3 <= other.top || other.bottom + 3 <= lane.top;
            expect(apart || columns[at] !== columns[at + 1 + further]).toBe(true);
          });
        });
        expect(Math.max(-1, ...columns)).toBeLessThan(Math.max(10, lanes.length));
      }),
    );
  });
});

describe('heads of lanes', () => {
  test('of codings that begin on one line each further one starts 4 px lower', () => {
    expect(laneHeads([box(10, 90), box(10, 60), box(11, 60), box(40, 60)])).toEqual([10, 14, 19, 40]);
  });

  test('a short lane keeps at least half of its height', () => {
    expect(laneHeads(Array.from({ length: 9 }, () => box(10, 30))).at(-1)).toBe(20);
  });
});

describe('labels', () => {
  const frame = { gap: 17, least: 0, most: 1000 };

  test('labels with room stand where they want', () => {
    expect(placeLabels([10, 60, 200], frame)).toEqual([10, 60, 200]);
  });

  test('labels that want one place are pushed apart both ways', () => {
    expect(placeLabels([100, 100, 100], frame)).toEqual([83, 100, 117]);
  });

  test('labels stay inside their section', () => {
    expect(placeLabels([2, 2, 2], frame)).toEqual([0, 17, 34]);
    expect(placeLabels([990, 995, 999], frame)).toEqual([966, 983, 1000]);
  });

  test('labels that cannot stand at all are left out, the last first', () => {
    expect(placeLabels([0, 0, 0, 0], { gap: 17, least: 0, most: 20 })).toEqual([0, 17, null, null]);
  });

  test('labels never overlap, keep their order and stay in the frame', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 600 }), { maxLength: 40 }), (places) => {
        const wanted = places.sort((a, b) => a - b);
        const shown = placeLabels(wanted, { gap: 17, least: 0, most: 600 }).filter((place) => place !== null);
        shown.forEach((place, at) => {
          expect(place).toBeGreaterThanOrEqual(-0.001);
          expect(place).toBeLessThanOrEqual(600.001);
          if (at > 0) expect(place - (shown[at - 1] ?? 0)).toBeGreaterThanOrEqual(16.999);
        });
        expect(shown.length).toBe(Math.min(wanted.length, 36));
      }),
    );
  });
});

test('columns stand every 8 px, and closer when there are many', () => {
  expect(columnStep(5, 72)).toBe(8);
  expect(columnStep(12, 72)).toBe(6);
  expect(columnStep(40, 72)).toBe(4);
});
