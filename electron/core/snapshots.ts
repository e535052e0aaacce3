import { rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { OutputOf, ParsedInputOf } from '#shared/contract/index.ts';
import type { Snapshot } from '#shared/contract/procedures/snapshots.ts';
import { AxialError } from '#shared/domain/result.ts';
import { draftPathOf, explainCreation, putInPlace, refuseExisting } from '../store/create.ts';
import { readStudy } from '../store/documents.ts';
import type { CopyLook } from '../store/snapshots.ts';
import type { CoreContext, Handlers, ProceduresOf } from './context.ts';
import {
  dropEmptyFolder,
  factsPathOf,
  freeSnapshotPath,
  listSnapshotFiles,
  provideSnapshotFolder,
  type SnapshotFacts,
  type SnapshotFile,
  snapshotFolderOf,
  sweepSnapshots,
} from './snapshotFiles.ts';
import { withEnding } from './study.ts';
import { writeWholeFile } from './wholeFile.ts';

export const snapshotHandlers: Handlers<ProceduresOf<'snapshots'>> = {
  'snapshots.list': async (context) => ({
    folder: basename(snapshotFolderOf(context.study().path)),
    snapshots: await listSnapshots(context),
  }),
  'snapshots.make': makeSnapshot,
  'snapshots.compare': compareSnapshot,
  'snapshots.restore': restoreSnapshot,
  'snapshots.delete': (context, { id }) => {
    const { path } = requireSnapshot(context, id);
    for (const place of [path, factsPathOf(path)]) remove(place);
    dropEmptyFolder(dirname(path));
    return {};
  },
};

/** Milliseconds for work that reads or writes a whole study. */
const timeLimit = 3_600_000;

/** The snapshots of the open study, newest first, each read through. */
async function listSnapshots(context: CoreContext): Promise<Snapshot[]> {
  const studyId = readStudy(context.readable()).id;
  const files = listSnapshotFiles(context.study().path).filter(({ facts }) => (facts?.studyId ?? studyId) === studyId);
  const looks = await look(context, files);
  return files
    .flatMap((file, at): Snapshot[] => {
      const found = looks[at];
      // Nothing stands beside it: it is ours if it says so, or if it is damaged and lies in the folder of this study.
      const isOurs = file.facts !== null || (found?.study ? found.study.id === studyId : file.isInOwnFolder);
      return found && isOurs ? [snapshotOf(file, found)] : [];
    })
    .sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
}

function look({ ports, signal }: CoreContext, files: readonly SnapshotFile[]): Promise<CopyLook[]> {
  if (files.length === 0) return Promise.resolve([]);
  const wanted = files.map(({ path, facts }) => ({ path, sha256: facts?.sha256 ?? null }));
  return ports.jobs.run('snapshots.look', { files: wanted }, { subject: 'The list of snapshots', signal, timeLimit });
}

function snapshotOf({ id, path, facts, at }: SnapshotFile, { bytes, sound, study }: CopyLook): Snapshot {
  return {
    id,
    file: basename(path),
    at,
    note: facts?.note ?? '',
    bytes,
    contents: study && {
      revision: study.revision,
      documents: study.documents,
      codes: study.codes,
      codings: study.codings,
      memos: study.memos,
    },
    damaged: sound ? null : 'This snapshot is not what it was when it was made: the file was damaged or changed.',
  };
}

/** @throws AxialError `not_found` */
function requireSnapshot(context: CoreContext, id: string): SnapshotFile {
  const studyId = readStudy(context.readable()).id;
  const found = listSnapshotFiles(context.study().path).find((file) => file.id === id);
  if (found && (found.facts?.studyId ?? studyId) === studyId) return found;
  throw new AxialError('not_found', 'This snapshot is not there any more.');
}

async function requireSound(context: CoreContext, id: string): Promise<{ file: SnapshotFile; snapshot: Snapshot }> {
  const file = requireSnapshot(context, id);
  const [found] = await look(context, [file]);
  const snapshot = found && snapshotOf(file, found);
  if (!snapshot || snapshot.damaged !== null) {
    throw new AxialError('study_damaged', snapshot?.damaged ?? 'This snapshot cannot be read.');
  }
  return { file, snapshot };
}

/** Copies the study beside it, checks the copy in full, and gives it its name only then. */
async function makeSnapshot(
  context: CoreContext,
  { note }: ParsedInputOf<'snapshots.make'>,
): Promise<OutputOf<'snapshots.make'>> {
  const { clock, newId } = context.ports;
  const folder = snapshotFolderOf(context.study().path);
  const at = clock();
  provideSnapshotFolder(folder);
  sweepSnapshots(folder, at);
  const path = freeSnapshotPath(folder, at);
  const draft = draftPathOf(path, newId);
  try {
    const found = await copyChecked(context, draft);
    const facts: SnapshotFacts = { studyId: readStudy(context.readable()).id, at, note, sha256: found.sha256 };
    const bytes = new TextEncoder().encode(`${JSON.stringify(facts, null, 2)}\n`);
    await writeWholeFile(factsPathOf(path), bytes, { overwrite: false, newId });
    putInPlace(draft, path);
    const file = { id: `${basename(folder)}/${basename(path)}`, path, facts, at, isInOwnFolder: true };
    return snapshotOf(file, found);
  } catch (error) {
    rmSync(factsPathOf(path), { force: true });
    throw explainCreation(error, path);
  } finally {
    for (const left of [draft, `${draft}-journal`]) rmSync(left, { force: true });
    dropEmptyFolder(folder);
  }
}

/** A copy of the open study that passed the whole check. @throws AxialError `io` when it did not */
async function copyChecked(context: CoreContext, to: string): Promise<CopyLook> {
  const { ports, signal } = context;
  const file = context.study();
  const options = { subject: 'The snapshot', signal, timeLimit };
  // A worker finds the study by its path; what was moved or deleted meanwhile only this thread still has.
  if (file.isInPlace()) await ports.jobs.run('study.copy', { from: file.path, to }, options);
  else file.copyTo(to);
  const { findings } = await ports.jobs.run('study.check', { path: to }, options);
  const fault = findings.find(({ level }) => level === 'error');
  if (fault) throw new AxialError('io', `The copy did not pass its check, so there is no snapshot. ${fault.message}`);
  const [found] = await ports.jobs.run('snapshots.look', { files: [{ path: to, sha256: null }] }, options);
  if (!found?.sound) throw new AxialError('io', 'The copy did not pass its check, so there is no snapshot.');
  return found;
}

async function compareSnapshot(
  context: CoreContext,
  { id }: ParsedInputOf<'snapshots.compare'>,
): Promise<OutputOf<'snapshots.compare'>> {
  const study = context.study();
  if (!study.isInPlace()) {
    throw new AxialError('io', 'The study was moved or deleted while it was open: put it back to compare.');
  }
  const { file, snapshot } = await requireSound(context, id);
  const paths = { before: file.path, now: study.path };
  const options = { subject: 'The comparison', signal: context.signal, timeLimit };
  return { snapshot, kinds: await context.ports.jobs.run('study.compare', paths, options) };
}

/** A copy of the snapshot where nothing is: never over the open study, nor over any other file. */
async function restoreSnapshot(
  context: CoreContext,
  { id, path: given }: ParsedInputOf<'snapshots.restore'>,
): Promise<OutputOf<'snapshots.restore'>> {
  const path = withEnding(resolve(given));
  refuseExisting(path);
  const { file } = await requireSound(context, id);
  const draft = draftPathOf(path, context.ports.newId);
  const options = { subject: `“${basename(path)}”`, signal: context.signal, timeLimit };
  try {
    await context.ports.jobs.run('study.copy', { from: file.path, to: draft }, options);
    putInPlace(draft, path);
  } catch (error) {
    throw explainCreation(error, path);
  } finally {
    for (const left of [draft, `${draft}-journal`]) rmSync(left, { force: true });
  }
  return { path, bytes: statSync(path).size };
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    throw new AxialError('io', `“${basename(path)}” could not be deleted: its folder is write-protected.`);
  }
}
