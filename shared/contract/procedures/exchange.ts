import { z } from 'zod';
import { exchangeKinds } from '../../domain/exchange.ts';
import { documentId, givenName } from '../entities.ts';
import { mutation, query } from '../procedure.ts';
import { studyInfo } from './study.ts';

/** A file or a folder of another program on this machine, or the bytes of a file (dropped into the window). */
export const exchangeItem = z.union([
  z.object({ path: z.string().min(1).max(4096) }),
  z.object({ name: z.string().min(1).max(1000), base64: z.string() }),
]);

/** How positions are counted in a file. */
export const offsetReading = z.object({
  unit: z.enum(['code points', 'UTF-16 units']),
  lineEnd: z.union([z.literal(1), z.literal(2)]),
  end: z.enum(['exclusive', 'inclusive']),
});

export const exchangeOptions = z.object({
  /** Left out: found out from the file. */
  offsets: offsetReading.optional(),
  /** What a table (CSV, XLSX) is. Segments are found in the texts of the open study. */
  table: z.enum(['codebook', 'segments']).optional(),
  /** Which project of a file of Taguette, by its name or as `#3`; only files that hold several need it. */
  project: z.string().min(1).max(500).optional(),
});

/** What was found in a file, and what did not come through its reading as it was. */
export const incomingReport = z.object({
  counts: z.array(
    z.object({
      what: z.string(),
      found: z.int(),
      imported: z.int(),
      changed: z.int(),
      kept: z.int(),
      leftOut: z.int(),
    }),
  ),
  losses: z.array(z.object({ what: z.string(), name: z.string(), id: z.string(), sentence: z.string() })),
  notes: z.array(z.string()),
  /** `null` where the file holds no positions. */
  offsets: z.object({ used: offsetReading, why: z.string(), sure: z.boolean() }).nullable(),
});

const kind = z.enum(exchangeKinds);
const side = z.enum(['mine', 'theirs']);
const text = z.enum(['mine', 'theirs', 'copy']);

/**
 * What is done with things that the study has and that differ: by kind, and for single things by their id in the file.
 * What theirs says nothing about stays as it is in either case. `texts` is about documents whose words differ.
 */
export const exchangeChoice = z.object({
  kinds: z.partialRecord(kind, side).default({}),
  texts: text.default('copy'),
  each: z.record(z.string().max(100), text).default({}),
});

/** How many things of a kind are in the file, and how they stand to the study. */
const standing = z.object({
  kind,
  found: z.int(),
  fresh: z.int(),
  same: z.int(),
  different: z.int(),
  /** Cannot come in; each is told by a loss. */
  leftOut: z.int(),
});

/** A thing that the study has already and that is not the same in both. */
const difference = z.object({
  kind,
  /** Id in the file. */
  id: z.string(),
  name: z.string(),
  /** What differs, in words: `description`, `colour`. */
  fields: z.array(z.string()),
  /** The words of a document differ: it can also come in as a copy. */
  text: z.boolean(),
  /** What is done with it, as chosen. */
  treatment: text,
});

/** What became of the things of a kind. */
export const brought = z.object({
  kind,
  found: z.int(),
  /** New in the study. */
  added: z.int(),
  /** In the study already, and changed to what the file says. */
  taken: z.int(),
  /** In the study already, and the same. */
  same: z.int(),
  /** In the study already, different, and left as it was. */
  stayed: z.int(),
  leftOut: z.int(),
});

export const exchangeProcedures = {
  /**
   * Reads a project or a codebook of another program (or of another Axial) in a worker and compares it with the open study,
   * or with an empty one; nothing is changed. Progress comes as events that carry `jobId`.
   */
  'exchange.look': query(
    ['exchange', 'study', 'documents', 'codes', 'codings', 'memos', 'variables', 'speakers', 'sets'],
    z.object({
      jobId: z.string().min(1).max(64),
      item: exchangeItem,
      options: exchangeOptions.default({}),
      against: z.enum(['open', 'nothing']).default('open'),
      choice: exchangeChoice.default({ kinds: {}, texts: 'copy', each: {} }),
    }),
    z.object({
      /** Name of the file or folder. */
      file: z.string(),
      /** The program that wrote it. */
      origin: z.string(),
      /** Name of the project; empty where the file tells none. */
      name: z.string(),
      report: incomingReport,
      standing: z.array(standing),
      /** The first 500 of each kind; `standing` has all counted. */
      differences: z.array(difference),
      /** What would not come in as it is because of what the study holds. */
      losses: incomingReport.shape.losses,
    }),
  ),
  /**
   * Brings it in, as one step of the history: into the open study, or into a new one that is opened then. Cancelled, or
   * refused: nothing came in, and no new study is left.
   */
  'exchange.bring': mutation(
    [
      'exchange',
      'study',
      'recent',
      'documents',
      'codes',
      'codings',
      'memos',
      'variables',
      'speakers',
      'sets',
      'presets',
      'views',
    ],
    z.object({
      jobId: z.string().min(1).max(64),
      item: exchangeItem,
      options: exchangeOptions.default({}),
      into: z.union([z.literal('open'), z.object({ path: z.string().min(1).max(4096), name: givenName.optional() })]),
      choice: exchangeChoice.default({ kinds: {}, texts: 'copy', each: {} }),
    }),
    z.object({
      cancelled: z.boolean(),
      /** `null` when it was cancelled. */
      result: z
        .object({
          file: z.string(),
          origin: z.string(),
          name: z.string(),
          report: incomingReport,
          brought: z.array(brought),
          losses: incomingReport.shape.losses,
          notes: z.array(z.string()),
          /** Documents that are new. */
          documents: z.array(z.object({ id: documentId, name: z.string() })),
          study: studyInfo,
        })
        .nullable(),
    }),
  ),
};
