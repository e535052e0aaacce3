import { describe, expect, test } from 'vitest';
import { dayLength, dayOfDate } from '#shared/analysis/reading/timeBins.ts';
import { codeSets } from '#shared/analysis/sets.ts';
import { timeline } from '#shared/analysis/timeline.ts';
import { requireChartKind } from '#shared/charts/kinds/index.ts';
import { everyMark, findMark } from '#shared/charts/scene.ts';
import { settingsAtFirst } from '#shared/charts/settings.ts';
import type { TimelineResult } from '#shared/charts/timelineResult.ts';
import { wordsRecord } from '#shared/charts/wordLines.ts';
import { expectGoldenChart, sampleBase, sampleColumns, sampleTree } from '../../support/sampleCharts.ts';

const kind = requireChartKind('timeline');
const sets = codeSets(sampleTree, sampleColumns.codeIds, null, true);
const hour = 3_600_000;

/** The sample, as if a document was coded every third day from ten in the morning, a coding a minute. */
const begin = dayOfDate('2025-01-06') * dayLength + 10 * hour;
const time = Float64Array.from(
  sampleColumns.codings.document,
  (document, row) => begin + document * 3 * dayLength + row * 1000,
);
const memoTime = Float64Array.of(begin, begin + dayLength, begin + 40 * dayLength);

function resultOf(
  settings: Partial<TimelineResult['settings']> = {},
  size: 'automatic' | 'day' = 'automatic',
): TimelineResult {
  const all = { ...settingsAtFirst(kind.settings), ...settings } as TimelineResult['settings'];
  return {
    ...sampleBase,
    ...{ kind: 'timeline', settings: all, withSubcodes: true, codes: sets.map(({ members: _, ...code }) => code) },
    ...timeline(sampleColumns, { sets, time, memoTime, size, parts: all.parts }),
    ...{ coders: [{ id: 'ann', name: 'Ann' }], memoIds: ['one', 'two', 'three'], dateName: null, documents: null },
  };
}

describe('the timeline', () => {
  test('is what it was, light and dark', () => expectGoldenChart(kind, resultOf()));

  test('a piece of a bar leads to the codings of its code in its span, on the clock of the place', () => {
    const result = resultOf({ minutesEast: 60 }, 'day');
    const { scene } = kind.layout(result, { width: 1000, height: 500, mode: 'light', alone: false });
    const [first] = sets;
    const piece = findMark(scene.marks, `bar:0:${first?.id}`);
    const from = dayOfDate('2025-01-06') * dayLength - hour;
    expect(piece?.data).toEqual({ kind: 'codings', codeIds: [first?.id], made: { from, to: from + dayLength } });
    expect(piece?.title).toMatch(/^\d+ codings? on 6 January 2025, of \d+ in all\.$/u);
    expect(findMark(scene.marks, 'memos:1')?.data).toEqual({ kind: 'memos', memoIds: ['two'] });
  });

  test('a code above another of the chart does not count the codings of that one', () => {
    const ids = sampleColumns.codeIds.filter((id) => id === 'change' || id.startsWith('change/'));
    const nested = codeSets(sampleTree, sampleColumns.codeIds, ids as never, true);
    const codes = nested.map(({ members: _, ...code }) => code);
    const counted = timeline(sampleColumns, { sets: nested, time, memoTime, size: 'day', parts: 'codes' });
    const { scene } = kind.layout({ ...resultOf(), ...counted, codes }, { width: 900, mode: 'light', alone: false });
    const data = findMark(scene.marks, 'legend:change')?.data;
    expect(data).toEqual({ kind: 'codings', codeIds: ['change'], withoutCodeIds: ids.filter((id) => id !== 'change') });
  });

  test('by coder, each coder has a shade, and says from when to when', () => {
    const result = resultOf({ parts: 'coders' });
    expect(kind.table(result).columns).toEqual(['from', 'to', 'codings', 'Ann', 'memos']);
    expect(wordsRecord(kind.words?.(result) ?? []).at(-1)?.lines).toEqual([
      'Ann: 704 codings, between 6 January 2025 and 16 March 2025.',
    ]);
  });

  test('what was done when is said in words', () => {
    expect(wordsRecord(kind.words?.(resultOf()) ?? [])[0]?.lines).toEqual([
      '704 codings on 24 days.',
      expect.stringMatching(/^Most on \d+ \w+ 2025: \d+\.$/u),
      'Longest time without: 2 days, between 6 January 2025 and 9 January 2025.',
      'Made between 10:00 and 11:00 (UTC), most in the hour from 10:00: 704.',
    ]);
  });

  test('thousands of pieces become one path a code, and each bar still speaks', () => {
    const counts = new Int32Array(1000 * sets.length).fill(1);
    const many = { ...resultOf(), size: 'day' as const, binCount: 1000, counts };
    const { scene } = kind.layout(many, { width: 900, mode: 'light', alone: false });
    expect([...everyMark(scene.marks)].length).toBeLessThan(1100);
    expect(JSON.stringify(scene)).not.toMatch(/NaN|Infinity/u);
    expect(findMark(scene.marks, 'bar:999')?.title).toMatch(/^5 codings on /u);
  });

  test('nothing done yet is one sentence', () => {
    const empty = { ...resultOf(), binCount: 0, counts: new Int32Array() };
    expect(kind.empty(empty)).toBe('Nothing is coded and no memo is written yet.');
    const undated = { ...empty, untimed: 4, settings: { ...empty.settings, by: 'document' as const } };
    expect(kind.empty(undated)).toBe('None of the coded documents has a date.');
  });
});
