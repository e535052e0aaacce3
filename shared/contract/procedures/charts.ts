import { z } from 'zod';
import type { ChartResult } from '../../analysis/chartResult.ts';
import {
  type ComparisonResult,
  type CoOccurrenceResult,
  coefficients,
  comparisonAxes,
  coOccurrenceUnits,
  sliceRules,
} from '../../analysis/results.ts';
import {
  along,
  codeId,
  coderId,
  codingId,
  documentId,
  memoId,
  milliseconds,
  speakerChoice,
  variableId,
} from '../entities.ts';
import { query } from '../procedure.ts';
import { segment } from './codings.ts';

const choice = {
  documentIds: z.array(documentId).nullable().default(null),
  coderIds: z.array(coderId).nullable().default(null),
  /** `null` = the themes. */
  codeIds: z.array(codeId).nullable().default(null),
  withSubcodes: z.boolean().default(true),
  speakers: speakerChoice,
  /** Only codings that touch this stretch of their document. */
  along: along.optional(),
};

export const coOccurrenceOptions = z.object({
  ...choice,
  unit: z.enum(coOccurrenceUnits).default('pairs'),
  near: z.int().min(0).max(1000).default(1),
  coefficient: z.enum(coefficients).default('c'),
  /** `given` = as `codeIds` lists them. */
  order: z.enum(['tree', 'given', 'name', 'frequency', 'similarity']).default('tree'),
});
export type CoOccurrenceOptions = z.infer<typeof coOccurrenceOptions>;

export const comparisonOptions = z.object({
  ...choice,
  x: z.enum(comparisonAxes).default('sections'),
  slices: z.enum(sliceRules).default('assignments'),
  /** Blocks of rows: document group, or the values of a variable. */
  groupBy: z.union([z.literal('none'), z.literal('group'), z.object({ variableId })]).default('none'),
  sort: z
    .discriminatedUnion('by', [
      z.object({ by: z.enum(['study', 'name', 'similarity']) }),
      z.object({ by: z.literal('variable'), variableId }),
      z.object({ by: z.literal('share'), codeId }),
    ])
    .default({ by: 'study' }),
  descending: z.boolean().default(false),
  /** Whether it shows where memos point, and the strips under the groups. */
  memos: z.boolean().optional(),
  strips: z.boolean().optional(),
});
export type ComparisonOptions = z.infer<typeof comparisonOptions>;

/** A chart of any other kind: what it is about, and its own settings by name, which the engine checks. */
export const chartRequest = z.object({
  kind: z.string().min(1).max(64),
  ...choice,
  settings: z
    .record(z.string().max(64), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
    .default({}),
});
export type ChartRequest = z.infer<typeof chartRequest>;

/** What a mark of a chart stands for. */
const evidence = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('pair'),
    first: codeId,
    second: codeId,
    documentIds: z.array(documentId).optional(),
  }),
  z.object({ kind: z.literal('code'), codeId }),
  z.object({ kind: z.literal('document'), documentId }),
  z.object({
    kind: z.literal('codings'),
    codeIds: z.array(codeId),
    withoutCodeIds: z.array(codeId).optional(),
    documentIds: z.array(documentId).optional(),
    codingIds: z.array(codingId).optional(),
    coderIds: z.array(coderId).optional(),
    within: z.object({ documentId, start: z.int(), end: z.int() }).optional(),
    made: z.object({ from: milliseconds, to: milliseconds }).optional(),
    weighed: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('memos'), memoIds: z.array(memoId) }),
  z.object({
    kind: z.literal('words'),
    words: z.string().min(1).max(2000),
    documentIds: z.array(documentId).optional(),
    codeIds: z.array(codeId).optional(),
  }),
  z.object({ kind: z.literal('firsts'), places: z.array(z.object({ codeId, documentId })) }),
]);
export type Evidence = z.infer<typeof evidence>;

export const passage = z.object({
  documentId,
  documentName: z.string(),
  paragraph: z.int(),
  first: z.object({ codingId, codeId, start: z.int(), end: z.int() }),
  second: z.object({ codingId, codeId, start: z.int(), end: z.int() }),
  /** Range that holds both, with a little context: what to show. */
  start: z.int(),
  end: z.int(),
  text: z.string(),
  /** Code points that both cover. */
  shared: z.int(),
});

/** A word where it stands, with what stands around it on one line; positions in UTF-16 units. */
const wordHit = z.object({
  documentId,
  documentName: z.string(),
  paragraph: z.int(),
  start: z.int(),
  end: z.int(),
  before: z.string(),
  text: z.string(),
  after: z.string(),
});

const everything = ['codings', 'codes', 'documents', 'memos', 'variables', 'speakers', 'views'] as const;

export const chartProcedures = {
  /** The numbers of a chart of any kind that has the usual page. */
  'charts.read': query(
    [...everything],
    chartRequest,
    z.custom<ChartResult>((value) => typeof value === 'object' && value !== null),
  ),
  /** The words behind a mark of a chart: coded segments, passages of two codings, or memos; `total` counts all that there are. */
  'charts.evidence': query(
    [...everything],
    z.object({ request: chartRequest, evidence, limit: z.int().min(1).max(1000).default(200) }),
    z.object({
      total: z.int(),
      segments: z.array(segment),
      passages: z.array(passage),
      memos: z.array(z.object({ id: memoId, title: z.string(), type: z.string(), text: z.string() })),
      hits: z.array(wordHit),
    }),
  ),
  'charts.coOccurrence': query(
    ['codings', 'codes', 'documents', 'speakers'],
    coOccurrenceOptions,
    z.custom<CoOccurrenceResult>((value) => typeof value === 'object' && value !== null),
  ),
  /** The words behind a cell of the matrix: each pair of codings in the chosen unit, with what they share. */
  'charts.passages': query(
    ['codings', 'codes', 'documents', 'speakers'],
    z.object({
      options: coOccurrenceOptions,
      first: codeId,
      second: codeId,
      limit: z.int().min(1).max(1000).default(200),
    }),
    z.object({
      total: z.int(),
      passages: z.array(passage),
    }),
  ),
  'charts.comparison': query(
    ['codings', 'codes', 'documents', 'variables', 'speakers'],
    comparisonOptions,
    z.custom<ComparisonResult>((value) => typeof value === 'object' && value !== null),
  ),
  /** The coded segments behind a cell of the comparison chart. */
  'charts.cellSegments': query(
    ['codings', 'codes', 'documents', 'speakers'],
    z.object({ options: comparisonOptions, documentId, start: z.int(), end: z.int() }),
    z.array(segment),
  ),
};
