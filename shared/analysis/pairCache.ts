import type { StudyColumns } from './columns.ts';
import { type Kinds, kindsOf } from './kinds.ts';
import { pairsOfSets, sweepPairs } from './pairSweep.ts';
import { type CodingChoice, documentOffsets, type Selection, selectCodings, selectInDocument } from './selection.ts';
import { inParagraphs, reaching } from './spans.ts';

/**
 * Pairs that were counted once and are kept up to date, document by document (DESIGN.md §5: a warm recount after one new
 * coding is incremental). It remembers what it counted; {@link recountPairs} makes the next one out of it.
 */
export interface PairTally {
  readonly columns: StudyColumns;
  readonly choice: CodingChoice;
  /** Greatest paragraph distance, or `null` for pairs that overlap. */
  readonly near: number | null;
  readonly kinds: Kinds;
  /** Kinds × kinds: see {@link sweepPairs}. */
  readonly counts: Uint32Array;
}

/** Counts all pairs, to be kept. */
export function tallyPairs(columns: StudyColumns, choice: CodingChoice, near: number | null = null): PairTally {
  const selection = selectCodings(columns, choice);
  const counts = new Uint32Array(selection.kinds.sets.length ** 2);
  sweepPairs(partnersIn(columns, selection, near), selection.kinds.sets.length, counts);
  return { columns, choice, near, kinds: selection.kinds, counts };
}

/** The pairs of every two sets, as `pairCounts` gives them. */
export function pairsOfTally(tally: PairTally): Float64Array {
  return pairsOfSets(tally.counts, tally.kinds);
}

/**
 * The tally after a change of the codings of some documents (by id): takes away what these held before and adds what they
 * hold now. Documents that came, went, or are chosen otherwise than before (they, or codings in them) are noticed by themselves. Counts all again when
 * codes, coders or the choice of them differ, for then the indices mean something else. The old tally stays valid.
 */
export function recountPairs(
  tally: PairTally,
  columns: StudyColumns,
  choice: CodingChoice,
  changedDocuments: readonly string[],
): PairTally {
  const places = placesToRecount(tally, columns, choice, changedDocuments);
  return places ? recountAt(tally, columns, choice, places) : tallyPairs(columns, choice, tally.near);
}

/** The index of a document before and now; -1 where it is not part of the study. */
export interface RecountPlace {
  readonly before: number;
  readonly now: number;
}

/**
 * The documents to look at again after a change, as {@link recountPairs} knows them; `null` = codes, coders or the choice of
 * them differ, and nothing of the tally holds.
 */
export function placesToRecount(
  tally: PairTally,
  columns: StudyColumns,
  choice: CodingChoice,
  changedDocuments: readonly string[],
): RecountPlace[] | null {
  if (!isComparable(tally, columns, choice)) return null;
  return documentsToRecount(tally, { columns, choice }, changedDocuments);
}

/** The tally with these documents counted again; all others are as they were. */
export function recountAt(
  tally: PairTally,
  columns: StudyColumns,
  choice: CodingChoice,
  places: readonly RecountPlace[],
): PairTally {
  const next = movedTo(tally, columns, choice);
  for (const { before, now } of places) {
    sweepDocument(tally, before, next.counts, -1);
    sweepDocument(next, now, next.counts, 1);
  }
  return next;
}

/** The same counts over other columns that {@link isComparable} holds of, to be brought up to date. */
export function movedTo(tally: PairTally, columns: StudyColumns, choice: CodingChoice): PairTally {
  const isSame = tally.columns.codeIds.length === columns.codeIds.length;
  const kinds = isSame ? tally.kinds : kindsOf(columns.codeIds.length, choice.sets);
  return { ...tally, columns, choice, kinds, counts: tally.counts.slice() };
}

/** What a tally was counted over. */
type Counted = Pick<PairTally, 'columns' | 'choice'>;

function documentsToRecount(tally: Counted, next: Counted, changed: readonly string[]): RecountPlace[] {
  const now = indexById(next.columns);
  // While the documents are the same, and all of them with all their words are chosen, only what was named can differ.
  const isWhole = ({ choice }: Counted) => !choice.documents && !choice.codings;
  if (tally.columns.documents === next.columns.documents && isWhole(tally) && isWhole(next)) {
    const places = [...new Set(changed)].map((id) => now.get(id) ?? -1);
    return places.filter((place) => place >= 0).map((place) => ({ before: place, now: place }));
  }
  const before = indexById(tally.columns);
  const wasChosen = (index: number) => index >= 0 && tally.choice.documents?.[index] !== 0;
  const isChosen = (index: number) => index >= 0 && next.choice.documents?.[index] !== 0;
  const known = new Set(changed);
  const isHeardOtherwise = codingsChosenOtherwise(tally, next);
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((id) => {
    const place = { before: before.get(id) ?? -1, now: now.get(id) ?? -1 };
    const again = known.has(id) || wasChosen(place.before) !== isChosen(place.now) || isHeardOtherwise(place);
    return again ? [place] : [];
  });
}

/** Tells of a document whose codings are the same whether the same of them take part. */
function codingsChosenOtherwise(tally: Counted, next: Counted): (place: RecountPlace) => boolean {
  const [before, now] = [tally.choice.codings, next.choice.codings];
  if (!before && !now) return () => false;
  const offsetsOf = ({ codings, documents }: StudyColumns) => documentOffsets(codings.document, documents.ids.length);
  const [from, to] = [offsetsOf(tally.columns), offsetsOf(next.columns)];
  return (place) => {
    const first = from[place.before] ?? 0;
    const start = to[place.now] ?? 0;
    const size = (to[place.now + 1] ?? 0) - start;
    if ((from[place.before + 1] ?? 0) - first !== size) return true;
    for (let at = 0; at < size; at++) {
      if ((before ? before[first + at] === 0 : false) !== (now ? now[start + at] === 0 : false)) return true;
    }
    return false;
  };
}

function indexById(columns: StudyColumns): Map<string, number> {
  return new Map(columns.documents.ids.map((id, index) => [id, index]));
}

/**
 * Adds the pairs that one new coding makes to `counts`, in place: a look at the codings of its document only. `row` is its
 * place in `columns`, which already hold it.
 */
export function addCodingToPairs(
  counts: Uint32Array,
  columns: StudyColumns,
  kinds: Kinds,
  choice: Omit<CodingChoice, 'sets'>,
  row: number,
): void {
  const selection = selectInDocument(columns, kinds, choice, columns.codings.document[row] as number);
  const place = selection.row?.indexOf(row) ?? -1;
  if (place < 0) return;
  const kindCount = kinds.sets.length;
  const [start, end, kind] = [selection.start, selection.end, selection.kind];
  for (let other = 0; other < start.length; other++) {
    const overlap =
      (start[other] as number) < (end[place] as number) && (start[place] as number) < (end[other] as number);
    if (other === place || !overlap) continue;
    const cell = (kind[Math.min(place, other)] as number) * kindCount + (kind[Math.max(place, other)] as number);
    counts[cell] = (counts[cell] as number) + 1;
  }
}

/**
 * Whether what was counted then can be brought up to date: the codes, coders and the choice of them are the same, or there are
 * more of them only. A code or a coder that came since held no coding then.
 */
export function isComparable(tally: PairTally, columns: StudyColumns, choice: CodingChoice): boolean {
  const kinds = kindsOf(columns.codeIds.length, choice.sets);
  return (
    isGrown(tally.columns.codeIds, columns.codeIds) &&
    isGrown(tally.columns.coderIds, columns.coderIds) &&
    isGrown(tally.kinds.ofCode, kinds.ofCode) &&
    tally.kinds.setCount === kinds.setCount &&
    tally.kinds.sets.length === kinds.sets.length &&
    tally.kinds.sets.every((sets, kind) => sets.join() === kinds.sets[kind]?.join()) &&
    !tally.choice.coders === !choice.coders &&
    isGrown(tally.choice.coders ?? [], choice.coders ?? [])
  );
}

/** Whether a list begins with all of another. */
function isGrown<Value>(before: ArrayLike<Value>, now: ArrayLike<Value>): boolean {
  if (before.length > now.length) return false;
  for (let at = 0; at < before.length; at++) if (before[at] !== now[at]) return false;
  return true;
}

function sweepDocument(tally: PairTally, document: number, counts: Uint32Array, step: 1 | -1): void {
  if (document < 0) return;
  const selection = selectInDocument(tally.columns, tally.kinds, tally.choice, document);
  sweepPairs(partnersIn(tally.columns, selection, tally.near), tally.kinds.sets.length, counts, step);
}

/** The ranges whose overlaps are the pairs: codings, or their paragraphs stretched by the distance. */
export function partnersIn(columns: StudyColumns, selection: Selection, near: number | null): Selection {
  return near === null ? selection : reaching(inParagraphs(columns.documents, selection), near);
}
