import { z } from 'zod';
import { comparisonAxes } from '../analysis/results.ts';
import type {
  CodeId,
  CoderId,
  CodingId,
  DocumentId,
  DocumentSetId,
  GroupId,
  MemoId,
  PresetId,
  SpeakerId,
  StudyId,
  VariableId,
  ViewId,
} from '../domain/ids.ts';
import { documentKinds, usualReadingOptions } from '../domain/reading.ts';
import { speakerRoles } from '../domain/speaker.ts';
import { variableTypes } from '../domain/variable.ts';

/** Zod schemas of the entities as they cross a door. Names are trimmed and bounded where people type them. */
const id = <Branded extends string>() =>
  z.custom<Branded>((value) => typeof value === 'string' && value.length > 0 && value.length <= 64);

export const studyId = id<StudyId>();
export const documentId = id<DocumentId>();
export const groupId = id<GroupId>();
export const codeId = id<CodeId>();
export const codingId = id<CodingId>();
export const coderId = id<CoderId>();
export const memoId = id<MemoId>();
export const variableId = id<VariableId>();
export const speakerId = id<SpeakerId>();
export const documentSetId = id<DocumentSetId>();
export const presetId = id<PresetId>();
export const viewId = id<ViewId>();

/** Signs that no person types and many a program stumbles over: the C0 controls but TAB, LF and CR; halves of characters. */
const plain = (text: string): string => text.replace(/(?![\t\n\r\u007F-\u009F])\p{Cc}/gu, '').toWellFormed();

/** A name that a person gives: not blank, at most 500 characters, one line. */
export const givenName = z
  .string()
  .transform((name) => plain(name).replace(/\s+/gu, ' ').trim())
  .pipe(z.string().min(1, 'A name needs at least one character.').max(500, 'A name may have at most 500 characters.'));
export const prose = z.string().max(1_000_000, 'This text is longer than a million characters.').transform(plain);
export const color = z.string().regex(/^([a-z]+|#[0-9a-f]{6})$/u, 'A colour is a palette name or #rrggbb.');
export const weight = z
  .number()
  .min(0, 'A weight lies between 0 and 100.')
  .max(100, 'A weight lies between 0 and 100.');
export const milliseconds = z.number();
/** UTF-16 code units, half-open. */
export const range = z.object({ start: z.int().min(0), end: z.int().min(0) });

export const code = z.object({
  id: codeId,
  parentId: codeId.nullable(),
  name: z.string(),
  color: color.nullable(),
  position: z.int(),
  description: z.string(),
  whenToUse: z.string(),
  whenNotToUse: z.string(),
  example: z.string(),
  key: z.string().nullable(),
  role: z.enum(['theme', 'category', 'property', 'dimension', 'indicator']).nullable(),
  createdAt: milliseconds,
  changedAt: milliseconds,
});

export const coder = z.object({ id: coderId, name: z.string() });

export const coding = z.object({
  id: codingId,
  documentId,
  codeId,
  coderId,
  start: z.int(),
  end: z.int(),
  weight: z.number().nullable(),
  comment: z.string(),
  createdAt: milliseconds,
  changedAt: milliseconds,
});

export const documentGroup = z.object({ id: groupId, name: z.string(), position: z.int() });

export const studyDocument = z.object({
  id: documentId,
  name: z.string(),
  groupId: groupId.nullable(),
  position: z.int(),
  characters: z.int(),
  paragraphs: z.int(),
  sourceName: z.string(),
  sourceHash: z.string(),
  note: z.string(),
  createdAt: milliseconds,
  changedAt: milliseconds,
});

export const formatMark = z.object({
  kind: z.enum([
    'heading1',
    'heading2',
    'heading3',
    'bullet',
    'number',
    'quote',
    'bold',
    'italic',
    'underline',
    'link',
    'speaker',
    'table-row',
    'table-cell',
    'footnote',
    'comment',
    'hidden',
    'strike',
    'time',
    'page',
  ]),
  start: z.int(),
  end: z.int(),
  level: z.int().optional(),
  value: z.string().optional(),
});

/** How a file is to be read; what is left out is as usual. */
export const readingOptions = z.object({
  encoding: z.string().max(60).nullable().default(usualReadingOptions.encoding),
  changes: z.enum(['accepted', 'original']).default(usualReadingOptions.changes),
  comments: z.boolean().default(usualReadingOptions.comments),
  hidden: z.boolean().default(usualReadingOptions.hidden),
  joinHyphens: z.boolean().default(usualReadingOptions.joinHyphens),
  mergeCues: z.boolean().default(usualReadingOptions.mergeCues),
});

export const documentOrigin = z.object({
  kind: z.enum(documentKinds),
  encoding: z.string().nullable(),
  /** 0 to 1. */
  confidence: z.number(),
  options: readingOptions,
});

export const speaker = z.object({
  id: speakerId,
  documentId,
  name: z.string(),
  role: z.enum(speakerRoles),
  color: color.nullable(),
  position: z.int(),
});

/**
 * Whose words take part, in lists, charts and exports alike; `null` = everybody's. A coding takes part with its whole
 * range when it shares a character with words that are not left out (a turn with the name before it; blanks between turns
 * are nobody's).
 */
export const speakerChoice = z
  .object({
    /** Turns of speakers with these roles are left out. */
    leaveOut: z.array(z.enum(speakerRoles)).default([]),
    /** Only turns of these speakers count; `null` = of all. Text outside any turn is then left out too. */
    only: z.array(speakerId).nullable().default(null),
  })
  .nullable()
  .default(null);
export type SpeakerChoice = z.output<typeof speakerChoice>;

/** A stretch of the axis of the comparison chart, the same for every document; half-open, counted from 0. */
export const along = z
  .object({ x: z.enum(comparisonAxes), from: z.int().min(0), to: z.int().min(1) })
  .refine(({ from, to }) => from < to, 'A stretch begins before it ends.');

export const variable = z.object({
  id: variableId,
  name: z.string(),
  type: z.enum(variableTypes),
  choices: z.array(z.string()),
  position: z.int(),
});

export const memoLink = z.object({
  origin: z.enum(['link', 'mention', 'passage']),
  target: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('code'), codeId }),
    z.object({ kind: z.literal('document'), documentId }),
    z.object({
      kind: z.literal('segment'),
      documentId,
      start: z.int(),
      end: z.int(),
      codingId: codingId.nullable(),
    }),
    z.object({ kind: z.literal('memo'), memoId }),
  ]),
});

export const memo = z.object({
  id: memoId,
  title: z.string(),
  type: z.string(),
  body: z.string(),
  text: z.string(),
  flag: z.string().nullable(),
  author: z.string(),
  createdAt: milliseconds,
  changedAt: milliseconds,
  links: z.array(memoLink),
});

/** A memo as lists show it: without its body. */
export const memoEntry = memo.omit({ body: true, text: true }).extend({
  /** The first 240 characters of its words. */
  excerpt: z.string(),
  words: z.int(),
});
