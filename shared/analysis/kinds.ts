import type { CodeSet } from './columns.ts';

/**
 * Codes that count into exactly the same sets are of one *kind*: no count can tell them apart. With the themes and their
 * subcodes there are as many kinds as themes; with every code for itself, as many as codes. Sweeps run over kinds, so that
 * they do the least work whatever was chosen.
 */
export interface Kinds {
  /** Kind of each code (index into `StudyColumns.codeIds`); -1 = counts into no set. */
  readonly ofCode: Int32Array;
  /** The sets that each kind counts into, ascending; one entry a kind, never empty. */
  readonly sets: readonly (readonly number[])[];
  readonly setCount: number;
}

/** Sorts the codes of a study into kinds. */
export function kindsOf(codeCount: number, sets: readonly Pick<CodeSet, 'members'>[]): Kinds {
  const setsOfCode = Array.from({ length: codeCount }, (): number[] => []);
  for (const [index, set] of sets.entries()) for (const code of new Set(set.members)) setsOfCode[code]?.push(index);
  const kindOfKey = new Map<string, number>();
  const kindSets: number[][] = [];
  const ofCode = Int32Array.from(setsOfCode, (list) => {
    if (list.length === 0) return -1;
    const key = list.join();
    const known = kindOfKey.get(key);
    if (known !== undefined) return known;
    kindOfKey.set(key, kindSets.length);
    return kindSets.push(list) - 1;
  });
  return { ofCode, sets: kindSets, setCount: sets.length };
}
