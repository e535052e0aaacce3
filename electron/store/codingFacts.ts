import type { KeyedColumns } from './columns.ts';
import { type ReadableStudy, reader } from './study.ts';

/** What is said of each coding besides its place, in the order of the columns. */
export interface CodingFacts {
  /** NaN = none. */
  readonly weight: Float64Array;
  /** When it was made, ms since 1970. */
  readonly madeAt: Float64Array;
  /** 1 = it has a comment. */
  readonly commented: Uint8Array;
}

// A row a document, with lists, costs half of a row a coding.
const timesSql = 'SELECT json_group_array(key), json_group_array(created_at) FROM codings GROUP BY document_key';
const factsSql = `SELECT json_group_array(key), json_group_array(created_at), json_group_array(weight),
    json_group_array(comment <> '') FROM codings GROUP BY document_key`;

const knownTimes = new WeakMap<KeyedColumns, Float64Array>();
const knownFacts = new WeakMap<KeyedColumns, CodingFacts>();

/** When each coding was made, in ms, in the order of the columns; read once for each reading of them. */
export function codingTimes(study: ReadableStudy, columns: KeyedColumns): Float64Array {
  const found =
    knownFacts.get(columns)?.madeAt ?? knownTimes.get(columns) ?? readLists(study, columns, timesSql).madeAt;
  knownTimes.set(columns, found);
  return found;
}

/** All facts, read once for each reading of the columns. */
export function codingFacts(study: ReadableStudy, columns: KeyedColumns): CodingFacts {
  const found = knownFacts.get(columns) ?? readLists(study, columns, factsSql);
  knownFacts.set(columns, found);
  return found;
}

function readLists(study: ReadableStudy, { codingKeys }: KeyedColumns, sql: string): CodingFacts {
  const place = placeByKey(codingKeys);
  const column = () => new Float64Array(codingKeys.length).fill(Number.NaN);
  const facts = { weight: column(), madeAt: column(), commented: new Uint8Array(codingKeys.length) };
  for (const lists of study[reader].tuples<readonly string[]>(sql)) {
    const [keys = [], made, weights, comments] = lists.map((list) => JSON.parse(list) as (number | null)[]);
    for (const [at, key] of keys.entries()) {
      const row = place[key ?? 0] ?? -1;
      if (row < 0) continue;
      facts.madeAt[row] = made?.[at] ?? Number.NaN;
      facts.weight[row] = weights?.[at] ?? Number.NaN;
      facts.commented[row] = comments?.[at] ?? 0;
    }
  }
  return facts;
}

/** Row of each coding by its key; -1 = no coding of the columns. */
function placeByKey(keys: Int32Array): Int32Array {
  const place = new Int32Array(keys.reduce((most, key) => Math.max(most, key), 0) + 1).fill(-1);
  for (const [row, key] of keys.entries()) place[key] = row;
  return place;
}
