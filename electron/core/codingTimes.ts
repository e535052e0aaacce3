import type { KeyedColumns } from '../store/columns.ts';
import { type ReadableStudy, reader } from '../store/study.ts';

/** Read once for the same columns: these are others after every step. */
const remembered = new WeakMap<KeyedColumns, Float64Array>();

/** When each coding was made, ms since 1970, in the order of the columns. */
export function codingTimes(study: ReadableStudy, columns: KeyedColumns): Float64Array {
  const found = remembered.get(columns);
  if (found) return found;
  const rows = study[reader].tuples<[number, number]>('SELECT key, created_at FROM codings');
  const last = columns.codingKeys.reduce((greatest, key) => Math.max(greatest, key), 0);
  const byKey = new Float64Array(last + 1).fill(Number.NaN);
  for (const [key, at] of rows) byKey[key] = at;
  const times = Float64Array.from(columns.codingKeys, (key) => byKey[key] ?? Number.NaN);
  remembered.set(columns, times);
  return times;
}
