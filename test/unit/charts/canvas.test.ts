import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Group, Mark, Path } from '#shared/charts/scene.ts';
import { type Brush, drawLeaves } from '../../../renderer/charts/drawLeaves.ts';
import { exposedBands } from '../../../renderer/charts/exposed.ts';
import { leavesWithin, reachesInto, speakingAt } from '../../../renderer/charts/leaves.ts';
import { manyMarks } from '../../../renderer/charts/windowing.ts';

const never = () => false;
const speaking = { title: 'Says something.' };

const rect = fc
  .record({
    x: fc.integer({ min: 0, max: 90 }),
    y: fc.integer({ min: 0, max: 90 }),
    width: fc.integer({ min: 1, max: 30 }),
    height: fc.integer({ min: 1, max: 30 }),
    speaks: fc.boolean(),
  })
  .map(({ speaks, ...box }) => ({ kind: 'rect' as const, fill: '#123456', ...box, ...(speaks ? speaking : {}) }));

const view = fc.record({
  x: fc.integer({ min: -5, max: 5 }),
  y: fc.integer({ min: -5, max: 5 }),
  width: fc.integer({ min: 1, max: 8 }),
  height: fc.integer({ min: 1, max: 8 }),
});
type Box = { x: number; y: number; width: number; height: number };
const holds = (box: Box, x: number, y: number) =>
  x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;

describe('what a picture shows anew when it is moved', () => {
  it('is every point that was not seen before, once', () => {
    fc.assert(
      fc.property(view, view, (now, before) => {
        const bands = exposedBands(now, before);
        let common = 0;
        for (let x = now.x; x < now.x + now.width; x++) {
          for (let y = now.y; y < now.y + now.height; y++) {
            const wasSeen = holds(before, x, y);
            if (wasSeen) common++;
            const times = bands?.filter((band) => holds(band, x, y)).length;
            if (bands) expect(times).toBe(wasSeen ? 0 : 1);
          }
        }
        expect(bands === null).toBe(common === 0);
        for (const band of bands ?? []) expect(holds(now, band.x, band.y)).toBe(true);
      }),
    );
  });

  it('takes in every mark that reaches into it, with its line and its letters', () => {
    const word = { kind: 'text', key: 't', x: 50, y: 50, text: 'a word', size: 12, face: 'regular' } as const;
    const text: Mark = { ...word, fill: '#000000', anchor: 'middle' };
    expect(reachesInto(text, { x: 0, y: 38, width: 100, height: 2 })).toBe(true);
    expect(reachesInto(text, { x: 0, y: 70, width: 100, height: 20 })).toBe(false);
    const line: Mark = { kind: 'line', key: 'l', x1: 0, y1: 10, x2: 9, y2: 10, stroke: '#000000', strokeWidth: 6 };
    expect(reachesInto(line, { x: 0, y: 12, width: 9, height: 5 })).toBe(true);
    expect(reachesInto(line, { x: 20, y: 0, width: 9, height: 50 })).toBe(false);
  });
});

describe('marks on a canvas', () => {
  it('are touched as elements would be: the uppermost that speaks, whatever group it stands in', () => {
    const trees = fc.array(fc.array(rect, { maxLength: 12 }), { maxLength: 4 });
    fc.assert(
      fc.property(trees, fc.integer({ min: 0, max: 120 }), fc.integer({ min: 0, max: 120 }), (tree, x, y) => {
        const groups: Group[] = tree.map((children, at) => ({
          kind: 'group',
          key: `group:${at}`,
          children: children.map((child, place) => ({ ...child, key: `${at}:${place}` })),
        }));
        const expected = groups
          .flatMap(({ children }) => children)
          .filter((mark) => mark.kind === 'rect' && mark.title !== undefined)
          .filter((mark) => {
            if (mark.kind !== 'rect') return false;
            return x >= mark.x && x <= mark.x + mark.width && y >= mark.y && y <= mark.y + mark.height;
          })
          .at(-1)?.key;
        expect(speakingAt(groups, x, y, never)).toBe(expected ?? null);
      }),
    );
  });

  it('of a group that speaks are touched anywhere in its rectangle, and those that speak in it before it', () => {
    const dot: Mark = { kind: 'dot', key: 'dot', x: 10, y: 10, radius: 4, fill: '#000000', ...speaking };
    const text: Mark = {
      ...{ kind: 'text', key: 'text', x: 40, y: 10, text: 'name', size: 12, face: 'regular' },
      ...{ fill: '#000000', anchor: 'start' },
    };
    const group: Group = { kind: 'group', key: 'group', children: [dot, text], ...speaking };
    expect(speakingAt([group], 10, 10, never)).toBe('dot');
    expect(speakingAt([group], 25, 10, never)).toBe('group');
    expect(speakingAt([group], 25, 60, never)).toBeNull();
  });

  it('that are lines are touched on the line and close beside it, not wherever their rectangle is', () => {
    const line: Mark = { kind: 'line', key: 'line', x1: 0, y1: 0, x2: 100, y2: 100, stroke: '#000000', ...speaking };
    expect(speakingAt([line], 50, 51, never)).toBe('line');
    expect(speakingAt([line], 80, 20, never)).toBeNull();
    expect(speakingAt([line], 104, 104, never)).toBeNull();
  });

  it('that are paths are asked of who can follow them', () => {
    const path: Path = { kind: 'path', key: 'path', d: 'M0 0h10v10z', fill: '#000000', ...speaking };
    expect(speakingAt([path], 2, 1, (asked, x) => asked === path && x === 2)).toBe('path');
    expect(speakingAt([path], 3, 1, (asked, x) => asked === path && x === 2)).toBeNull();
  });

  it('are those in the window of a large group, and all of a small one', () => {
    const marks = (count: number, key: string): Group => ({
      ...{ kind: 'group', key },
      children: Array.from({ length: count }, (_, at) => ({
        ...{ kind: 'dot', key: `${key}:${at}`, x: at * 10, y: 0, radius: 1, fill: '#000000' },
      })),
    });
    const seen = { x: 0, y: -5, width: 100, height: 10 };
    const leaves = leavesWithin([marks(manyMarks + 1, 'many'), marks(manyMarks, 'few')], seen);
    expect(leaves.filter(({ key }) => key.startsWith('many'))).toHaveLength(11);
    expect(leaves.filter(({ key }) => key.startsWith('few'))).toHaveLength(manyMarks);
  });

  it('are drawn in their order, each with its own colours, strength and font; what is not filled stays empty', () => {
    const steps: string[] = [];
    const brush = new Proxy({ globalAlpha: 1 } as Record<string, unknown>, {
      get: (known, name: string) => {
        if (name in known) return known[name];
        return (...given: unknown[]) => {
          const { fillStyle, strokeStyle, globalAlpha, font, textAlign } = known;
          if (name === 'fill') steps.push(`fill ${fillStyle} ${globalAlpha}`);
          else if (name === 'stroke') steps.push(`stroke ${strokeStyle} ${globalAlpha}`);
          else if (name === 'fillText') steps.push(`text ${given.join(' ')} ${font} ${textAlign} ${fillStyle}`);
          else steps.push(`${name} ${given.map((each) => (Array.isArray(each) ? `[${each}]` : each)).join(' ')}`);
        };
      },
    }) as unknown as Brush;
    const marks = [
      { kind: 'rect', key: 'a', x: 1, y: 2, width: 3, height: 4, fill: '#aa0000', opacity: 0.5 },
      {
        kind: 'rect',
        key: 'b',
        x: 1,
        y: 2,
        width: 30,
        height: 4,
        fill: 'none',
        radius: 9,
        stroke: '#00aa00',
        dash: '2 1',
      },
      { kind: 'line', key: 'c', x1: 0, y1: 1, x2: 2, y2: 3, stroke: '#0000aa' },
      { kind: 'text', key: 'd', x: 5, y: 6, text: 'word', size: 11, face: 'strong', fill: '#111111', anchor: 'end' },
    ] as const;
    drawLeaves(brush, marks, { family: 'Sans', only: null });
    expect(steps).toEqual([
      ...['beginPath ', 'rect 1 2 3 4', 'fill #aa0000 0.5'],
      ...['beginPath ', 'roundRect 1 2 30 4 2', 'setLineDash [2,1]', 'stroke #00aa00 1'],
      ...['beginPath ', 'moveTo 0 1', 'lineTo 2 3', 'setLineDash []', 'stroke #0000aa 1'],
      'text word 5 6 600 11px Sans right #111111',
    ]);
  });
});
