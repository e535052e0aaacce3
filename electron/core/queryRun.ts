import { documentOf, type Found, foundRows, keepFlagged } from '#shared/analysis/found.ts';
import { relate } from '#shared/analysis/foundRelations.ts';
import { runQuery } from '#shared/analysis/query.ts';
import type { SegmentChoice } from '#shared/contract/procedures/codings.ts';
import type { CodeTree } from '#shared/domain/codeTree.ts';
import type { CodeId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import { bindQuery } from '#shared/query/bind.ts';
import { compileQuery } from '#shared/query/compile.ts';
import { parseQuery } from '#shared/query/parse.ts';
import { printQuery } from '#shared/query/print.ts';
import type { Query, QueryError } from '#shared/query/tree.ts';
import { queryWords, type WordsOfStudy } from '#shared/query/words.ts';
import type { CoreContext } from './context.ts';
import { factsForQueries, namesForQueries } from './queryFacts.ts';
import { rememberLast } from './remembering.ts';
import type { StretchPlace } from './segmentReading.ts';
import { filterRows } from './segments.ts';

/** An expression held against the study: `query` is `null` when it cannot be read. */
export interface ReadQuery {
  readonly query: Query | null;
  readonly spoken: string | null;
  readonly words: string | null;
  readonly errors: readonly QueryError[];
  /** What can be run and makes no sense all the same. */
  readonly doubts: readonly QueryError[];
}

export function readQuery(context: CoreContext, expression: string): ReadQuery {
  const parsed = parseQuery(expression);
  if (!parsed.ok) return { query: null, spoken: null, words: null, errors: [parsed.error], doubts: [] };
  const { query, spoken, errors, doubts } = bindQuery(parsed.query, namesForQueries(context), parsed.places);
  return {
    query,
    spoken: printQuery(spoken),
    words: queryWords(query, wordsOfStudy(context.codeTree())),
    errors: errors.toSorted((a, b) => a.start - b.start),
    doubts,
  };
}

/** What the sentence of a query must know: the tree of codes, and where a day of coding begins. */
function wordsOfStudy(tree: CodeTree): WordsOfStudy {
  const isWithin = (id: string | null, above: string | null): boolean =>
    id !== null && (id === above || isWithin(tree.byId.get(id as CodeId)?.parent?.code.id ?? null, above));
  return {
    hasSubcodes: ({ id }) => id === null || (tree.byId.get(id as CodeId)?.children.length ?? 0) > 0,
    mayShare: (one, other) => isWithin(one.id, other.id) || isWithin(other.id, one.id),
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
}

export interface FoundByQuery {
  readonly found: Found;
  readonly spoken: string;
  readonly words: string;
}

const remembered = rememberLast<FoundByQuery>(4);

/**
 * What a query finds, narrowed by a choice: of codings those that the choice lets through; of stretches those that share a
 * character with such a coding.
 * @throws AxialError `invalid_input` with the first sentence about what is wrong
 */
export function findByQuery(context: CoreContext, expression: string, choice: SegmentChoice): FoundByQuery {
  const key = JSON.stringify([context.study().revision(), expression, choice]);
  return remembered(context.columns(), key, () => narrowed(context, expression, choice));
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
