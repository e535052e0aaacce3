import type { MemoId } from '#shared/domain/ids.ts';
import type { MemoRow } from './memoRows.ts';

/** The memo to show once these are gone: the one below the last of them, else the one above. */
export function neighbourAfter(ids: ReadonlySet<MemoId>, rows: readonly MemoRow[]): MemoId | null {
  const last = rows.findLastIndex((row) => ids.has(row.id));
  const below = rows.slice(last + 1).find((row) => !ids.has(row.id));
  const above = rows.slice(0, Math.max(0, last)).findLast((row) => !ids.has(row.id));
  return (below ?? above)?.id ?? null;
}
