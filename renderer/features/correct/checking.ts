import { useMemo, useState } from 'react';
import type { OutputOf } from '#shared/contract/index.ts';
import type { AffectedCoding } from '#shared/contract/procedures/corrections.ts';
import type { CodingId } from '#shared/domain/ids.ts';
import type { TextRange } from '#shared/text/intervals.ts';

export type CorrectionPreview = OutputOf<'documents.correctionPreview'>;

/** What was decided about an affected coding. */
export type Decision =
  | { readonly action: 'confirm' }
  | { readonly action: 'drop' }
  | ({ readonly action: 'place' } & TextRange);

export interface Decisions {
  readonly of: (id: CodingId) => Decision | undefined;
  readonly decide: (ids: readonly CodingId[], decision: Decision | null) => void;
  /** Codings about which nothing was decided yet. */
  readonly open: number;
  /** As the engine takes them. */
  readonly all: readonly ({ readonly codingId: CodingId } & Decision)[];
}

/** The decisions about the codings of one preview. */
export function useDecisions(affected: readonly AffectedCoding[]): Decisions {
  const [decided, setDecided] = useState<ReadonlyMap<CodingId, Decision>>(new Map());
  return useMemo(
    () => ({
      of: (id) => decided.get(id),
      decide: (ids, decision) =>
        setDecided((before) => {
          const after = new Map(before);
          for (const id of ids) {
            if (decision) after.set(id, decision);
            else after.delete(id);
          }
          return after;
        }),
      open: affected.filter(({ codingId }) => !decided.has(codingId)).length,
      all: affected.flatMap(({ codingId }) => {
        const decision = decided.get(codingId);
        return decision ? [{ codingId, ...decision }] : [];
      }),
    }),
    [decided, affected],
  );
}

/** Where a coding will stand by what is decided or proposed. */
export function placeOf(coding: AffectedCoding, decision: Decision | undefined): TextRange | null {
  if (decision?.action === 'place') return { start: decision.start, end: decision.end };
  return decision?.action === 'drop' ? null : coding.after;
}
