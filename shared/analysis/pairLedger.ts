import type { StudyColumns } from './columns.ts';
import { type Frequencies, frequenciesOf } from './frequencies.ts';
import {
  movedTo,
  type PairTally,
  pairsOfTally,
  partnersIn,
  placesToRecount,
  type RecountPlace,
  recountAt,
  tallyPairs,
} from './pairCache.ts';
import { cOf, cOfPair, flagOfPair, flagsOf } from './pairCoefficients.ts';
import { addPairsOfKinds, forEachPair } from './pairSweep.ts';
import { type CodingChoice, selectCodings, selectInDocument } from './selection.ts';

/**
 * Everything that the matrix of pairs shows, worked out from a tally and kept with it (METHOD.md §3, unit `pairs`). After a
 * change only what the changed documents hold is counted, and only the rows of codes that it concerns are worked out again.
 * A ledger is never written to once it is made: answers may hold its matrices.
 */
export interface PairLedger {
  readonly tally: PairTally;
  readonly frequency: Frequencies;
  /** Sets × sets; on the diagonal the frequency, as the matrix shows it. */
  readonly pairs: Float64Array;
  readonly c: Float64Array;
  readonly flags: Uint8Array;
}

/** A ledger from what was counted. */
export function openLedger(tally: PairTally): PairLedger {
  const pairs = pairsOfTally(tally);
  const frequency = frequenciesOf(selectCodings(tally.columns, tally.choice));
  for (const [set, count] of frequency.codings.entries()) pairs[set * frequency.codings.length + set] = count;
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
  const { tally, more } = recountFew(ledger.tally, columns, choice, places);
  const concerned = new Set<number>();
  const frequency = followFrequencies(ledger, tally, places, concerned);
  const pairs = followPairs(ledger, tally, more, concerned);
  const [c, flags] = [ledger.c.slice(), ledger.flags.slice()];
  for (const set of concerned) pairs[set * choice.sets.length + set] = frequency.codings[set] as number;
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
  const touched = new Set<number>();
  const add = (tally: PairTally, document: number, step: 1 | -1) => {
    if (document < 0) return;
    const held = frequenciesOf(selectInDocument(tally.columns, tally.kinds, tally.choice, document));
    for (const [set, count] of held.codings.entries()) {
      if (count === 0) continue;
      codings[set] = (codings[set] as number) + step * count;
      documents[set] = (documents[set] as number) + step * (held.documents[set] as number);
      touched.add(set);
    }
  };
  for (const place of places) {
    add(before, place.before, -1);
    add(now, place.now, 1);
  }
  for (const set of touched) if (codings[set] !== frequency.codings[set]) concerned.add(set);
  return { codings, documents };
}

/** The tally with the documents counted again, and how many pairs more (or fewer) each of its cells holds. */
function recountFew(
  before: PairTally,
  columns: StudyColumns,
  choice: CodingChoice,
  places: readonly RecountPlace[],
): { tally: PairTally; more: ReadonlyMap<number, number> } {
  const tally = movedTo(before, columns, choice);
  const more = new Map<number, number>();
  const count = (of: PairTally, document: number, step: 1 | -1) => {
    if (document < 0) return;
    const partners = partnersIn(of.columns, selectInDocument(of.columns, of.kinds, of.choice, document), of.near);
    forEachPair(partners, of.kinds.sets.length, (cell) => more.set(cell, (more.get(cell) ?? 0) + step));
  };
  for (const place of places) {
    count(before, place.before, -1);
    count(tally, place.now, 1);
  }
  for (const [cell, step] of more) tally.counts[cell] = (tally.counts[cell] as number) + step;
  return { tally, more };
}

function followPairs(
  { pairs }: PairLedger,
  { kinds }: PairTally,
  more: ReadonlyMap<number, number>,
  concerned: Set<number>,
): Float64Array {
  const followed = pairs.slice();
  const kindCount = kinds.sets.length;
  for (const [cell, step] of more) {
    if (step === 0) continue;
    const [first, second] = [Math.floor(cell / kindCount), cell % kindCount];
    addPairsOfKinds(followed, kinds, Math.min(first, second), Math.max(first, second), step);
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
