import type { StudyColumns } from '#shared/analysis/columns.ts';
import { type PairTally, pairsOfTally, recountPairs, tallyPairs } from '#shared/analysis/pairCache.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';

/** The pairs that were counted last, kept up to date document by document (DESIGN.md §5: a warm recount is incremental). */
export interface PairMemory {
  /** Codings of these documents (by id) are not what they were when the pairs were counted. */
  noteChanged(documentIds: Iterable<string>): void;
  /** As `pairCounts` of shared/analysis gives them, for the columns as they are now. */
  pairsOf(columns: StudyColumns, choice: CodingChoice): Float64Array;
  forget(): void;
}

export function createPairMemory(): PairMemory {
  let tally: PairTally | null = null;
  let changed = new Set<string>();
  return {
    noteChanged: (documentIds) => {
      for (const id of documentIds) changed.add(id);
    },
    pairsOf: (columns, choice) => {
      tally = tally ? recountPairs(tally, columns, choice, [...changed]) : tallyPairs(columns, choice);
      changed = new Set();
      return pairsOfTally(tally);
    },
    forget: () => {
      tally = null;
      changed = new Set();
    },
  };
}
