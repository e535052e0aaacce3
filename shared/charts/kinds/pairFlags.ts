import { flagsInWords } from '../sentences.ts';
import type { PairsResult } from './pairs.ts';

/** Why the `c` of a pair is to be read with care. */
export const flagOf = ({ ties, frequency }: PairsResult, at: number) =>
  flagsInWords({
    flags: ties.flags[at] ?? 0,
    pairs: ties.pairs[at] ?? 0,
    frequency: [frequency[ties.first[at] ?? -1] ?? 0, frequency[ties.second[at] ?? -1] ?? 0],
  });
