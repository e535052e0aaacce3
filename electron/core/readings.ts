import { pairCounts } from '#shared/analysis/coOccurrence.ts';
import type { ParsedInputOf, ProcedureName } from '#shared/contract/index.ts';
import { buildCodeTree, type CodeTree } from '#shared/domain/codeTree.ts';
import type { JobPool } from '../jobs/pool.ts';
import { listCodes } from '../store/codes.ts';
import type { KeyedColumns } from '../store/columns.ts';
import { readRevision } from '../store/operations.ts';
import type { ReadableStudy } from '../store/study.ts';
import { withSnapshotDuring } from '../store/studyFile.ts';
import { chartHandlers } from './charts.ts';
import type { CoreContext, Handlers } from './context.ts';
import { pageHandlers } from './pages.ts';
import { queryHandlers } from './queries.ts';
import { segmentHandlers } from './segments.ts';

/** Procedures that only read, and may take long in a large study: a worker answers them as the host thread does. */
const readings = {
  'charts.read': chartHandlers['charts.read'],
  'charts.evidence': chartHandlers['charts.evidence'],
  'charts.passages': chartHandlers['charts.passages'],
  'charts.cellSegments': chartHandlers['charts.cellSegments'],
  'pages.code': pageHandlers['pages.code'],
  'pages.document': pageHandlers['pages.document'],
  'queries.run': queryHandlers['queries.run'],
  'queries.counts': queryHandlers['queries.counts'],
  'segments.query': segmentHandlers['segments.query'],
} satisfies Partial<Handlers<ProcedureName>>;

export type ReadingName = keyof typeof readings;

export const isReading = (name: ProcedureName): name is ReadingName => Object.hasOwn(readings, name);

export interface ReadingRequest {
  /** The study file, which the worker reads for itself. */
  readonly path: string;
  readonly columns: KeyedColumns;
  /** Tells these columns from all others of the program: what was worked out from them before still holds. */
  readonly edition: number;
  readonly name: ReadingName;
  /** Parsed. */
  readonly input: unknown;
}

/** `stale` = the file is not at the revision of the columns (any more): nothing was answered. */
export type ReadingAnswer = { readonly stale: true } | { readonly stale: false; readonly value: unknown };

/** The columns of the request before, which carry what was remembered about them. */
let kept: { readonly edition: number; readonly columns: KeyedColumns } | null = null;

/** Answers a procedure on a snapshot of the file, in whatever thread it is called. @throws AxialError as the procedure does */
export async function readStudy(request: ReadingRequest, jobs: Pick<JobPool, 'run'>): Promise<ReadingAnswer> {
  return withSnapshotDuring(request.path, async (study) => {
    if (readRevision(study) !== request.columns.revision) return { stale: true };
    if (kept?.edition !== request.edition) kept = request;
    const context = readingContext(request.path, study, kept.columns, jobs);
    const handler = readings[request.name] as (context: CoreContext, input: unknown) => unknown;
    return { stale: false, value: await handler(context, request.input as ParsedInputOf<ReadingName>) };
  });
}

/** What procedures that only read look at. The rest of a context (preferences, operations, events) is not there. */
function readingContext(
  path: string,
  study: ReadableStudy,
  columns: KeyedColumns,
  jobs: Pick<JobPool, 'run'>,
): CoreContext {
  let tree: CodeTree | null = null;
  const context = {
    ports: { jobs },
    signal: new AbortController().signal,
    study: () => ({ path, readable: study, revision: () => columns.revision, isInPlace: () => true }),
    readable: () => study,
    columns: () => columns,
    // Nothing but the pairs is asked for here, and nothing is kept from one answer to the next.
    pairs: (choice: Parameters<CoreContext['pairs']>[0]) => ({ pairs: pairCounts(columns, choice) }),
    codeTree: () => {
      tree ??= buildCodeTree(listCodes(study));
      return tree;
    },
  };
  return context as unknown as CoreContext;
}
