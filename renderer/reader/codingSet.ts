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

/** Columns never change: what is read from them is built once, however often drafts come and go. */
interface Base {
  /** In the order of the columns: by start, longer first. */
  readonly codings: readonly ReaderCoding[];
  readonly index: IntervalIndex;
  readonly places: ReadonlyMap<CodingId, number>;
}
const bases = new WeakMap<CodingColumns, Base>();

function baseOf(columns: CodingColumns): Base {
  const known = bases.get(columns);
  if (known) return known;
  const codings = columns.ids.map((id, at) => codingAt(columns, id, at));
  const base = {
    codings,
    index: createIntervalIndex(codings),
    places: new Map(columns.ids.map((id, at) => [id, at] as const)),
  };
  bases.set(columns, base);
  return base;
}

function codingAt(columns: CodingColumns, id: CodingId, at: number): ReaderCoding {
  const weight = columns.weight[at] ?? Number.NaN;
  return {
    id,
    codeId: columns.codeIds[at] ?? ('' as CodeId),
    coderId: columns.coderIds[at] ?? null,
    start: columns.start[at] ?? 0,
    end: columns.end[at] ?? 0,
    weight: Number.isNaN(weight) ? null : weight,
    commented: columns.commented[at] === 1,
  };
}

const showsAll = () => true;

/** Reading order: earlier start, then longer. */
export const byPlace = (a: TextRange, b: TextRange): number => a.start - b.start || b.end - a.end;

/**
 * The codings of a document with the drafts applied and the hidden ones left out. Drafts are few, so they are gone
 * through one by one; the columns are not copied, so painting a new coding costs the same with 20 or 20,000 others.
 */
export function createCodingSet(
  columns: CodingColumns,
  drafts: readonly CodingDraft[] = [],
  shows: (coding: ReaderCoding) => boolean = showsAll,
): CodingSet {
  const base = baseOf(columns);
  const { hidden, added: every } = applyDrafts(base, drafts);
  const added = every.filter(shows);
  const isSeen = (coding: ReaderCoding | undefined): coding is ReaderCoding =>
    coding !== undefined && !hidden.has(coding.id) && shows(coding);
  const within = (start: number, end: number): ReaderCoding[] => {
    const found = base.index.within(start, end).map((at) => base.codings[at]);
    const extra = added.filter((coding) => coding.start < end && start < coding.end);
    return [...found.filter(isSeen), ...extra].sort(byPlace);
  };
  const isAsSaid = hidden.size === 0 && shows === showsAll;
  let all: readonly ReaderCoding[] | null = null;
  const inOrder = () => {
    all ??= insertInOrder(isAsSaid ? base.codings : base.codings.filter(isSeen), added);
    return all;
  };
  return {
    get size() {
      return isAsSaid ? base.codings.length + added.length : inOrder().length;
    },
    get: (id) => every.find((coding) => coding.id === id) ?? baseUnlessHidden(base, hidden, id),
    at: (position) => within(position, position + 1),
    within,
    inOrder,
  };
}

/** A few codings put into their places among many that are in order already. */
function insertInOrder(many: readonly ReaderCoding[], few: readonly ReaderCoding[]): readonly ReaderCoding[] {
  if (few.length === 0) return many;
  return [...many, ...few].sort(byPlace);
}

function baseUnlessHidden(
  { codings, places }: Base,
  hidden: ReadonlySet<CodingId>,
  id: CodingId,
): ReaderCoding | undefined {
  const at = places.get(id);
  return at === undefined || hidden.has(id) ? undefined : codings[at];
}

/** What the drafts take out of the columns, and what they put in their place. Later drafts see what earlier ones did. */
function applyDrafts(
  base: Base,
  drafts: readonly CodingDraft[],
): { readonly hidden: ReadonlySet<CodingId>; readonly added: readonly ReaderCoding[] } {
  const hidden = new Set<CodingId>();
  const added = new Map<CodingId, ReaderCoding>();
  const current = (id: CodingId) => added.get(id) ?? baseUnlessHidden(base, hidden, id);
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
  const { codings, index, places } = baseOf(columns);
  const known = (id: CodingId) => codings[places.get(id) ?? -1];
  switch (draft.kind) {
    case 'add':
      return draft.codings.every((wanted) =>
        index.within(wanted.start, wanted.end).some((at) => {
          const coding = codings[at];
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
