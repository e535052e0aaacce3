import { describe, expect, it } from 'vitest';
import { everyMark } from '#shared/charts/scene.ts';
import { layoutWordCloud } from '#shared/charts/wordCloud.ts';

const words = Array.from({ length: 200 }, (_, at) => ({
  word: at % 7 === 0 ? `市場${at}` : `word${'s'.repeat(at % 9)}${at}`,
  count: Math.ceil(400 / (at + 1)),
  documents: 1 + (at % 5),
}));
const cloud = (width = 800, height = 500) =>
  layoutWordCloud({ words, total: 5000 }, { width, height, mode: 'light', alone: false });

describe('the word cloud', () => {
  it('places words inside its frame, none on another', () => {
    for (const [width, height] of [
      [800, 500],
      [360, 700],
      [320, 200],
    ] as const) {
      const placed = cloud(width, height).words;
      expect(placed.length).toBeGreaterThan(10);
      for (const [at, one] of placed.entries()) {
        expect(one.left >= 0 && one.left + one.width <= width).toBe(true);
        expect(one.top >= 0 && one.top + one.height <= height).toBe(true);
        for (const other of placed.slice(at + 1)) {
          const apart =
            one.left + one.width <= other.left ||
            other.left + other.width <= one.left ||
            one.top + one.height <= other.top ||
            other.top + other.height <= one.top;
          expect(apart, `${one.word} and ${other.word}`).toBe(true);
        }
      }
    }
  });

  it('never leaves out a word that is more frequent than one that it shows', () => {
    const equal = words.map((each) => ({ ...each, count: 40 }));
    for (const list of [words, equal]) {
      const { words: placed } = layoutWordCloud(
        { words: list, total: 5000 },
        { width: 420, height: 300, mode: 'light', alone: false },
      );
      expect(placed.map(({ word }) => word)).toEqual(list.slice(0, placed.length).map(({ word }) => word));
      expect(placed.length).toBeGreaterThan(20);
    }
  });

  it('draws a word that is more frequent no smaller, and always the same', () => {
    const { scene } = cloud();
    const sizes = [...everyMark(scene.marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.size] : []));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(cloud().scene).toEqual(scene);
  });

  it('says in a file what it shows and where it comes from', () => {
    const options = { width: 900, height: 500, mode: 'dark', alone: true, provenance: 'Study · revision 4' } as const;
    const { scene } = layoutWordCloud({ words, total: 5000 }, options);
    const texts = [...everyMark(scene.marks)].flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts.join(' ')).toContain('of 5,000 words counted');
    expect(texts.at(-1)).toContain('Study · revision 4');
    expect(layoutWordCloud({ words: [], total: 0 }, options).words).toEqual([]);
  });
});
