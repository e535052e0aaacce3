import type { IncomingCount, IncomingLoss, IncomingReport } from '../incoming.ts';

/** What becomes of a thing. */
export type Fate = 'imported' | 'changed' | 'kept' | 'leftOut';

/** Gathers the report of an import: every thing is counted once under its kind, every loss is told. */
export interface Tally {
  /** `what` in the plural: `codes`. */
  count(what: string, fate: Fate, times?: number): void;
  loss(loss: IncomingLoss): void;
  /** Said once, however often it holds. */
  note(sentence: string): void;
  report(offsets: IncomingReport['offsets']): IncomingReport;
}

/** `kinds` come first, in this order, also where nothing of a kind was found. */
export function createTally(kinds: readonly string[]): Tally {
  const counts = new Map<string, Record<Fate, number>>();
  const losses: IncomingLoss[] = [];
  const notes = new Set<string>();
  const countOf = (what: string) => {
    const found = counts.get(what) ?? { imported: 0, changed: 0, kept: 0, leftOut: 0 };
    counts.set(what, found);
    return found;
  };
  for (const kind of kinds) countOf(kind);
  return {
    count: (what, fate, times = 1) => {
      countOf(what)[fate] += times;
    },
    loss: (loss) => void losses.push(loss),
    note: (sentence) => void notes.add(sentence),
    report: (offsets) => ({ counts: [...counts].map(summed), losses, notes: [...notes], offsets }),
  };
}

const summed = ([what, fates]: [string, Record<Fate, number>]): IncomingCount => ({
  what,
  found: fates.imported + fates.changed + fates.kept + fates.leftOut,
  ...fates,
});
