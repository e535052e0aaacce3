import type { CodeSet } from './columns.ts';

/**
 * Theme × concept co-occurrence in memos (METHOD.md §3): the number of memos that reference both. Each memo is the ids of
 * the codes that it is linked to, mentions, or has a passage coded with. With subcodes a memo references a code when it
 * references any code of its set. Entry `row × columns + column`.
 */
export function countMemoReferences(
  memos: readonly ReadonlySet<string>[],
  codeIds: readonly string[],
  rows: readonly CodeSet[],
  columns: readonly CodeSet[],
): Float64Array {
  const counts = new Float64Array(rows.length * columns.length);
  const [referencedRows, referencedColumns] = [rows, columns].map((sets) => referencesTo(sets, codeIds));
  for (const memo of memos) {
    const present = referencedColumns?.(memo) ?? [];
    for (const row of referencedRows?.(memo) ?? []) {
      for (const column of present) {
        counts[row * columns.length + column] = (counts[row * columns.length + column] ?? 0) + 1;
      }
    }
  }
  return counts;
}

/** The number of memos that reference each set. */
export function memosReferencing(
  memos: readonly ReadonlySet<string>[],
  codeIds: readonly string[],
  sets: readonly CodeSet[],
): Float64Array {
  const counts = new Float64Array(sets.length);
  const referenced = referencesTo(sets, codeIds);
  for (const memo of memos) for (const set of referenced(memo)) counts[set] = (counts[set] ?? 0) + 1;
  return counts;
}

/** Says which sets a memo references, each once. */
function referencesTo(
  sets: readonly CodeSet[],
  codeIds: readonly string[],
): (memo: ReadonlySet<string>) => ReadonlySet<number> {
  const setsOf = new Map<string, number[]>(codeIds.map((id) => [id, []]));
  for (const [index, set] of sets.entries()) {
    for (const member of set.members) setsOf.get(codeIds[member] ?? '')?.push(index);
  }
  return (memo) => new Set([...memo].flatMap((id) => setsOf.get(id) ?? []));
}
