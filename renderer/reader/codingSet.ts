import type { OutputOf } from '#shared/contract/index.ts';
import type { CodeId, CoderId, CodingId } from '#shared/domain/ids.ts';
import { createIntervalIndex, type IntervalIndex, type TextRange } from '#shared/text/intervals.ts';

/** A coding as the reader draws it. UTF-16 units, half-open. */
export interface ReaderCoding {
  readonly id: CodingId;
  readonly codeId: CodeId;
  /** `null` while the engine has not answered yet: then it is the person's own. */
  readonly coderId: CoderId | null;
  readonly start: number;
  readonly end: number;
  readonly weight: number | null;
  readonly commented: boolean;
}

export type CodingColumns = OutputOf<'codings.inDocument'>;

/** A change that was sent and is painted already, while its answer is on the way. */
export type CodingDraft =
  | { readonly kind: 'add'; readonly codings: readonly ReaderCoding[] }
  | { readonly kind: 'remove'; readonly ids: ReadonlySet<CodingId> }
  | { readonly kind: 'resize'; readonly id: CodingId; readonly start: number; readonly end: number }
  | { readonly kind: 'recode'; readonly ids: ReadonlySet<CodingId>; readonly codeId: CodeId };

/** The codings of one document as they should be seen now: what the engine said, with the drafts on top. */
export interface CodingSet {
  readonly size: number;
  get(id: CodingId): ReaderCoding | undefined;
  /** The codings over the character at `position`, by start, longer first. */
  at(position: number): ReaderCoding[];
  /** The codings that share at least one character with `[start, end)`, by start, longer first. */
  within(start: number, end: number): ReaderCoding[];
  /** All, by start, longer first. Costs a pass over all codings the first time. */
  inOrder(): readonly ReaderCoding[];
}

/** Columns never change: their index is built once, however often drafts come and go. */
interface Base {
  readonly index: IntervalIndex;
  readonly places: ReadonlyMap<CodingId, number>;
}
const bases = new WeakMap<CodingColumns, Base>();

function baseOf(columns: CodingColumns): Base {
  const known = bases.get(columns);
  if (known) return known;
  const ranges = columns.ids.map((_, at) => ({ start: columns.start[at] ?? 0, end: columns.end[at] ?? 0 }));
  const base = {
    index: createIntervalIndex(ranges),
    places: new Map(columns.ids.map((id, at) => [id, at] as const)),
  };
  bases.set(columns, base);
  return base;
}

function codingAt(columns: CodingColumns, at: number): ReaderCoding | undefined {
  const id = columns.ids[at];
  const codeId = columns.codeIds[at];
  if (id === undefined || codeId === undefined) return undefined;
  const weight = columns.weight[at] ?? Number.NaN;
  return {
    id,
    codeId,
    coderId: columns.coderIds[at] ?? null,
    start: columns.start[at] ?? 0,
    end: columns.end[at] ?? 0,
    weight: Number.isNaN(weight) ? null : weight,
    commented: columns.commented[at] === 1,
  };
}

/** Reading order: earlier start, then longer. */
export const byPlace = (a: TextRange, b: TextRange): number => a.start - b.start || b.end - a.end;

/**
 * The codings of a document with the drafts applied and the hidden ones left out. Drafts are few, so they are gone
 * through one by one; the columns are not copied, so painting a new coding costs the same with 20 or 20,000 others.
 */
export function createCodingSet(
  columns: CodingColumns,
  drafts: readonly CodingDraft[] = [],
  shows: (coding: ReaderCoding) => boolean = () => true,
): CodingSet {
  const { index, places } = baseOf(columns);
  const drafted = applyDrafts(columns, places, drafts);
  const added = drafted.added.filter(shows);
  const baseCoding = (at: number): ReaderCoding | undefined => {
    const coding = codingAt(columns, at);
    return coding && !drafted.hidden.has(coding.id) && shows(coding) ? coding : undefined;
  };
  const within = (start: number, end: number): ReaderCoding[] => {
    const found = index
      .within(start, end)
      .map(baseCoding)
      .filter((coding) => coding !== undefined);
    const extra = added.filter((coding) => coding.start < end && start < coding.end);
    return [...found, ...extra].sort(byPlace);
  };
  let all: readonly ReaderCoding[] | null = null;
  const inOrder = () => {
    all ??= [
      ...columns.ids
        .keys()
        .map(baseCoding)
        .filter((coding) => coding !== undefined),
      ...added,
    ].sort(byPlace);
    return all;
  };
  return {
    get size() {
      return inOrder().length;
    },
    get: (id) =>
      drafted.added.find((coding) => coding.id === id) ?? baseUnlessHidden(columns, places, drafted.hidden, id),
    at: (position) => within(position, position + 1),
    within,
    inOrder,
  };
}

function baseUnlessHidden(
  columns: CodingColumns,
  places: ReadonlyMap<CodingId, number>,
  hidden: ReadonlySet<CodingId>,
  id: CodingId,
): ReaderCoding | undefined {
  const at = places.get(id);
  return at === undefined || hidden.has(id) ? undefined : codingAt(columns, at);
}

/** What the drafts take out of the columns, and what they put in their place. Later drafts see what earlier ones did. */
function applyDrafts(
  columns: CodingColumns,
  places: ReadonlyMap<CodingId, number>,
  drafts: readonly CodingDraft[],
): { readonly hidden: ReadonlySet<CodingId>; readonly added: readonly ReaderCoding[] } {
  const hidden = new Set<CodingId>();
  const added = new Map<CodingId, ReaderCoding>();
  const current = (id: CodingId) => added.get(id) ?? baseUnlessHidden(columns, places, hidden, id);
  const replace = (id: CodingId, change: Partial<ReaderCoding>) => {
    const coding = current(id);
    if (!coding) return;
    hidden.add(id);
    added.set(id, { ...coding, ...change });
  };
  for (const draft of drafts) {
    switch (draft.kind) {
      case 'add':
        for (const coding of draft.codings) added.set(coding.id, coding);
        break;
      case 'remove':
        for (const id of draft.ids) {
          hidden.add(id);
          added.delete(id);
        }
        break;
      case 'resize':
        replace(draft.id, { start: draft.start, end: draft.end });
        break;
      case 'recode':
        for (const id of draft.ids) replace(id, { codeId: draft.codeId });
        break;
    }
  }
  return { hidden, added: [...added.values()] };
}

/**
 * Whether the columns show already what a draft foretold. For an added coding the engine's own id is not known before it
 * answers, so it is recognised by its code and range.
 */
export function isFulfilled(columns: CodingColumns, draft: CodingDraft): boolean {
  const { index, places } = baseOf(columns);
  const known = (id: CodingId) => {
    const at = places.get(id);
    return at === undefined ? undefined : codingAt(columns, at);
  };
  switch (draft.kind) {
    case 'add':
      return draft.codings.every((wanted) =>
        index.within(wanted.start, wanted.end).some((at) => {
          const coding = codingAt(columns, at);
          return coding?.codeId === wanted.codeId && coding.start === wanted.start && coding.end === wanted.end;
        }),
      );
    case 'remove':
      return draft.ids.values().every((id) => !places.has(id));
    case 'resize': {
      const coding = known(draft.id);
      return coding === undefined || (coding.start === draft.start && coding.end === draft.end);
    }
    case 'recode':
      return draft.ids.values().every((id) => (known(id)?.codeId ?? draft.codeId) === draft.codeId);
  }
}
