import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { failure, type Result, success } from '#shared/domain/result.ts';
import { createSaver, type SaveState, type Written } from '../../../renderer/memo/saver.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

interface Gate {
  readonly written: Written;
  answer(result: Result<unknown>): void;
}

/** A saver whose writes wait until the test answers them. */
function openSaver() {
  const writes: Gate[] = [];
  const states: SaveState['at'][] = [];
  const saver = createSaver(
    { title: 'Trust', body: 'loaded' },
    {
      write: (written) =>
        new Promise((answer) => {
          writes.push({ written, answer });
        }),
      onState: (state) => states.push(state.at),
    },
  );
  const answer = async (result: Result<unknown> = success({})) => {
    writes.at(-1)?.answer(result);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { saver, writes, states, answer };
}

test('what is typed is written once, after a moment of rest', async () => {
  const { saver, writes, states, answer } = openSaver();
  for (const body of ['a', 'ab', 'abc']) {
    saver.change({ body: () => body });
    await vi.advanceTimersByTimeAsync(500);
  }
  expect(writes).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(100);
  expect(writes.map((write) => write.written)).toEqual([{ body: 'abc' }]);
  expect(saver.isAtRest()).toBe(false);
  await answer();
  expect(saver.isAtRest()).toBe(true);
  expect(saver.baseline()).toEqual({ title: 'Trust', body: 'abc' });
  expect(states.at(-1)).toBe('rest');
});

test('leaving writes at once', async () => {
  const { saver, writes } = openSaver();
  saver.change({ title: 'Trust in people' });
  void saver.flush();
  expect(writes.map((write) => write.written)).toEqual([{ title: 'Trust in people' }]);
});

test('typing on while a write is under way is written after it, never beside it', async () => {
  const { saver, writes, answer } = openSaver();
  saver.change({ body: () => 'first' });
  const flushed = saver.flush();
  saver.change({ body: () => 'second' });
  await vi.advanceTimersByTimeAsync(2000);
  expect(writes).toHaveLength(1);
  await answer();
  expect(writes.map((write) => write.written.body)).toEqual(['first', 'second']);
  await answer();
  await flushed;
  expect(saver.baseline().body).toBe('second');
});

test('what was typed and taken back again is not written', async () => {
  const { saver, writes } = openSaver();
  saver.change({ body: () => 'loaded', title: 'Trust' });
  await saver.flush();
  expect(writes).toHaveLength(0);
  expect(saver.isAtRest()).toBe(true);
});

test('words that the engine refused are kept, and written with the next ones', async () => {
  const { saver, writes, states, answer } = openSaver();
  saver.change({ title: 'Kept', body: () => 'kept' });
  const flushed = saver.flush();
  await answer(failure('io', 'The disk is full.'));
  await flushed;
  expect(states.at(-1)).toBe('failed');
  expect(saver.isAtRest()).toBe(false);
  saver.change({ body: () => 'newer' });
  void saver.flush();
  expect(writes.at(-1)?.written).toEqual({ title: 'Kept', body: 'newer' });
});

test('leaving in the middle of a write sends what was typed since beside it, with what that write carried', async () => {
  const { saver, writes } = openSaver();
  saver.change({ title: 'Unfinished' });
  void saver.flush();
  saver.change({ body: () => 'half a sent' });
  saver.leave();
  saver.leave();
  expect(writes.map((write) => write.written)).toEqual([
    { title: 'Unfinished' },
    { title: 'Unfinished', body: 'half a sent' },
  ]);
  for (const write of writes) write.answer(success({}));
  await vi.advanceTimersByTimeAsync(0);
  expect(saver.isAtRest()).toBe(true);
  expect(saver.baseline()).toEqual({ title: 'Unfinished', body: 'half a sent' });
});

test('leaving in the middle of a write sends again what that write carried: it may not have gone out', async () => {
  const { saver, writes } = openSaver();
  saver.change({ body: () => 'half a sent' });
  void saver.flush();
  saver.leave();
  saver.leave();
  expect(writes.map((write) => write.written)).toEqual([{ body: 'half a sent' }, { body: 'half a sent' }]);
  writes[0]?.answer(failure('io', 'The page was left.'));
  writes[1]?.answer(success({}));
  await vi.advanceTimersByTimeAsync(0);
  for (const write of writes.slice(2)) write.answer(success({}));
  await vi.advanceTimersByTimeAsync(0);
  expect(saver.isAtRest()).toBe(true);
  expect(saver.baseline()).toEqual({ title: 'Trust', body: 'half a sent' });
});

test('a write that ended with its page does not bring its older words back', async () => {
  const { saver, writes } = openSaver();
  saver.change({ body: () => 'half a' });
  void saver.flush();
  saver.change({ body: () => 'half a sent' });
  saver.leave();
  writes[0]?.answer(failure('io', 'The page was left.'));
  await vi.advanceTimersByTimeAsync(0);
  saver.leave();
  writes[1]?.answer(success({}));
  await vi.advanceTimersByTimeAsync(0);
  expect(writes.map((write) => write.written)).toEqual([{ body: 'half a' }, { body: 'half a sent' }]);
  expect(saver.isAtRest()).toBe(true);
  expect(saver.baseline()).toEqual({ title: 'Trust', body: 'half a sent' });
});

test('words that could not be sent while leaving are kept for the next try', async () => {
  const { saver, writes, answer } = openSaver();
  saver.change({ title: 'Unfinished' });
  void saver.flush();
  saver.change({ body: () => 'half a sent' });
  saver.leave();
  writes[1]?.answer(failure('io', 'The disk is full.'));
  writes[0]?.answer(success({}));
  await vi.advanceTimersByTimeAsync(0);
  expect(saver.isAtRest()).toBe(false);
  expect(writes.at(-1)?.written).toEqual({ body: 'half a sent' });
  await answer();
  expect(saver.baseline()).toEqual({ title: 'Unfinished', body: 'half a sent' });
});
