import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { AxialError } from '#shared/domain/result.ts';

const text = z.string().min(1);
const day = z.iso.date();

const aboutStudy = z.strictObject({ name: text, about: text, coder: text });
const sampleDocument = z.strictObject({
  file: text,
  name: text,
  group: text,
  organisation: text,
  side: z.enum(['IT', 'business']),
  role: text,
  date: day,
});
export type SampleDocument = z.infer<typeof sampleDocument>;

const hue = z.enum(['need', 'experience', 'specification', 'change', 'alignment']);
const sampleCode = z.strictObject({
  name: text,
  hue,
  description: text,
  whenToUse: text,
  whenNotToUse: text,
  example: text,
  key: z.string().optional(),
  get children() {
    return z.array(sampleCode);
  },
});
export type SampleCode = z.infer<typeof sampleCode>;

const sampleCoding = z.strictObject({
  code: text,
  /** The very words. */
  quote: text,
  /** Which of several places with these words, from 1; without it there must be only one. */
  occurrence: z.int().min(1).optional(),
  weight: z.number().min(0).max(100).optional(),
  comment: z.string().optional(),
});
export type SampleCoding = z.infer<typeof sampleCoding>;

const sampleMemo = z.strictObject({
  title: text,
  type: text,
  date: day,
  body: text,
  codes: z.array(text),
  documents: z.array(text),
});
export type SampleMemo = z.infer<typeof sampleMemo>;

/** The files of a study that is told as data: documents, codebook, codings by quotation, memos in Markdown. */
export interface SampleFiles {
  readonly study: z.infer<typeof aboutStudy>;
  readonly documents: readonly SampleDocument[];
  readonly codes: readonly SampleCode[];
  /** By the name of the file of their document, without its ending. */
  readonly codings: ReadonlyMap<string, readonly SampleCoding[]>;
  readonly memos: readonly SampleMemo[];
}

/** Reads and checks the files of a folder. @throws AxialError that names the file and what is wrong in it */
export async function readSampleFiles(folder: string): Promise<SampleFiles> {
  const codings = new Map<string, readonly SampleCoding[]>();
  for (const file of (await listFolder(folder, 'codings')).toSorted()) {
    codings.set(file.replace(/\.json$/, ''), await readJson(folder, `codings/${file}`, z.array(sampleCoding)));
  }
  return {
    study: await readJson(folder, 'study.json', aboutStudy),
    documents: await readJson(folder, 'documents.json', z.array(sampleDocument).min(1)),
    codes: (await readJson(folder, 'codebook.json', z.strictObject({ codes: z.array(sampleCode).min(1) }))).codes,
    codings,
    memos: await readJson(folder, 'memos.json', z.array(sampleMemo)),
  };
}

async function listFolder(folder: string, name: string): Promise<string[]> {
  try {
    return (await readdir(join(folder, name))).filter((file) => file.endsWith('.json'));
  } catch {
    throw new AxialError('io', `The sample study cannot be built: its folder ${name} is missing.`);
  }
}

async function readJson<Schema extends z.ZodType>(
  folder: string,
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const parsed = schema.safeParse(await parseFile(folder, file));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw sampleError(file, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'it cannot be understood'}`);
}

async function parseFile(folder: string, file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, file), 'utf8'));
  } catch (error) {
    throw sampleError(file, error instanceof SyntaxError ? 'it is no JSON' : 'it cannot be read');
  }
}

/** A fault in the files of the sample: it names the file, so that whoever wrote it finds it. */
export const sampleError = (file: string, fault: string): AxialError =>
  new AxialError('invalid_input', `The sample study cannot be built from ${file}: ${fault}.`);
