import { documentOf, type Found, foundRows, keepFlagged } from '#shared/analysis/found.ts';
import { relate } from '#shared/analysis/foundRelations.ts';
import { runQuery } from '#shared/analysis/query.ts';
import type { SegmentChoice } from '#shared/contract/procedures/codings.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { bindQuery } from '#shared/query/bind.ts';
import { compileQuery } from '#shared/query/compile.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import type { Query, QueryError } from '#shared/query/tree.ts';
import { queryWords } from '#shared/query/words.ts';
import type { KeyedColumns } from '../store/columns.ts';
import type { CoreContext } from './context.ts';
import { factsForQueries, namesForQueries } from './queryFacts.ts';
import type { StretchPlace } from './segmentReading.ts';
import { filterRows } from './segments.ts';

/** An expression held against the study: `query` is `null` when it cannot be read. */
export interface ReadQuery {
  readonly query: Query | null;
  readonly spoken: string | null;
  readonly words: string | null;
  readonly errors: readonly QueryError[];
}

export function readQuery(context: CoreContext, expression: string): ReadQuery {
  const parsed = parseQuery(expression);
  if (!parsed.ok) return { query: null, spoken: null, words: null, errors: [parsed.error] };
  const { byId } = context.codeTree();
  const { query, spoken, errors } = bindQuery(parsed.query, namesForQueries(context), parsed.places);
  return {
    query,
    spoken: printQuery(spoken),
    words: queryWords(query, ({ id }) => id === null || (byId.get(id as CodeId)?.children.length ?? 0) > 0),
    errors: errors.toSorted((a, b) => a.start - b.start),
  };
}

export interface FoundByQuery {
  readonly found: Found;
  readonly spoken: string;
  readonly words: string;
}

/** The last few answers about these columns: pages, counts and exports of one query are the same finding. */
const remembered = new WeakMap<KeyedColumns, Map<string, FoundByQuery>>();
const mostRemembered = 4;

/**
 * What a query finds, narrowed by a choice: of codings those that the choice lets through; of stretches those that share a
 * character with such a coding.
 * @throws AxialError `invalid_input` with the first sentence about what is wrong
 */
export function findByQuery(context: CoreContext, expression: string, choice: SegmentChoice): FoundByQuery {
  const key = JSON.stringify([context.study().revision(), expression, choice]);
  const columns = context.columns();
  const known = remembered.get(columns) ?? new Map<string, FoundByQuery>();
  const found = known.get(key) ?? narrowed(context, expression, choice);
  known.delete(key);
  known.set(key, found);
  for (const oldest of known.keys()) if (known.size > mostRemembered) known.delete(oldest);
  remembered.set(columns, known);
  return found;
}

function narrowed(context: CoreContext, expression: string, choice: SegmentChoice): FoundByQuery {
  const { query, spoken, words, errors } = readQuery(context, expression);
  if (!query || errors[0]) throw new AxialError('invalid_input', errors[0]?.message ?? 'The query cannot be read.');
  const columns = context.columns();
  const facts = factsForQueries(context, namesForQueries(context));
  const found = runQuery(columns, compileQuery(query, facts));
  return { found: narrowBy(context, found, choice), spoken: spoken ?? expression, words: words ?? '' };
}

const isEverything = ({ withSubcodes, ...rest }: SegmentChoice): boolean =>
  Object.values(rest).every((part) => part === null || part === undefined);

function narrowBy(context: CoreContext, found: Found, choice: SegmentChoice): Found {
  if (isEverything(choice)) return found;
  const rows = filterRows(context, choice);
  if (found.gives === 'segments') {
    const wanted = new Uint8Array(context.columns().codingKeys.length);
    for (const row of rows) wanted[row] = 1;
    return keepFlagged(
      found,
      Uint8Array.from(found.row, (row) => wanted[row] ?? 0),
    );
  }
  const second = foundRows(context.columns(), Int32Array.from(rows));
  return relate(context.columns(), 'overlapping', { first: found, second, within: 0, not: false });
}

/** Places of what was found, in reading order. */
export function placesOf(found: Found): StretchPlace[] {
  const document = documentOf(found);
  return Array.from(found.start, (start, at) => ({ document: document[at] ?? 0, start, end: found.end[at] ?? 0 }));
}
