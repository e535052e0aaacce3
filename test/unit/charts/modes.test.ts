import { describe, expect, it } from 'vitest';
import { sceneForBothModes } from '#shared/charts/modes.ts';
import type { Scene } from '#shared/charts/scene.ts';
import { sceneToSvg } from '#shared/charts/svg.ts';

const drawnIn = (paper: string, ink: string): Scene => ({
  width: 100,
  height: 40,
  background: paper,
  title: 'A chart',
  description: '',
  provenance: '',
  marks: [
    {
      kind: 'group',
      key: 'cell',
      data: { kind: 'pair', first: 'one', second: 'two' },
      children: [
        { kind: 'rect', key: 'rect', x: 0, y: 0, width: 10, height: 10, fill: ink },
        { kind: 'line', key: 'line', x1: 0, y1: 0, x2: 9, y2: 9, stroke: paper },
        { kind: 'text', key: 'text', x: 5, y: 9, text: 'Wide', size: 10, face: 'regular', fill: ink, anchor: 'middle' },
      ],
    },
  ],
});

describe('one picture for light and dark paper', () => {
  const { scene, colors } = sceneForBothModes(drawnIn('#fff', '#111'), drawnIn('#000', '#eee'), 'm');
  const svg = sceneToSvg(scene, ({ data }) => (data?.kind === 'pair' ? '#pair-0-1' : null));

  it('names every colour once, with its value on either', () =>
    expect(colors).toEqual([
      { name: '--m0', light: '#fff', dark: '#000' },
      { name: '--m1', light: '#111', dark: '#eee' },
    ]));

  it('is drawn in those names, lines too', () => {
    expect(svg).not.toMatch(/#(?:fff|111|000|eee)/u);
    expect(svg).toContain('fill="var(--m1)"');
    expect(svg).toContain('stroke="var(--m0)"');
  });

  it('leads from its marks to places in the page, and holds no id of the study', () => {
    expect(svg).toContain('<a href="#pair-0-1" tabindex="-1"><g>');
    expect(svg).not.toMatch(/data-first|one|two/u);
  });

  it('draws words into the room they were given, whatever font there is', () =>
    expect(svg).toMatch(/textLength="[\d.]+" lengthAdjust="spacingAndGlyphs"/u));
});
