import { describe, expect, test } from 'vitest';
import type { Operation } from '#shared/contract/procedures/operations.ts';
import { layoutCalendar } from '../../../renderer/features/history/calendar.ts';
import { toDays } from '../../../renderer/features/history/days.ts';

const noon = new Date('2025-11-19T12:00:00').getTime();
const minute = 60_000;

function step(number: number, at: number, more: Partial<Operation> = {}): Operation {
  return {
    number,
    id: `step-${number}`,
    name: 'codings.apply',
    label: 'Code 1 segment',
    actor: 'M. Kuiper',
    at,
    note: '',
    kind: 'do',
    target: null,
    undoneBy: null,
    undoneAt: null,
    changes: 1,
    touches: [{ kind: 'document', id: 'one' }],
    ...more,
  };
}
/** Steps a minute apart, newest first. */
const sitting = (count: number, more: Partial<Operation> = {}): Operation[] =>
  Array.from({ length: count }, (_, place) => step(count - place, noon - place * minute, more));

describe('days of the history', () => {
  test('a sitting of codings in one document folds into one line', () => {
    const [day] = toDays(sitting(5));
    expect(day?.runs.map((run) => run.steps.length)).toEqual([5]);
  });

  test('a few steps stand for themselves', () => {
    expect(toDays(sitting(3))[0]?.runs).toHaveLength(3);
  });

  test('a step that was taken back, or has a note, is never hidden in a fold', () => {
    const steps = sitting(9).map((each) => (each.number === 5 ? { ...each, undoneBy: 10, undoneAt: noon } : each));
    expect(toDays(steps)[0]?.runs.map((run) => run.steps.length)).toEqual([4, 1, 4]);
    const noted = sitting(9).map((each) => (each.number === 5 ? { ...each, note: 'Doubt.' } : each));
    expect(toDays(noted)[0]?.runs.map((run) => run.steps.length)).toEqual([4, 1, 4]);
  });

  test('a pause of more than half an hour, another document or another person ends a sitting', () => {
    const paused = sitting(8).map((each) => (each.number <= 4 ? { ...each, at: each.at - 31 * minute } : each));
    expect(toDays(paused)[0]?.runs.map((run) => run.steps.length)).toEqual([4, 4]);
    const elsewhere = sitting(8).map((each) =>
      each.number <= 4 ? { ...each, touches: [{ kind: 'document' as const, id: 'two' }] } : each,
    );
    expect(toDays(elsewhere)[0]?.runs.map((run) => run.steps.length)).toEqual([4, 4]);
    const handed = sitting(8).map((each) => (each.number <= 4 ? { ...each, actor: 'L. Duarte' } : each));
    expect(toDays(handed)[0]?.runs.map((run) => run.steps.length)).toEqual([4, 4]);
  });

  test('midnight parts days, and with them sittings', () => {
    const midnight = new Date('2025-11-20T00:02:00').getTime();
    const steps = Array.from({ length: 8 }, (_, place) => step(8 - place, midnight - place * minute));
    expect(toDays(steps).map((day) => day.key)).toEqual(['2025-11-20', '2025-11-19']);
  });
});

describe('calendar of the history', () => {
  test('every day from the first Monday to the last day has one square, also across a change of the clocks', () => {
    const { squares } = layoutCalendar([
      { day: '2025-03-03', steps: 1 },
      { day: '2025-11-23', steps: 9 },
    ]);
    expect(squares[0]).toMatchObject({ day: '2025-03-03', week: 0, weekday: 0 });
    expect(squares.at(-1)).toMatchObject({ day: '2025-11-23', weekday: 6, steps: 9, step: 5 });
    expect(new Set(squares.map((square) => square.day)).size).toBe(squares.length);
    expect(squares).toHaveLength(38 * 7);
  });

  test('a young study has a calendar of thirteen weeks, an old one of a year', () => {
    expect(layoutCalendar([{ day: '2025-11-20', steps: 1 }]).weeks).toBe(13);
    const old = layoutCalendar([
      { day: '2019-01-01', steps: 1 },
      { day: '2025-11-20', steps: 1 },
    ]);
    expect(old.weeks).toBe(53);
  });

  test('shades follow the root of the count: a single step can be seen beside a busy day', () => {
    const { squares } = layoutCalendar([
      { day: '2025-11-17', steps: 1 },
      { day: '2025-11-18', steps: 16 },
      { day: '2025-11-19', steps: 64 },
    ]);
    expect(squares.slice(-3).map((square) => square.step)).toEqual([1, 3, 5]);
  });
});
