import { expect, test } from 'vitest';
import { createTurns } from '../../../renderer/client/turns.ts';

/** Work that ends when it is told to; `begun` lists what has begun, in order. */
function works() {
  const begun: string[] = [];
  const ends = new Map<string, (value: string) => void>();
  const work = (name: string) => () => {
    begun.push(name);
    return new Promise<string>((resolve) => ends.set(name, resolve));
  };
  const settle = () => new Promise<void>((resolve) => setTimeout(resolve));
  const end = (name: string) => {
    ends.get(name)?.(name);
    return settle();
  };
  return { begun, work, settle, end };
}

test('no more works than may go on at once, and of those that wait the newest first', async () => {
  const { begun, work, end, settle } = works();
  const inTurn = createTurns(2);
  const answers = ['a', 'b', 'c', 'd', 'e'].map((name) => inTurn(work(name)));
  await settle();
  expect(begun).toEqual(['a', 'b']);
  await end('b');
  expect(begun).toEqual(['a', 'b', 'e']);
  await end('a');
  await end('e');
  expect(begun).toEqual(['a', 'b', 'e', 'd', 'c']);
  await end('d');
  await end('c');
  expect(await Promise.all(answers)).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(await inTurn(async () => 'again')).toBe('again');
});

test('what is given up while it waits never begins, and keeps nobody waiting', async () => {
  const { begun, work, end, settle } = works();
  const inTurn = createTurns(1);
  const given = new AbortController();
  const first = inTurn(work('first'));
  const second = inTurn(work('second'), given.signal);
  const third = inTurn(work('third'));
  await settle();
  given.abort();
  expect(await second).toBeNull();
  await end('first');
  await end('third');
  expect([await first, await third]).toEqual(['first', 'third']);
  expect(begun).toEqual(['first', 'third']);
});

test('what was given up before it was asked for never begins where it would have to wait', async () => {
  const inTurn = createTurns(1);
  void inTurn(() => new Promise(() => undefined));
  expect(await inTurn(async () => 'yes', AbortSignal.abort())).toBeNull();
});

test('a work that fails gives its place to the next', async () => {
  const inTurn = createTurns(1);
  const failing = inTurn(() => Promise.reject(new Error('no')));
  const next = inTurn(async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
