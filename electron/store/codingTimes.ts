import type { KeyedColumns } from './columns.ts';
import { type ReadableStudy, reader } from './study.ts';

const sql = 'SELECT json_group_array(key), json_group_array(created_at) FROM codings GROUP BY document_key';
const known = new WeakMap<KeyedColumns, Float64Array>();

/** When each coding was made, in ms, in the order of the columns; read once for each reading of them. */
export function codingTimes(study: ReadableStudy, columns: KeyedColumns): Float64Array {
  const found = known.get(columns) ?? readTimes(study, columns);
  known.set(columns, found);
  return found;
}

function readTimes(study: ReadableStudy, { codingKeys }: KeyedColumns): Float64Array {
  const greatest = codingKeys.reduce((most, key) => Math.max(most, key), 0);
  const byKey = new Float64Array(greatest + 1);
  for (const [keys, times] of study[reader].tuples<[string, string]>(sql)) {
    const made = JSON.parse(times) as number[];
    for (const [at, key] of (JSON.parse(keys) as number[]).entries()) byKey[key] = made[at] ?? 0;
  }
  return Float64Array.from(codingKeys, (key) => byKey[key] ?? 0);
}
