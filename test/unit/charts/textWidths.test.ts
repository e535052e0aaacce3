import { describe, expect, test } from 'vitest';
import { widthFaces, widthRanges } from '#shared/charts/sourceSansWidths.ts';
import { fitText, measureText, wrapText } from '#shared/charts/textWidths.ts';
import { encodeFace, faceFiles, readAdvances, tableRanges } from '../../support/fontWidths.ts';

describe('text widths', () => {
  test('the table is that of the bundled font', () => {
    expect(widthRanges).toEqual(tableRanges);
    const fresh = Object.fromEntries(Object.entries(faceFiles).map(([face, path]) => [face, encodeFace(path)]));
    expect(widthFaces).toEqual(fresh);
  });

  test('a line is as wide as its characters, in the unit of its size', () => {
    const advance = readAdvances(faceFiles.regular);
    const word = 'Ωmega, Ünver, Ёлка';
    const sum = [...word].reduce((total, character) => total + (advance(character.codePointAt(0) ?? 0) ?? 0), 0);
    expect(measureText(word, 1000)).toBe(sum);
    expect(measureText(word, 13)).toBeCloseTo((sum * 13) / 1000, 9);
    expect(measureText(word, 13, 'strong')).toBeGreaterThan(measureText(word, 13));
  });

  test('scripts that the font lacks still take room, and joined marks take none', () => {
    expect(measureText('需要', 10)).toBe(20);
    expect(measureText('e\u0301', 10)).toBe(measureText('e', 10));
  });

  test('a long name is cut with an ellipsis and fits', () => {
    const name = 'integration of information across departments';
    const cut = fitText(name, 120, 13);
    expect(cut).toMatch(/^integration.*…$/u);
    expect(measureText(cut, 13)).toBeLessThanOrEqual(120);
    expect(fitText(name, 1000, 13)).toBe(name);
    expect(fitText(name, 3, 13)).toBe('');
  });

  test('a cut never tears an emoji or an accent apart', () => {
    const name = '👩‍👩‍👧 family e\u0301clair';
    for (let width = 0; width < 160; width += 3) {
      const cut = fitText(name, width, 13).replace(/…$/u, '');
      expect(cut === '' || cut.startsWith('👩‍👩‍👧')).toBe(true);
      expect(cut.endsWith('e')).toBe(false);
    }
  });

  test('a sentence is broken into lines at its spaces', () => {
    const sentence = 'Pairs of codings, one of each code, that share at least one character.';
    const lines = wrapText(sentence, 150, 13);
    expect(lines.join(' ')).toBe(sentence);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) expect(measureText(line, 13)).toBeLessThanOrEqual(150);
  });
});
