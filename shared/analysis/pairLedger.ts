import type { StudyColumns } from './columns.ts';
import { type Frequencies, frequenciesOf } from './frequencies.ts';
import {
  type PairTally,
  pairsOfTally,
  placesToRecount,
  type RecountPlace,
  recountAt,
  tallyPairs,
} from './pairCache.ts';
import { cOf, cOfPair, flagOfPair, flagsOf } from './pairCoefficients.ts';
import { addPairsOfKinds } from './pairSweep.ts';
import { type CodingChoice, selectCodings, selectInDocument } from './selection.ts';

/**
 * Everything that the matrix of pairs shows, worked out from a tally and kept with it (METHOD.md §3, unit `pairs`). After a
 * change only what the changed documents hold is counted, and only the rows of codes that it concerns are worked out again.
 * A ledger is never written to once it is made: answers may hold its matrices.
 */
export interface PairLedger {
  readonly tally: PairTally;
  readonly frequency: Frequencies;
  /** Sets × sets, 0 on the diagonal. */
  readonly pairs: Float64Array;
  readonly c: Float64Array;
  readonly flags: Uint8Array;
}

/** A ledger from what was counted. */
export function openLedger(tally: PairTally): PairLedger {
  const pairs = pairsOfTally(tally);
  const frequency = frequenciesOf(selectCodings(tally.columns, tally.choice));
  return { tally, frequency, pairs, c: cOf(pairs, frequency.codings), flags: flagsOf(pairs, frequency.codings) };
}

/** What a ledger is made of beside the columns and the choice: what a worker sends back. */
export type LedgerParts = Omit<PairLedger, 'tally'> & Pick<PairTally, 'kinds' | 'counts'>;

/** Counts a ledger over all codings, to be put together by {@link ledgerOfParts}. */
export function countLedger(columns: StudyColumns, choice: CodingChoice): LedgerParts {
  const { tally, ...rest } = openLedger(tallyPairs(columns, choice));
  return { ...rest, kinds: tally.kinds, counts: tally.counts };
}

export function ledgerOfParts(columns: StudyColumns, choice: CodingChoice, parts: LedgerParts): PairLedger {
  const { kinds, counts, ...rest } = parts;
  return { ...rest, tally: { columns, choice, near: null, kinds, counts } };
}

/** The ledger after a change of the codings of some documents (by id); made anew where nothing of it holds. */
export function followLedger(
  ledger: PairLedger,
  columns: StudyColumns,
  choice: CodingChoice,
  changedDocuments: readonly string[],
): PairLedger {
  const places = placesToRecount(ledger.tally, columns, choice, changedDocuments);
  if (places === null) return openLedger(tallyPairs(columns, choice, ledger.tally.near));
  // Where most documents are others than before, to follow each costs more than to count.
  if (places.length > columns.documents.ids.length / 4 + 8)
    return openLedger(recountAt(ledger.tally, columns, choice, places));
  const tally = recountAt(ledger.tally, columns, choice, places);
  const concerned = new Set<number>();
  const frequency = followFrequencies(ledger, tally, places, concerned);
  const pairs = followPairs(ledger, tally, concerned);
  const [c, flags] = [ledger.c.slice(), ledger.flags.slice()];
  for (const set of concerned) settleRow(set, { tally, frequency, pairs, c, flags });
  return { tally, frequency, pairs, c, flags };
}

function followFrequencies(
  { tally: before, frequency }: PairLedger,
  now: PairTally,
  places: readonly RecountPlace[],
  concerned: Set<number>,
): Frequencies {
  const [codings, documents] = [frequency.codings.slice(), frequency.documents.slice()];
  const add = (tally: PairTally, document: number, step: 1 | -1) => {
    if (document < 0) return;
    const held = frequenciesOf(selectInDocument(tally.columns, tally.kinds, tally.choice, document));
    for (const [set, count] of held.codings.entries()) {
      if (count === 0) continue;
      codings[set] = (codings[set] as number) + step * count;
      documents[set] = (documents[set] as number) + step * (held.documents[set] as number);
      concerned.add(set);
    }
  };
  for (const place of places) {
    add(before, place.before, -1);
    add(now, place.now, 1);
  }
  return { codings, documents };
}

function followPairs({ tally: before, pairs }: PairLedger, now: PairTally, concerned: Set<number>): Float64Array {
  const followed = pairs.slice();
  const { kinds, counts } = now;
  const kindCount = kinds.sets.length;
  for (let cell = 0; cell < counts.length; cell++) {
    const more = (counts[cell] as number) - (before.counts[cell] as number);
    if (more === 0) continue;
    const [first, second] = [Math.floor(cell / kindCount), cell % kindCount];
    addPairsOfKinds(followed, kinds, Math.min(first, second), Math.max(first, second), more);
    for (const kind of [first, second]) for (const set of kinds.sets[kind] ?? []) concerned.add(set);
  }
  return followed;
}

/** What depends on the pairs and the frequency of a set, in its row and in its column. */
function settleRow(set: number, { frequency: { codings }, pairs, c, flags }: PairLedger): void {
  const size = codings.length;
  const own = codings[set] as number;
  for (let other = 0; other < size; other++) {
    if (other === set) continue;
    const [cell, mirrored] = [set * size + other, other * size + set];
    c[cell] = cOfPair(own, codings[other] as number, pairs[cell] as number);
    c[mirrored] = c[cell];
    flags[cell] = flagOfPair(own, codings[other] as number, pairs[cell] as number);
    flags[mirrored] = flags[cell];
  }
}
