import { renameSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { InputOf, OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import { exportRequest } from '#shared/contract/procedures/transfers.ts';
import { AxialError } from '#shared/domain/result.ts';
import type { ArchiveEntry } from '../export/packArchive.ts';
import { draftPathOf, explainCreation, putInPlace, refuseExisting } from '../store/create.ts';
import { writeProjectFiles } from './archiveProject.ts';
import type { CoreContext, Handlers } from './context.ts';
import { factsOf } from './exportDraft.ts';
import { exportHandlers, placeForFile } from './exports.ts';

export const archiveHandlers: Handlers<'archive.pack'> = {
  'archive.pack': async (context, input) => {
    const job = context.startJob(input.jobId);
    try {
      return await packStudy({ ...context, signal: job.signal }, input);
    } finally {
      job.done();
    }
  },
};

/** Milliseconds for work that reads or writes a whole study. */
const timeLimit = 3_600_000;

/** What stands in an archive besides the study and the project, each with what makes it. */
const tables: readonly { readonly name: string; readonly request: InputOf<'exports.make'>['request'] }[] = [
  { name: 'codebook.html', request: { what: 'codebook' } },
  { name: 'codebook.csv', request: { what: 'codebook' } },
  { name: 'segments.csv', request: { what: 'segments', choice: {} } },
  { name: 'memos.html', request: { what: 'memos' } },
  { name: 'variables.csv', request: { what: 'variables' } },
  { name: 'audit-trail.csv', request: { what: 'audit' } },
];

async function packStudy(
  context: CoreContext,
  { path, overwrite, jobId, history }: ParsedInputOf<'archive.pack'>,
): Promise<OutputOf<'archive.pack'>> {
  const place = placeForFile(path);
  if (!overwrite) refuseExisting(place);
  const { newId } = context.ports;
  const drafts: string[] = [];
  const draft = (ending = '') => {
    const made = `${draftPathOf(place, newId)}${ending}`;
    drafts.push(made);
    return made;
  };
  const tell = (label: string, done = 0, total = 0) => context.emit({ type: 'progress', jobId, done, total, label });
  try {
    const to = draft();
    const revision = context.study().revision();
    tell('Copying the study');
    const study = await copyStudy(context, draft(), history);
    tell('Writing the project for other programs');
    const project = await writeProjectFiles(context, draft, { history });
    tell('Writing tables');
    const entries = [study, ...project.files, ...(await tableEntries(context, history))];
    if (context.study().revision() !== revision) {
      throw new AxialError(
        'conflict',
        'The study changed while it was being packed, so no archive was written. Pack it again.',
      );
    }
    const request = {
      entries,
      facts: factsOf(context, history ? [] : [['left out', 'the history, earlier texts and imported files']]),
      missing: project.missing,
      to,
      at: context.ports.clock(),
    };
    const options = {
      subject: 'The archive',
      signal: context.signal,
      timeLimit,
      onProgress: (done: number, total: number) => tell('Packing and reading back', done, total),
    };
    const { bytes, files } = await context.ports.jobs.run('archive.pack', request, options);
    if (overwrite) renameSync(to, place);
    else putInPlace(to, place);
    return { path: place, bytes, files: [...files], missing: project.missing };
  } catch (error) {
    throw explainCreation(error, place);
  } finally {
    for (const made of drafts) for (const left of [made, `${made}-journal`]) rmSync(left, { force: true });
  }
}

/** The study as it is now, checked by SQLite; without history also without earlier texts and imported files. */
async function copyStudy({ ports, signal, study }: CoreContext, to: string, history: boolean): Promise<ArchiveEntry> {
  const file = study();
  if (!file.isInPlace()) {
    throw new AxialError('io', `“${basename(file.path)}” was moved or deleted while it was open: put it back first.`);
  }
  const options = { subject: 'The copy of the study', signal, timeLimit };
  await ports.jobs.run(history ? 'study.copy' : 'study.copyAnonymised', { from: file.path, to }, options);
  return { name: 'study.axial', path: to };
}

async function tableEntries(context: CoreContext, history: boolean): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  for (const { name, request } of tables) {
    if (request.what === 'audit' && !history) continue;
    const format = name.endsWith('.html') ? 'html' : 'csv';
    const { base64 } = await exportHandlers['exports.make'](context, { request: exportRequest.parse(request), format });
    entries.push({ name, bytes: new Uint8Array(Buffer.from(base64, 'base64')) });
  }
  return entries;
}
