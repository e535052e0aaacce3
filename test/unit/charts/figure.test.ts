import { describe, expect, test } from 'vitest';
import { tableDigest } from '#shared/charts/digest.ts';
import { dotScale, type Figure, figureToSvg, greyOf, layoutWidth, printedPoints } from '#shared/charts/figure.ts';
import { shades } from '#shared/charts/palette.ts';
import type { Scene } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';
import { measureText } from '#shared/charts/textWidths.ts';

const figure: Figure = { widthMm: 160, fontPt: 9, patterns: false, dpi: 300 };
const scene = (width: number): Scene => ({
  width,
  height: width / 2,
  background: '#fdfdfc',
  title: 'T',
  description: 'D',
  provenance: '',
  marks: ['red', 'green', '#245560', 'purple'].map((color, index) => ({
    kind: 'rect',
    key: color,
    x: index * 10,
    y: 0,
    width: 10,
    height: 10,
    fill: color.startsWith('#') ? color : shades(color, 'light').solid,
  })),
});
const sizeOf = (svg: string) => /width="([\d.]+)mm" height="([\d.]+)mm"/.exec(svg)?.slice(1).map(Number);
const fillsOf = (svg: string) => [...svg.matchAll(/<rect x="[^>]*fill="([^"]+)"/g)].map(([, fill]) => fill);

describe('a figure for print', () => {
  test('has words of the wanted size at the wanted width: 12.5 pixels of the layout are 9 points', () => {
    const width = layoutWidth(figure);
    const [mm = 0] = sizeOf(figureToSvg(scene(width), figure, [])) ?? [];
    expect(mm).toBeCloseTo(160, 0);
    const points = (12.5 * (mm / width) * 72) / 25.4;
    expect(points).toBeCloseTo(9, 1);
  });

  test('gives its words the room that was measured for them, whatever font its reader has', () => {
    const text = {
      kind: 'text',
      key: 't',
      text: 'release calendar',
      x: 9,
      y: 9,
      size: 12,
      fill: '#000000',
      face: 'regular',
    } as const;
    const words = { ...scene(600), marks: [{ ...text, anchor: 'start' as const }] };
    const svg = figureToSvg(words, figure, []);
    const length = Number(/textLength="([\d.]+)"/.exec(svg)?.[1]);
    expect(length).toBeCloseTo(measureText('release calendar', 12), 1);
  });

  test('and a drawing gives it to large words alone: those of a cloud would be pushed over each other', () => {
    const place = { kind: 'text', key: 't', text: 'trust', x: 9, y: 9 } as const;
    const words = (size: number): Scene => ({
      ...scene(600),
      marks: [{ ...place, size, fill: '#000000', face: 'regular', anchor: 'start' }],
    });
    expect(sceneToSvg(words(40))).toContain(`textLength="${Math.round(measureText('trust', 40) * 100) / 100}"`);
    expect(sceneToSvg(words(12))).not.toContain('textLength');
  });

  test('that came out wider than it was asked for keeps its width on paper', () => {
    expect(sizeOf(figureToSvg(scene(2000), figure, []))).toEqual([160, 80]);
  });

  test('tells the size that its words come out at: as asked where there is room, smaller where there is none', () => {
    expect(printedPoints(figureToSvg(scene(layoutWidth(figure)), figure, []))).toBeCloseTo(9, 1);
    expect(printedPoints(figureToSvg(scene(2 * layoutWidth(figure)), figure, []))).toBeCloseTo(4.5, 1);
    expect(printedPoints('<svg width="10" height="10" viewBox="0 0 10 10"/>')).toBeNull();
  });

  test('has as many dots an inch as was asked for', () => {
    expect(dotScale(figure) * 96).toBe(300);
  });

  test('in greys tells the codes apart by tone and texture, and leaves no colour', () => {
    const svg = figureToSvg(scene(600), { ...figure, patterns: true }, ['red', 'green', 'purple']);
    const fills = fillsOf(svg);
    expect(new Set(fills).size).toBe(fills.length);
    const pattern = fills.find((fill) => fill?.startsWith('url(#'));
    expect(svg).toContain(`<pattern id="${pattern?.slice(5, -1)}"`);
    for (const [, color = ''] of svg.matchAll(/#([0-9a-f]{6})\b/g)) {
      expect(color.slice(0, 2)).toBe(color.slice(2, 4));
      expect(color.slice(2, 4)).toBe(color.slice(4, 6));
    }
  });

  test('in greys a pattern has an edge, but for slices that would be all edge', () => {
    const marks = [
      { kind: 'rect', key: 'swatch', x: 0, y: 0, width: 5, height: 10, fill: shades('green', 'light').solid },
      { kind: 'rect', key: 'slice', x: 9, y: 0, width: 2, height: 10, fill: shades('green', 'light').solid },
      { kind: 'rect', key: 'plain', x: 20, y: 0, width: 9, height: 10, fill: shades('red', 'light').solid },
    ] as const;
    const svg = figureToSvg({ ...scene(600), marks }, { ...figure, patterns: true }, ['red', 'green']);
    const edges = [...svg.matchAll(/<rect x="(\d+)"[^>]*>/g)].filter(([tag]) => tag.includes('stroke='));
    expect(edges.map(([, x]) => x)).toEqual(['0']);
  });

  test('in colours is the picture as it was', () => {
    expect(fillsOf(figureToSvg(scene(600), figure, ['red']))).toEqual(
      scene(600).marks.map((mark) => 'fill' in mark && mark.fill),
    );
  });

  test('a grey is as light as its colour: white, black, and the primaries by their luminance', () => {
    expect(['#ffffff', '#000000', '#808080'].map(greyOf)).toEqual(['#ffffff', '#000000', '#808080']);
    const light = (color: string) => Number.parseInt(greyOf(color).slice(1, 3), 16);
    expect(light('#00ff00')).toBeGreaterThan(light('#ff0000'));
    expect(light('#ff0000')).toBeGreaterThan(light('#0000ff'));
    expect(greyOf('none')).toBe('none');
  });
});

test('a digest changes with any number, and not with the heads that the screen shows', () => {
  const table = { columns: ['code', 'codings'], rows: [['need', 3]] };
  expect(tableDigest({ ...table, heads: ['c', 'n'] })).toBe(tableDigest(table));
  expect(tableDigest({ ...table, rows: [['need', 4]] })).not.toBe(tableDigest(table));
  expect(tableDigest({ ...table, columns: ['code', 'documents'] })).not.toBe(tableDigest(table));
});
