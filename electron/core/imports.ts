import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { GroupId } from '#shared/domain/ids.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { IncomingStudy } from '#shared/interchange/incoming.ts';
import type { DocumentReading } from '../import/reading.ts';
import type { SurveyReading, SurveyTable } from '../import/readSurvey.ts';
import { insertGroup, listDocumentsFrom, listGroups } from '../store/documents.ts';
import type { WritableStudy } from '../store/study.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import { addDocument, requireGroup } from './documentRules.ts';
import { labelOf } from './exchange/planBringing.ts';
import { bringProjectIn } from './exchange/projectEntry.ts';
import { documentNameOf, fingerprint, type ImportFile, isProject, listImportFiles } from './importFiles.ts';
import { lookAtFile } from './importLook.ts';
import { type NameReplacement, nameReplacement, replacementNote } from './importNames.ts';
import { bringInSurvey, groupNamed } from './surveys.ts';
import { brief, count } from './words.ts';

export const importHandlers: Handlers<ProceduresOf<'imports'>> = {
  'imports.look': lookAtFile,
  'imports.preview': previewImport,
  'imports.run': runImport,
};

async function previewImport(context: CoreContext, { items }: ParsedInputOf<'imports.preview'>) {
  const study = context.readable();
  const preview: OutputOf<'imports.preview'> = [];
  for (const { file, request } of await listImportFiles(items)) {
    // What cannot be read is told by the import itself.
    const found = request && (await fingerprint(request).catch(() => null));
    const same = found && listDocumentsFrom(study, found.hash)[0];
    preview.push({ file, bytes: found?.bytes ?? 0, duplicateOf: same?.name ?? null });
  }
  return preview;
}

type Input = ParsedInputOf<'imports.run'>;
type Report = OutputOf<'imports.run'>['report'];
/** A document that was read; `bytes` is `null` where the file is read once more when it is stored, lest memory fills up. */
type Held = Omit<DocumentReading, 'bytes'> & { readonly bytes: Uint8Array | null };
type Outcome =
  | { readonly reading: Held | SurveyReading }
  | { readonly incoming: IncomingStudy }
  | { readonly error: AxialError };

/** Reads all files in workers first; what could be read then comes in as one step. Cancelled: nothing came in. */
async function runImport(context: CoreContext, input: Input): Promise<OutputOf<'imports.run'>> {
  const target = context.study();
  if (target.readOnly !== null) throw new AxialError('io', `${target.readOnly} Nothing can be brought into it.`);
  if (input.groupId !== null) requireGroup(context.readable(), input.groupId);
  const job = context.startJob(input.jobId);
  try {
    const names = input.pseudonyms ? nameReplacement(context) : null;
    const files = await listImportFiles(input.items);
    const outcomes = await readAll(context, files, input.jobId, job.signal, names !== null);
    if (job.signal.aborted) return { report: [], cancelled: true };
    if (context.openStudy() !== target) {
      throw new AxialError('conflict', 'The study was closed while files were being read, so nothing came in.');
    }
    return { report: bringIn(context, input, files, outcomes, names), cancelled: false };
  } finally {
    job.done();
  }
}

/** Files that are read or wait for a thread at one time; more would only fill the memory. */
const atOnce = 3;
/** Bytes of files that wait in memory to be stored. */
const mostHeld = 256 * 1024 * 1024;

/** One outcome a file, in their order. After a cancel the rest is not read any more. */
async function readAll(
  context: CoreContext,
  files: readonly ImportFile[],
  jobId: string,
  signal: AbortSignal,
  names: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  let next = 0;
  let done = 0;
  let held = 0;
  const tell = (label: string) => context.emit({ type: 'progress', jobId, done, total: files.length, label });
  const readOn = async () => {
    for (let index = next++; index < files.length && !signal.aborted; index = next++) {
      const file = files[index] as ImportFile;
      const outcome = await readOne(context, file, signal, names);
      if ('reading' in outcome) held += outcome.reading.bytes?.length ?? 0;
      outcomes[index] = held > mostHeld ? letGo(file, outcome) : outcome;
      done += 1;
      tell(file.file);
    }
  };
  tell('');
  await Promise.all(Array.from({ length: atOnce }, readOn));
  return outcomes;
}

/** A file on disk can be had again. */
function letGo({ request }: ImportFile, outcome: Outcome): Outcome {
  return request && 'path' in request && 'reading' in outcome && !('tables' in outcome.reading)
    ? { reading: { ...outcome.reading, bytes: null } }
    : outcome;
}

/** @throws AxialError `conflict` when the file is another one by now */
function bytesToKeep({ request, file }: ImportFile, { bytes, hash }: Held): Uint8Array {
  if (bytes) return bytes;
  const again = request && 'path' in request ? readFileSync(request.path) : Buffer.alloc(0);
  if (createHash('sha256').update(again).digest('hex') === hash) return again;
  throw new AxialError('conflict', `${file} was changed while files were being read, so nothing came in.`);
}

async function readOne(context: CoreContext, file: ImportFile, signal: AbortSignal, names: boolean): Promise<Outcome> {
  if (file.request && names && isProject(file)) return { error: noNames(file) };
  if (!file.request) return { error: new AxialError(file.failure?.code ?? 'io', file.failure?.message ?? '') };
  try {
    if (isProject(file)) return { incoming: await readProject(context, file, signal) };
    return { reading: await context.ports.jobs.run('import.read', file.request, { subject: file.file, signal }) };
  } catch (error) {
    if (error instanceof AxialError) return { error };
    throw error;
  }
}

function noNames({ file }: ImportFile): AxialError {
  const sentence = `${file} is a project, in which names cannot be replaced on the way in.`;
  return new AxialError('invalid_input', `${sentence} Bring it in without that, and replace the names then.`);
}

/** Projects of other programs come in whole, or not; names in them cannot be replaced on the way. */
async function readProject(context: CoreContext, file: ImportFile, signal: AbortSignal): Promise<IncomingStudy> {
  const { offsets } = file;
  const request = { ...(file.request ?? { path: '' }), options: { offsets }, study: context.study().path };
  return context.ports.jobs.run('incoming.read', request, { subject: file.file, signal, timeLimit: 900_000 });
}

/** All readings as one step of the history, and the report. */
function bringIn(
  context: CoreContext,
  input: Input,
  files: readonly ImportFile[],
  outcomes: readonly Outcome[],
  names: NameReplacement | null,
): Report {
  if (outcomes.every((outcome) => 'error' in outcome))
    return files.map((file, index) => refusal(file, outcomes[index]));
  let added = 0;
  const [only] = outcomes;
  const project = only && outcomes.length === 1 && 'incoming' in only ? only.incoming : null;
  const label = () => (project ? labelOf(project, files[0]?.file ?? '') : `Import ${count(added, 'document')}`);
  return context.operate({ name: 'documents.import', label }, (study) =>
    files.map((file, index) => {
      const outcome = outcomes[index];
      if (!outcome || 'error' in outcome) return refusal(file, outcome);
      if ('incoming' in outcome) {
        const entry = bringProjectIn(study, file.file, outcome.incoming, context.actor());
        added += entry.documents.length;
        return entry;
      }
      const twin = input.duplicates === 'skip' ? listDocumentsFrom(study, outcome.reading.hash)[0] : undefined;
      if (twin) return leftOut(file, twin.name);
      const entry =
        'tables' in outcome.reading
          ? addTable(study, input, file, outcome.reading, names)
          : addReading(study, input, file, outcome.reading, names);
      added += entry.documents.length;
      return entry;
    }),
  );
}

function addReading(
  study: WritableStudy,
  input: Input,
  file: ImportFile,
  held: Held,
  names: NameReplacement | null,
): Report[number] {
  const replaced = names?.text(held);
  const reading = replaced ?? held;
  const wanted = documentNameOf(names ? names.name(file.name) : file.name);
  const { id, name } = addDocument(study, {
    name: wanted,
    text: reading.text,
    format: reading.format,
    // The file holds the names that must not be in the study.
    bytes: names ? null : bytesToKeep(file, held),
    reading,
    sourceName: names ? names.name(file.name) : file.name,
    groupId: groupFor(study, input, file, names),
  });
  const note = replaced ? [replacementNote(replaced.places)] : [];
  const warnings = [...reading.warnings, ...renamed(wanted, name), ...note];
  return { file: file.file, ok: true, skipped: false, documents: [{ id, name }], warnings };
}

/** The documents of a table: in the group that was chosen, else in one that is named after the table. */
function addTable(
  study: WritableStudy,
  input: Input,
  file: ImportFile,
  held: SurveyReading,
  names: NameReplacement | null,
): Report[number] {
  const reading = names ? names.table(held) : held;
  const chosen = groupFor(study, input, file, names);
  const groupOf = ({ name, documents }: SurveyTable) =>
    chosen ?? (documents.length > 1 ? groupNamed(study, name) : null);
  const { documents, warnings } = bringInSurvey(study, reading, { groupOf, codes: null, keepsFile: names === null });
  return { file: file.file, ok: true, skipped: false, documents, warnings };
}

/** Says that a document could not have the name of its file, for another one has it. */
const renamed = (wanted: string, name: string): readonly string[] =>
  name === wanted ? [] : [`There is a document “${brief(wanted)}” already; this one is called “${brief(name)}”.`];

/** The group that was chosen, else the one named after the folder; made when it is missing. */
function groupFor(study: WritableStudy, input: Input, file: ImportFile, names: NameReplacement | null): GroupId | null {
  if (input.groupId !== null) return input.groupId;
  const folder = file.folder && (names?.name(file.folder) ?? file.folder);
  const name = (input.groupName ?? folder)?.replace(/\s+/gu, ' ').trim().slice(0, 500);
  if (!name) return null;
  return (listGroups(study).find((group) => group.name === name) ?? insertGroup(study, name)).id;
}

const leftOut = (file: ImportFile, name: string): Report[number] => ({
  file: file.file,
  ok: true,
  skipped: true,
  documents: [],
  warnings: [`${file.file} is in the study already, as “${brief(name)}”; it was left out.`],
});

function refusal(file: ImportFile, outcome: Outcome | undefined): Report[number] {
  const error =
    outcome && 'error' in outcome ? outcome.error : new AxialError('cancelled', `${file.file} was not read.`);
  return {
    file: file.file,
    ok: false,
    skipped: false,
    documents: [],
    warnings: [],
    error: { code: error.code, message: error.message },
  };
}
