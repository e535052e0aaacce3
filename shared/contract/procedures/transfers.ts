import { z } from 'zod';
import { codeId, documentId, givenName, groupId, memoId, readingOptions, variableId } from '../entities.ts';
import { mutation, query } from '../procedure.ts';
import { chartRequest, comparisonOptions, coOccurrenceOptions } from './charts.ts';
import { segmentChoice, segmentGrouping, segmentOrder } from './codings.ts';
import { brought, offsetReading } from './exchange.ts';
import { exportChoice } from './exportChoice.ts';
import { hitOrder, searchRequest, wordsRequest } from './finding.ts';
import { expression } from './queries.ts';
import { viewerRequest } from './viewer.ts';

/** A file to import: a path on this machine, or its bytes (dropped into the window). */
export const importItem = z.union([
  z.object({
    path: z.string().min(1).max(4096),
    options: readingOptions.partial().optional(),
    /** Name of its group; `null` = none. Left out: the folder that it lies in, where a folder is walked. */
    folder: z.string().nullable().optional(),
    /** How positions in a project of another program are counted; left out = found out. */
    offsets: offsetReading.optional(),
  }),
  z.object({
    options: readingOptions.partial().optional(),
    name: z.string().min(1).max(1000),
    base64: z.string(),
    /** Folder that it was dropped with; becomes its group. */
    folder: z.string().nullable().default(null),
    offsets: offsetReading.optional(),
  }),
]);

/** One entry a file, in the order given: what came in, what did not and why. */
export const importReport = z.array(
  z.object({
    file: z.string(),
    ok: z.boolean(),
    /** True when the file was in the study already and was left out. */
    skipped: z.boolean(),
    documents: z.array(z.object({ id: documentId, name: z.string() })),
    warnings: z.array(z.string()),
    error: z.object({ code: z.string(), message: z.string() }).optional(),
    /** Of a project or codebook of another program: what became of its things, and how its positions were read. */
    project: z.object({ origin: z.string(), brought: z.array(brought), offsets: z.string().nullable() }).optional(),
  }),
);
export type ImportReport = z.infer<typeof importReport>;

export const importProcedures = {
  /** Which of these files are in the study already (same bytes), before anything is done. Folders are walked. */
  'imports.preview': query(
    ['documents'],
    z.object({ items: z.array(importItem).min(1) }),
    z.array(z.object({ file: z.string(), bytes: z.number(), duplicateOf: z.string().nullable() })),
  ),
  /**
   * Reads files in a worker and brings all that can be read in as one step. Answers when done; progress comes as
   * events that carry `jobId`, and `jobs.cancel` leaves the study as it was.
   */
  'imports.run': mutation(
    ['documents'],
    z.object({
      jobId: z.string().min(1).max(64),
      items: z.array(importItem).min(1),
      groupId: groupId.nullable().default(null),
      groupName: givenName.optional(),
      duplicates: z.enum(['skip', 'copy']).default('skip'),
      /** Names of the pseudonym table are replaced before anything is stored; the files themselves are then not kept. */
      pseudonyms: z.boolean().default(false),
    }),
    z.object({ report: importReport, cancelled: z.boolean() }),
  ),
};

export const exportFormats = [
  'csv',
  'xlsx',
  'docx',
  'html',
  'json',
  'md',
  'txt',
  'zip',
  'sqlite',
  'svg',
  'png',
] as const;

/** Which part of the study; without a word it is all of it. */
const choice = exportChoice.prefault({});

/** How a chart goes into a file: as a picture of so many pixels, or as a figure for print. */
const pictureChoice = {
  theme: z.enum(['light', 'dark']).default('light'),
  width: z.int().min(320).max(8000).default(1200),
  figure: z
    .object({
      widthMm: z.number().min(40).max(420).default(160),
      fontPt: z.number().min(5).max(24).default(9),
      patterns: z.boolean().default(false),
      dpi: z.int().min(72).max(1200).default(300),
    })
    .nullable()
    .default(null),
};

/** What to export; each knows the formats that make sense for it and refuses others in a sentence. */
export const exportRequest = z.discriminatedUnion('what', [
  z.object({
    what: z.literal('segments'),
    /** What every export can be narrowed by, and what the Segments room can besides. */
    choice: segmentChoice.extend({ variableIds: z.array(variableId).nullable().default(null) }),
    order: segmentOrder.default('place'),
    descending: z.boolean().default(false),
    grouping: segmentGrouping.default('document'),
  }),
  /** What a query finds, exactly as it is shown. */
  z.object({
    what: z.literal('query'),
    expression,
    choice: segmentChoice.extend({ variableIds: z.array(variableId).nullable().default(null) }).prefault({}),
    order: segmentOrder.default('place'),
    descending: z.boolean().default(false),
    grouping: segmentGrouping.default('document'),
  }),
  /** `codeIds`: exactly these; `choice`: with their subcodes, and counted in the chosen documents. */
  z.object({ what: z.literal('codebook'), codeIds: z.array(codeId).nullable().default(null), choice }),
  z.object({ what: z.literal('memos'), memoIds: z.array(memoId).nullable().default(null), choice }),
  z.object({ what: z.literal('documents'), documentIds: z.array(documentId).nullable().default(null), choice }),
  z.object({ what: z.literal('variables'), choice }),
  /** Steps belong to no document: of the choice only the coders count, as those who took the step. */
  z.object({ what: z.literal('audit'), choice }),
  z.object({
    what: z.literal('document-coding'),
    choice,
    /** Comments on codings, and the memos that point at the document, as notes. */
    notes: z.boolean().default(true),
  }),
  z.object({
    what: z.literal('numbered-text'),
    choice,
    /** Code points that a line may hold before it is wrapped at a blank; `null` = a line a paragraph. */
    width: z.int().min(20).max(1000).nullable().default(null),
  }),
  z.object({ what: z.literal('data-set'), choice }),
  viewerRequest,
  z.object({
    what: z.literal('hits'),
    request: searchRequest,
    /** Code points shown on either side. */
    width: z.int().min(0).max(500).default(60),
    order: hitOrder.default('place'),
    descending: z.boolean().default(false),
  }),
  z.object({
    what: z.literal('words'),
    options: wordsRequest,
    theme: z.enum(['light', 'dark']).default('light'),
    width: z.int().min(320).max(8000).default(1200),
  }),
  z.object({
    what: z.literal('co-occurrence'),
    options: coOccurrenceOptions,
    ...pictureChoice,
  }),
  z.object({
    what: z.literal('comparison'),
    options: comparisonOptions,
    ...pictureChoice,
  }),
  /** A chart of any other kind. */
  z.object({
    what: z.literal('chart'),
    request: chartRequest,
    ...pictureChoice,
  }),
]);
export type ExportRequest = z.infer<typeof exportRequest>;

export const exportProcedures = {
  /** Writes a file, whole or not at all; `overwrite` must be said. */
  'exports.write': mutation(
    [],
    z.object({
      request: exportRequest,
      format: z.enum(exportFormats),
      path: z.string().min(1).max(4096),
      overwrite: z.boolean().default(false),
    }),
    z.object({ path: z.string(), bytes: z.number(), items: z.int() }),
  ),
  /** The same as a piece of data, for the clipboard and for a browser's download. */
  'exports.make': query(
    ['codings', 'codes', 'documents', 'memos', 'variables', 'operations', 'speakers'],
    z.object({ request: exportRequest, format: z.enum(exportFormats) }),
    z.object({ base64: z.string(), mediaType: z.string(), suggestedName: z.string(), items: z.int() }),
  ),
  'jobs.cancel': mutation(['jobs'], z.object({ jobId: z.string() }), z.object({ cancelled: z.boolean() })),
};
