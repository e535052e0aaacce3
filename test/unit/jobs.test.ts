import { expect, test } from 'vitest';
import { handedOver, movingWith } from '../../electron/jobs/messages.ts';

const numbers = Float64Array.of(1, 2);
const others = Float64Array.of(3);

test('bytes move with an answer, other arrays only where the task hands them over', () => {
  const bytes = Uint8Array.of(1);
  expect(movingWith(bytes)).toEqual([bytes.buffer]);
  expect(movingWith({ bytes, numbers })).toEqual([bytes.buffer]);
  expect(movingWith(handedOver({ bytes, numbers, parts: { others } }))).toEqual([
    bytes.buffer,
    numbers.buffer,
    others.buffer,
  ]);
  expect(movingWith('words')).toEqual([]);
  expect(movingWith(null)).toEqual([]);
});

test('memory that is shared, or that holds more than the array, stays where it is', () => {
  const shared = new Int32Array(new SharedArrayBuffer(8));
  const window = new Float64Array(4).subarray(1, 2);
  expect(movingWith(handedOver({ shared, window, twice: numbers, again: numbers }))).toEqual([numbers.buffer]);
});
