import { describe, expect, test } from 'vitest';
import { boundsOf } from '#shared/charts/bounds.ts';
import type { Mark } from '#shared/charts/scene.ts';

const path = (d: string): Mark => ({ kind: 'path', key: 'p', d, fill: '#000000' });

describe('the rectangle that a mark stands in', () => {
  test.each([
    ['M10 20h30v5h-30z', { x: 10, y: 20, width: 30, height: 5 }],
    ['M10 20h30v5h-30zM100 0l-5 -8', { x: 10, y: -8, width: 90, height: 33 }],
    ['M10,20 L40,25 H5 V60 Z', { x: 5, y: 20, width: 35, height: 40 }],
    ['M0 0C10 -20 20 30 5 5', { x: 0, y: -20, width: 20, height: 50 }],
    ['M1e1 2e1l.5-.5', { x: 10, y: 19.5, width: 0.5, height: 0.5 }],
    ['M0 0l10 0z l0 7', { x: 0, y: 0, width: 10, height: 7 }],
    ['', { x: 0, y: 0, width: 0, height: 0 }],
  ])('of the path %s', (d, bounds) => {
    expect(boundsOf(path(d))).toEqual(bounds);
  });

  test('of a group is that of all its parts', () => {
    const children: Mark[] = [
      { kind: 'dot', key: 'd', x: 10, y: 10, radius: 4, fill: '#000000' },
      { kind: 'line', key: 'l', x1: 0, y1: 30, x2: 8, y2: 12, stroke: '#000000' },
    ];
    expect(boundsOf({ kind: 'group', key: 'g', children })).toEqual({ x: 0, y: 6, width: 14, height: 24 });
  });

  test('of turned words goes up where they go up', () => {
    const words: Mark = {
      kind: 'text',
      key: 't',
      x: 0,
      y: 0,
      text: 'trust',
      size: 10,
      face: 'regular',
      fill: '#000000',
      anchor: 'start',
    };
    const flat = boundsOf(words);
    const steep = boundsOf({ ...words, turn: -90 });
    expect(steep.height).toBeCloseTo(flat.width, 6);
    expect(steep.width).toBeCloseTo(flat.height, 6);
  });
});
