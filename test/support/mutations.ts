import { expect } from 'vitest';
import { AxialError } from '#shared/domain/result.ts';
import { readDocument } from '../../electron/import/readDocument.ts';
import { marksAreSound } from './marks.ts';

/** Repeatable chance. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Some bytes changed, a piece cut out, doubled or moved, two files grown together. */
export function mutate(bytes: Uint8Array, random: () => number): Uint8Array {
  const place = () => Math.floor(random() * bytes.length);
  const piece = () => bytes.subarray(...([place(), place()].sort((a, b) => a - b) as [number, number]));
  const kind = random();
  if (kind < 0.15) return bytes.slice(0, place());
  if (kind < 0.25) return Uint8Array.from([...bytes.subarray(0, place()), ...bytes.subarray(place())]);
  if (kind < 0.4) {
    const at = place();
    return Uint8Array.from([...bytes.subarray(0, at), ...piece(), ...bytes.subarray(at)]);
  }
  const changed = bytes.slice();
  for (let count = 1 + Math.floor(random() * 12); count > 0; count--) changed[place()] = Math.floor(random() * 256);
  return changed;
}

export interface Tally {
  read: number;
  refused: number;
  /** Longest time that one of them took, in milliseconds. */
  slowest: number;
}

/** Reads mutations of files; each is read with sound marks, or refused as a person is told of it, and nothing else. */
export async function readMutations(
  files: readonly (readonly [name: string, bytes: Uint8Array])[],
  rounds: number,
  seed: number,
): Promise<Tally> {
  const random = chance(seed);
  const tally: Tally = { read: 0, refused: 0, slowest: 0 };
  for (let round = 0; round < rounds; round++) {
    const [name, bytes] = files[round % files.length] as readonly [string, Uint8Array];
    const started = performance.now();
    tally[await readOrRefuse(name, mutate(bytes, random))] += 1;
    tally.slowest = Math.max(tally.slowest, performance.now() - started);
  }
  return tally;
}

/** Reads, and fails only in the way that a person is told of. */
export async function readOrRefuse(name: string, bytes: Uint8Array): Promise<'read' | 'refused'> {
  try {
    const reading = await readDocument({ name, bytes });
    expect(marksAreSound(reading)).toBe(true);
    expect(reading.text.isWellFormed()).toBe(true);
    return 'read';
  } catch (error) {
    if (!(error instanceof AxialError)) throw error;
    expect(error.code).toBe('unsupported_format');
    expect(error.message).toMatch(new RegExp(`^${name} [^\\n]+\\.$`));
    return 'refused';
  }
}
