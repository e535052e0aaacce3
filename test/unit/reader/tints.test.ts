import { describe, expect, test } from 'vitest';
import type { CodingId } from '#shared/domain/ids.ts';
import { tintRuns } from '../../../renderer/reader/tints.ts';

const coding = (id: string, start: number, end: number) => ({ id: id as CodingId, start, end });
const block = { start: 100, end: 200 };
const nobody = { hovered: null, selected: null };
const shown = (
  codings: Parameters<typeof tintRuns>[2],
  emphasis: Parameters<typeof tintRuns>[3] = nobody,
  paragraph = block,
) => tintRuns(block, paragraph, codings, emphasis).map((run) => [run.coding.id, run.start, run.end, run.strong]);

describe('each character shows one tint', () => {
  test('where codings overlap, the shortest wins', () => {
    expect(shown([coding('long', 110, 180), coding('short', 120, 130)])).toEqual([
      ['long', 110, 120, false],
      ['short', 120, 130, false],
      ['long', 130, 180, false],
    ]);
  });

  test('the coding in hand wins over shorter ones, the hovered one over it', () => {
    const codings = [coding('long', 110, 180), coding('middle', 115, 150), coding('short', 120, 130)];
    expect(shown(codings, { hovered: null, selected: 'long' as CodingId })).toEqual([['long', 110, 180, true]]);
    expect(shown(codings, { hovered: 'middle' as CodingId, selected: 'long' as CodingId })).toEqual([
      ['long', 110, 115, true],
      ['middle', 115, 150, true],
      ['long', 150, 180, true],
    ]);
  });

  test('a coding over the whole paragraph gets no tint, with or without its full stop', () => {
    expect(shown([coding('whole', 100, 200)])).toEqual([]);
    expect(shown([coding('whole', 90, 199)])).toEqual([]);
    expect(shown([coding('nearly', 100, 198)])).toEqual([['nearly', 100, 198, false]]);
  });

  test('a coding over the whole paragraph is tinted while it is in hand', () => {
    expect(shown([coding('whole', 100, 200)], { hovered: null, selected: 'whole' as CodingId })).toEqual([
      ['whole', 100, 200, true],
    ]);
  });

  test('a coding over a whole piece of a long paragraph is tinted, for it is not the whole paragraph', () => {
    expect(shown([coding('piece', 100, 200)], nobody, { start: 0, end: 900 })).toEqual([['piece', 100, 200, false]]);
  });

  test('codings that go on beyond the block are cut at it', () => {
    expect(shown([coding('from above', 20, 120), coding('on below', 180, 400)])).toEqual([
      ['from above', 100, 120, false],
      ['on below', 180, 200, false],
    ]);
  });

  test('touching codings stay two tints, and words between codings none', () => {
    expect(shown([coding('a', 110, 120), coding('b', 120, 130), coding('c', 150, 160)])).toEqual([
      ['a', 110, 120, false],
      ['b', 120, 130, false],
      ['c', 150, 160, false],
    ]);
  });
});
