import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contrast } from '#shared/charts/oklab.ts';
import { chartTheme, type Mode, paletteNames, readableName, shades } from '#shared/charts/palette.ts';
import { ciede2000, distance, visions } from './colourVision.ts';

const modes: readonly Mode[] = ['light', 'dark'];
const themeNames = paletteNames.slice(0, 5);

function leastDistance(names: readonly string[], mode: Mode, vision: string): { least: number; pair: string } {
  const all = names.flatMap((one, index) =>
    names.slice(index + 1).map((other) => ({
      least: distance(shades(one, mode).solid, shades(other, mode).solid, vision),
      pair: `${one} and ${other}`,
    })),
  );
  return all.reduce((best, next) => (next.least < best.least ? next : best));
}

function expectReadable(color: string, mode: Mode): void {
  const theme = chartTheme(mode);
  const shade = shades(color, mode);
  for (const surface of [theme.paper, theme.surface]) {
    expect(contrast(shade.solid, surface), `${color} solid, ${mode}`).toBeGreaterThanOrEqual(3);
    expect(contrast(shade.ink, surface), `${color} ink, ${mode}`).toBeGreaterThanOrEqual(4.5);
  }
  expect(contrast(shade.ink, shade.tint), `${color} ink on tint, ${mode}`).toBeGreaterThanOrEqual(4.5);
  expect(contrast(shade.onTint, shade.tint), `words on ${color}, ${mode}`).toBeGreaterThanOrEqual(4.5);
  expect(contrast(shade.onTint, shade.tintStrong), `words on strong ${color}, ${mode}`).toBeGreaterThanOrEqual(4.5);
}

describe('the palette', () => {
  test('the measure of difference agrees with published pairs of CIEDE2000', () => {
    expect(ciede2000([50, 2.6772, -79.7751], [50, 0, -82.7485])).toBeCloseTo(2.0425, 3);
    expect(ciede2000([50, 2.5, 0], [73, 25, -18])).toBeCloseTo(27.1492, 3);
    expect(ciede2000([22.7233, 20.0904, -46.694], [23.0331, 14.973, -42.5619])).toBeCloseTo(2.0373, 3);
  });

  describe.each(modes)('on a %s surface', (mode) => {
    test.each(Object.keys(visions))('the five themes are told apart with %s vision', (vision) => {
      const { least, pair } = leastDistance(themeNames, mode, vision);
      expect(least, pair).toBeGreaterThanOrEqual(12);
    });

    test.each(Object.keys(visions))('no two of the twelve colours fall together with %s vision', (vision) => {
      const { least, pair } = leastDistance(paletteNames, mode, vision);
      expect(least, pair).toBeGreaterThanOrEqual(vision === 'normal' ? 13 : 6);
    });

    test.each(paletteNames)('%s can be seen as a mark and read as a word', (name) => expectReadable(name, mode));

    test('any colour a researcher picks can be seen as a mark and read as a word', () => {
      const hex = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);
      fc.assert(
        fc.property(hex, (color) => expectReadable(color, mode)),
        {
          numRuns: 300,
          examples: [['#ffffff'], ['#000000'], ['#ffff00'], ['#0000ff'], ['#00ff00']],
        },
      );
    });

    test('words on each step of the scale can be read', () => {
      for (const step of chartTheme(mode).steps) expect(contrast(step.ink, step.fill)).toBeGreaterThanOrEqual(4.5);
    });
  });

  test('a picked colour that is readable already is kept as it is', () => {
    expect(shades('#8b2252', 'light').solid).toBe('#8b2252');
  });

  test('a name that is no colour shows as grey', () => {
    expect(shades('nosuchcolour', 'light')).toEqual(shades('grey', 'light'));
  });

  test('names are words, and own colours say so', () => {
    expect(readableName('amber')).toBe('amber');
    expect(readableName('#AA3366')).toBe('own colour #aa3366');
  });
});
