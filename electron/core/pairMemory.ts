import type { StudyColumns } from '#shared/analysis/columns.ts';
import { isComparable, tallyPairs } from '#shared/analysis/pairCache.ts';
import { followLedger, openLedger, type PairLedger } from '#shared/analysis/pairLedger.ts';
import type { CodingChoice } from '#shared/analysis/selection.ts';

/** The pairs that were counted last, kept up to date document by document (DESIGN.md §5: a warm recount is incremental). */
export interface PairMemory {
  /** Codings of these documents (by id) are not what they were when the pairs were counted. */
  noteChanged(documentIds: Iterable<string>): void;
  /** For the columns as they are now; counted here where nothing that is known can be followed. */
  pairsOf(columns: StudyColumns, choice: CodingChoice): PairLedger;
  /** Whether all would have to be counted. */
  isNew(columns: StudyColumns, choice: CodingChoice): boolean;
  /** Takes over what was counted elsewhere, over the columns as they are now. */
  adopt(ledger: PairLedger): void;
  forget(): void;
}

export function createPairMemory(): PairMemory {
  let ledger: PairLedger | null = null;
  let changed = new Set<string>();
  const keep = (next: PairLedger): PairLedger => {
    ledger = next;
    changed = new Set();
    return next;
  };
  return {
    noteChanged: (documentIds) => {
      for (const id of documentIds) changed.add(id);
    },
    pairsOf: (columns, choice) =>
      keep(ledger ? followLedger(ledger, columns, choice, [...changed]) : openLedger(tallyPairs(columns, choice))),
    isNew: (columns, choice) => ledger === null || !isComparable(ledger.tally, columns, choice),
    adopt: (counted) => void keep(counted),
    forget: () => {
      ledger = null;
      changed = new Set();
    },
  };
}
